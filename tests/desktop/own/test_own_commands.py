"""The star, one's pages as a file, and a private session that leaves nothing."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from gardreader.desktop.app import Program
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.stage import View
from gardreader.own import favourites
from gardreader.own.database import Own
from gardreader.own.store import Store
from gardreader.paths import Paths
from gardreader.settings import ThemeChoice
from tests.desktop.conftest import OpenProgram
from tests.desktop.own.conftest import NECROSIS, WILSON, Settle, marked, select
from tests.own.samples import fill

DERIVED = ("catalogue.sqlite", "index", "bundled")


def qt_file() -> str:
    """Where Qt's own dialogs keep the folders they were in."""
    return QSettings(QSettings.Scope.UserScope, "QtProject").fileName()


def everything_on_disk(paths: Paths) -> dict[str, bytes]:
    """Every file of the person's folders, apart from what is derived."""
    found = {}
    for path in sorted(paths.data.rglob("*")):
        name = path.relative_to(paths.data)
        if path.is_file() and not (name.parts[0] == "cache" and name.parts[1].startswith(DERIVED)):
            found[str(name)] = path.read_bytes()
    return found


def read_and_mark(program: Program, settle: Settle) -> None:
    """All that leaves traces when a session is not private."""
    program.window.open(NECROSIS)
    settle(program)
    select(program, "marrow")
    program.front.own_commands.highlight()
    program.front.own_commands.toggle_favourite()
    program.front.own_commands.visiting.write()
    settle(program)
    program.commands.zoom_in()
    program.commands.toggle_dark()
    program.window.desk.new_tab()
    program.window.search("copper eyes")
    program.window.side.show_page("history")
    program.window.navigation.filter.setText("marrow")
    program.front.reading_commands.save_for_later()
    program.session.update(last_folder="/somewhere/else")
    settle(program)


def test_the_star_tells_and_changes_whether_it_is_a_favourite(reading: Program, settle: Settle) -> None:
    action = reading.window.actions_table["toggle_favourite"]
    assert action.isEnabled()
    for expected in (True, False, True):
        action.trigger()
        settle(reading)
        assert action.isChecked() is expected
    reading.window.open(NECROSIS)
    settle(reading)
    assert not action.isChecked()
    reading.window.open(WILSON)
    settle(reading)
    assert action.isChecked()
    reading.commands.home()
    assert not action.isChecked()


def test_pages_leave_as_one_file_and_come_back(reading: Program, settle: Settle, tmp_path: Path) -> None:
    commands = reading.front.own_commands
    reading.keeper.do(fill, "")
    settle(reading)
    target = tmp_path / "pages.json"
    commands.files.export_to(str(target))
    settle(reading)
    assert f"entries exported to {target}" in reading.window.status.message.whole
    assert reading.session.settings.last_folder == str(tmp_path)
    commands.files.import_from(str(target))
    settle(reading)
    assert reading.window.status.message.whole.startswith("0 entries imported. ")
    target.write_text("{}")
    commands.files.import_from(str(target))
    settle(reading)
    box = reading.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Nothing was changed" in box.text()
    box.reject()


def test_a_private_session_leaves_nothing(
    reading: Program, own_home: Paths, settle: Settle, qtbot: QtBot
) -> None:
    """Begun and ended within a run: every byte is as it was, and so is what is seen."""
    reading.front.own_commands.toggle_favourite()
    settle(reading)
    reading.session.about_to_keep.emit()
    reading.front.own_commands.private_session()
    settle(reading)
    assert "Private session" in reading.window.windowTitle()
    assert reading.front.own_commands.private_strip.isVisible()
    assert not reading.window.actions_table["toggle_favourite"].isChecked()
    assert reading.session.settings.recent == ()
    assert qt_file().startswith(os.devnull)
    # The settings of before are written in the background as it begins.
    qtbot.waitUntil(lambda: reading.session.settled)
    before = everything_on_disk(own_home)
    theme, zoom = reading.appearance.theme, reading.session.settings.zoom

    read_and_mark(reading, settle)
    assert everything_on_disk(own_home) == before
    reading.front.own_commands.private_session()
    settle(reading)
    assert "Private session" not in reading.window.windowTitle()
    assert not qt_file().startswith(os.devnull)
    pane = reading.window.pane
    assert pane is not None
    assert pane.ref == WILSON
    assert not pane.history.can_back
    assert not reading.window.desk.can_reopen
    assert (reading.appearance.theme, reading.session.settings.zoom, pane.zoom) == (theme, zoom, zoom)
    assert reading.window.search_box is not None
    assert reading.window.search_box.field.text() == ""
    assert [field.text() for field in reading.window.findChildren(QLineEdit)] == (
        [""] * len(reading.window.findChildren(QLineEdit))
    )
    assert reading.window.status.message.whole == ""
    assert str(NECROSIS) not in reading.session.settings.recent
    assert reading.window.actions_table["toggle_favourite"].isChecked()
    assert marked(reading) == []
    reading.session.touch()
    qtbot.waitUntil(lambda: reading.session.settled)
    reading.window.close()
    assert everything_on_disk(own_home) == before


