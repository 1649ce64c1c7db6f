"""Choices side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.segments import Segments


def test_one_is_pressed_and_told_once(qtbot: QtBot) -> None:
    segments = Segments("Ink", ["Colour", "Black"])
    qtbot.addWidget(segments)
    assert segments.place == 0
    with qtbot.waitSignal(segments.chosen) as told:
        segments.buttons[1].click()
    assert told.args == [1]
    assert [button.accessibleName() for button in segments.buttons] == ["Ink: Colour", "Ink: Black"]
    with qtbot.assertNotEmitted(segments.chosen):
        segments.show_chosen(0)
    assert segments.place == 0


def test_tab_stops_once_and_arrows_choose(qtbot: QtBot) -> None:
    segments = Segments("Ink", ["Colour", "Grey", "Black"])
    qtbot.addWidget(segments)
    segments.buttons[1].setEnabled(False)
    segments.show()
    told: list[int] = []
    segments.chosen.connect(told.append)
    QTest.keyClick(segments.buttons[0], Qt.Key.Key_Right)
    assert (told, segments.place) == ([2], 2)
    QTest.keyClick(segments.buttons[2], Qt.Key.Key_Down)  # it is the last
    QTest.keyClick(segments.buttons[2], Qt.Key.Key_Up)
    assert (told, segments.place) == ([2, 0], 0)
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in segments.buttons]
    assert stops == [True, False, False]


def test_they_stand_one_below_the_other_where_there_is_no_room(qtbot: QtBot) -> None:
    segments = Segments("Size", ["Normal", "Large print", "Extra large"])
    qtbot.addWidget(segments)
    segments.resize(700, 60)
    segments.show()
    tops = {button.y() for button in segments.buttons}
    assert len(tops) == 1
    segments.resize(segments.minimumSizeHint().width(), 200)
    qtbot.waitUntil(lambda: len({button.y() for button in segments.buttons}) == 3)
    assert all(button.width() >= button.minimumSizeHint().width() for button in segments.buttons)
