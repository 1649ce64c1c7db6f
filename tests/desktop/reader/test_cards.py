"""References on hover and by keyboard; links that leave the library only by a button."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gardreader.articles.references import printed
from gardreader.desktop.reader.link_card import CardNotes, LinkCard
from gardreader.desktop.reader.links import judge
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.own.reading_list import Keepable
from gardreader.packs.library import Library
from gardreader.rendering.themes import load_theme
from tests.desktop.reader.conftest import bundled, citation, click, hover, open_article, settle, web_link

NECROSIS = bundled("bone-marrow-necrosis")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system; nothing is really opened."""
    addresses: list[str] = []

    def open_url(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return addresses


def link_card(pane: ReaderPane) -> LinkCard:
    cards = pane.findChildren(LinkCard)
    assert len(cards) == 1
    assert cards[0].isVisible()
    return cards[0]


def test_hovering_shows_the_reference_whole(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    article = pane.article
    assert article is not None
    for number, reference in enumerate(article.references, 1):
        hover(pane, citation(pane, number))
        assert pane.card.isVisible()
        assert pane.card.text() == printed(reference)
        assert pane.rect().contains(pane.card.geometry())
    hover(pane, citation(pane, 4))
    assert pane.card.cited() == ("Treatment",)
    hover(pane, citation(pane, 2))
    assert pane.card.cited() == ("Overview", "Symptoms", "Cause", "Outlook")


def test_the_card_goes_when_the_mouse_does(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    hover(pane, citation(pane))
    assert pane.card.isVisible()
    QTest.mouseMove(pane.view.viewport(), QPoint(1, 1))
    qtbot.waitUntil(lambda: not pane.card.isVisible())


def test_the_card_goes_when_a_dialog_comes(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.view.setFocus()
    hover(pane, citation(pane))
    assert pane.card.isVisible()
    dialog = QDialog(pane)
    dialog.open()
    qtbot.waitUntil(lambda: not pane.card.isVisible())
    hover(pane, citation(pane, 2))
    assert not pane.card.isVisible()
    dialog.reject()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    hover(pane, citation(pane, 3))
    assert pane.card.isVisible()


def test_a_citation_is_a_link_from_bracket_to_bracket(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    assert pane.view.page is not None
    for number in range(1, 5):
        link = citation(pane, number)
        assert pane.view.page.text[link.start : link.end].strip("[,]") == str(number)


def test_scrolling_and_esc_hide_the_card(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    hover(pane, citation(pane))
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().value() + 200)
    qtbot.waitUntil(lambda: not pane.card.isVisible())
    hover(pane, citation(pane))
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not pane.card.isVisible()


def test_keyboard_focus_shows_the_card(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS, "overview")
    for _ in range(60):
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
        link = pane.view.focused_link
        assert link is not None
        if link.address == "#ref-3":
            break
    assert pane.card.isVisible()
    assert pane.card.text().startswith("Inoue S")
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert not pane.card.isVisible()
    assert pane.back_mark.isVisible()


def test_the_card_s_links_are_those_of_the_reference(
    pane: ReaderPane, qtbot: QtBot, opened: list[str]
) -> None:
    open_article(qtbot, pane, NECROSIS)
    hover(pane, citation(pane, 4))
    with qtbot.waitSignal(pane.card.link_followed):
        pane.card.link_followed.emit("https://pubmed.ncbi.nlm.nih.gov/10760751/")
    assert "pubmed.ncbi.nlm.nih.gov" in link_card(pane).address_field.toPlainText()
    assert opened == []


def test_a_web_link_is_opened_by_its_button_alone(pane: ReaderPane, qtbot: QtBot, opened: list[str]) -> None:
    open_article(qtbot, pane, NECROSIS)
    link = web_link(pane)
    click(pane, link)
    card = link_card(pane)
    assert card.address_field.toPlainText() == link.address
    bold = judge(link.address).host
    assert f">{bold}</span>" in card.address_field.toHtml()
    assert "2010" in card.told_label.text()
    assert opened == []
    card.cancel_button.click()
    assert opened == []
    qtbot.waitUntil(lambda: not pane.findChildren(LinkCard))
    click(pane, link)
    card = link_card(pane)
    with qtbot.waitSignal(pane.message):
        card.open_button.click()
    assert opened == [link.address]


def test_enter_on_the_card_copies(pane: ReaderPane, qtbot: QtBot, opened: list[str]) -> None:
    open_article(qtbot, pane, NECROSIS)
    link = web_link(pane)
    click(pane, link)
    QTest.keyClick(link_card(pane), Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == link.address
    assert opened == []


def test_what_nothing_opens_can_still_be_copied(
    pane: ReaderPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    open_article(qtbot, pane, NECROSIS)
    click(pane, web_link(pane))
    card = link_card(pane)
    card.open_button.click()
    assert card.isVisible()
    assert "copied instead" in card.told_label.text()
    card.reject()


def test_what_is_found_late_goes_with_the_page_it_was_asked_on(
    pane: ReaderPane, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = threading.Event()
    monkeypatch.setattr(library, "catalogue_is_current", lambda: not found.wait(60))
    answers: list[object] = []
    pane.cards.work.number_sought.connect(answers.append)
    address = "https://rarediseases.info.nih.gov/diseases/99999/no-such-disease"
    open_article(qtbot, pane, NECROSIS)
    pane.follow(address)
    open_article(qtbot, pane, bundled("wilson-disease"))
    pane.follow(address)
    found.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    with qtbot.waitSignal(pane.cards.save_wanted) as kept:
        link_card(pane).save()
    assert isinstance(kept.args[0], Keepable)
    assert (kept.args[0].address, kept.args[0].ref) == (address, bundled("wilson-disease"))

    found.clear()
    pane.follow(address)
    pane.back()
    settle(qtbot, pane)
    found.set()
    qtbot.waitUntil(lambda: len(answers) == 3 and not pane.findChildren(LinkCard))
    assert pane.ref == NECROSIS


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://example.org/a",
        "https://exa\u202emple.org/",
        "../other",
        "https:///nowhere",
        "article:../../etc",
    ],
)
def test_other_links_are_refused_with_a_sentence(
    pane: ReaderPane, qtbot: QtBot, opened: list[str], address: str
) -> None:
    open_article(qtbot, pane, NECROSIS)
    with qtbot.waitSignal(pane.message) as told:
        pane.follow(address)
    assert told.args[0].startswith("This link is not opened")
    assert pane.findChildren(LinkCard) == []
    assert opened == []
    assert pane.ref == NECROSIS


def test_a_mail_address_is_shown_as_such(qtbot: QtBot, opened: list[str]) -> None:
    link = judge("mailto:help@example.org")
    card = LinkCard(link, CardNotes(), load_theme("light"))
    qtbot.addWidget(card)
    card.show()
    assert "mail" in card.windowTitle().lower()
    assert card.address_field.toPlainText() == "mailto:help@example.org"
    card.open_address()
    assert opened == ["mailto:help@example.org"]


def test_the_longest_address_scrolls_within_the_card(qtbot: QtBot) -> None:
    address = "https://example.org/" + "a" * 1900
    card = LinkCard(judge(address), CardNotes(), load_theme("dark"))
    qtbot.addWidget(card)
    card.show()
    assert card.address_field.toPlainText() == address
    assert card.height() < 600
