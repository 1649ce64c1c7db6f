"""Reading: opening, following, coming back to the very line; and what cannot be shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.building import build_from_markdown
from gardreader.desktop.reader.history import Place, Visit
from gardreader.desktop.reader.reader_pane import ReaderPane, Shown
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from gardreader.rendering.themes import load_theme
from tests.desktop.reader.conftest import (
    MakePane,
    bundled,
    citation,
    click,
    open_article,
    settle,
    top,
)

NECROSIS = bundled("bone-marrow-necrosis")
WILSON = bundled("wilson-disease")


def test_an_article_is_shown_from_its_top(pane: ReaderPane, qtbot: QtBot) -> None:
    assert pane.visit() is None
    with qtbot.waitSignal(pane.shown) as told:
        pane.open(NECROSIS)
    shown = told.args[0]
    assert isinstance(shown, Shown)
    assert (shown.ref, shown.title) == (NECROSIS, "Bone marrow necrosis")
    assert [anchor.id for anchor in shown.anchors][:3] == ["top", "overview", "symptoms"]
    assert pane.article is not None
    assert pane.article.title == shown.title
    assert top(pane) == 0
    assert pane.view.toPlainText().startswith("Bone marrow necrosis")


def test_it_opens_at_a_section(pane: ReaderPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.place_changed, check_params_cb=lambda anchor: anchor == "treatment"):
        pane.open(NECROSIS, "treatment")
    page = pane.view.page
    assert page is not None
    assert pane.view.is_in_view(page.places["treatment"])
    assert top(pane) > 0


def test_scrolling_tells_the_section(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    told: list[str] = []
    pane.place_changed.connect(told.append)
    bar = pane.view.verticalScrollBar()
    for value in range(0, bar.maximum(), 60):
        bar.setValue(value)
    expected = ["overview", "symptoms", "cause", "treatment", "prognosis"]
    assert [anchor for anchor in told if anchor in expected] == expected


def test_a_citation_leads_to_its_reference_and_back_to_the_very_line(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    link = citation(pane, 4)
    pane.view.reveal(link.start, link.end)
    before = top(pane)
    click(pane, link)
    page = pane.view.page
    assert page is not None
    assert pane.view.is_in_view(page.places["ref-4"])
    assert top(pane) != before
    assert pane.back_mark.isVisible()
    assert pane.history.can_back
    pane.back_mark.click()
    assert top(pane) == before
    assert not pane.back_mark.isVisible()
    pane.forward()
    assert pane.view.is_in_view(page.places["ref-4"])


def test_backspace_returns_from_a_reference(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.view.verticalScrollBar().setValue(333)
    click(pane, citation(pane, 1, 2))
    assert pane.history.can_back
    pane.back()
    before = top(pane)
    pane.forward()
    QTest.keyClick(pane.view, Qt.Key.Key_Backspace)
    assert top(pane) == before


def test_a_reference_leads_back_to_each_place_that_cites_it(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    page = pane.view.page
    assert page is not None
    reference = page.page.reference("ref-2")
    assert reference is not None
    places = reference.places
    assert len(places) > 3
    pane.follow("#ref-2")
    for place in places:
        pane.follow(f"#{place}")
        assert pane.view.is_in_view(page.places[place])


def test_back_and_forward_between_articles_keep_the_exact_place(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.view.verticalScrollBar().setValue(417)
    open_article(qtbot, pane, WILSON)
    pane.view.verticalScrollBar().setValue(251)
    with qtbot.waitSignal(pane.shown):
        pane.back()
    assert (pane.ref, top(pane)) == (NECROSIS, 417)
    with qtbot.waitSignal(pane.shown):
        pane.forward()
    assert (pane.ref, top(pane)) == (WILSON, 251)
    assert not pane.history.can_forward


def test_the_latest_wish_is_shown(pane: ReaderPane, qtbot: QtBot) -> None:
    told: list[Shown] = []
    pane.shown.connect(told.append)
    wanted = ["wilson-disease", "hemophilia-a", "addisons-disease", "bone-marrow-necrosis"]
    for article in wanted:
        pane.open(bundled(article))
    settle(qtbot, pane)
    assert [shown.ref for shown in told] == [NECROSIS]
    assert pane.ref == NECROSIS


@pytest.mark.parametrize("zoom", [80, 150, 300])
def test_zoom_keeps_the_place(pane: ReaderPane, qtbot: QtBot, zoom: int) -> None:
    open_article(qtbot, pane, WILSON)
    for value in (0, 137, 803, 1555):
        pane.view.verticalScrollBar().setValue(value)
        value, position = top(pane), pane.view.first_position()
        pane.set_zoom(zoom)
        settle(qtbot, pane)
        assert pane.view.first_position() == position
        pane.set_zoom(100)
        settle(qtbot, pane)
        assert abs(top(pane) - value) <= 1


def test_zoom_has_its_bounds(pane: ReaderPane) -> None:
    told: list[int] = []
    pane.zoom_changed.connect(told.append)
    pane.set_zoom(10)
    pane.set_zoom(1000)
    assert told == [80, 300]
    assert pane.zoom == 300


def test_a_theme_changes_the_colours_and_nothing_else(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, WILSON)
    pane.view.verticalScrollBar().setValue(640)
    text = pane.view.toPlainText()
    pane.set_theme(load_theme("dark"))
    settle(qtbot, pane)
    assert top(pane) == 640
    assert pane.view.toPlainText() == text
    colour = pane.view.viewport().grab().toImage().pixelColor(2, 2).name()
    assert colour == load_theme("dark").page


def test_a_narrow_window_keeps_the_place(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, WILSON)
    pane.view.verticalScrollBar().setValue(900)
    position = pane.view.first_position()
    for width in (420, 610, 330, 900):
        pane.resize(width, 700)
        assert pane.view.first_position() == position
    assert top(pane) == 900


def test_a_session_is_restored(pane: ReaderPane, qtbot: QtBot, make_pane: MakePane, library: Library) -> None:
    open_article(qtbot, pane, WILSON)
    pane.view.verticalScrollBar().setValue(512)
    visit = pane.visit()
    assert visit is not None
    other = make_pane(library)
    with qtbot.waitSignal(other.shown):
        other.restore(visit)
    assert top(other) == 512
    assert not other.history.can_back


def test_an_article_that_is_not_there_is_a_sentence(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.view.verticalScrollBar().setValue(300)
    gone = bundled("no-such-disease")
    with qtbot.waitSignal(pane.message):
        pane.open(gone)
    assert pane.notice.isVisible()
    assert "no-such-disease" in pane.notice.text_label.text()
    assert pane.article is None
    assert pane.ref == gone
    with qtbot.waitSignal(pane.shown):
        pane.back()
    assert (pane.ref, top(pane)) == (NECROSIS, 300)
    assert pane.notice.isHidden()


def test_a_pack_that_is_removed_takes_its_article_along(
    make_pane: MakePane, qtbot: QtBot, own_home: Paths, tmp_path: Path
) -> None:
    pack = tmp_path / "own.gardpack"
    build_from_markdown(content(), pack, pack_id="own")
    library = Library.open(own_home)
    library.install(pack)
    pane = make_pane(library)
    ref = ArticleRef("own", "wilson-disease")
    open_article(qtbot, pane, ref)
    library.remove("own")
    with qtbot.waitSignal(pane.message):
        pane.library_changed()
    assert pane.notice.isVisible()
    assert pane.ref == ref
    library.install(pack)
    with qtbot.waitSignal(pane.shown):
        pane.library_changed()
    assert pane.article is not None
    assert pane.notice.isHidden()
    library.close()


def test_a_changed_library_keeps_the_place(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.view.verticalScrollBar().setValue(444)
    pane.library_changed()
    settle(qtbot, pane)
    assert top(pane) == 444


def test_an_unknown_place_is_told(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    with qtbot.waitSignal(pane.message) as told:
        pane.follow("#nowhere")
    assert "no such place" in told.args[0]
    assert not pane.history.can_back


def test_related_diseases_open(make_pane: MakePane, qtbot: QtBot, gard_library: Library) -> None:
    pane = make_pane(gard_library)
    open_article(qtbot, pane, ArticleRef("gard", "ehlers-danlos-syndromes"))
    page = pane.view.page
    assert page is not None
    link = next(link for link in page.links if link.address.startswith("article:"))
    with qtbot.waitSignal(pane.shown) as told:
        click(pane, link)
    assert told.args[0].ref == ArticleRef.parse(link.address.removeprefix("article:"))
    with qtbot.waitSignal(pane.shown):
        pane.back()
    assert pane.ref == ArticleRef("gard", "ehlers-danlos-syndromes")


def test_every_place_of_the_longest_articles_is_kept(
    make_pane: MakePane, qtbot: QtBot, gard_library: Library
) -> None:
    pane = make_pane(gard_library)
    for article in ("cystic-fibrosis", "williams-syndrome", "pyruvate-dehydrogenase-complex-deficiency"):
        open_article(qtbot, pane, ArticleRef("gard", article))
        bar = pane.view.verticalScrollBar()
        for value in range(0, bar.maximum() + 1, 97):
            bar.setValue(value)
            place = pane.view.place()
            bar.setValue(bar.maximum() - value)
            pane.view.go_to_place(place)
            assert bar.value() == value


def test_a_visit_is_the_one_on_its_way(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.restore(Visit(WILSON, Place(100, 0.5)))
    assert pane.loading
    assert pane.visit() == Visit(WILSON, Place(100, 0.5))
    settle(qtbot, pane)
    assert not pane.loading
