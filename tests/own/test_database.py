"""The file of one's own: what opens, what is set aside, and what happens where nothing can be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gardreader.own import favourites, passages
from gardreader.own.columns import PASSAGES
from gardreader.own.database import Own
from gardreader.own.schema import SCHEMA_VERSION
from tests.disks import fill as fill_disk
from tests.disks import permissions_apply, small_disk
from tests.own.samples import HERE, THERE, a_passage, everything, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "own.sqlite"


@pytest.fixture
def filled(path: Path) -> dict[str, list[tuple[object, ...]]]:
    own = Own.open(path)
    fill(own)
    rows = everything(own)
    own.close()
    return rows


def set_aside(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir() if found != path)


def test_what_is_kept_is_there_again(path: Path, filled: dict[str, list[tuple[object, ...]]]) -> None:
    own = Own.open(path)
    assert (own.notice, own.problem, own.private) == ("", "", False)
    assert everything(own) == filled
    own.close()
    assert own.read("select * from folders") == []
    assert set_aside(path) == []
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0


def test_two_copies_of_the_program_see_each_others(path: Path) -> None:
    one, other = Own.open(path), Own.open(path)
    favourites.add(one, HERE, "Bone marrow necrosis")
    favourites.add(other, THERE, "Aceruloplasminemia")
    assert favourites.favourites(one) == favourites.favourites(other)
    assert len(favourites.favourites(one)) == 2
    one.close()
    other.close()


def test_a_private_session_writes_nothing(tmp_path: Path) -> None:
    own = Own.open(None)
    fill(own)
    assert own.private
    assert len(passages.passages(own)) == 2
    own.close()
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_all_or_nothing(path: Path, filled: dict[str, list[tuple[object, ...]]]) -> None:
    own = Own.open(path)

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("delete from passages")
        connection.execute("insert into folders values ('', 'Two', -1)")

    with pytest.raises(sqlite3.IntegrityError):
        own.write(change)
    assert everything(own) == filled
    assert own.problem == ""
    own.close()


@pytest.mark.parametrize(
    "damage", [b"", b"SQLite format 3\0", b"Not a database at all. " * 300], ids=["empty", "header", "text"]
)
def test_a_file_that_is_none_is_set_aside(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    own = Own.open(path)
    fill(own)
    own.close()
    if len(damage) > 100:
        assert "is damaged" in own.notice
        assert len(set_aside(path)) == 1
        assert set_aside(path)[0] in own.notice
        assert (path.parent / set_aside(path)[0]).read_bytes() == damage
    else:
        assert own.problem == own.notice == "" or set_aside(path)


def test_whatever_page_is_damaged_it_opens_and_what_can_be_read_is_kept(path: Path, tmp_path: Path) -> None:
    own = Own.open(path)
    for number in range(40):
        passages.keep(own, a_passage(f"words {number}", "note " * 100))
    whole = everything(own)
    own.close()
    good, best = path.read_bytes(), 0
    for page in range(len(good) // 4096):
        path.write_bytes(good[: page * 4096] + os.urandom(4096) + good[(page + 1) * 4096 :])
        own = Own.open(path)
        assert own.problem == "", page
        rows = everything(own)
        assert set(rows["passages"]) <= set(whole["passages"]), page
        assert own.notice or rows == whole, page
        best += len(rows["passages"]) >= 30
        favourites.add(own, HERE, "One more")
        own.close()
        for other in path.parent.iterdir():
            other.unlink()
    assert best > len(good) // 4096 // 2


@pytest.mark.parametrize(
    "foreign",
    [
        "create trigger t after insert on favourites begin delete from passages; end",
        "create view v as select * from passages",
        "create table more (text)",
        "alter table folders add column computed as (name || name)",
        "drop table passages; create view passages as select * from visits",
        "pragma application_id = 7",
    ],
)
def test_a_file_with_other_tables_is_not_trusted(
    path: Path, filled: dict[str, list[tuple[object, ...]]], foreign: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(foreign)
    own = Own.open(path)
    assert "another program made it" in own.notice
    kept = everything(own)
    assert kept["favourites"] == filled["favourites"]
    assert kept["passages"] == ([] if "drop" in foreign else filled["passages"])
    assert kept["folders"] == ([] if "alter" in foreign else filled["folders"])
    favourites.add(own, THERE, "Aceruloplasminemia")
    assert everything(own)["passages"] == kept["passages"]
    own.close()
    assert len(set_aside(path)) == 1


def test_values_that_the_tables_forbid_are_left_out(
    path: Path, filled: dict[str, list[tuple[object, ...]]]
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma ignore_check_constraints = on")
        for number, (name, value) in enumerate(
            (("note", "x" * 50_000), ("colour", "black"), ("quote", b"5"), ("pack", "../x"), ("lost", 2))
        ):
            row = dict(zip(PASSAGES.names.split(", "), filled["passages"][0], strict=True))
            row |= {"id": f"{number:032x}", name: value}
            connection.execute(PASSAGES.put, tuple(row.values()))
        connection.commit()
    own = Own.open(path)
    assert "is damaged" in own.notice
    assert everything(own) == filled
    own.close()


def test_a_file_of_a_newer_version_is_left_alone(
    path: Path, filled: dict[str, list[tuple[object, ...]]]
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma user_version = {SCHEMA_VERSION + 1}")
        connection.execute("create table more (text)")
    before = path.read_bytes()
    own = Own.open(path)
    assert "newer version" in own.problem
    assert everything(own) == filled
    favourites.add(own, THERE, "Aceruloplasminemia")
    assert not own.retry()
    own.close()
    assert path.read_bytes() == before
    assert set_aside(path) == []


def test_in_a_folder_that_cannot_be_written_all_goes_on_in_memory(
    path: Path, filled: dict[str, list[tuple[object, ...]]]
) -> None:
    path.chmod(0o400)
    path.parent.chmod(0o500)
    with permissions_apply():
        own = Own.open(path)
        assert "permission" in own.problem
        assert everything(own) == filled
        passages.keep(own, a_passage("kept in memory"))
        assert len(passages.passages(own)) == 3
        assert not own.retry()
        assert own.waiting == 1
    path.parent.chmod(0o700)
    path.chmod(0o600)
    assert own.retry()
    assert (own.problem, own.waiting) == ("", 0)
    assert len(passages.passages(own)) == 3
    own.close()
    again = Own.open(path)
    assert len(passages.passages(again)) == 3
    again.close()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1 << 20) as disk:
        own = Own.open(disk / "own.sqlite")
        passages.keep(own, a_passage("before"))
        ballast = fill_disk(disk, 8192)
        for number in range(60):
            passages.keep(own, a_passage(f"words {number}", "note " * 800))
        assert "the disk is full" in own.problem
        assert len(passages.passages(own)) == 61
        ballast.unlink()
        assert own.retry()
        own.close()
        again = Own.open(disk / "own.sqlite")
        assert len(passages.passages(again)) == 61
        again.close()


def test_a_file_taken_away_while_it_is_open_is_no_fault(path: Path) -> None:
    own = Own.open(path)
    shutil.rmtree(path.parent)
    favourites.add(own, HERE, "Bone marrow necrosis")
    assert favourites.is_favourite(own, HERE)
    own.close()
