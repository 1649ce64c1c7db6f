"""The tool bar gives way, and loses no button that there is room for."""

from __future__ import annotations

from PySide6.QtWidgets import QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from gardreader.desktop.actions import TOOL_BAR_LEFT, TOOL_BAR_RIGHT
from gardreader.desktop.app import Program


def test_at_twice_the_letters_in_a_small_window_every_button_is_seen(program: Program, qtbot: QtBot) -> None:
    window = program.window
    bar = window.findChild(QToolBar)
    assert isinstance(bar, QToolBar)

    def seen() -> list[str]:
        buttons = [bar.widgetForAction(action) for action in bar.actions()]
        return [
            button.defaultAction().objectName()
            for button in buttons
            if isinstance(button, QToolButton)
            and button.isVisible()
            and button.geometry().right() <= bar.width()
        ]

    whole = [*TOOL_BAR_LEFT, *TOOL_BAR_RIGHT]
    window.resize(1200, 700)
    qtbot.waitUntil(lambda: seen() == whole)
    button = bar.widgetForAction(window.actions_table["print_preview"])
    assert isinstance(button, QToolButton)
    roomy = button.width()
    program.appearance.set_text_size(200)
    window.resize(800, 560)
    qtbot.waitUntil(lambda: seen() == whole)
    assert window.search_box is not None
    assert window.search_box.width() >= window.search_box.minimumSizeHint().width()
    program.appearance.set_text_size(100)
    qtbot.waitUntil(lambda: button.width() == roomy)  # the air comes back
