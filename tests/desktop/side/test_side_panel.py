"""The side panel: pages made when they are wanted, opened and closed by keys, as wide as it was left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.appearance import Appearance
from gardreader.desktop.side.room import ROOM_TO_READ, Room
from gardreader.desktop.side.side_panel import NARROWEST, SidePanel
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


MakePanel = Callable[[int], tuple[Room, SidePanel, Made]]


@pytest.fixture
def make_panel(appearance: Appearance, qtbot: QtBot) -> MakePanel:
    def make(width: int) -> tuple[Room, SidePanel, Made]:
        room = Room()
        qtbot.addWidget(room)
        panel, made = SidePanel(appearance, room), Made()
        room.fill(QWidget(), QWidget(), panel)
        panel.add_page("one", "First page", made, "notes")
        panel.add_page("history", "Second page", made)
        room.resize(width, 600)
        room.show()
        return room, panel, made

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


def test_the_list_gives_way_first_and_has_its_width_back(make_panel: MakePanel) -> None:
    room, panel, _ = make_panel(1200)
    panel.show_page("one")
    assert (room.sizes()[0], panel.width()) == (300, 320)
    room.resize(800, 600)
    assert room.sizes()[0] == 160
    assert room.sizes()[1] >= ROOM_TO_READ - 2
    assert NARROWEST <= panel.width() < 320
    assert (room.list_width, room.panel_width) == (300, 320)
    panel.close_panel()
    assert room.sizes()[0] == 300
    panel.show_page("one")
    room.resize(1300, 600)
    assert (room.sizes()[0], panel.width()) == (300, 320)


def test_where_there_is_no_room_for_both_list_and_panel_take_turns(make_panel: MakePanel) -> None:
    room, panel, _ = make_panel(1200)
    room.panel_in_the_way.connect(panel.close_panel)
    listing = room.widget(0)
    assert listing is not None
    panel.show_page("one")
    room.resize(560, 600)
    assert listing.isHidden()
    assert room.list_wanted
    assert panel.geometry().right() <= room.width()
    panel.close_panel()
    assert not listing.isHidden()
    panel.show_page("one")
    room.resize(1200, 600)
    assert not listing.isHidden()
    room.resize(560, 600)
    listing.show()  # as a person does, who wants it now
    assert not listing.isHidden()
    assert panel.present == ""
    listing.hide()
    panel.show_page("one")
    room.resize(1200, 600)
    assert listing.isHidden()
    assert not room.list_wanted


def test_it_is_as_wide_as_a_person_makes_it(make_panel: MakePanel) -> None:
    room, panel, _ = make_panel(1200)
    panel.show_page("one")
    room.moveSplitter(800, 2)
    assert panel.width() == room.panel_width == pytest.approx(400, abs=2)
    room.moveSplitter(250, 1)
    assert room.list_width == 250
    room.want(200, 350)
    assert (room.sizes()[0], panel.width()) == (200, 350)


def test_it_opens_as_it_was_left_once_it_is_painted(make_panel: MakePanel, qtbot: QtBot) -> None:
    _, panel, made = make_panel(1200)
    panel.open_later("no such page")
    assert panel.present == ""
    panel.open_later("one")
    assert panel.present == "one"
    qtbot.waitUntil(lambda: len(made.pages) == 1)


def test_the_pages_stand_in_the_order_of_their_keys(appearance: Appearance, qtbot: QtBot) -> None:
    panel, made = SidePanel(appearance), Made()
    qtbot.addWidget(panel)
    for name in ("favourites", "notes", "history", "reading-list"):
        panel.add_page(name, name, made, "star")
    panel.resize(500, 400)
    panel.show_page("favourites")
    buttons = [button for button in panel.findChildren(QToolButton) if button.isCheckable()]
    assert [button.toolTip() for button in sorted(buttons, key=lambda button: button.x())] == [
        "favourites", "reading-list", "notes", "history",
    ]  # fmt: skip
    present: QWidget = buttons[0]
    walked = [present.toolTip()]
    for _ in range(3):
        following = present.nextInFocusChain()
        assert following is not None
        present = following
        walked.append(present.toolTip())
    assert walked == ["favourites", "reading-list", "notes", "history"]
    panel.findChildren(QToolButton)[-1].click()
    assert panel.present == "reading-list"
