"""Preferences act at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from gardreader.articles.references import Style
from gardreader.desktop.app import Program
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.preferences.dialog import PreferencesDialog
from gardreader.settings import Settings, ThemeChoice


@pytest.fixture
def dialog(qtbot: QtBot) -> PreferencesDialog:
    dialog = PreferencesDialog(Settings(theme=ThemeChoice.DARK, zoom=125, text_size=150))
    qtbot.addWidget(dialog)
    return dialog


def test_it_shows_the_settings(dialog: PreferencesDialog) -> None:
    assert dialog.theme is ThemeChoice.DARK
    assert dialog.text_size.value == 150
    assert dialog.zoom._figure.text() == "125 %"


@pytest.mark.parametrize("choice", [ThemeChoice.SYSTEM, ThemeChoice.LIGHT, ThemeChoice.HIGH_CONTRAST])
def test_a_theme_is_told_as_it_is_chosen(
    dialog: PreferencesDialog, qtbot: QtBot, choice: ThemeChoice
) -> None:
    with qtbot.waitSignal(dialog.theme_chosen) as chosen:
        dialog.choose_theme(choice)
    assert chosen.args == [choice]


def test_sizes_move_by_keys_within_their_bounds(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.text_size_chosen) as chosen:
        QTest.keyClick(dialog.text_size.slider, Qt.Key.Key_Right)
    assert chosen.args == [160]
    QTest.keyClick(dialog.zoom.slider, Qt.Key.Key_End)
    assert dialog.zoom.value == 300
    QTest.keyClick(dialog.zoom.slider, Qt.Key.Key_Home)
    assert dialog.zoom.value == 80


def test_a_style_of_references_and_the_rule_on_links_are_told(
    dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    for style in (Style.APA, Style.VANCOUVER, Style.AMA):
        with qtbot.waitSignal(dialog.style_chosen) as chosen:
            dialog.choose_style(style)
        assert chosen.args == [style.value]
    with qtbot.waitSignal(dialog.links_chosen) as told:
        dialog.links.click()
    assert told.args == [False]


def test_the_window_obeys_and_remembers(program: Program, qtbot: QtBot) -> None:
    program.commands.preferences()
    dialog = program.window.findChild(PreferencesDialog)
    assert dialog is not None
    dialog.choose_theme(ThemeChoice.HIGH_CONTRAST)
    dialog.zoom.slider.setValue(20)
    dialog.text_size.slider.setValue(13)
    assert program.appearance.theme.name == "high-contrast"
    assert program.window.pane is not None
    assert program.window.pane.zoom == 200
    settings = program.session.settings
    assert (settings.theme, settings.zoom, settings.text_size) == (ThemeChoice.HIGH_CONTRAST, 200, 130)
    dialog.reject()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_what_is_not_chosen_can_be_seen_too(
    qapp: QApplication, plain_look: None, qtbot: QtBot, choice: ThemeChoice
) -> None:
    Appearance(qapp, choice)
    dialog = PreferencesDialog(Settings(theme=choice))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    open_ones = [radio for radio in dialog.findChildren(QRadioButton) if not radio.isChecked()]
    assert len(open_ones) == 3 + 2  # themes, styles of references
    for radio in open_ones:
        picture = radio.grab().toImage()
        ring = [picture.pixelColor(x, picture.height() // 2).lightness() for x in range(16)]
        assert max(ring) - min(ring) > 60
