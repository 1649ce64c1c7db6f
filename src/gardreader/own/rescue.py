"""A file of one's own that cannot be worked with: set aside, never deleted, and read as far as it goes.

At every step a crash leaves the old file, or the new one whole beside it: ``own.sqlite.rescued``
bears that name only when it is complete, and from then on it is the truth.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from gardreader.files import flush_folder
from gardreader.i18n import ntr, tr
from gardreader.own.beside import BESIDE, free_name
from gardreader.own.columns import TABLES, Row, Table
from gardreader.own.store import Store, connect, disarm, refuses

_JOURNALS = ("-wal", "-journal")
_MOST_ROWS = 200_000
Rows = dict[str, list[Row]]


def rescue(path: Path, why: str) -> str:
    """Put a sound file with what could be read in the place of the one at ``path``.

    ``why`` ends the sentence that is given back: what happened, what was kept. Raises ``OSError``
    and ``sqlite3.Error``; the file is then where it was.
    """
    rows = read_rows(path)
    rescued, part = _rescued(path), path.with_name(f"{path.name}.part")
    _remove(part)
    store = Store.file(part)
    try:
        store.write(lambda connection: put_rows(connection, rows))
        store.wipe()  # closing would do it too, but says nothing where the disk refuses
    finally:
        store.close()
    part.replace(rescued)
    flush_folder(path.parent)
    aside = finish(path)
    count = sum(map(len, rows.values()))
    told = tr(
        "Your own pages (favourites, notes, history, reading list) could not be opened: {why}.", why=why
    )
    kept = (
        ntr("{count:,} entry was rescued.", "{count:,} entries were rescued.", count)
        if count
        else tr("Nothing in it could be rescued.")
    )
    left = tr("The file was set aside as {name}.", name=aside.name if aside else "")
    return " ".join((told, kept, left)) if aside else f"{told} {kept}"


def finish(path: Path) -> Path | None:
    """Let a rescued file take its place, also one that a crash kept from it; gives the old one's new name.

    Raises ``OSError``.
    """
    rescued = _rescued(path)
    if not rescued.is_file():
        return None
    day = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    aside = free_name(path, f"damaged-{day}")
    for end in reversed(BESIDE):
        old = path.with_name(path.name + end)
        if old.exists():
            old.replace(aside.with_name(aside.name + end))
    rescued.replace(path)
    flush_folder(path.parent)
    return aside if aside.exists() else None


def read_rows(path: Path, *, unchanged: bool = False) -> Rows:
    """All rows of one's own tables that can be read at ``path`` and are sound, whatever else is there.

    ``unchanged`` is for a folder where nothing can be written, not even a lock; it never raises.
    Otherwise raises ``sqlite3.Error`` where the disk refuses: that says nothing about the file.
    """
    if unchanged and any(path.with_name(path.name + end).exists() for end in _JOURNALS):
        # What is in the journal alone cannot be read there.
        with suppress(OSError, sqlite3.Error), tempfile.TemporaryDirectory() as folder:
            for end in ("", *_JOURNALS):
                if (beside := path.with_name(path.name + end)).is_file():
                    shutil.copyfile(beside, Path(folder, path.name + end))
            return read_rows(Path(folder, path.name))
    found: Rows = {table.name: [] for table in TABLES}
    if not unchanged:
        try:
            disarm(path)
        except OSError:
            unchanged = True
    address = f"{path.absolute().as_uri()}?mode={'ro&immutable=1' if unchanged else 'rw'}"
    with _damage_passed(unchanged), closing(connect(address, uri=True)) as connection:
        connection.execute("pragma query_only = on")
        for table in TABLES:
            with _damage_passed(unchanged):
                if _is_plain(connection, table):
                    found[table.name] = _rows(connection, table)
    return found


def put_rows(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write ``rows``; one that stands already is replaced."""
    for table in TABLES:
        connection.executemany(table.put, rows.get(table.name, ()))


def _is_plain(connection: sqlite3.Connection, table: Table) -> bool:
    """Whether the table is exactly ours: asking a view or computed columns would run what they say."""
    found = connection.execute("select type, sql from sqlite_master where name = ?", (table.name,))
    return found.fetchall() == [("table", table.sql.replace("create table", "CREATE TABLE", 1))]


def _rows(connection: sqlite3.Connection, table: Table) -> list[Row]:
    """The rows from the beginning up to the damage, and from the end back to it."""
    found: dict[int, Row] = {}
    for order in ("asc", "desc"):
        question = f"select rowid, {table.names} from {table.name} not indexed order by rowid {order}"  # noqa: S608
        with _damage_passed():
            for number, *values in connection.execute(question):
                if number in found or len(found) >= _MOST_ROWS:
                    break
                with suppress(ValueError):
                    found[number] = tuple(
                        column.check(value) for column, value in zip(table.columns, values, strict=True)
                    )
    return [found[number] for number in sorted(found)]


@contextmanager
def _damage_passed(refusals: bool = False) -> Iterator[None]:
    """Goes on after damage, and after what the disk refuses only with ``refusals``."""
    try:
        yield
    except sqlite3.Error as error:
        if refuses(error) and not refusals:
            raise


def _rescued(path: Path) -> Path:
    return path.with_name(f"{path.name}.rescued")


def _remove(path: Path) -> None:
    for end in BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)
