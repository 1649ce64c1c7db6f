"""Dialogs stay within the screen at the largest text, and what has no room scrolls to the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.appearance import Appearance
from gardreader.desktop.fitting import within_screen
from gardreader.desktop.preferences.dialog import PreferencesDialog
from gardreader.settings import LARGEST_TEXT, Settings, ThemeChoice


def test_a_size_is_bounded_by_the_screen(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    room = widget.screen().availableGeometry().size()
    assert within_screen(widget, QSize(10, 20)) == QSize(10, 20)
    assert within_screen(widget, room * 3).height() < room.height()


def test_preferences_can_be_reached_at_the_largest_text(
    qapp: QApplication, plain_look: None, qtbot: QtBot
) -> None:
    Appearance(qapp, ThemeChoice.HIGH_CONTRAST, LARGEST_TEXT)
    dialog = PreferencesDialog(Settings(text_size=LARGEST_TEXT))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.height() < dialog.screen().availableGeometry().height()
    dialog.resize(dialog.width(), 300)
    dialog.history.setFocus()
    QTest.keyClick(dialog.history, Qt.Key.Key_Tab)  # to Close, and round to the first
    QTest.keyClick(dialog, Qt.Key.Key_Tab)
    for _ in range(30):
        present = dialog.focusWidget()
        assert present is not None
        seen = QRect(present.mapTo(dialog, QPoint(0, 0)), present.size())
        assert dialog.rect().intersects(seen)
        if present is dialog.history:
            break
        QTest.keyClick(present, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.history
