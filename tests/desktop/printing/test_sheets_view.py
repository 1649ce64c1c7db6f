"""The pages of a preview: those in view are asked for, the place is kept, far ones are let go of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.sheets_view import SheetsView

SHAPE = 297 / 210


class Answering:
    """Draws whatever is wanted, and remembers what was."""

    def __init__(self, view: SheetsView):
        self.view = view
        self.asked: list[int] = []
        view.wanted.connect(self.draw)

    def draw(self, numbers: tuple[int, ...]) -> None:
        self.asked += numbers
        for number in numbers:
            image = QImage(self.view.page_width, self.view.page_height, QImage.Format.Format_RGB16)
            image.fill(0xFFFFFF)
            self.view.show_page(number, image)


@pytest.fixture
def view(qtbot: QtBot) -> SheetsView:
    made = SheetsView()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def test_pages_are_drawn_when_they_come_into_view(view: SheetsView, qtbot: QtBot) -> None:
    answering = Answering(view)
    view.take_pages(60, SHAPE)
    qtbot.waitUntil(lambda: view.complete)
    assert sorted(set(answering.asked)) == [1, 2]
    QTest.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.complete)
    assert view.page == 60
    assert view.image(60) is not None
    assert view.image(30) is None
    assert view.image(1) is None  # far from view by now
    assert view.accessibleDescription() == "Page 60 of 60"
    QTest.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.complete)
    assert view.first_in_view == 1


def test_the_place_is_kept_when_pages_are_made_anew(view: SheetsView, qtbot: QtBot) -> None:
    answering = Answering(view)
    view.take_pages(10, SHAPE)
    view.verticalScrollBar().setValue(3 * (view.page_height + 18) + view.page_height // 2)
    place = view.verticalScrollBar().value()
    view.take_pages(12, SHAPE)
    assert view.verticalScrollBar().value() == pytest.approx(place, abs=2)
    assert view.image(view.page) is None  # what is seen is what was, until it is drawn
    qtbot.waitUntil(lambda: view.complete)
    view.take_pages(9, 8.5 / 5.5)  # paper of another form
    assert view.first_in_view == 4
    view.take_pages(2, SHAPE)
    assert view.first_in_view <= 2
    assert answering.asked


def test_another_width_keeps_the_place_and_draws_anew(view: SheetsView, qtbot: QtBot) -> None:
    answering = Answering(view)
    view.take_pages(10, SHAPE)
    view.verticalScrollBar().setValue(4 * (view.page_height + 18) + 40)
    qtbot.waitUntil(lambda: view.complete)
    answering.asked.clear()
    view.resize(380, 400)
    qtbot.waitUntil(lambda: bool(answering.asked) and view.complete)
    assert view.first_in_view == 5
    image = view.image(5)
    assert image is not None
    assert image.width() == view.page_width < 380


def test_a_page_drawn_for_another_width_is_asked_for_again(view: SheetsView, qtbot: QtBot) -> None:
    answering = Answering(view)
    view.take_pages(1, SHAPE)
    view.show_page(1, QImage(200, 283, QImage.Format.Format_RGB16))
    qtbot.waitUntil(lambda: view.complete)
    assert answering.asked[0] == 1


def test_a_sentence_stands_for_pages(view: SheetsView) -> None:
    view.take_pages(3, SHAPE)
    view.tell("Nothing is chosen.")
    assert (view.count, view.told) == (0, "Nothing is chosen.")
    assert view.accessibleDescription() == "Nothing is chosen."
    view.take_pages(1, SHAPE)
    assert view.told == ""
