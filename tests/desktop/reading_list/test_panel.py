"""The page of the reading list, by keys and mouse."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Reference
from gardreader.desktop.own.keeper import Keeper
from gardreader.desktop.reading_list.delegate import KeptDelegate, two_lines
from gardreader.desktop.reading_list.panel import ReadingListPanel
from gardreader.exchange.formats import Format
from gardreader.own.database import Own
from gardreader.own.reading_list import Keepable, Kept, entries
from gardreader.rendering.themes import load_theme
from tests.desktop.reading_list.conftest import LINK, ODD, PAPER, Fill, listed

Key = Qt.Key


def rows(panel: ReadingListPanel) -> list[str]:
    return [kept.what.title for kept in panel.model.rows]


def key(panel: ReadingListPanel, *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(panel.view, each)


def test_an_empty_list_says_how_it_is_filled(panel: ReadingListPanel, qtbot: QtBot, fill: Fill) -> None:
    assert "Ctrl+S" in panel.view._empty
    fill(PAPER)
    qtbot.waitUntil(lambda: rows(panel) == ["On copper"])
    panel.filter_field.setText("nothing like it")
    assert rows(panel) == []
    assert "filter" in panel.view._empty
    assert panel.count_label.text() == "0 of 1 entry"


def test_keys_tick_remove_and_open(panel: ReadingListPanel, qtbot: QtBot, fill: Fill, keeper: Keeper) -> None:
    fill(PAPER, LINK, ODD)
    qtbot.waitUntil(lambda: len(rows(panel)) == 3)
    panel.view.setFocus()
    key(panel, Key.Key_Home, Key.Key_Down, Key.Key_Space)
    qtbot.waitUntil(lambda: listed(keeper)[1].done)
    qtbot.waitUntil(lambda: panel.model.rows[1].done)
    assert [kept.what for kept in panel.view.picked_entries] == [LINK]
    with qtbot.waitSignal(panel.open_wanted) as opened:
        key(panel, Key.Key_Return)
    assert opened.args[0].what == LINK
    QTest.keyClick(panel.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(keeper.removed) as removed:
        key(panel, Key.Key_Delete)
    assert removed.args[0].sentence == "2 entries were taken off the reading list."
    qtbot.waitUntil(lambda: rows(panel) == ["On copper"])
    assert [kept.what for kept in panel.view.picked_entries] == [PAPER]  # the keys go on
    keeper.undo()
    qtbot.waitUntil(lambda: sorted(rows(panel)) == ["<b>Odd</b>", "A page", "On copper"])


def test_a_click_on_the_box_ticks_and_one_beside_it_picks(
    panel: ReadingListPanel, qtbot: QtBot, fill: Fill, keeper: Keeper
) -> None:
    fill(PAPER)
    qtbot.waitUntil(lambda: len(rows(panel)) == 1)
    option = QStyleOptionViewItem()
    panel.view.initViewItemOption(option)
    option.rect = panel.view.visualRect(panel.model.index(0))
    delegate = panel.view.itemDelegate()
    assert isinstance(delegate, KeptDelegate)
    box = delegate.tick_area(option).center()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(panel.view.viewport(), left, pos=box)
    qtbot.waitUntil(lambda: listed(keeper)[0].done)
    QTest.mouseClick(panel.view.viewport(), left, pos=box + QPoint(80, 0))
    assert len(panel.view.picked_entries) == 1
    assert listed(keeper)[0].done


def test_a_note_is_kept_when_the_field_is_left_and_when_the_page_goes(
    panel: ReadingListPanel, qtbot: QtBot, fill: Fill, keeper: Keeper
) -> None:
    fill(PAPER, LINK)
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)
    panel.view.clearSelection()
    assert not panel.note_field.isEnabled()
    panel.view.pick((panel.model.rows[0].id,))
    QTest.keyClicks(panel.note_field, "For Monday")
    key(panel, Key.Key_Down)
    qtbot.waitUntil(lambda: listed(keeper)[0].note == "For Monday")
    assert panel.note_field.toPlainText() == ""
    QTest.keyClicks(panel.note_field, "Another")
    panel.hide()
    qtbot.waitUntil(lambda: [kept.note for kept in listed(keeper)] == ["For Monday", "Another"])


@pytest.mark.parametrize("end", ["close", "private"])
def test_a_note_is_kept_that_is_being_written_when_the_entries_are_closed(
    panel: ReadingListPanel, qtbot: QtBot, fill: Fill, keeper: Keeper, tmp_path: Path, end: str
) -> None:
    fill(PAPER)
    qtbot.waitUntil(lambda: len(rows(panel)) == 1)
    panel.view.pick((panel.model.rows[0].id,))
    QTest.keyClicks(panel.note_field, "For Monday")
    if end == "private":
        keeper.set_private(True)
        qtbot.waitUntil(lambda: keeper.settled)
        assert listed(keeper) == ()
    keeper.close()
    with closing(Own.open(tmp_path / "own" / "own.sqlite")) as own:
        assert [kept.note for kept in entries(own)] == ["For Monday"]


def test_what_is_exported_is_what_is_shown_or_the_several_that_are_picked(
    panel: ReadingListPanel, qtbot: QtBot, fill: Fill
) -> None:
    fill(PAPER, LINK, ODD)
    qtbot.waitUntil(lambda: len(rows(panel)) == 3)
    menu = panel.more_button.menu()
    panel._on_menu()
    assert menu.actions()[0].text() == "Export what is shown: 3 entries"
    panel.view.pick(tuple(kept.id for kept in panel.model.rows[:2]))
    panel._on_menu()
    assert menu.actions()[0].text() == "Export what is picked: 2 entries"
    bibtex = next(action for action in menu.actions() if action.data() == Format.BIBTEX.value)
    with qtbot.waitSignal(panel.export_wanted) as wanted:
        bibtex.trigger()
    assert [kept.what for kept in wanted.args[0]] == [PAPER, LINK]
    assert wanted.args[1] == "bibtex"


def test_order_and_ticks_are_chosen_by_menus(panel: ReadingListPanel, qtbot: QtBot, fill: Fill) -> None:
    fill(PAPER, LINK, ODD)
    qtbot.waitUntil(lambda: len(rows(panel)) == 3)
    panel.order_button.choices_menu.actions()[1].trigger()
    assert rows(panel) == ["A page", "<b>Odd</b>", "On copper"]
    panel.shown_button.choices_menu.actions()[2].trigger()
    assert rows(panel) == []
    assert panel.shown_button.accessibleName() == "Show: Done"


def test_the_filter_field_leads_to_the_list(panel: ReadingListPanel, qtbot: QtBot, fill: Fill) -> None:
    fill(PAPER, LINK)
    qtbot.waitUntil(lambda: len(rows(panel)) == 2)
    QTest.keyClicks(panel.filter_field, "page")
    assert rows(panel) == ["A page"]
    QTest.keyClick(panel.filter_field, Key.Key_Down)
    assert [kept.what for kept in panel.view.picked_entries] == [LINK]
    QTest.keyClick(panel.filter_field, Key.Key_Escape)
    assert len(rows(panel)) == 2


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_any_entry_is_drawn(panel: ReadingListPanel, qtbot: QtBot, fill: Fill, theme: str) -> None:
    endless = Keepable.of_reference(Reference("long", title="w" * 5_000 + " and more" * 300))
    letters = Keepable.of_reference(Reference("odd", title="\u202eright to left\u202c 日本 <img src=x>"))
    fill(PAPER, LINK, ODD, endless, letters)
    qtbot.waitUntil(lambda: len(rows(panel)) == 5)
    panel.set_theme(load_theme(theme))
    for size in (10, 24):
        font = panel.view.font()
        font.setPointSize(size)
        panel.view.setFont(font)
        for width in (120, 340):
            panel.resize(width, 700)
            assert not panel.grab().isNull()
    assert all(isinstance(kept, Kept) for kept in panel.model.rows)


def test_a_title_has_two_lines_at_most(panel: ReadingListPanel) -> None:
    font = panel.font()
    assert two_lines("Short", font, 300) == ("Short",)
    lines = two_lines("A title that is longer than a line " * 5, font, 200)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert two_lines("", font, 200) == ("",)


def test_a_low_panel_leaves_the_list_its_room(panel: ReadingListPanel, fill: Fill) -> None:
    fill(PAPER)
    assert panel.order_button.isVisible()
    panel.resize(340, 240)
    assert not panel.order_button.isVisible()
    assert panel.view.height() > 60
    buttons = [button for button in panel.findChildren(QPushButton) if button.isVisible()]
    assert all(button.accessibleName() or button.text() for button in buttons)
