"""The row of tabs itself: its keys, its middle button, its menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.desktop.desk.tab_bar import TabBar
from gardreader.rendering.themes import load_theme


@pytest.fixture
def bar(qtbot: QtBot) -> TabBar:
    made = TabBar(load_theme("light"))
    qtbot.addWidget(made)
    for place, title in enumerate(("Wilson disease", "Addison's disease", "Hemophilia A")):
        made.add(place, title)
    made.resize(700, made.sizeHint().height())
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_hides_with_one_tab(bar: TabBar) -> None:
    bar.remove(0)
    assert not bar.isHidden()
    bar.remove(0)
    assert bar.isHidden()


def test_tabs_and_their_crosses_have_names(bar: TabBar, qtbot: QtBot) -> None:
    assert bar.accessibleName()
    assert bar.accessibleTabName(1) == "Addison's disease"
    cross = bar.tabButton(1, TabBar.ButtonPosition.RightSide)
    assert cross is not None
    assert "Addison's disease" in cross.accessibleName()
    with qtbot.waitSignal(bar.close_wanted) as told:
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert told.args == [1]


def test_the_middle_button_closes(bar: TabBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.close_wanted) as told:
        QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(2).center())
    assert told.args == [2]


def test_keys_move_close_and_leave(bar: TabBar, qtbot: QtBot) -> None:
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.currentIndex() == 1
    with qtbot.waitSignal(bar.close_wanted):
        QTest.keyClick(bar, Qt.Key.Key_Delete)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        with qtbot.waitSignal(bar.left):
            QTest.keyClick(bar, key)


def test_the_menu_is_that_of_the_tab_pointed_at_or_in_front(bar: TabBar, qtbot: QtBot) -> None:
    for reason, point, place in (
        (QContextMenuEvent.Reason.Mouse, bar.tabRect(2).center(), 2),
        (QContextMenuEvent.Reason.Keyboard, QPoint(), 0),
    ):
        with qtbot.waitSignal(bar.menu_wanted) as told:
            QApplication.sendEvent(bar, QContextMenuEvent(reason, point, bar.mapToGlobal(point)))
        assert told.args is not None
        assert told.args[0] == place


def test_many_tabs_do_not_widen_the_window(bar: TabBar) -> None:
    for _ in range(30):
        bar.add(bar.count(), "A title that is rather long, as many of them are")
    assert bar.minimumSizeHint().width() == 0
    assert bar.width() == 700
