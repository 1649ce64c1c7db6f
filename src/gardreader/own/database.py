"""What a person keeps of their own: favourites, history, notes and the reading list, apart from packs.

One SQLite file. A change is on the disk when :meth:`Own.write` returns. Where the disk refuses, all
goes on in memory and the changes wait to be written: :meth:`Own.retry`. In a private session there
is no file at all.
"""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from gardreader.errors import OwnError
from gardreader.i18n import tr
from gardreader.own.rescue import finish, put_rows, read_rows, rescue
from gardreader.own.store import Answer, Change, Store, Unsound, reason, tells_damage

_FAULTS = (
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
    sqlite3.NotSupportedError,
)
_MOST_RETRIES = 3


class Own:
    """The tables. Safe to use from any thread; reading takes well under 5 ms and waits for no disk.

    :attr:`notice` is a sentence for the person when something happened at opening, else ``""``.
    """

    def __init__(self, path: Path | None, store: Store, notice: str = "", problem: str = ""):
        self._path = path
        self._store = store
        self._changing = threading.RLock()
        self._problem = problem
        self._journal: list[Change[Any]] = []
        self._closed = False
        self.notice = notice

    @classmethod
    def open(cls, path: Path | None) -> Own:
        """Open the file at ``path``, made where there is none; ``None`` is a private session.

        Never raises: a damaged file is set aside and what can be read of it is kept; where none
        can be opened, all goes on in memory (:attr:`problem`).
        """
        if path is None:
            return cls(None, Store.memory())
        try:
            store, notice = _opened(path)
        except (OSError, sqlite3.Error, OwnError, Unsound) as error:
            return cls(path, _read_only(path), problem=_cannot_write(error))
        return cls(path, store, notice)

    @property
    def private(self) -> bool:
        """Whether nothing is to be kept."""
        return self._path is None

    @property
    def problem(self) -> str:
        """Why changes cannot be written to the disk at present, in a sentence; else ``""``."""
        return self._problem

    @property
    def waiting(self) -> int:
        """How many changes are not written yet."""
        return len(self._journal)

    def read(self, question: str, values: tuple[object, ...] = ()) -> list[Any]:
        """The rows that answer an SQL ``question``; none after :meth:`close`. Raises ``OwnError``."""
        store = self._store
        try:
            return store.read(question, values)
        except sqlite3.ProgrammingError:
            if self._closed:
                return []
            if store is self._store:
                raise
            return self._store.read(question, values)  # the disk has refused, or answers again
        except sqlite3.Error as error:
            if tells_damage(error) and self._leave(store, error):
                return self._store.read(question, values)
            raise OwnError(tr("Your own pages cannot be read: {why}.", why=reason(error))) from error

    def write(self, change: Change[Answer]) -> Answer:
        """Let ``change`` write through a connection, all or nothing, and give what it gives.

        It is on the disk then, unless :attr:`problem` says why not. ``change`` may be called again
        later, so it must do the same each time: ids and times are made before (:func:`new_id`,
        :func:`now`). It is not to begin or end a transaction.
        """
        with self._changing:
            if self._closed:
                raise OwnError(tr("Your own pages have been closed."))
            if not self._problem:
                try:
                    return self._store.write(change)
                except _FAULTS:
                    raise
                except sqlite3.Error as error:
                    self._go_on_in_memory(error)
            answer = self._store.write(change)
            self._journal.append(change)
            return answer

    def retry(self) -> bool:
        """Write what waits; whether all is on the disk now."""
        with self._changing:
            if not self._problem or self._path is None or self._closed:
                return not self._problem
            try:
                store, notice = _opened(self._path)
            except (OSError, sqlite3.Error, OwnError, Unsound) as error:
                self._problem = _cannot_write(error)
                return False
            try:
                store.write(self._replay)
            except sqlite3.Error as error:
                store.close()
                self._problem = _cannot_write(error)
                return False
            # Closed last: who reads just then and meets a closed file asks the new one.
            before, self._store, self._problem = self._store, store, ""
            before.close()
            self.notice = notice or self.notice
            self._journal.clear()
            return True

    def wipe(self) -> None:
        """Leave no trace of what was removed in the file's journal."""
        with self._changing, suppress(sqlite3.Error):
            self._store.wipe()

    def close(self) -> None:
        """Let go of the file; what waits is tried once more."""
        with self._changing:
            if self._closed:
                return
            if self._journal:
                self.retry()
            self._closed = True
            self._store.close()

    def _replay(self, connection: sqlite3.Connection) -> None:
        for change in self._journal:
            change(connection)

    def _leave(self, store: Store, error: sqlite3.Error) -> bool:
        """Leave a file that was found damaged while reading; whether there is another store now."""
        with self._changing:
            if self._closed or (store is self._store and self._problem):
                return False
            if store is self._store:
                self._go_on_in_memory(error)
            return True

    def _go_on_in_memory(self, error: sqlite3.Error) -> None:
        memory = self._copy(error)
        before, self._store, self._problem = self._store, memory, _cannot_write(error)
        with suppress(sqlite3.Error):
            before.close()

    def _copy(self, error: sqlite3.Error) -> Store:
        memory = Store.memory()
        if not tells_damage(error):  # the pages of a damaged file would be as damaged there
            try:
                self._store.copy_into(memory)
                return memory
            except sqlite3.Error:
                memory.close()
                memory = Store.memory()
        if self._path is not None:
            try:
                rows = read_rows(self._path)
            except sqlite3.Error:
                rows = read_rows(self._path, unchanged=True)
            memory.write(lambda connection: put_rows(connection, rows))
        return memory


def new_id() -> str:
    """The id of a new entry; no two machines make the same."""
    return secrets.token_hex(16)


def now() -> str:
    """The present moment as entries have it, in UTC: ``2026-11-03T09:30:00Z``."""
    return dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """The day at the person's place: ``2026-11-03``."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()


def _opened(path: Path) -> tuple[Store, str]:
    """The file's tables, and what is to be told about it."""
    finish(path)
    notice = ""
    for _ in range(_MOST_RETRIES):
        try:
            store = Store.file(path)
            return store, notice or store.notice
        except Unsound as error:
            notice = rescue(path, str(error))
    raise Unsound(tr("the file is damaged"))


def _read_only(path: Path) -> Store:
    """What can be read where nothing can be written, in memory."""
    memory = Store.memory()
    if path.is_file():
        rows = read_rows(path, unchanged=True)
        memory.write(lambda connection: put_rows(connection, rows))
    return memory


def _cannot_write(error: Exception) -> str:
    why = str(error) if isinstance(error, OwnError | Unsound) else reason(error)
    return tr(
        "Your own pages cannot be written: {why}. What you mark is kept in memory and written as soon as "
        "that is possible.",
        why=why,
    )
