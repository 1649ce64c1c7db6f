"""One's own tables in one file, or in memory: two connections, so that reading never waits for a disk."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from gardreader.errors import OwnError
from gardreader.files import explain, flush_folder
from gardreader.i18n import tr
from gardreader.own.beside import refuse_pipes
from gardreader.own.migration import earlier_version, take_over
from gardreader.own.schema import is_empty, is_newer, is_ours, statements

Answer = TypeVar("Answer")
Change = Callable[[sqlite3.Connection], Answer]

_BUSY = 2.0  # seconds to wait for another copy of the program
_NAMES_ANOTHER = bytes.fromhex("d9d505f920a163d7")  # how a journal ends that names a further one

_REFUSALS = frozenset(
    (
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
    )
)


class Unsound(Exception):
    """The file is damaged, or not one's own; its text ends a sentence."""


class Store:
    """The tables. Safe to use from any thread; every method may raise ``sqlite3.Error``.

    :attr:`notice` is a sentence for the person where the file was taken over from an earlier version.
    """

    def __init__(self, writer: sqlite3.Connection, reader: sqlite3.Connection, notice: str = ""):
        self.notice = notice
        self._writer, self._reader = writer, reader
        self._writing = threading.Lock()
        self._reading = self._writing if reader is writer else threading.Lock()

    @classmethod
    def memory(cls) -> Store:
        """Empty tables that nothing of ever comes to a disk."""
        connection = connect(":memory:")
        _make(connection)
        return cls(connection, connection)

    @classmethod
    def file(cls, path: Path) -> Store:
        """The tables in the file at ``path``, made where there is none.

        Raises ``Unsound`` when it cannot be worked with, ``OwnError`` when a newer program made it,
        ``OSError`` and ``sqlite3.Error`` when the disk or the folder refuses.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_pipes(path)
        fresh = not path.exists()
        # The person's marks are nobody else's business; SQLite gives its journals the file's own mode.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        disarm(path)
        try:
            return cls._connected(path, fresh)
        except sqlite3.DatabaseError as error:
            # Locked, or the disk refuses: then the file itself may be whole.
            if tells_damage(error):
                raise Unsound(tr("the file is damaged")) from error
            raise

    @classmethod
    def _connected(cls, path: Path, fresh: bool) -> Store:
        writer = connect(str(path))
        try:
            _look_through(writer)
            notice = take_over(writer, path) if earlier_version(writer) else ""
            mode = writer.execute("pragma journal_mode = wal").fetchone()[0]
            writer.execute("pragma synchronous = full")
            _make(writer)
            if fresh:
                flush_folder(path.parent)
            # Where the disk allows no write-ahead log, a reader would wait for the writer anyway.
            reader = connect(str(path)) if mode == "wal" else writer
        except BaseException:
            writer.close()
            raise
        if reader is not writer:
            reader.execute("pragma query_only = on")
        return cls(writer, reader, notice)

    def read(self, question: str, values: tuple[object, ...] = ()) -> list[Any]:
        """The rows that answer ``question``."""
        with self._reading:
            return self._reader.execute(question, values).fetchall()

    def write(self, change: Change[Answer]) -> Answer:
        """Let ``change`` write, all or nothing; on the disk when this returns."""
        with self._writing:
            self._writer.execute("begin immediate")
            try:
                answer = change(self._writer)
                self._writer.execute("commit")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("rollback")
                raise
            return answer

    def copy_into(self, other: Store) -> None:
        """Give ``other`` all that is here."""
        with self._reading:
            self._reader.backup(other._writer)

    def wipe(self) -> None:
        """Bring all into the file itself, and leave nothing of what was removed there or in its journal."""
        with self._writing:
            self._writer.execute("pragma wal_checkpoint(truncate)").fetchall()

    def close(self) -> None:
        """Let go of the file; questions under way in other threads are answered first."""
        with self._reading:
            self._reader.close()
        if self._reader is not self._writer:
            with self._writing:
                self._writer.close()


def connect(address: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection that trusts nothing in the file and keeps little in memory."""
    connection = sqlite3.connect(
        address, timeout=_BUSY, isolation_level=None, check_same_thread=False, uri=uri
    )
    for name, value in (("trusted_schema", "off"), ("cell_size_check", "on"), ("secure_delete", "on"),
                        ("cache_size", "-512"), ("temp_store", "memory")):  # fmt: skip
        connection.execute(f"pragma {name} = {value}")
    return connection


def disarm(path: Path) -> None:
    """Let no journal beside the file at ``path`` name a further one. Raises ``OSError``.

    SQLite deletes the file of that name, whatever it is, once it has rolled back. Only a change over
    several files makes such a journal, and one's own is a single one.
    """
    journal = Path(f"{os.path.realpath(path)}-journal")
    if not journal.is_file():
        return
    with journal.open("r+b") as stream:
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - len(_NAMES_ANOTHER)))
        if stream.read() == _NAMES_ANOTHER:
            stream.write(bytes(len(_NAMES_ANOTHER)))  # the name counts at the very end only


def _look_through(connection: sqlite3.Connection) -> None:
    if is_empty(connection):
        return
    if is_newer(connection):
        raise OwnError(tr("a newer version of the program made the file"))
    if not is_ours(connection) and not earlier_version(connection):
        raise Unsound(tr("another program made it"))
    if connection.execute("pragma integrity_check(1)").fetchone() != ("ok",):
        raise Unsound(tr("the file is damaged"))


def tells_damage(error: Exception) -> bool:
    """Whether the error says that the file is not whole."""
    text = str(error)
    return any(words in text for words in ("malformed", "not a database", "unsupported file format"))


def refuses(error: sqlite3.Error) -> bool:
    """Whether the disk, or another program, refuses for now: the file itself may be whole."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("begin immediate")
    try:
        if is_empty(connection):  # another copy of the program may have been faster
            for statement in statements():
                connection.execute(statement)
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def reason(error: Exception) -> str:
    """Why the file cannot be written or read, as the end of a sentence."""
    if isinstance(error, OSError):
        return explain(error)
    if tells_damage(error):
        return tr("the file is damaged")
    text = str(error)
    if "full" in text:
        return tr("the disk is full")
    if "readonly" in text or "unable to open" in text:
        return tr("permission is denied, or the disk is read-only")
    if "locked" in text or "busy" in text:
        return tr("another copy of the program is writing it")
    if "I/O" in text:
        return tr("the disk reports an error")
    return text
