"""Bringing rows from elsewhere together with those that stand here, without doubles and without loss."""

from __future__ import annotations

import sqlite3

from gardreader.own.columns import (
    FAVOURITES,
    FOLDERS,
    MOST_OF_ARTICLE,
    PASSAGES,
    READING_LIST,
    VISITS,
    Row,
    Table,
)
from gardreader.own.rescue import Rows

_COUNT = "select count(*) from passages where article = ? and pack = ?"


def merge(connection: sqlite3.Connection, rows: Rows) -> tuple[int, int, int]:
    """Take ``rows`` in; gives how many are new or changed, how many stood here, how many were too many.

    Too many are passages of one article beyond :data:`MOST_OF_ARTICLE`: they are left out.
    """
    folders, known_folders = _folders(connection, rows.get(FOLDERS.name, []))
    added, known = len(rows.get(FOLDERS.name, [])) - known_folders, known_folders
    new, here, surplus = _passages(connection, rows.get(PASSAGES.name, []))
    for count in (
        _favourites(connection, rows.get(FAVOURITES.name, []), folders),
        _visits(connection, rows.get(VISITS.name, [])),
        (new, here),
        _reading_list(connection, rows.get(READING_LIST.name, [])),
    ):
        added, known = added + count[0], known + count[1]
    return added, known, surplus


def _folders(connection: sqlite3.Connection, rows: list[Row]) -> tuple[dict[object, object], int]:
    """Gives by the folders' ids there the ids here."""
    here = {
        str(name).casefold(): number for number, name in connection.execute("select id, name from folders")
    }
    (place,) = connection.execute("select coalesce(max(place) + 1, 0) from folders").fetchone()
    ids: dict[object, object] = {}
    known = 0
    for number, name, *_ in sorted(rows, key=lambda row: int(row[2])):
        if not number or number in ids:
            known += 1
            continue
        same = here.get(str(name).casefold())
        if same is not None:
            ids[number] = same
            known += 1
            continue
        taken = connection.execute("select 1 from folders where id = ?", (number,)).fetchone()
        ids[number] = number
        if taken:  # the same folder, renamed in one of the two places: the name here stays
            known += 1
            continue
        connection.execute(FOLDERS.put, (number, name, place))
        here[str(name).casefold()] = number
        place += 1
    return ids, known


def _favourites(
    connection: sqlite3.Connection, rows: list[Row], folders: dict[object, object]
) -> tuple[int, int]:
    added = 0
    for pack, article, title, folder, _, moment in sorted(rows, key=lambda row: int(row[4])):
        here = folders.get(folder, "")
        cursor = connection.execute(
            "insert or ignore into favourites (pack, article, title, folder, place, added)"
            " values (?, ?, ?, ?, (select coalesce(max(place) + 1, 0) from favourites where folder = ?), ?)",
            (pack, article, title, here, here, moment),
        )
        added += cursor.rowcount
    return added, len(rows) - added


def _visits(connection: sqlite3.Connection, rows: list[Row]) -> tuple[int, int]:
    added = 0
    for row in rows:
        cursor = connection.execute(
            f"insert into visits ({VISITS.names}) values (?, ?, ?, ?, ?, ?)"  # noqa: S608
            " on conflict (day, pack, article) do update set"
            " at = max(at, excluded.at), times = max(times, excluded.times)"
            " where excluded.at > at or excluded.times > times",
            row,
        )
        added += cursor.rowcount
    return added, len(rows) - added


def _passages(connection: sqlite3.Connection, rows: list[Row]) -> tuple[int, int, int]:
    counts: dict[tuple[object, object], int] = {}
    surplus = 0
    place = "pack = ? and article = ? and section = ? and quote = ? and occurrence = ? and prefix = ?"
    added = 0
    for row in rows:
        values = _by_name(PASSAGES, row)
        same = connection.execute("select changed from passages where id = ?", (values["id"],)).fetchone()
        if same is not None:
            if str(values["changed"]) > same[0]:
                connection.execute(PASSAGES.put, row)
                added += 1
            continue
        there = tuple(
            values[name] for name in ("pack", "article", "section", "quote", "occurrence", "prefix")
        )
        twins = connection.execute(f"select id, note from passages where {place}", there).fetchall()  # noqa: S608
        note = values["note"]
        if not twins or (note and all(known and known != note for _, known in twins)):
            ref = (values["article"], values["pack"])
            if ref not in counts:
                (counts[ref],) = connection.execute(_COUNT, ref).fetchone()
            if counts[ref] >= MOST_OF_ARTICLE:
                surplus += 1
                continue
            connection.execute(PASSAGES.put, row)
            counts[ref] += 1
            added += 1
        elif note and all(known != note for _, known in twins):
            bare = next(number for number, known in twins if not known)
            connection.execute(
                "update passages set note = ?, changed = ? where id = ?", (note, values["changed"], bare)
            )
            added += 1
    return added, len(rows) - added - surplus, surplus


def _reading_list(connection: sqlite3.Connection, rows: list[Row]) -> tuple[int, int]:
    what = ("kind", "address", "title", "pack", "article", "key")
    condition = " and ".join(f"{name} = ?" for name in what)
    added = 0
    for row in rows:
        values = _by_name(READING_LIST, row)
        same = connection.execute(
            f"select 1 from reading_list where id = ? or ({condition})",  # noqa: S608
            (values["id"], *(values[name] for name in what)),
        ).fetchone()
        if same is None:
            connection.execute(READING_LIST.put, row)
            added += 1
    return added, len(rows) - added


def _by_name(table: Table, row: Row) -> dict[str, str | int]:
    return {column.name: value for column, value in zip(table.columns, row, strict=True)}
