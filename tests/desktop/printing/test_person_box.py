"""What is for one patient alone."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.choices import Person
from gardreader.desktop.printing.person_box import PersonBox
from gardreader.handouts.options import MOST_TYPED


def test_what_is_typed_is_told_a_moment_later(qtbot: QtBot) -> None:
    box = PersonBox()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.changed):
        QTest.keyClicks(box.patient_field, " Ms. Example ")
        QTest.keyClicks(box.notes_field, "Come back on Monday")
        box.lines_box.setValue(5)
        box.by_hand_box.setChecked(True)
    assert box.settled
    assert box.person == Person("Ms. Example", "Come back on Monday", 5, by_hand=True)


def test_what_is_pasted_stays_within_bounds(qtbot: QtBot) -> None:
    box = PersonBox()
    qtbot.addWidget(box)
    box.notes_field.setPlainText("word " * MOST_TYPED)
    assert len(box.person.notes) <= MOST_TYPED
    box.stop()
