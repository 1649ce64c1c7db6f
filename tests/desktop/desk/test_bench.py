"""Two articles side by side: which is in use, and how one follows the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.desktop.desk.bench import Bench
from gardreader.desktop.desk.desk import Desk
from gardreader.desktop.reader.reader_pane import ReaderPane
from tests.desktop.desk.conftest import ADDISON, HEMOPHILIA, WILSON, OpenIn, settled


def compare(desk: Desk, read: OpenIn, qtbot: QtBot) -> tuple[Bench, ReaderPane, ReaderPane]:
    read(WILSON)
    desk.compare(HEMOPHILIA)
    qtbot.waitUntil(lambda: settled(desk))
    bench = desk.bench
    assert bench is not None
    return bench, bench.sides[0].pane, bench.sides[1].pane


def section_of(pane: ReaderPane) -> str:
    page = pane.view.page
    assert page is not None
    found = page.section_at(pane.view.place().position + 40)
    return found.id if found is not None else ""


def test_two_articles_stand_side_by_side_under_their_heads(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, left, right = compare(desk, read, qtbot)
    assert bench.comparing
    assert bench.title == "Wilson disease | Hemophilia A"
    assert [side.head.isVisible() for side in bench.sides] == [True, True]
    assert left.mapTo(bench, left.rect().topLeft()).x() < right.mapTo(bench, right.rect().topLeft()).x()
    assert desk.current is left
    assert {"Wilson disease", "Hemophilia A"} == {side.title for side in bench.sides}


def test_a_narrow_window_sets_them_one_above_the_other(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, left, right = compare(desk, read, qtbot)
    assert bench.splitter.orientation() == Qt.Orientation.Horizontal
    desk.window().resize(33 * desk.fontMetrics().height(), 600)
    qtbot.waitUntil(lambda: bench.splitter.orientation() == Qt.Orientation.Vertical)
    assert min(left.width(), right.width()) > bench.width() - 10
    assert abs(left.height() - right.height()) < 60


def test_the_other_side_follows_to_the_section_of_the_same_kind(
    desk: Desk, read: OpenIn, qtbot: QtBot
) -> None:
    bench, left, right = compare(desk, read, qtbot)
    left.open(WILSON.ref, "treatment")
    qtbot.waitUntil(lambda: settled(desk) and section_of(right) == "treatment")
    bench.together = False
    left.open(WILSON.ref, "cause")
    qtbot.waitUntil(lambda: settled(desk) and section_of(left) == "cause")
    assert section_of(right) == "treatment"
    bench.together = True
    bench.align()
    assert section_of(right) == "cause"


def test_it_is_told_where_the_other_has_nothing_like_it(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, left, right = compare(desk, read, qtbot)
    bench._follow("organizations")
    assert left.view.page is not None
    assert right.view.page is not None
    missing = "organizations" not in right.view.page.places
    assert bool(bench.sides[1].head.note.text()) == missing


def test_the_side_that_has_the_keys_is_the_one_in_use(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, left, right = compare(desk, read, qtbot)
    desk.window().activateWindow()
    left.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is left.view)
    with qtbot.waitSignal(desk.pane_changed):
        right.setFocus()
    assert desk.current is right
    assert [side.head.property("inUse") for side in bench.sides] == [False, True]
    bench.use_other()
    assert desk.current is left


def test_a_list_entry_of_the_other_article_goes_to_its_side(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, _, right = compare(desk, read, qtbot)
    bench.use_side_of(HEMOPHILIA.ref)
    assert desk.current is right
    bench.use_side_of(ADDISON.ref)
    assert desk.current is right


def test_comparing_again_takes_the_place_of_the_other(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, left, right = compare(desk, read, qtbot)
    desk.compare(ADDISON)
    qtbot.waitUntil(lambda: settled(desk))
    assert (left.ref, right.ref) == (WILSON.ref, ADDISON.ref)
    assert len(bench.sides) == 2


def test_the_comparison_is_ended_by_closing_a_side(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, left, right = compare(desk, read, qtbot)
    with qtbot.waitSignal(left.destroyed):
        bench.sides[0].head.close_button.click()
    assert not bench.comparing
    assert desk.current is right
    assert bench.sides[0].head.isHidden()
    assert bench.title == "Hemophilia A"
    assert [wanted.ref for wanted in bench.wanted] == [HEMOPHILIA.ref]


def test_ending_it_keeps_the_side_in_use(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    bench, _, right = compare(desk, read, qtbot)
    bench.use_other()
    desk.end_comparison()
    assert bench.panes == (right,)
    assert desk.current is right


def test_a_closed_comparison_is_reopened_as_one(desk: Desk, read: OpenIn, qtbot: QtBot) -> None:
    compare(desk, read, qtbot)
    desk.close_tab()
    desk.reopen()
    qtbot.waitUntil(lambda: settled(desk) and desk.comparing)
    assert desk.bench is not None
    assert [wanted.ref for wanted in desk.bench.wanted] == [WILSON.ref, HEMOPHILIA.ref]
