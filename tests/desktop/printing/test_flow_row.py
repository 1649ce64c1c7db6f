"""Buttons in rows."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.flow_row import FlowRow


def test_what_does_not_fit_goes_into_the_next_row(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(text, window) for text in ("All", "None", "Short form", "Up", "Down")]
    row = FlowRow(4)
    row.add(*buttons)
    column = QVBoxLayout(window)
    column.addLayout(row)
    column.addStretch(1)
    window.resize(900, 300)
    window.show()
    assert len({button.y() for button in buttons}) == 1
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[2].x() < 120)  # nothing stands for what is hidden
    buttons[1].show()
    window.resize(230, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) > 1)
    assert all(button.geometry().right() <= window.width() for button in buttons)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert row.count() == 5
    assert row.takeAt(9) is None
