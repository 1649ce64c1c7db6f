"""The tool bar gives way, and loses no button that there is room for."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from gardreader.desktop.actions import TOOL_BAR_LEFT, TOOL_BAR_RIGHT
from gardreader.desktop.app import Program
from gardreader.rendering.themes import contrast
from gardreader.settings import ThemeChoice


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


def test_the_arrows_to_what_has_no_room_are_seen_on_every_ground(program: Program) -> None:
    for choice in (ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST, ThemeChoice.LIGHT):
        program.appearance.choose(choice)
        arrow = program.window.findChild(QToolButton, "qt_toolbar_ext_button")
        assert isinstance(arrow, QToolButton)
        picture = arrow.icon().pixmap(24, 24).toImage()
        inks = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        drawn = max(inks, key=QColor.alpha).name()
        theme = program.appearance.theme
        assert contrast(drawn, theme.window) >= 4.5
