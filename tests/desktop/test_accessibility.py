"""Everything that can have the keyboard has a name, and can be reached by it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")


def focusable(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QMenu)
        and not isinstance(widget.parentWidget(), QAbstractScrollArea)
        and not widget.objectName().startswith("qt_")
        and widget.isVisibleTo(root)
    ]


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def nameless(root: QWidget) -> list[str]:
    return [f"{type(w).__name__} {w.objectName()}" for w in focusable(root) if not name_of(w).strip()]


def test_every_part_of_the_window_has_a_name(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert nameless(window) == []
    window.search("copper")
    qtbot.waitUntil(lambda: window.results is not None and window.results.results is not None)
    assert nameless(window) == []
    assert window.pane is not None
    with qtbot.waitSignal(window.pane.shown):
        window.open(WILSON)
    program.commands.find()
    assert nameless(window) == []
    assert len(focusable(window)) > 12


@pytest.mark.parametrize(
    "command", ["preferences", "help", "shortcuts", "about", "show_packs", "print_preview"]
)
def test_every_dialog_has_names(program: Program, qtbot: QtBot, command: str) -> None:
    assert program.window.pane is not None
    with qtbot.waitSignal(program.window.pane.shown):
        program.window.open(WILSON)
    before = set(QApplication.topLevelWidgets())
    program.window.actions_table[command].trigger()
    dialogs = [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
    assert len(dialogs) == 1
    assert dialogs[0].windowTitle()
    assert nameless(dialogs[0]) == []
    dialogs[0].close()


def test_f6_goes_round_the_parts_of_the_window(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window.search_box is not None
    assert window.pane is not None
    with qtbot.waitSignal(window.pane.shown):
        window.open(WILSON)
    window.search_box.focus_field()
    seen = []
    for _ in range(3):
        window.actions_table["next_part"].trigger()
        seen.append(window.focusWidget())
    assert seen == [window.navigation.view, window.pane.view, window.search_box.field]
    window.actions_table["previous_part"].trigger()
    assert window.focusWidget() is window.pane.view
    window.actions_table["toggle_list"].trigger()
    window.actions_table["next_part"].trigger()
    window.actions_table["next_part"].trigger()
    assert window.focusWidget() is window.pane.view


def test_tab_leads_through_the_window_and_round_again(program: Program) -> None:
    window = program.window
    start = window.focusWidget()
    seen: list[QWidget | None] = []
    for _ in range(80):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
        if seen[-1] is start:
            break
    assert seen[-1] is start
    assert window.navigation.filter in seen
    assert window.navigation.view in seen
