"""The parts of a handout: ticked, ordered, each with its grade."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Article
from gardreader.desktop.printing.part_list import FIGURE, PartList
from gardreader.desktop.printing.parts import handout_parts
from gardreader.handouts.ease import Ease


@pytest.fixture
def parts(qtbot: QtBot, article: Article) -> PartList:
    made = PartList()
    qtbot.addWidget(made)
    made.fill(handout_parts(article), frozenset({"words"}))
    made.resize(320, 400)
    made.show()
    return made


def test_space_ticks_and_alt_with_arrows_moves(parts: PartList, qtbot: QtBot) -> None:
    before = parts.order
    assert parts.left_out == {"words"}
    with qtbot.waitSignal(parts.arranged):
        QTest.keyClick(parts, Qt.Key.Key_Space)
    assert parts.left_out == {before[0], "words"}
    with qtbot.waitSignal(parts.arranged):
        QTest.keyClick(parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert parts.order[:2] == (before[1], before[0])
    assert parts.currentRow() == 1
    assert parts.left_out == {before[0], "words"}  # the tick goes with its part
    with qtbot.waitSignal(parts.arranged):
        QTest.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parts.order == before
    with qtbot.assertNotEmitted(parts.arranged):
        QTest.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # it is at the top


def test_a_part_that_is_dragged_is_told_and_loses_nothing(parts: PartList) -> None:
    before = parts.order
    assert parts.dragDropMode() is PartList.DragDropMode.InternalMove
    # Qt's own dragging ends in such a move of the model's rows.
    parts.model().moveRow(parts.rootIndex(), 0, parts.rootIndex(), 3)
    assert parts.order == (before[1], before[2], before[0], *before[3:])
    assert not any(parts.item(row).flags() & Qt.ItemFlag.ItemIsDropEnabled for row in range(parts.count())), (
        "a part let go of on another would take its place"
    )


def test_the_grade_stands_beside_its_part_and_is_explained(parts: PartList, qtbot: QtBot) -> None:
    first, second = parts.order[:2]
    with qtbot.assertNotEmitted(parts.arranged):
        parts.show_ease({first: Ease(120, 11.6), second: Ease(4, None)})
    assert parts.item(0).data(FIGURE) == "12"
    assert parts.item(1).data(FIGURE) == "–"
    assert "school grade 11.6" in parts.item(0).toolTip()
    assert "grade 11.6" in parts.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "too few" in parts.item(1).toolTip()


def test_several_are_ticked_at_once_and_figures_outlast_a_filling(
    parts: PartList, article: Article, qtbot: QtBot
) -> None:
    parts.show_ease({"overview": Ease(120, 11.6)})
    with qtbot.assertNotEmitted(parts.arranged):
        parts.tick_only(("treatment", "no-such-part"))
        assert set(parts.order) - parts.left_out == {"treatment"}
        parts.fill(handout_parts(article), frozenset())
    assert parts.left_out == frozenset()
    assert parts.item(1).data(FIGURE) == "12"
