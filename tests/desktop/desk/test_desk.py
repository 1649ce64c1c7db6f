"""Tabs: opened in front or behind, loaded when they are seen, closed, reopened, moved, brought back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.desk import Desk
from gardreader.desktop.desk.trail import View
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.reader.history import Place
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.library import Library
from gardreader.rendering.themes import load_theme
from gardreader.settings import MOST_TABS
from tests.desktop.desk.conftest import ADDISON, BUNDLED, HEMOPHILIA, WILSON, OpenIn, settled, titles


def test_it_begins_with_one_tab_and_no_row(desk: Desk) -> None:
    assert len(desk.benches) == 1
    assert desk.current is not None
    assert not desk.bar.isVisible()


def test_a_tab_behind_is_loaded_when_it_comes_to_the_front(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    read(WILSON)
    first = desk.current
    assert desk.open_tab(ADDISON, front=False)
    assert desk.current is first
    assert desk.bar.isVisible()
    assert desk.benches[1].panes == ()
    assert titles(desk)[1] == "Addison's disease"
    with qtbot.waitSignals([desk.pane_changed, desk.shown]):
        desk.step(1)
    assert desk.current is not first
    assert desk.current is not None
    assert desk.current.ref == ADDISON.ref
    assert first is not None
    assert first.ref == WILSON.ref
    desk.step(1)
    assert desk.current is first


def test_tabs_behind_stand_in_the_order_in_which_they_were_opened(desk: Desk, read: OpenIn) -> None:
    read(WILSON)
    desk.open_tab(ADDISON, front=False)
    desk.open_tab(HEMOPHILIA, front=False)
    assert [bench.wanted[0].ref for bench in desk.benches] == [WILSON.ref, ADDISON.ref, HEMOPHILIA.ref]


def test_each_new_pane_is_told_before_it_is_used(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    made: list[ReaderPane] = []
    desk.pane_made.connect(made.append)
    read(WILSON)
    desk.open_tab(ADDISON, front=False)
    assert made == []
    desk.step(1)
    assert len(made) == 1
    assert made[0].view.page is None
    qtbot.waitUntil(lambda: settled(desk))


def test_only_the_pane_in_use_is_heard(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    read(WILSON)
    behind = desk.current
    assert behind is not None
    desk.open_tab(ADDISON, front=True)
    qtbot.waitUntil(lambda: settled(desk))
    with qtbot.assertNotEmitted(desk.message):
        behind.message.emit("from behind")
    with qtbot.waitSignal(desk.message):
        desk.current.message.emit("from the front")  # type: ignore[union-attr]


def test_closing_goes_to_the_next_and_the_last_one_leaves_an_empty_tab(
    desk: Desk, read: OpenIn, qtbot: QtBot
) -> None:
    read(WILSON)
    desk.open_tab(ADDISON, front=False)
    desk.close_tab()
    assert [bench.wanted[0].ref for bench in desk.benches] == [ADDISON.ref]
    assert not desk.bar.isVisible()
    qtbot.waitUntil(lambda: settled(desk))
    desk.close_tab()
    assert len(desk.benches) == 1
    assert desk.benches[0].wanted == ()
    assert desk.benches[0].trail.view is View.WELCOME


def test_what_was_closed_comes_back_in_its_place_and_at_its_place(
    desk: Desk, read: OpenIn, qtbot: QtBot
) -> None:
    read(WILSON)
    desk.open_tab(ADDISON, front=False)
    assert desk.current is not None
    desk.current.view.verticalScrollBar().setValue(300)
    visit = desk.current.visit()
    desk.close_tab()
    assert desk.can_reopen
    with qtbot.waitSignal(desk.shown):
        desk.reopen()
    assert desk.place == 0
    assert desk.current is not None
    assert desk.current.visit() == visit
    assert not desk.can_reopen


def test_a_pane_that_is_put_away_is_destroyed_without_being_waited_for(
    desk: Desk, read: OpenIn, qtbot: QtBot
) -> None:
    read(WILSON)
    desk.open_tab(ADDISON, front=True)  # and is still loading
    pane = desk.current
    assert pane is not None
    assert pane.loading
    with qtbot.waitSignal(pane.destroyed):
        desk.close_tab()
        assert len(desk.benches) == 1


def test_closing_the_others_leaves_one(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    read(WILSON)
    for wanted in (ADDISON, HEMOPHILIA):
        desk.open_tab(wanted, front=False)
    desk.close_others(desk.benches[1])
    assert [bench.wanted[0].ref for bench in desk.benches] == [ADDISON.ref]
    qtbot.waitUntil(lambda: settled(desk))


def test_dragging_moves_a_tab(desk: Desk, read: OpenIn) -> None:
    read(WILSON)
    for wanted in (ADDISON, HEMOPHILIA):
        desk.open_tab(wanted, front=False)
    desk.bar.moveTab(0, 2)
    assert [bench.wanted[0].ref for bench in desk.benches] == [ADDISON.ref, HEMOPHILIA.ref, WILSON.ref]
    assert desk.place == 2
    assert titles(desk)[0] == "Addison's disease"


def test_there_is_an_end_to_tabs(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    read(WILSON)
    while len(desk.benches) < MOST_TABS:
        assert desk.open_tab(ADDISON, front=False)
    with qtbot.waitSignal(desk.message) as told:
        assert not desk.open_tab(ADDISON, front=False)
    assert "50 tabs" in told.args[0]
    assert len(desk.panes) == 1


def test_tabs_of_the_last_time_stand_around_the_one_in_front(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    read(WILSON)
    kept = [
        (Wanted(ADDISON.ref, place=Place(800, 0.0), title="Addison"),),
        (Wanted(WILSON.ref),),
        (Wanted(HEMOPHILIA.ref, title="Hemophilia"), Wanted(ADDISON.ref, title="Addison")),
    ]
    desk.restore(kept, 1)
    assert [bench.wanted[0].ref for bench in desk.benches] == [ADDISON.ref, WILSON.ref, HEMOPHILIA.ref]
    assert desk.place == 1
    assert len(desk.panes) == 1
    assert titles(desk) == ["Addison", "Wilson disease", "Hemophilia | Addison"]
    desk.step(-1)
    qtbot.waitUntil(lambda: settled(desk))
    visit = desk.current.visit() if desk.current is not None else None
    assert visit is not None
    assert (visit.ref, visit.place.position) == (ADDISON.ref, 800)
    desk.step(-1)
    assert desk.comparing


def test_a_tab_that_waits_for_an_article_that_is_gone_is_closed(
    desk: Desk, read: OpenIn, library: Library
) -> None:
    read(WILSON)
    desk.restore([(Wanted(WILSON.ref),), (Wanted(ArticleRef(BUNDLED, "gone")),), (Wanted(ADDISON.ref),)], 0)
    desk.take_catalogue(library.catalogue())
    assert titles(desk) == ["Wilson disease", "Addison's disease"]


def test_a_look_is_taken_in_front_at_once_and_behind_a_little_later(
    desk: Desk, read: OpenIn, qtbot: QtBot
) -> None:
    read(WILSON)
    behind = desk.current
    assert behind is not None
    desk.open_tab(ADDISON, front=True)
    qtbot.waitUntil(lambda: settled(desk))
    front = desk.current
    assert front is not None
    desk.set_zoom(150)
    desk.set_theme(load_theme("dark"))
    assert front.loading
    assert not behind.loading
    qtbot.waitUntil(
        lambda: settled(desk) and all(bench.dressed(load_theme("dark"), 150) for bench in desk.benches)
    )
    assert behind.zoom == 150


def test_zooming_in_one_tab_zooms_all(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    read(WILSON)
    desk.open_tab(ADDISON, front=True)
    qtbot.waitUntil(lambda: settled(desk))
    with qtbot.waitSignal(desk.zoom_changed):
        desk.current.view.zoom_wanted.emit(1)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: {pane.zoom for pane in desk.panes} == {110})
    qtbot.waitUntil(lambda: settled(desk))


def test_an_article_that_lies_open_is_found(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    read(WILSON)
    desk.open_tab(ADDISON, front=False)
    assert desk.show_open(ADDISON.ref)
    assert desk.place == 1
    assert not desk.show_open(HEMOPHILIA.ref)
    qtbot.waitUntil(lambda: settled(desk))


def test_a_tab_with_long_title_says_it_whole_when_pointed_at(desk: Desk, read: OpenIn) -> None:
    long = "Spinal muscular atrophy with <b>very</b> & long name " * 4
    read(WILSON)
    desk.open_tab(Wanted(ADDISON.ref, title=long.strip()), front=False)
    assert desk.bar.tabRect(1).width() < 400
    assert "&lt;b&gt;very" in desk.bar.tabToolTip(1)
    assert desk.bar.accessibleTabName(1) == long.strip()
    assert "&&" in desk.bar.tabText(1)
