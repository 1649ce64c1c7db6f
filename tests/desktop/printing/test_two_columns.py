"""Both sides of the window, and its buttons, give way."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.two_columns import ButtonRow, TwoColumns


def test_the_side_is_as_wide_as_its_text_asks_or_little_over_half(qtbot: QtBot) -> None:
    columns = TwoColumns(QWidget(), QWidget())
    qtbot.addWidget(columns)
    columns.resize(2000, 400)
    columns.show()
    wide = columns.area.width()
    columns.resize(300, 400)
    qtbot.waitUntil(lambda: columns.area.width() < wide)
    assert columns.area.width() == round(300 * 0.56)


def test_buttons_lose_their_air_and_get_it_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(
        'QPushButton { padding: 6px 40px; } QPushButton[narrow="true"] { padding: 6px 4px; }'
    )
    buttons = [QPushButton(text) for text in ("Close", "Save as PDF…", "Print…")]
    row = ButtonRow(*buttons, parent=window)
    row.resize(900, 40)
    window.resize(900, 60)
    window.show()
    wide = buttons[1].width()
    row.resize(320, 40)
    qtbot.waitUntil(lambda: buttons[1].width() < wide and buttons[-1].geometry().right() <= 320)
    qtbot.waitUntil(lambda: buttons[1].width() >= buttons[1].sizeHint().width())
    row.resize(900, 40)
    qtbot.waitUntil(lambda: buttons[1].width() == wide)
