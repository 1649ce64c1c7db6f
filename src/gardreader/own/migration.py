"""Taking over a file that an earlier version of the program made, step by step.

Only a file with exactly the tables of a version that the program has had is taken over; any other may
come from anyone (:mod:`gardreader.own.schema`). All steps are one transaction: a crash or a failure
leaves the file as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gardreader.errors import OwnError
from gardreader.files import replacing
from gardreader.i18n import tr
from gardreader.own import schema
from gardreader.own.beside import free_name

_FAULTS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that the tables have had.

    ``tables`` are the statements that made them, in the words they had then; ``step`` those that lead
    to the next version. SQLite notes the words of a statement, and the next version is known by them:
    so a table that changes is renamed, made anew, filled from the old one, which is then dropped.
    """

    tables: tuple[str, ...]
    step: tuple[str, ...]


EARLIER: Mapping[int, Earlier] = {}
"""The versions before :data:`~gardreader.own.schema.SCHEMA_VERSION`, by their number: none so far."""


def earlier_version(connection: sqlite3.Connection) -> int:
    """The number of the earlier version whose tables the file has and nothing else; 0 for no such file.

    Raises ``sqlite3.Error``.
    """
    version = schema.version_of(connection)
    earlier = EARLIER.get(version)
    return version if earlier is not None and schema.has_only(connection, earlier.tables) else 0


def take_over(connection: sqlite3.Connection, path: Path) -> str:
    """Lead the file at ``path`` to the present version, and keep a copy of it as it was beside it.

    Gives a sentence for the person. Raises ``OwnError`` when a step fails, ``OSError`` and
    ``sqlite3.Error`` when the disk refuses; the file is then what it was.
    """
    connection.execute("begin immediate")
    try:
        version = earlier_version(connection)
        if not version:  # another copy of the program was faster
            connection.execute("rollback")
            return ""
        copy = _keep_copy(path, version)
        for number in range(version, schema.SCHEMA_VERSION):
            _go_on(connection, number)
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    return tr(
        "An earlier version of the program made your own pages. They were taken over, and the file as it "
        "was is kept as {name}.",
        name=copy.name,
    )


def _go_on(connection: sqlite3.Connection, version: int) -> None:
    """Take the step from that version to the next. Raises ``OwnError``."""
    following = EARLIER.get(version + 1)
    try:
        for statement in EARLIER[version].step:
            connection.execute(statement)
        connection.execute(f"pragma user_version = {version + 1}")
        sound = schema.has_only(connection, following.tables if following else schema.tables())
        why = "" if sound else tr("its tables are not those of version {number}", number=version + 1)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF not in _FAULTS:
            raise  # the disk refuses, or is damaged: the step may be right
        why = str(error)
    if why:
        raise OwnError(
            tr(
                "an earlier version of the program made the file, and it could not be taken over: {why}",
                why=why,
            )
        )


def _keep_copy(path: Path, version: int) -> Path:
    """Through a connection of its own: SQLite copies nothing from one that is about to write."""
    copy = free_name(path, f"version-{version}")
    with replacing(copy) as temporary:
        temporary.chmod(0o600)
        with closing(sqlite3.connect(path)) as present, closing(sqlite3.connect(temporary)) as other:
            present.backup(other)
    return copy
