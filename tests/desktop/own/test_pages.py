"""The pages of the side panel: what they list, what is done there by keys, and what they say when empty."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QInputDialog
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.own.favourites_page import FavouritesPage
from gardreader.desktop.own.history_page import HistoryPage, day_name, time_of
from gardreader.desktop.own.notes_page import NotesPage
from gardreader.desktop.own.rows import Row
from gardreader.desktop.preferences.dialog import PreferencesDialog
from gardreader.own import favourites, history, passages
from gardreader.own.columns import MOST_OF_ARTICLE, PASSAGES
from gardreader.own.database import Own
from tests.desktop.own.conftest import NECROSIS, WILSON, Settle
from tests.own.samples import a_passage

On = QAbstractItemView.DropIndicatorPosition
ALT = Qt.KeyboardModifier.AltModifier
GONE = ArticleRef("gone", "no-such-disease")
MOVED = ArticleRef("gone", "wilson-disease")


def rows(page: FavouritesPage | NotesPage | HistoryPage) -> list[Row]:
    return [item.data(0, int(Qt.ItemDataRole.UserRole) + 1) for item in page.tree.items()]


def titles(page: FavouritesPage | NotesPage | HistoryPage) -> list[str]:
    return [row.title for row in rows(page)]


@pytest.fixture
def starred(reading: Program, settle: Settle) -> FavouritesPage:
    def fill(own: Own) -> None:
        folder = favourites.add_folder(own, "Blood")
        favourites.add_folder(own, "Later")
        favourites.add(own, NECROSIS, "Bone marrow necrosis", folder)
        favourites.add(own, WILSON, "Wilson disease")
        favourites.add(own, GONE, "No such disease")
        favourites.add(own, MOVED, "Wilson disease, moved")

    reading.keeper.do(fill, "favourites")
    settle(reading)
    reading.front.own_commands.show_favourites()
    settle(reading)
    page = reading.window.side.page("favourites")
    assert isinstance(page, FavouritesPage)
    return page


def test_favourites_stand_in_folders_and_tell_what_is_not_there(starred: FavouritesPage) -> None:
    assert titles(starred)[:3] == ["Blood", "Bone marrow necrosis", "Later"]
    assert titles(starred)[3:] == ["Wilson disease", "No such disease", "Wilson disease, moved"]
    assert [row.lines for row in rows(starred)][3:] == [(), ("not in the library",), ("from another pack",)]


def test_favourites_are_ordered_by_keys(starred: FavouritesPage, reading: Program, settle: Settle) -> None:
    def press(title: str, key: Qt.Key) -> None:
        tree = starred.tree
        tree.setCurrentItem(next(item for item in tree.items() if item.text(0) == title))
        QTest.keyClick(tree, key, ALT)
        settle(reading)

    press("Wilson disease", Qt.Key.Key_Down)
    assert titles(starred)[3:] == ["No such disease", "Wilson disease", "Wilson disease, moved"]
    press("No such disease", Qt.Key.Key_Up)
    assert titles(starred)[2:5] == ["Later", "No such disease", "Wilson disease"]
    press("No such disease", Qt.Key.Key_Up)
    assert titles(starred)[1:4] == ["Bone marrow necrosis", "No such disease", "Later"]
    press("Later", Qt.Key.Key_Up)
    assert titles(starred)[:3] == ["Later", "Blood", "Bone marrow necrosis"]
    press("No such disease", Qt.Key.Key_Down)
    assert titles(starred)[3:] == ["No such disease", "Wilson disease", "Wilson disease, moved"]
    current = starred.tree.currentItem()
    assert current is not None
    assert current.text(0) == "No such disease"


def test_folders_are_made_renamed_and_removed_with_undo(
    starred: FavouritesPage, reading: Program, settle: Settle
) -> None:
    before = titles(starred)
    starred.new_folder()
    starred.findChild(QInputDialog).textValueSelected.emit("Third & last")  # type: ignore[union-attr]
    settle(reading)
    assert "Third & last" in titles(starred)
    tree = starred.tree
    tree.setCurrentItem(tree.items()[0])
    QTest.keyClick(tree, Qt.Key.Key_F2)
    asked = [found for found in starred.findChildren(QInputDialog) if found.textValue() == "Blood"]
    asked[-1].textValueSelected.emit("Marrow")
    settle(reading)
    assert titles(starred)[0] == "Marrow"
    tree.setCurrentItem(tree.items()[0])
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    settle(reading)
    assert "Bone marrow necrosis" not in titles(starred)
    reading.front.own_commands.undo_removal()
    settle(reading)
    assert titles(starred)[:3] == ["Marrow", *before[1:3]]


def test_an_entry_whose_pack_is_gone_says_so_or_leads_to_the_other(
    starred: FavouritesPage, reading: Program, settle: Settle
) -> None:
    status = reading.window.status
    starred.tree.setCurrentItem(starred.tree.items()[4])
    QTest.keyClick(starred.tree, Qt.Key.Key_Return)
    assert "has no article no-such-disease now. The entry stays" in status.message.whole
    reading.window.open(NECROSIS)
    settle(reading)
    starred.tree.setCurrentItem(starred.tree.items()[5])
    QTest.keyClick(starred.tree, Qt.Key.Key_Return)
    settle(reading)
    assert reading.window.pane is not None
    assert reading.window.pane.ref == WILSON
    assert "The pack “gone” is not in the library" in status.message.whole


def test_notes_of_this_article_or_of_all(reading: Program, settle: Settle) -> None:
    reading.front.own_commands.show_notes()
    settle(reading)
    page = reading.window.side.page("notes")
    assert isinstance(page, NotesPage)
    assert page.nothing_head.text() == "Nothing marked in this article"
    assert "Ctrl+H" in page.nothing_text.text()
    here, there = a_passage("not in the text at all, anywhere", "A note", WILSON), a_passage(ref=NECROSIS)
    for passage in (here, there):
        reading.keeper.do(lambda own, p=passage: passages.keep(own, p), "passages", passage.ref)  # type: ignore[misc]
    settle(reading)
    settle(reading)
    assert titles(page) == ["Place lost", here.quote.text]
    page.show_all(True)
    settle(reading)
    assert set(titles(page)) == {here.title, here.quote.text, there.quote.text}
    assert page.filter is not None
    page.filter.setText("rare")
    settle(reading)
    assert titles(page)[1:] == [there.quote.text]
    page.filter.setText("nothing of that kind")
    settle(reading)
    assert "No note has" in page.nothing_text.text()
    page.filter.clear()
    settle(reading)
    item = next(item for item in page.tree.items() if item.text(0) == there.quote.text)
    page.tree.setCurrentItem(item)
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    settle(reading)
    assert reading.window.pane is not None
    assert reading.window.pane.ref == NECROSIS


def test_an_article_with_too_many_notes_says_so(reading: Program, settle: Settle) -> None:
    one = a_passage("copper", "A note", WILSON)

    def keep(own: Own) -> None:
        passages.keep(own, one)
        ((_, *rest),) = own.read(f"select {PASSAGES.names} from passages")
        more = [(f"{number:032x}", *rest) for number in range(MOST_OF_ARTICLE + 2)]
        own.write(lambda connection: connection.executemany(PASSAGES.put, more))

    reading.keeper.do(keep, "passages", WILSON)
    settle(reading)
    reading.front.own_commands.show_notes()
    settle(reading)
    settle(reading)
    page = reading.window.side.page("notes")
    assert isinstance(page, NotesPage)
    assert titles(page)[0] == "2,003 highlights and notes"
    assert "The 2,000 that came last are shown." in page.tree.items()[0].toolTip(0)


def test_the_history_is_listed_by_day_filtered_forgotten_and_switched_off(
    reading: Program, settle: Settle, qtbot: QtBot
) -> None:
    reading.front.own_commands.visiting.write()
    reading.keeper.do(
        lambda own: history.visit(
            own, NECROSIS, "Bone marrow necrosis", "2026-01-05T09:00:00Z", "2026-01-05"
        ),
        "visits",
    )
    settle(reading)
    reading.front.own_commands.show_history()
    settle(reading)
    page = reading.window.side.page("history")
    assert isinstance(page, HistoryPage)
    shown = titles(page)
    assert shown[:2] == ["Today", "Wilson disease"]
    assert page.filter is not None
    page.filter.setText("wilson")
    settle(reading)
    assert titles(page) == ["Today", "Wilson disease"]
    page.filter.clear()
    settle(reading)
    page.tree.setCurrentItem(page.tree.items()[1])
    QTest.keyClick(page.tree, Qt.Key.Key_Delete)
    settle(reading)
    assert "Wilson disease" not in titles(page)
    reading.front.own_commands.undo_removal()
    settle(reading)
    assert titles(page) == shown
    reading.front.own_commands.files.clear_history()
    settle(reading)
    assert page.nothing_head.text() == "Nothing read yet"
    reading.commands.preferences()
    asked = reading.window.findChild(PreferencesDialog)
    assert isinstance(asked, PreferencesDialog)
    asked.history.click()
    settle(reading)
    asked.reject()
    assert page.nothing_head.text() == "The history is off"
    reading.window.open(NECROSIS)
    settle(reading)
    reading.front.own_commands.visiting.write()
    settle(reading)
    assert reading.keeper.own is not None
    assert history.days(reading.keeper.own) == ()


def test_days_have_names() -> None:
    today = dt.date(2026, 11, 3)
    assert day_name("2026-11-03", today) == "Today"
    assert day_name("2026-11-02", today) == "Yesterday"
    assert "November" in day_name("2026-11-01", today)
    assert "2025" in day_name("2025-11-01", today)


def test_a_day_that_is_none_does_not_stop_the_page() -> None:
    assert day_name("2026-99-99", dt.date(2026, 11, 3)) == "2026-99-99"
    assert [time_of(f"{day}T99:00:00Z") for day in ("2026-01-01", "9999-12-31")] == ["", ""]
    assert isinstance(time_of("9999-12-31T23:59:59Z"), str)
    assert isinstance(time_of("0001-01-01T00:00:00Z"), str)


@pytest.mark.parametrize(
    ("dragged", "onto", "where", "expected"),
    [
        (["Wilson disease"], "Blood", On.OnItem, ["Blood", "Bone marrow necrosis", "Wilson disease"]),
        (["Wilson disease"], "Bone marrow necrosis", On.AboveItem, ["Blood", "Wilson disease"]),
        (["Bone marrow necrosis"], "", On.OnViewport, ["Blood", "Later", "Wilson disease"]),
        (["Wilson disease, moved", "Wilson disease"], "No such disease", On.BelowItem,
         ["Blood", "Bone marrow necrosis", "Later", "No such disease", "Wilson disease"]),
        (["Later"], "Blood", On.AboveItem, ["Later", "Blood"]),
        (["Blood"], "Later", On.BelowItem, ["Later", "Blood"]),
    ],
)  # fmt: skip
def test_favourites_are_ordered_by_dragging(
    starred: FavouritesPage,
    reading: Program,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    dragged: list[str],
    onto: str,
    where: QAbstractItemView.DropIndicatorPosition,
    expected: list[str],
) -> None:
    tree = starred.favourites_tree
    items = {item.text(0): item for item in tree.items()}
    for title in dragged:
        items[title].setSelected(True)
    point = tree.visualItemRect(items[onto]).center() if onto else QPoint(20, tree.viewport().height() - 3)
    monkeypatch.setattr(tree, "dropIndicatorPosition", lambda: where)
    monkeypatch.setattr(QDropEvent, "source", lambda event: tree)
    event = QDropEvent(QPointF(point), Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    tree.dropEvent(event)
    settle(reading)
    assert titles(starred)[: len(expected)] == expected
    assert len(titles(starred)) == 6
    assert event.dropAction() == Qt.DropAction.IgnoreAction


def test_an_empty_page_has_the_keys_and_closes_with_esc(reading: Program, settle: Settle) -> None:
    window = reading.window
    window.activateWindow()
    reading.front.own_commands.show_notes()
    settle(reading)
    page = window.side.page("notes")
    assert isinstance(page, NotesPage)
    present = window.focusWidget()
    assert present is not None
    assert present.isVisible()
    assert "Nothing marked" in present.accessibleName()
    QTest.keyClick(present, Qt.Key.Key_Escape)
    assert window.side.present == ""


def test_the_first_entry_has_the_keys_when_a_page_is_opened_by_key(
    starred: FavouritesPage, reading: Program
) -> None:
    assert reading.window.focusWidget() is starred.tree
    assert starred.tree.currentItem() is starred.tree.topLevelItem(0)
    assert not starred.tree.selectedItems()


def test_delete_removes_the_entry_that_has_the_keys_chosen_or_not(reading: Program, settle: Settle) -> None:
    """A page opened by key has its first entry framed, and Home does not choose what has the keys already."""
    reading.window.activateWindow()
    for text in ("copper", "liver"):
        mine = a_passage(text, ref=WILSON)
        reading.keeper.do(lambda own, p=mine: passages.keep(own, p), "passages", WILSON)  # type: ignore[misc]
    settle(reading)
    reading.front.own_commands.show_notes()
    settle(reading)
    page = reading.window.side.page("notes")
    assert isinstance(page, NotesPage)
    before = titles(page)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Delete):
        QTest.keyClick(page.tree, key)
    settle(reading)
    settle(reading)
    assert titles(page) == before[1:]
    reading.keeper.undo()
    settle(reading)
    settle(reading)
    assert sorted(titles(page)) == sorted(before)
