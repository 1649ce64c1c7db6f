"""A file of one's own that came from anyone: opening it changes nothing beyond it."""

from __future__ import annotations

import os
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from gardreader.own.database import Own
from gardreader.own.rescue import read_rows
from tests.own.samples import everything, fill

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_PAGE_OF_LOCKS = 0x40000000 // 4096 + 1


def named(victim: Path) -> bytes:
    """How a journal names a further one, which SQLite deletes once it has rolled back."""
    name = os.fsencode(victim)
    return struct.pack(">I", _PAGE_OF_LOCKS) + name + struct.pack(">II", len(name), sum(name)) + _MAGIC


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    victim = tmp_path / "elsewhere" / "letter.txt"
    victim.parent.mkdir()
    victim.write_text("Dear Sir")
    return victim


@pytest.fixture
def trapped(tmp_path: Path, victim: Path) -> Path:
    """A sound file, and beside it a journal of a change under way that names the victim."""
    path = tmp_path / "data" / "own.sqlite"
    own = Own.open(path)
    fill(own)
    own.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = delete")
        connection.execute("pragma cache_size = 1")
        connection.execute("begin immediate")
        for number in range(2_000):
            connection.execute("insert into folders values (?, ?, 0)", (f"{number:032x}", "x" * 500))
        data, journal = path.read_bytes(), Path(f"{path}-journal").read_bytes()
        connection.execute("rollback")
    assert journal.startswith(_MAGIC)
    path.write_bytes(data)
    Path(f"{path}-journal").write_bytes(journal + named(victim))
    return path


@pytest.mark.parametrize("linked", [False, True], ids=["there", "through a link"])
def test_a_journal_deletes_no_other_file(trapped: Path, victim: Path, tmp_path: Path, linked: bool) -> None:
    path = trapped
    if linked:
        path = tmp_path / "linked" / "own.sqlite"
        path.parent.mkdir()
        path.symlink_to(trapped)
    own = Own.open(path)
    assert victim.read_text() == "Dear Sir"
    assert (own.notice, own.problem) == ("", "")
    assert len(everything(own)["folders"]) == 2  # the change under way was rolled back
    own.close()


def test_nor_does_it_where_what_is_left_is_only_read(trapped: Path, victim: Path) -> None:
    assert len(read_rows(trapped)["passages"]) == 2
    assert victim.exists()


def test_an_honest_journal_is_rolled_back(trapped: Path, victim: Path) -> None:
    journal = Path(f"{trapped}-journal")
    journal.write_bytes(journal.read_bytes().removesuffix(named(victim)))
    own = Own.open(trapped)
    assert (own.notice, own.problem) == ("", "")
    assert len(everything(own)["folders"]) == 2
    own.close()
