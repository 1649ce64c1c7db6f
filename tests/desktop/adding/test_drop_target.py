"""Files held over the window are welcomed, other things are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.adding.drop_target import DropTarget

ACTION = Qt.DropAction.CopyAction
BUTTON = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    window.show()
    return window


def mime(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def test_files_bring_up_the_sign_and_are_taken(window: QWidget, qtbot: QtBot) -> None:
    target = DropTarget(window)
    data = mime("file:///media/stick/gard.zip", "file:///media/stick/b.gardpack")
    enter = QDragEnterEvent(QPoint(10, 10), ACTION, data, BUTTON, NO_KEYS)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert target.sign.isVisible()
    assert target.sign.geometry() == window.rect()
    with qtbot.waitSignal(target.dropped) as dropped:
        target.sign.dropEvent(QDropEvent(QPointF(10, 10), ACTION, data, BUTTON, NO_KEYS))
    assert dropped.args[0] == (Path("/media/stick/gard.zip"), Path("/media/stick/b.gardpack"))
    assert not target.sign.isVisible()


def test_going_away_takes_the_sign_away(window: QWidget) -> None:
    target = DropTarget(window)
    target.sign.cover(window)
    target.sign.dragLeaveEvent(QDragLeaveEvent())
    assert not target.sign.isVisible()


def test_a_web_address_is_no_file(window: QWidget) -> None:
    target = DropTarget(window)
    data = mime("https://example.org/gard.zip")
    enter = QDragEnterEvent(QPoint(10, 10), ACTION, data, BUTTON, NO_KEYS)
    QApplication.sendEvent(window, enter)
    assert not target.sign.isVisible()
