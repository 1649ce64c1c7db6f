"""The articles of one job."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.articles_box import ArticlesBox
from gardreader.desktop.printing.job import Job

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def box(qtbot: QtBot, pair: Job) -> ArticlesBox:
    made = ArticlesBox(pair)
    qtbot.addWidget(made)
    made.show()
    return made


def titles(job: Job) -> list[str]:
    return [entry.title for entry in job.entries]


def test_articles_are_moved_and_removed_by_keys(box: ArticlesBox, pair: Job) -> None:
    told: list[Job] = []
    box.changed.connect(told.append)
    QTest.keyClick(box.list, Qt.Key.Key_Down, ALT)
    assert titles(told[-1]) == ["Hemophilia A", "Wilson disease"]
    assert box.list.currentRow() == 1
    QTest.keyClick(box.list, Qt.Key.Key_Delete)
    assert titles(told[-1]) == ["Hemophilia A"]
    assert not box.remove_button.isEnabled()
    QTest.keyClick(box.list, Qt.Key.Key_Delete)  # one has to stay
    assert len(told) == 2
    assert pair.several


def test_dragging_is_told_in_the_new_order(box: ArticlesBox) -> None:
    told: list[Job] = []
    box.changed.connect(told.append)
    box.list.dropped.emit((1, 0))
    assert titles(told[-1]) == ["Hemophilia A", "Wilson disease"]
    assert box.list.item(0).text() == "1. Hemophilia A"


def test_the_cover_and_its_title_are_for_several(box: ArticlesBox, job: Job) -> None:
    told: list[Job] = []
    box.changed.connect(told.append)
    box.cover_box.click()
    assert not told[-1].cover
    box.heading_field.setText("  For the  family ")
    box.heading_field.editingFinished.emit()
    assert told[-1].heading == "For the family"
    box.show_job(job)
    assert box.cover_box.isHidden()
    assert box.heading_field.isHidden()


def test_what_is_missing_is_said(box: ArticlesBox) -> None:
    box.tell("1 article is not in the library and is left out: gard/none.")
    assert box.told.isVisible()
    box.cover_box.click()
    assert not box.told.isVisible()
