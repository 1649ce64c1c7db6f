"""The link card: the host unmistakable, a code that a scanner reads, nothing opened unasked."""

from __future__ import annotations

import datetime as dt

import pytest
import zxingcpp
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.link_card import CardNotes, LinkCard
from gardreader.desktop.reader.links import judge
from gardreader.desktop.reader.provenance import link_age
from gardreader.desktop.reader.qr_view import LargeQr
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.own.reading_list import Keepable, KeptKind
from gardreader.packs.library import Library
from gardreader.rendering.qr import qr_matrix
from gardreader.rendering.themes import THEMES, load_theme
from tests.desktop.reader.conftest import (
    MakePane,
    bundled,
    citation,
    click,
    hover,
    links_of,
    open_article,
    settle,
    web_link,
)

NECROSIS = bundled("bone-marrow-necrosis")


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system; nothing is really opened."""
    addresses: list[str] = []

    def open_url(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return addresses


def scanned(widget: QWidget) -> list[str]:
    """What a scanner reads from the picture of a widget."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high = picture.bytesPerLine(), picture.height()
    view = memoryview(bytes(picture.constBits())).cast("B", shape=[high, wide])
    found = zxingcpp.read_barcodes(view, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return [code.text for code in found]


def card_of(pane: ReaderPane) -> LinkCard:
    (card,) = pane.findChildren(LinkCard)
    return card


def show(qtbot: QtBot, address: str, notes: CardNotes | None = None, theme: str = "light") -> LinkCard:
    card = LinkCard(judge(address), notes or CardNotes(), load_theme(theme))
    qtbot.addWidget(card)
    card.set_matrix(qr_matrix(address))
    card.show()
    return card


@pytest.mark.parametrize("theme", THEMES)
def test_the_code_is_read_from_the_picture_of_the_card(
    pane: ReaderPane, qtbot: QtBot, theme: str, opened: list[str]
) -> None:
    pane.set_theme(load_theme(theme))
    open_article(qtbot, pane, NECROSIS)
    link = web_link(pane)
    click(pane, link)
    card = card_of(pane)
    qtbot.waitUntil(lambda: card.qr.is_ready)
    assert scanned(card) == [link.address]
    card.larger_button.click()
    (large,) = card.findChildren(LargeQr)
    assert scanned(large) == [link.address]
    assert large.view.width() > card.qr.width()
    large.accept()
    card.reject()
    assert opened == []


def test_it_names_what_the_address_is(qtbot: QtBot) -> None:
    card = show(qtbot, "https://pubmed.ncbi.nlm.nih.gov/16249882/")
    assert card.name == card.windowTitle() == "PubMed record 16249882"
    assert "network" in card.told_label.text()
    assert show(qtbot, "https://example.org/").windowTitle() == "Link to the web"


def test_a_name_before_the_host_is_exposed(qtbot: QtBot) -> None:
    card = show(qtbot, "https://www.nih.gov@evil.example/a")
    assert card.caution_label.isVisible()
    assert card.caution_label.height() >= card.caution_label.heightForWidth(card.caution_label.width())
    assert "It leads to evil.example" in card.caution_label.text()
    assert ">evil.example</span>" in card.address_field.toHtml()


def test_letters_that_look_alike_are_shown_in_both_forms(qtbot: QtBot) -> None:
    card = show(qtbot, "https://\u0430pple.com/")
    assert "xn--pple-43d.com" in card.caution_label.text()
    assert scanned(card) == ["https://\u0430pple.com/"]


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    card = show(qtbot, "https://example.org/")
    card.show()
    card.cancel_button.setFocus()
    QTest.keyClick(card.cancel_button, Qt.Key.Key_Return)
    assert not card.isVisible()
    assert QGuiApplication.clipboard().text() == ""


def test_where_opening_is_off_there_is_no_way_to_the_browser(
    pane: ReaderPane, qtbot: QtBot, opened: list[str]
) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.cards.links_open = False
    click(pane, web_link(pane))
    card = card_of(pane)
    assert not card.open_button.isVisible()
    assert "not opened on this computer" in card.told_label.text()
    card.open_address()
    assert opened == []
    card.copy_address()
    assert QGuiApplication.clipboard().text() == web_link(pane).address


def test_a_link_is_saved_with_its_words_and_its_article(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, bundled("wilson-disease"))
    page = pane.view.page
    assert page is not None
    first = page.places["references"] if "references" in page.places else len(page.text)
    link = next(k for k in links_of(pane) if k.address.startswith("http") and k.start < first)
    click(pane, link)
    with qtbot.waitSignal(pane.cards.save_wanted) as wanted:
        card_of(pane).save_button.click()
    kept = wanted.args[0]
    assert isinstance(kept, Keepable)
    assert (kept.kind, kept.ref) == (KeptKind.LINK, bundled("wilson-disease"))
    assert kept.address == link.address


def test_a_link_of_a_reference_saves_the_reference(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    page, article = pane.view.page, pane.article
    assert page is not None
    assert article is not None
    number = next(n for n, r in enumerate(article.references, 1) if r.pmid)
    hover(pane, citation(pane, number))
    address = f"https://pubmed.ncbi.nlm.nih.gov/{article.references[number - 1].pmid}/"
    pane.card._label.linkActivated.emit(address)
    with qtbot.waitSignal(pane.cards.save_wanted) as wanted:
        card_of(pane).save_button.click()
    assert wanted.args[0].kind is KeptKind.REFERENCE
    assert wanted.args[0].reference == article.references[number - 1]


def test_the_reference_card_copies_and_saves(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    hover(pane, citation(pane, 2))
    text = pane.card.text()
    pane.card._label.linkActivated.emit("card:copy")
    assert QGuiApplication.clipboard().text() == text
    with qtbot.waitSignal(pane.cards.save_wanted) as wanted:
        pane.card._label.linkActivated.emit("card:save")
    assert wanted.args[0].key == pane.view.page.article.references[1].id  # type: ignore[union-attr]


def test_a_run_of_citations_has_one_card_with_all(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    run = next(link for link in links_of(pane) if link.address.startswith("#refs-"))
    hover(pane, run)
    told = pane.card.told
    assert told is not None
    assert [r.number for r in told.references] == [1, 2, 3]
    assert told.head == "References 1 to 3"
    kept: list[object] = []
    pane.cards.save_wanted.connect(kept.append)
    pane.card._label.linkActivated.emit("card:save")
    assert len(kept) == 3


@pytest.mark.parametrize("size", [(900, 700), (420, 360)])
def test_cards_keep_off_their_citation_at_200_percent(
    pane: ReaderPane, qtbot: QtBot, size: tuple[int, int], plain_look: None
) -> None:
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.card.setFont(font)
    pane.resize(*size)
    pane.set_zoom(200)
    open_article(qtbot, pane, NECROSIS)
    settle(qtbot, pane)
    for link in links_of(pane):
        if link.address.startswith(("#ref-", "#refs-")):
            pane.card.hide_now()  # or the mouse would come to lie on it
            hover(pane, link)
            assert pane.card.isVisible()
            area = pane.card.geometry()
            assert pane.rect().contains(area)
            assert not area.intersects(pane.cards._area_of(link))


@pytest.mark.parametrize("size", [(700, 500), (1180, 780)])
def test_it_fits_the_window_at_200_percent(
    pane: ReaderPane, qtbot: QtBot, size: tuple[int, int], plain_look: None
) -> None:
    font = pane.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    pane.setFont(font)
    pane.resize(*size)
    open_article(qtbot, pane, NECROSIS)
    click(pane, web_link(pane))
    card = card_of(pane)
    qtbot.waitUntil(lambda: card.qr.is_ready)
    assert card.width() <= size[0]
    assert scanned(card) == [card.address]


class TestAge:
    def test_the_nearest_date_is_told(self, pane: ReaderPane, qtbot: QtBot) -> None:
        open_article(qtbot, pane, NECROSIS)
        article = pane.article
        assert article is not None
        today = dt.date(2026, 11, 25)
        reference = next(r for r in article.references if r.accessed is not None)
        assert isinstance(reference.accessed, PartialDate)
        assert reference.accessed.words in link_age(article, today, reference=reference)
        section = next(s for s in article.sections if s.updated is not None)
        assert "This section was last updated on" in link_age(article, today, section=section)
        assert "16 years ago" in link_age(article, today)


@pytest.mark.shared
class TestPagesOfGard:
    """Links in GARD's texts to other diseases open the article that the library has."""

    def test_they_open_the_article_of_the_library(
        self, make_pane: MakePane, gard_library: Library, qtbot: QtBot
    ) -> None:
        pane = make_pane(gard_library)
        open_article(qtbot, pane, ArticleRef("gard", "cystic-fibrosis"))
        with qtbot.waitSignal(pane.shown):
            pane.follow("https://rarediseases.info.nih.gov/diseases/5116/tar-syndrome")
        article = pane.article
        assert article is not None
        assert article.identifier_values("gard") == ("5116",)
        assert pane.findChildren(LinkCard) == []

    def test_one_that_is_not_there_offers_the_web(
        self, make_pane: MakePane, gard_library: Library, qtbot: QtBot
    ) -> None:
        pane = make_pane(gard_library)
        open_article(qtbot, pane, ArticleRef("gard", "cystic-fibrosis"))
        pane.follow("https://rarediseases.info.nih.gov/diseases/999999/nothing")
        qtbot.waitUntil(lambda: len(pane.findChildren(LinkCard)) == 1)
        assert "has no article of this disease" in card_of(pane).told_label.text()

    def test_its_own_page_is_a_page_of_the_web(
        self, make_pane: MakePane, gard_library: Library, qtbot: QtBot
    ) -> None:
        pane = make_pane(gard_library)
        open_article(qtbot, pane, ArticleRef("gard", "cystic-fibrosis"))
        pane.follow("https://rarediseases.info.nih.gov/diseases/6233/cystic-fibrosis")
        assert card_of(pane).name == "GARD page of disease 6233"


def test_without_a_code_there_is_no_square(qtbot: QtBot) -> None:
    address = "https://example.org/" + "\u00df" * 1900
    card = LinkCard(judge(address), CardNotes(), load_theme("light"))
    qtbot.addWidget(card)
    card.show()
    assert not card.qr.isVisible()
    assert not card.larger_button.isVisible()
