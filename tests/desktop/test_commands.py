"""What the rows of the table do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.stage import View
from gardreader.settings import ThemeChoice, TreeMode

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")


def trigger(program: Program, *names: str) -> None:
    for name in names:
        program.window.actions_table[name].trigger()


def test_the_list_is_hidden_and_shown(program: Program) -> None:
    action = program.window.actions_table["toggle_list"]
    assert action.isChecked()
    trigger(program, "toggle_list")
    assert program.window.navigation.isHidden()
    assert not action.isChecked()
    trigger(program, "by_letter")
    assert not program.window.navigation.isHidden()
    assert action.isChecked()
    assert program.window.navigation.mode is TreeMode.LETTERS
    assert program.window.actions_table["by_letter"].isChecked()
    trigger(program, "toggle_list", "filter_list")
    assert program.window.focusWidget() is program.window.navigation.filter


def test_zoom_goes_by_steps_and_is_remembered(program: Program) -> None:
    pane = program.window.pane
    assert pane is not None
    trigger(program, "zoom_in", "zoom_in")
    assert pane.zoom == program.session.settings.zoom == 125
    trigger(program, "zoom_out")
    assert pane.zoom == 110
    trigger(program, *["zoom_out"] * 9)
    assert pane.zoom == 80
    trigger(program, *["zoom_in"] * 20)
    assert pane.zoom == 300
    trigger(program, "zoom_reset")
    assert pane.zoom == 100


def test_light_and_dark_change_places(program: Program) -> None:
    was = program.appearance.theme.dark
    trigger(program, "toggle_dark")
    assert program.appearance.theme.dark is not was
    assert program.session.settings.theme in (ThemeChoice.DARK, ThemeChoice.LIGHT)
    trigger(program, "toggle_dark")
    assert program.appearance.theme.dark is was


def test_full_screen_and_back(program: Program) -> None:
    trigger(program, "full_screen")
    assert program.window.isFullScreen()
    assert program.window.actions_table["full_screen"].isChecked()
    trigger(program, "full_screen")
    assert not program.window.isFullScreen()
    assert not program.window.actions_table["full_screen"].isChecked()


def test_find_opens_in_the_article(program: Program, qtbot: QtBot) -> None:
    pane = program.window.pane
    assert pane is not None
    with qtbot.waitSignal(pane.shown):
        program.window.open(WILSON)
    trigger(program, "find")
    assert pane.find_bar.isVisible()
    trigger(program, "find_next", "find_previous")


def test_dialogs_go_away_when_they_are_closed(program: Program, qtbot: QtBot) -> None:
    for name in ("help", "shortcuts", "about", "preferences"):
        trigger(program, name)
        dialogs = [d for d in program.window.findChildren(QDialog) if d.isVisible()]
        assert len(dialogs) == 1
        dialogs[0].reject()
        qtbot.waitUntil(lambda: not program.window.findChildren(QDialog))


def test_search_and_quit(program: Program) -> None:
    assert program.window.search_box is not None
    program.window.navigation.focus_list()
    trigger(program, "search")
    assert program.window.focusWidget() is program.window.search_box.field
    trigger(program, "update_index", "home", "quit")
    assert not program.window.isVisible()


def test_backspace_goes_back_but_deletes_in_a_field(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window.search_box is not None
    assert window.pane is not None
    with qtbot.waitSignal(window.pane.shown):
        window.open(WILSON)
    for field in (window.search_box.field, window.navigation.filter):
        field.setFocus()
        field.setText("ab")
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        assert field.text() == "a"
        field.clear()
    window.pane.setFocus()
    with qtbot.waitSignal(window.stage.view_changed):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Backspace)
    assert window.stage.view is View.WELCOME
