"""The side panel: pages made when they are wanted, opened and closed by keys, as wide as it was left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.appearance import Appearance
from gardreader.desktop.side.side_panel import NARROWEST, ROOM_TO_READ, SidePanel
from gardreader.rendering.themes import Theme
from gardreader.settings import ThemeChoice


class Page(QLineEdit):
    """A page that counts the themes that it was told of."""

    def __init__(self) -> None:
        super().__init__()
        self.themes: list[str] = []

    def set_theme(self, theme: Theme) -> None:
        self.themes.append(theme.name)


class Made:
    """Makes pages, and remembers how often."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    def __call__(self) -> QWidget:
        self.pages.append(Page())
        return self.pages[-1]


@pytest.fixture
def appearance(qapp: QApplication, plain_look: None) -> Appearance:
    return Appearance(qapp, ThemeChoice.LIGHT)


MakePanel = Callable[[int], tuple[QSplitter, SidePanel, Made]]


@pytest.fixture
def make_panel(appearance: Appearance, qtbot: QtBot) -> MakePanel:
    def make(width: int) -> tuple[QSplitter, SidePanel, Made]:
        splitter = QSplitter()
        qtbot.addWidget(splitter)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        panel, made = SidePanel(appearance, splitter), Made()
        for widget in (QWidget(), QWidget(), panel):
            splitter.addWidget(widget)
        panel.add_page("one", "First page", made, "notes")
        panel.add_page("history", "Second page", made)
        splitter.resize(width, 600)
        splitter.show()
        splitter.setSizes([300, width - 300])
        return splitter, panel, made

    return make


def test_a_page_is_made_once_when_it_is_shown(make_panel: MakePanel, appearance: Appearance) -> None:
    _, panel, made = make_panel(1200)
    assert (panel.present, made.pages) == ("", [])
    panel.show_page("history")
    panel.show_page("history")
    assert panel.present == "history"
    assert panel.title_label.text() == "Second page"
    assert len(made.pages) == 1
    appearance.choose(ThemeChoice.DARK)
    assert made.pages[0].themes == ["light", "dark"]


def test_toggling_and_esc_close_it(make_panel: MakePanel, qtbot: QtBot) -> None:
    splitter, panel, made = make_panel(1200)
    splitter.activateWindow()
    qtbot.waitUntil(splitter.isActiveWindow)
    panel.toggle("one")
    assert made.pages[0].hasFocus()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(made.pages[0], Qt.Key.Key_Escape)
    assert panel.present == ""
    panel.go_to("one")
    panel.go_to("history")
    assert panel.present == "history"
    panel.go_to("history")
    assert panel.present == ""


def test_it_takes_room_from_what_is_read_first_and_gives_the_list_back(make_panel: MakePanel) -> None:
    splitter, panel, _ = make_panel(1200)
    panel.show_page("one")
    assert splitter.sizes()[0] == 300
    assert panel.width() == panel.wanted_width == 320
    small, panel, _ = make_panel(800)
    panel.show_page("one")
    assert small.sizes()[0] == 160
    assert small.sizes()[1] >= ROOM_TO_READ
    assert NARROWEST <= panel.width() < 320
    assert panel.wanted_width == 320
    assert small.sizes()[0] + panel.taken == 300
    panel.close_panel()
    assert small.sizes()[0] == 300


def test_it_opens_as_it_was_left_once_it_is_painted(make_panel: MakePanel, qtbot: QtBot) -> None:
    splitter, panel, made = make_panel(1200)
    panel.open_as("one", 400, shown=True)
    assert panel.present == "one"
    qtbot.waitUntil(lambda: len(made.pages) == 1)
    assert panel.width() == 400
    splitter.setSizes([300, 570, 330])
    splitter.splitterMoved.emit(870, 2)
    assert panel.wanted_width == panel.width() < 340
    panel.open_as("no such page", 300, shown=True)
    assert panel.present == "one"
