"""The file goes wrong while it is open: reading goes on, and what is marked then is not lost."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from gardreader.own import favourites, passages
from gardreader.own.database import Own
from gardreader.own.store import Store
from tests.disks import permissions_apply
from tests.own.samples import HERE, a_passage, everything, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "own.sqlite"


def test_a_reader_is_answered_at_the_very_moment_the_file_changes_hands(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Own.open(path)
    fill(own)
    before, answers = everything(own), []
    close = Store.close

    def close_and_read(store: Store) -> None:
        close(store)
        answers.append(everything(own))

    refusals = [sqlite3.OperationalError("disk I/O error")]

    def change(connection: sqlite3.Connection) -> None:
        if refusals:
            raise refusals.pop()

    monkeypatch.setattr(Store, "close", close_and_read)
    own.write(change)
    assert own.waiting == 1
    assert own.retry()
    monkeypatch.undo()
    assert answers == [before, before]
    own.close()


def test_a_file_that_is_damaged_while_it_is_open_is_rescued_with_what_came_since(path: Path) -> None:
    own = Own.open(path)
    for number in range(50):
        passages.keep(own, a_passage(f"words {number}", "note " * 400))
    own.wipe()
    pages = path.stat().st_size // 4096
    with path.open("r+b") as stream:
        for page in range(pages * 3 // 4, pages):
            stream.seek(page * 4096)
            stream.write(os.urandom(4096))
    assert len(passages.passages(own)) > 20
    assert "damaged" in own.problem
    for number in range(50, 60):
        passages.keep(own, a_passage(f"words {number}", "note " * 400))
    favourites.add(own, HERE, "Bone marrow necrosis")
    assert own.waiting == 11
    assert own.retry()
    assert "were rescued" in own.notice
    found = {passage.quote.text for passage in passages.passages(own)}
    assert len(found) > 25
    assert {f"words {number}" for number in range(50, 60)} <= found
    assert favourites.is_favourite(own, HERE)
    own.close()


def test_where_nothing_can_be_written_what_a_crash_left_in_the_journal_is_read_too(path: Path) -> None:
    own = Own.open(path)
    fill(own)
    before = everything(own)
    left = {end: path.with_name(path.name + end).read_bytes() for end in ("", "-wal")}
    own.close()
    for end, data in left.items():
        path.with_name(path.name + end).write_bytes(data)
        path.with_name(path.name + end).chmod(0o400)
    path.parent.chmod(0o500)
    with permissions_apply():
        own = Own.open(path)
        assert "permission" in own.problem
        assert everything(own) == before
        own.close()
    path.parent.chmod(0o700)
