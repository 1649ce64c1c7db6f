"""A file is seen to change, however it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gardreader.desktop.preview.file_watch import FileWatch


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text("one")
    return path


@pytest.fixture
def watch(path: Path, qtbot: QtBot) -> Iterator[FileWatch]:
    watch = FileWatch(path)
    yield watch
    watch.stop()


def in_place(path: Path) -> None:
    path.write_text("longer than before")


def by_rename(path: Path) -> None:
    beside = path.with_name(".a.md.swp")
    beside.write_text("from beside")
    beside.replace(path)


def by_backup(path: Path) -> None:
    path.rename(path.with_name("a.md~"))
    path.write_text("anew after a backup")


def by_removal(path: Path) -> None:
    path.unlink()
    path.write_text("written anew")


@pytest.mark.parametrize("save", [in_place, by_rename, by_backup, by_removal])
def test_every_way_of_saving_is_seen_more_than_once(
    watch: FileWatch, path: Path, qtbot: QtBot, save: Callable[[Path], None]
) -> None:
    for _ in range(3):
        with qtbot.waitSignal(watch.changed):
            save(path)
            path.write_text(path.read_text() + ".")


def test_many_changes_are_told_as_one(watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    told = QSignalSpy(watch.changed)
    for number in range(20):
        path.write_text("x" * number)
    qtbot.waitUntil(lambda: told.count() > 0)
    # What is told next is a change made later, and no other one of these twenty.
    by_rename(path)
    qtbot.waitUntil(lambda: told.count() > 1)
    assert told.count() == 2


def test_a_file_that_goes_and_comes_is_told(watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed):
        path.unlink()
    with qtbot.waitSignal(watch.changed):
        path.write_text("back")
