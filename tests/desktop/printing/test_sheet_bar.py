"""How much paper a handout takes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.sheet_bar import SheetBar


@pytest.fixture
def bar(qtbot: QtBot) -> SheetBar:
    made = SheetBar()
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    return made


def test_sheets_are_counted_on_both_sides(bar: SheetBar) -> None:
    bar.show_pages(1, booklet=False)
    assert bar.label.text() == "1 page · 1 sheet on both sides"
    assert not bar.one_sheet_button.isEnabled()
    bar.show_pages(9, booklet=False)
    assert bar.label.text() == "9 pages · 5 sheets on both sides"
    bar.show_pages(9, booklet=True)
    assert bar.label.text() == "9 pages · 3 sheets, folded"
    assert bar.one_sheet_button.isEnabled()


def test_past_five_it_warns_and_offers(bar: SheetBar, qtbot: QtBot) -> None:
    bar.show_pages(11, booklet=False)
    assert "more than most people read" in bar.label.text()
    bar.offer("Normal size: 4 sheets")
    assert bar.offer_button.isVisible()
    with qtbot.waitSignal(bar.offer_taken):
        bar.offer_button.click()
    bar.show_pages(8, booklet=False)
    assert not bar.offer_button.isVisible()


def test_what_was_changed_can_be_undone(bar: SheetBar, qtbot: QtBot) -> None:
    bar.show_pages(2, booklet=False)
    bar.tell("Two columns were chosen.", can_undo=True)
    assert bar.label.text().endswith("Two columns were chosen.")
    with qtbot.waitSignal(bar.undo_wanted):
        bar.undo_button.click()
    bar.tell("")
    assert not bar.undo_button.isVisible()


def test_in_a_narrow_window_nothing_is_cut(bar: SheetBar, qtbot: QtBot) -> None:
    bar.show_pages(40, booklet=False)
    bar.offer("In two columns: 5 sheets")
    bar.resize(260, 200)
    qtbot.waitUntil(lambda: bar.one_sheet_button.y() > bar.offer_button.y())
    for button in (bar.offer_button, bar.one_sheet_button):
        assert button.geometry().right() <= bar.width()
        assert button.width() >= button.minimumSizeHint().width()
