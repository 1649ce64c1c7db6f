"""A row that is wider than its place: nothing of it is out of reach, by mouse or by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gardreader.desktop.navigation.segments import Segments
from gardreader.desktop.reader.sideways import Sideways

NAMES = [f"Source number {number}" for number in range(8)]


@pytest.fixture
def sideways(qtbot: QtBot) -> Sideways:
    sideways = Sideways()
    qtbot.addWidget(sideways)
    sideways.set_row(Segments(NAMES, "Sources"))
    sideways.resize(300, sideways.sizeHint().height())
    sideways.show()
    qtbot.waitExposed(sideways)
    return sideways


def button(sideways: Sideways, place: int) -> QPushButton:
    assert isinstance(sideways.row, Segments)
    return sideways.row.button(place)


def is_seen(sideways: Sideways, place: int) -> bool:
    own = button(sideways, place)
    area = QRect(own.mapTo(sideways, QPoint(0, 0)), own.size())
    return own.width() >= own.sizeHint().width() and sideways.rect().contains(area)


def test_what_is_brought_is_seen_whole_and_stays_so(sideways: Sideways) -> None:
    assert is_seen(sideways, 0)
    assert not is_seen(sideways, 7)
    sideways.bring(button(sideways, 7))
    assert is_seen(sideways, 7)
    sideways.resize(220, sideways.height())
    assert is_seen(sideways, 7)


def test_arrows_say_that_it_goes_on_and_lead_there(sideways: Sideways) -> None:
    assert sideways.after.isVisible()
    assert sideways.after.isEnabled()
    assert not sideways.before.isEnabled()
    for _ in NAMES:
        if sideways.after.isEnabled():
            QTest.mouseClick(sideways.after, Qt.MouseButton.LeftButton)
    assert is_seen(sideways, 7)
    assert sideways.before.isEnabled()
    sideways.resize(3000, sideways.height())
    assert not sideways.after.isVisible()
    assert all(is_seen(sideways, place) for place in range(8))


def test_the_keys_go_through_all_of_it(sideways: Sideways, qtbot: QtBot) -> None:
    sideways.activateWindow()
    button(sideways, 0).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button(sideways, 0).hasFocus)
    for place in range(1, 8):
        QTest.keyClick(button(sideways, place - 1), Qt.Key.Key_Right)
        assert button(sideways, place).hasFocus()
        assert is_seen(sideways, place)
