"""Boxes to tick: the whole row, by mouse and by key, seen on any ground."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from gardreader.desktop.ticks import TickDelegate


@pytest.fixture
def boxes(qtbot: QtBot) -> QListWidget:
    boxes = QListWidget()
    qtbot.addWidget(boxes)
    boxes.setItemDelegate(TickDelegate(parent=boxes))
    for text in ("Overview", "Treatment"):
        item = QListWidgetItem(text, boxes)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
    QListWidgetItem("Only a heading", boxes)
    boxes.resize(300, 200)
    boxes.show()
    return boxes


def ticked(boxes: QListWidget) -> list[bool]:
    return [boxes.item(row).checkState() == Qt.CheckState.Checked for row in range(boxes.count())]


def test_a_click_anywhere_ticks(boxes: QListWidget) -> None:
    area = boxes.visualItemRect(boxes.item(1))
    for expected in (True, False):
        QTest.mouseClick(boxes.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
        assert ticked(boxes) == [False, expected, False]
    QTest.mouseClick(boxes.viewport(), Qt.MouseButton.RightButton, pos=area.center())
    heading = boxes.visualItemRect(boxes.item(2))
    QTest.mouseClick(boxes.viewport(), Qt.MouseButton.LeftButton, pos=heading.center())
    assert ticked(boxes) == [False, False, False]


def test_space_ticks(boxes: QListWidget) -> None:
    boxes.setCurrentRow(0)
    QTest.keyClick(boxes, Qt.Key.Key_Space)
    assert ticked(boxes) == [True, False, False]


@pytest.mark.parametrize(("ground", "ink"), [("#ffffff", "#505050"), ("#101418", "#a0a8b0")])
def test_an_empty_box_is_seen(boxes: QListWidget, ground: str, ink: str) -> None:
    palette = boxes.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(ink))
    palette.setColor(QPalette.ColorRole.Text, QColor(ground))  # only the box is to be seen
    boxes.setPalette(palette)
    boxes.clearSelection()
    area = boxes.visualItemRect(boxes.item(1))
    picture = boxes.viewport().grab(area).toImage()
    colours = {
        picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())
    }
    assert max(colours) - min(colours) > 80


def test_long_texts_wrap_in_the_width_that_is_given(boxes: QListWidget) -> None:
    text = "A question that is much too long for a single line of this list, as many questions are"
    boxes.item(0).setText(text)
    boxes.setItemDelegate(TickDelegate(200, boxes))
    assert boxes.sizeHintForRow(0) > 2 * boxes.sizeHintForRow(1)


def test_a_text_is_drawn_in_the_lines_that_it_was_measured_in(boxes: QListWidget) -> None:
    boxes.setItemDelegate(TickDelegate(200, boxes))
    boxes.setFixedWidth(400)
    boxes.item(0).setText("Words that need two lines at the width given")
    boxes.doItemsLayout()
    area = boxes.visualItemRect(boxes.item(0))
    assert boxes.sizeHintForRow(0) > 1.5 * boxes.sizeHintForRow(1)
    picture = boxes.viewport().grab(area.adjusted(0, area.height() // 2 + 2, 0, -2)).toImage()
    shades = {
        picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())
    }
    assert max(shades) - min(shades) > 80