@pytest.mark.parametrize("ended_before", [False, True])
def test_a_program_begun_in_private_leaves_nothing(
    open_program: OpenProgram, own_home: Paths, settle: Settle, *, ended_before: bool
) -> None:
    first = open_program(own_home, str(WILSON))
    first.front.own_commands.toggle_favourite()
    settle(first)
    first.window.close()
    before = everything_on_disk(own_home)
    assert any(name.startswith("own.sqlite") for name in before)

    program = open_program(own_home, private=True)
    assert program.keeper.private
    assert program.window.pane is not None
    assert program.window.pane.ref is None
    assert program.session.settings.theme is ThemeChoice.SYSTEM
    read_and_mark(program, settle)
    if ended_before:
        program.window.desk.forget()
    program.window.close()
    assert everything_on_disk(own_home) == before


def test_after_it_the_favourites_are_there(reading: Program, settle: Settle) -> None:
    commands = reading.front.own_commands
    for _ in range(4):
        commands.private_session()
    settle(reading)
    commands.toggle_favourite()
    settle(reading)
    assert reading.keeper.own is not None
    assert [found.ref for found in favourites.favourites(reading.keeper.own)] == [WILSON]


def test_the_last_window_does_not_close_on_what_no_disk_has_taken(
    reading: Program, own_home: Paths, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reading.keeper.own is not None
    with monkeypatch.context() as full:
        full.setattr(Store, "write", failing_once(Store.write))
        full.setattr(Store, "file", refusing)
        reading.front.own_commands.toggle_favourite()
        settle(reading)
        assert reading.window.actions_table["toggle_favourite"].isChecked()
        assert "kept in memory" in reading.window.status.message.whole
        assert not reading.window.close()
        box = reading.window.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        assert box.text() == "1 change to your own pages is not on the disk yet."
        assert "disk is full" in box.informativeText()
        box.reject()
    reading.keeper.try_again()
    qtbot.waitUntil(lambda: "again" in reading.window.status.message.whole)
    settle(reading)
    assert reading.window.close()
    with closing(Own.open(own_home.own)) as own:
        assert [found.ref for found in favourites.favourites(own)] == [WILSON]


def test_closing_tries_the_disk_once_more_before_it_asks(
    reading: Program, own_home: Paths, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(Store, "write", failing_once(Store.write))
        full.setattr(Store, "file", refusing)
        reading.front.own_commands.toggle_favourite()
        settle(reading)
        assert reading.keeper.unwritten == 1
    assert reading.window.close()
    with closing(Own.open(own_home.own)) as own:
        assert [found.ref for found in favourites.favourites(own)] == [WILSON]


def refusing(path: Path) -> None:
    """A disk without room."""
    raise OSError(errno.ENOSPC, "No space left on device")


def failing_once(write: Callable[..., object]) -> Callable[..., object]:
    """``write``, which is refused the first time."""
    left = [sqlite3.OperationalError("database or disk is full")]

    def refused(store: Store, change: Callable[[sqlite3.Connection], object]) -> object:
        if left:
            raise left.pop()
        return write(store, change)

    return refused


def test_each_window_has_its_own_tabs_again_after_it(reading: Program, settle: Settle, qtbot: QtBot) -> None:
    first = reading.window
    reading.tab_commands.open_behind(Wanted(NECROSIS))
    reading.tab_commands.new_window()
    second = reading.windows[1].window
    reading.front.own_commands.private_session()
    first.desk.close_tab()
    second.open(NECROSIS)
    settle(reading)
    reading.front.own_commands.private_session()
    settle(reading)
    assert [wanted.ref for bench in first.desk.benches for wanted in bench.wanted] == [WILSON, NECROSIS]
    assert first.pane is not None
    qtbot.waitUntil(lambda: first.pane is not None and first.pane.ref == WILSON)
    assert [bench.wanted for bench in second.desk.benches] == [()]
    assert second.stage.view is View.WELCOME
