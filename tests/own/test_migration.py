"""A file of an earlier version is taken over step by step, with a copy kept; the steps here are made up."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from gardreader.own import favourites, migration, schema
from gardreader.own.columns import VISITS
from gardreader.own.database import Own
from gardreader.own.migration import Earlier
from gardreader.own.schema import APPLICATION_ID, tables
from tests.own.samples import THERE, everything, fill

NOW = tables()
OLD_VISITS = "create table visits (day text not null, pack text, article text, at text)"
# As it might have been: at first no index of visits and fewer columns, then the index with another name.
FIRST = (*(sql for sql in NOW if " visits" not in sql), OLD_VISITS)
SECOND = (*FIRST, "create index visit_moment on visits (at)")
EARLIER = {
    1: Earlier(FIRST, ("create index visit_moment on visits (at)",)),
    2: Earlier(
        SECOND,
        (
            "alter table visits rename to old_visits",
            VISITS.sql,
            f"insert into visits ({VISITS.names}) select day, pack, article, article, at, 1 from old_visits",
            "drop table old_visits",
            next(sql for sql in NOW if "visit_at" in sql),
        ),
    ),
}
VISIT = ("2020-12-14", "gard", "aceruloplasminemia", "2020-12-14T09:30:00Z")


@pytest.fixture
def third(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is at version 3, and knows two before it."""
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(migration, "EARLIER", EARLIER)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of version 1, with entries."""
    path = tmp_path / "own.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")  # as all files of the program are
        for sql in FIRST:
            connection.execute(sql)
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute("pragma user_version = 1")
        connection.execute("insert into visits values (?, ?, ?, ?)", VISIT)
        connection.execute(
            "insert into favourites values (?, ?, ?, '', 0, ?)",
            ("gard", "aceruloplasminemia", "Aceruloplasminemia", "2020-12-14T09:30:00Z"),
        )
        connection.commit()
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("pragma user_version").fetchone()[0])


def kept(path: Path) -> list[Path]:
    return sorted(path.parent.glob("own-version-*"))


@pytest.mark.usefixtures("third")
def test_a_file_is_taken_over_step_by_step_and_a_copy_kept(old: Path) -> None:
    own = Own.open(old)
    assert own.problem == ""
    (copy,) = kept(old)
    assert copy.name in own.notice
    assert "earlier version" in own.notice
    assert everything(own)["visits"] == [(*VISIT[:3], VISIT[2], VISIT[3], 1)]
    assert favourites.is_favourite(own, THERE)
    fill(own)
    before = everything(own)
    own.close()
    assert version_of(old) == 3
    assert version_of(copy) == 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("select * from visits").fetchall() == [VISIT]
    assert sorted(old.parent.iterdir()) == sorted((old, copy))
    again = Own.open(old)
    assert again.notice == ""
    assert everything(again) == before
    again.close()
    assert kept(old) == [copy]


@pytest.mark.usefixtures("third")
@pytest.mark.parametrize(
    "step",
    [
        ("drop table visits", "create table nonsense"),
        ("drop table visits",),
        (f"insert into visits select * from {VISITS.name} where nothing",),
        ("create table more (text)",),
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    old: Path, step: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EARLIER, 2, Earlier(SECOND, step))
    own = Own.open(old)
    assert "could not be taken over" in own.problem
    assert favourites.is_favourite(own, THERE)  # what has not changed since can be read
    own.close()
    assert version_of(old) == 1
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("select * from visits").fetchall() == [VISIT]
    assert not list(old.parent.glob("*damaged*"))


@pytest.mark.usefixtures("third")
def test_what_only_says_that_it_is_older_is_not_trusted(old: Path) -> None:
    """Nothing that such a file has made for itself is run, not even by a step."""
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("create trigger t after insert on visits begin delete from favourites; end")
    own = Own.open(old)
    assert "another program made it" in own.notice
    assert kept(old) == []
    own.close()


def test_no_step_is_needed_yet() -> None:
    """When tables change: a row in EARLIER with the statements as they were, and what leads on from there."""
    assert sorted(migration.EARLIER) == list(range(1, schema.SCHEMA_VERSION))
