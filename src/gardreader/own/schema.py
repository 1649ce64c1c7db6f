"""The tables of one's own file, and the check that a file has these and nothing else.

A library's folder may come from anyone, on a stick for instance, and SQLite runs what a file's own
views, triggers and computed columns say. So a file with any other schema is not worked with.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache

from gardreader.own.columns import TABLES

APPLICATION_ID = 0x676F776E
"""In the header of the file: whose it is (``gown``)."""

SCHEMA_VERSION = 1
"""Of the tables as they are now. Those before it: :data:`gardreader.own.migration.EARLIER`."""

INDEXES = (
    "create index favourite_order on favourites (folder, place)",
    "create index visit_at on visits (at)",
    "create index passage_article on passages (article, pack)",
    "create index reading_added on reading_list (added)",
)
_ALL = "select type, name, tbl_name, sql from sqlite_master order by type, name"


def tables() -> tuple[str, ...]:
    """What makes the tables and their indexes."""
    return (*(table.sql for table in TABLES), *INDEXES)


def statements() -> tuple[str, ...]:
    """What makes the tables in an empty file."""
    marks = (f"pragma application_id = {APPLICATION_ID}", f"pragma user_version = {SCHEMA_VERSION}")
    return (*tables(), *marks)


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever made in the file. Raises ``sqlite3.Error``."""
    return bool(connection.execute("select count(*) from sqlite_master").fetchone() == (0,))


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file has one's own tables, as they are now, and nothing else. Raises ``sqlite3.Error``."""
    return version_of(connection) == SCHEMA_VERSION and has_only(connection, tables())


def version_of(connection: sqlite3.Connection) -> int:
    """Of which version one's own tables the file says it has; 0 for another program's file."""
    (number,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    return int(version) if number == APPLICATION_ID else 0


def has_only(connection: sqlite3.Connection, made_by: tuple[str, ...]) -> bool:
    """Whether the file has the tables that these statements make, and nothing else."""
    found: list[tuple[object, ...]] = connection.execute(_ALL).fetchall()
    return found == _expected(made_by)


def is_newer(connection: sqlite3.Connection) -> bool:
    """Whether a later version of the program made the file. Raises ``sqlite3.Error``."""
    return version_of(connection) > SCHEMA_VERSION


@cache
def _expected(made_by: tuple[str, ...]) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in made_by:
            connection.execute(statement)
        return connection.execute(_ALL).fetchall()
