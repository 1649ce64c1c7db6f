"""The look: every theme whole, the system followed, sizes that grow together."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.desktop.appearance import Appearance, mix, palette, window_font, window_style_sheet
from gardreader.desktop.icons import application_icon, make_icon
from gardreader.paths import resources
from gardreader.rendering.themes import THEMES, contrast, load_theme
from gardreader.settings import ThemeChoice


@pytest.fixture
def appearance(qapp: QApplication, plain_look: None) -> Appearance:
    return Appearance(qapp)


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_filled_in_for_every_theme(qapp: QApplication, name: str) -> None:
    sheet = window_style_sheet(load_theme(name), window_font(11))
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) > {load_theme(name).window, load_theme(name).focus}


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_what_lies_behind_it(qapp: QApplication, name: str) -> None:
    theme = load_theme(name)
    hover = mix(theme.window_text, theme.window, 0.08)
    pressed = mix(theme.window_text, theme.window, 0.15)
    chosen = mix(theme.accent, theme.panel, 0.16)
    for ink, ground in (
        (theme.window_text, theme.window),
        (theme.button_text, hover),
        (theme.button_text, pressed),
        (theme.panel_text, chosen),
        (theme.selection_text, theme.selection),
        (theme.panel_muted, theme.panel),
        (theme.tooltip_text, theme.tooltip),
    ):
        assert contrast(ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_takes_the_theme_s_colours(qapp: QApplication, name: str) -> None:
    theme = load_theme(name)
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Window) == QColor(theme.window)
    assert made.color(QPalette.ColorRole.Highlight) == QColor(theme.selection)
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(theme.disabled_text)


def test_it_follows_the_system_where_that_is_wanted(
    appearance: Appearance, qapp: QApplication, qtbot: QtBot
) -> None:
    hints = qapp.styleHints()
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        if hints.colorScheme() is Qt.ColorScheme.Dark:
            assert appearance.theme.name == "dark"
        appearance.choose(ThemeChoice.HIGH_CONTRAST)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
        assert appearance.theme.name == "high-contrast"
    finally:
        hints.unsetColorScheme()


def test_a_choice_is_told_once(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.waitSignal(appearance.changed) as told:
        appearance.choose(ThemeChoice.DARK)
    assert told.args == [load_theme("dark")]
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.choose(ThemeChoice.DARK)
        appearance.set_text_size(100)


def test_text_and_icons_grow_together(appearance: Appearance, qapp: QApplication) -> None:
    small, icon = qapp.font().pointSizeF(), appearance.icon_size
    sheet = qapp.styleSheet()
    appearance.set_text_size(200)
    assert qapp.font().pointSizeF() == pytest.approx(2 * small)
    assert appearance.icon_size == 2 * icon
    assert qapp.styleSheet() != sheet


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    names = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
    assert {"back", "more", "star", "zoom-in"} <= set(names)
    for name in names:
        picture = make_icon(name, "#ff0000", "#00ff00").pixmap(20, 20).toImage()
        assert any(picture.pixelColor(x, y).alpha() > 100 for x in range(20) for y in range(20)), name
    assert not application_icon().pixmap(64, 64).isNull()
