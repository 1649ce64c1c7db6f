"""What each table of one's own file holds, declared once.

From this come the tables with their checks (:mod:`gardreader.own.schema`), the strict reading of a
file that is imported, and the rescue of a damaged one. SQLite's integrity check tests a table's own
checks too, so a file that opens holds no value of another kind or size, whoever made it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Value = str | int
Row = tuple[Value, ...]

LONGEST_NOTE = 40_000
"""Bytes of a note, in UTF-8."""

LONGEST_QUOTE = 16_000
LONGEST_CONTEXT = 400
LONGEST_NAME = 1_000
LONGEST_CSL = 200_000
_MOST = 1 << 31

MOST_OF_ARTICLE = 2_000
"""Passages of one article that are shown and looked for in its text, and to which an import adds."""


class Kind(StrEnum):
    """What values a column may have; ``ID`` is the name of a pack or an article, or empty."""

    TEXT = "text"
    ID = "id"
    HEX = "hex"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole"


_FORMS = {
    Kind.ID: re.compile(r"[a-z0-9-]*"),
    Kind.HEX: re.compile(r"[0-9a-f]*"),
    Kind.DAY: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    Kind.MOMENT: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
}
_D2, _D4 = "[0-9]" * 2, "[0-9]" * 4
_GLOBS = {
    Kind.ID: "not glob '*[^a-z0-9-]*'",
    Kind.HEX: "not glob '*[^0-9a-f]*'",
    Kind.DAY: f"glob '{_D4}-{_D2}-{_D2}'",
    Kind.MOMENT: f"glob '{_D4}-{_D2}-{_D2}T{_D2}:{_D2}:{_D2}Z'",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its values' kind, the most bytes of a text or the largest number, and its choices."""

    name: str
    kind: Kind = Kind.TEXT
    most: int = LONGEST_NAME
    choices: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """The column as ``create table`` has it."""
        if self.kind is Kind.WHOLE:
            checks = f"typeof({self.name}) = 'integer' and {self.name} between 0 and {self.most}"
            return f"{self.name} integer not null check ({checks})"
        checks = f"typeof({self.name}) = 'text' and length(cast({self.name} as blob)) <= {self.most}"
        if self.kind in _GLOBS:
            checks += f" and {self.name} {_GLOBS[self.kind]}"
        if self.choices:
            checks += f" and {self.name} in ({', '.join(repr(choice) for choice in self.choices)})"
        return f"{self.name} text not null check ({checks})"

    def check(self, value: object) -> Value:
        """``value`` when it may stand in this column. Raises ``ValueError``."""
        if self.kind is Kind.WHOLE:
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= self.most:
                raise ValueError(self.name)
            return value
        # Half a surrogate pair cannot be encoded: that too is a ValueError.
        if not isinstance(value, str) or len(value.encode("utf-8")) > self.most or "\0" in value:
            raise ValueError(self.name)
        if self.kind in _FORMS and not _FORMS[self.kind].fullmatch(value):
            raise ValueError(self.name)
        if self.kind in (Kind.DAY, Kind.MOMENT):
            dt.datetime.fromisoformat(value)  # raises for a month or an hour that no calendar has
        if self.choices and value not in self.choices:
            raise ValueError(self.name)
        return value


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``key`` are the columns that tell a row from all others."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def sql(self) -> str:
        """The table as it is created."""
        columns = ",\n  ".join(column.sql for column in self.columns)
        return f"create table {self.name} (\n  {columns},\n  primary key ({', '.join(self.key)}))"

    @property
    def names(self) -> str:
        """The columns' names, with commas."""
        return ", ".join(column.name for column in self.columns)

    @property
    def put(self) -> str:
        """The statement that writes a row, in place of one with the same key."""
        places = ", ".join("?" * len(self.columns))
        return f"insert or replace into {self.name} ({self.names}) values ({places})"  # noqa: S608

    def row(self, values: Mapping[str, object]) -> Row:
        """The row of ``values`` by column; what else they hold is left. Raises ``ValueError``."""
        return tuple(column.check(values.get(column.name)) for column in self.columns)


COLOURS = ("yellow", "green", "blue", "pink")
"""The names of the colours of highlights, the first one taken unless another is chosen."""

_PACK = Column("pack", Kind.ID, 200)
_ARTICLE = Column("article", Kind.ID, 200)
_TITLE = Column("title")
_ADDED = Column("added", Kind.MOMENT, 20)

FOLDERS = Table(
    "folders", ("id",), (Column("id", Kind.HEX, 32), Column("name"), Column("place", Kind.WHOLE, _MOST))
)
FAVOURITES = Table(
    "favourites",
    ("pack", "article"),
    (_PACK, _ARTICLE, _TITLE, Column("folder", Kind.HEX, 32), Column("place", Kind.WHOLE, _MOST), _ADDED),
)
VISITS = Table(
    "visits",
    ("day", "pack", "article"),
    (Column("day", Kind.DAY, 10), _PACK, _ARTICLE, _TITLE, Column("at", Kind.MOMENT, 20),
     Column("times", Kind.WHOLE, _MOST)),
)  # fmt: skip
PASSAGES = Table(
    "passages",
    ("id",),
    (Column("id", Kind.HEX, 32), _PACK, _ARTICLE, _TITLE,
     Column("section"), Column("section_title"),
     Column("quote", most=LONGEST_QUOTE), Column("prefix", most=LONGEST_CONTEXT),
     Column("suffix", most=LONGEST_CONTEXT), Column("occurrence", Kind.WHOLE, _MOST),
     Column("colour", most=20, choices=COLOURS), Column("note", most=LONGEST_NOTE),
     Column("lost", Kind.WHOLE, 1), _ADDED, Column("changed", Kind.MOMENT, 20)),
)  # fmt: skip
# The reading list: a reference, a link or an article kept for when there is a line again.
READING_LIST = Table(
    "reading_list",
    ("id",),
    (Column("id", Kind.HEX, 32), Column("kind", most=20, choices=("reference", "link", "article")),
     Column("address", most=8_000), Column("title", most=4_000), _PACK, _ARTICLE, Column("key"),
     Column("csl", most=LONGEST_CSL), _ADDED, Column("note", most=LONGEST_NOTE),
     Column("done", Kind.WHOLE, 1)),
)  # fmt: skip

TABLES = (FOLDERS, FAVOURITES, VISITS, PASSAGES, READING_LIST)
