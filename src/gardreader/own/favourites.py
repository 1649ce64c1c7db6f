"""Favourites: articles a person wants at hand, in folders and in an order of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from gardreader.articles.model import ArticleRef
from gardreader.errors import OwnError
from gardreader.i18n import tr
from gardreader.own.columns import FAVOURITES, FOLDERS
from gardreader.own.database import Own, new_id, now
from gardreader.own.removal import take_out
from gardreader.own.rescue import Rows

NO_FOLDER = ""
"""The id of the place of favourites that are in no folder."""

LONGEST_FOLDER = 120
"""Letters of a folder's name; more is cut."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of favourites."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Favourite:
    """A favourite: which article, what it was called, in which folder (``NO_FOLDER``), since when."""

    ref: ArticleRef
    title: str
    folder: str
    added: str


def folders(own: Own) -> tuple[Folder, ...]:
    """The folders in the person's order. Raises ``OwnError``, as all functions here do."""
    return tuple(Folder(*row) for row in own.read("select id, name from folders order by place, name, id"))


def favourites(own: Own) -> tuple[Favourite, ...]:
    """The favourites in the person's order, folder by folder; a folder that is gone counts for none."""
    known = {folder.id for folder in folders(own)}
    rows = own.read("select pack, article, title, folder, added from favourites order by place, added, title")
    return tuple(
        Favourite(ArticleRef(pack, article), title, folder if folder in known else NO_FOLDER, added)
        for pack, article, title, folder, added in rows
    )


def is_favourite(own: Own, ref: ArticleRef) -> bool:
    """Whether that article is one."""
    return bool(own.read("select 1 from favourites where pack = ? and article = ?", (ref.pack, ref.article)))


def add(own: Own, ref: ArticleRef, title: str, folder: str = NO_FOLDER) -> None:
    """Make an article a favourite, the last of its folder; one that is stays where it is."""
    added = now()

    def change(connection: sqlite3.Connection) -> None:
        connection.execute(
            "insert or ignore into favourites (pack, article, title, folder, place, added)"
            " values (?, ?, ?, ?, (select coalesce(max(place) + 1, 0) from favourites where folder = ?), ?)",
            (ref.pack, ref.article, title[:250], folder, folder, added),
        )

    own.write(change)


def remove(own: Own, refs: Sequence[ArticleRef]) -> Rows:
    """Make articles favourites no more; gives what :func:`.removal.put_back` takes."""
    return take_out(own, FAVOURITES, [(ref.pack, ref.article) for ref in refs])


def move(own: Own, refs: Sequence[ArticleRef], folder: str, before: ArticleRef | None = None) -> None:
    """Put favourites into a folder, ahead of ``before``, or last; their order among themselves is kept."""

    def change(connection: sqlite3.Connection) -> None:
        moved = [(ref.pack, ref.article) for ref in refs]
        stays = [
            key
            for key in connection.execute(
                "select pack, article from favourites where folder = ? order by place, added, title",
                (folder,),
            )
            if key not in moved
        ]
        mark = (before.pack, before.article) if before is not None else None
        at = stays.index(mark) if mark in stays else len(stays)
        connection.executemany(
            "update favourites set folder = ?, place = ? where pack = ? and article = ?",
            [(folder, place, *key) for place, key in enumerate([*stays[:at], *moved, *stays[at:]])],
        )

    own.write(change)


def add_folder(own: Own, name: str) -> str:
    """Make a folder, the last one, and give its id."""
    folder, name = new_id(), _folder_name(name)

    def change(connection: sqlite3.Connection) -> None:
        connection.execute(
            "insert or replace into folders (id, name, place)"
            " values (?, ?, (select coalesce(max(place) + 1, 0) from folders))",
            (folder, name),
        )

    own.write(change)
    return folder


def rename_folder(own: Own, folder: str, name: str) -> None:
    """Call a folder otherwise."""
    name = _folder_name(name)
    own.write(lambda c: c.execute("update folders set name = ? where id = ?", (name, folder)))


def move_folder(own: Own, folder: str, before: str = "") -> None:
    """Put a folder ahead of another one, or last."""

    def change(connection: sqlite3.Connection) -> None:
        rows = connection.execute("select id from folders order by place, name, id").fetchall()
        stays = [found for (found,) in rows if found != folder]
        at = stays.index(before) if before in stays else len(stays)
        order = [*stays[:at], folder, *stays[at:]]
        connection.executemany("update folders set place = ? where id = ?", list(enumerate(order)))

    own.write(change)


def remove_folder(own: Own, folder: str) -> Rows:
    """Remove a folder and the favourites in it; gives what puts them back."""
    inside = own.read("select pack, article from favourites where folder = ?", (folder,))
    rows = take_out(own, FAVOURITES, inside)
    return rows | take_out(own, FOLDERS, [(folder,)])


def _folder_name(name: str) -> str:
    name = " ".join(name.split())[:LONGEST_FOLDER]
    if not name:
        raise OwnError(tr("A folder needs a name."))
    return name
