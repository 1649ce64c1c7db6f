"""All of one's own pages as one file, to take along or to keep safe, and back again without doubles.

The file is JSON and may come from anyone: its size is bounded, each row is read strictly, and what
is not sound is left out and counted.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gardreader.errors import OwnError
from gardreader.files import explain, refuse_pipe, write_text
from gardreader.i18n import tr
from gardreader.own.columns import TABLES, Row, Table
from gardreader.own.database import Own, now
from gardreader.own.merging import merge
from gardreader.own.rescue import Rows

FORMAT = "gardreader own pages"
VERSION = 1
MOST_BYTES = 32 << 20
MOST_ROWS = 100_000
"""Of one table; what comes after is left out and counted."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: entries new or changed, entries that stood here already, and unusable ones.

    ``surplus`` are passages that were left out because their article has as many as can be shown.
    """

    added: int
    known: int
    unusable: int
    surplus: int = 0


def export(own: Own, path: Path) -> int:
    """Write all entries to ``path``, all or nothing, and give their number. Raises ``OwnError``."""
    plain: dict[str, object] = {"format": FORMAT, "version": VERSION, "exported": now()}
    count = 0
    for table in TABLES:
        rows = own.read(f"select {table.names} from {table.name} order by rowid")  # noqa: S608
        names = [column.name for column in table.columns]
        plain[table.name] = [dict(zip(names, row, strict=True)) for row in rows]
        count += len(rows)
    try:
        write_text(path, json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise OwnError(
            tr("Your own pages cannot be exported to {path}: {why}.", path=path, why=explain(error))
        ) from error
    return count


def read_file(path: Path) -> tuple[Rows, int]:
    """The sound rows of an exported file, and how many others it has. Raises ``OwnError``."""
    plain = _load(path)
    if plain.get("format") != FORMAT:
        raise _not_imported(path, tr("it holds no pages of one's own"))
    version = plain.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise _not_imported(path, tr("it is damaged"))
    if version > VERSION:
        raise _not_imported(path, tr("a newer version of the program made it"))
    rows: Rows = {}
    unusable = 0
    for table in TABLES:
        sound = list(_sound(table, plain.get(table.name, [])))
        rows[table.name] = [row for row in sound if row is not None][:MOST_ROWS]
        unusable += len(sound) - len(rows[table.name])
    return rows, unusable


def import_file(own: Own, path: Path) -> Imported:
    """Take the entries of an exported file in: all, or none when it fails. Raises ``OwnError``.

    What stands here already stays, folders of one name become one, and of two versions of a note
    the later one is kept.
    """
    rows, unusable = read_file(path)

    def change(connection: sqlite3.Connection) -> tuple[int, int, int]:
        return merge(connection, rows)

    added, known, surplus = own.write(change)
    return Imported(added, known, unusable, surplus)


def _sound(table: Table, given: object) -> Iterator[Row | None]:
    if not isinstance(given, list):
        yield None
        return
    for values in given:
        try:
            yield table.row(values) if isinstance(values, dict) else None
        except ValueError:
            yield None


def _load(path: Path) -> dict[str, Any]:
    try:
        refuse_pipe(path)
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise _not_imported(path, explain(error)) from error
    if len(data) > MOST_BYTES:
        raise _not_imported(path, tr("it is too large"))
    try:
        plain = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _not_imported(path, tr("it is damaged, or was not made by this program")) from error
    if not isinstance(plain, dict):
        raise _not_imported(path, tr("it holds no pages of one's own"))
    return plain


def _not_imported(path: Path, why: str) -> OwnError:
    return OwnError(tr("{name} was not imported: {why}. Nothing was changed.", name=path.name, why=why))
