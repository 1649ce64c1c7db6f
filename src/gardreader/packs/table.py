"""Where each article of a pack lies: a table of lines that is searched without being parsed.

With thousands of articles a parsed table would cost milliseconds and megabytes at every start,
to show one article. So it is kept as the bytes it is, and an article's line is found by its id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gardreader.articles.model import ID_PATTERN
from gardreader.packs import canonical


@dataclass(frozen=True, slots=True)
class Row:
    """One article: its id, the hash of its line, and where the line lies (bytes in its block)."""

    id: str
    sha256: str
    block: int
    offset: int
    length: int


def to_line(row: Row) -> bytes:
    """The row as it stands in a pack."""
    plain = {
        "id": row.id, "sha256": row.sha256, "block": row.block, "offset": row.offset, "length": row.length,
    }  # fmt: skip
    return canonical.encode(plain) + b"\n"


def from_line(line: bytes) -> Row:
    """The inverse of :func:`to_line`. Raises ``ValueError`` for a line spelt in any other way."""
    plain = canonical.decode(line)
    if not isinstance(plain, dict):
        raise ValueError("a line of the table of articles is no set of values")
    try:
        row = Row(**plain)
    except TypeError:
        raise ValueError("a line of the table of articles has other values than it should") from None
    numbers = (row.block, row.offset, row.length)
    if not isinstance(row.id, str) or any(type(number) is not int or number < 0 for number in numbers):
        raise ValueError("a line of the table of articles has a wrong value")
    if not ID_PATTERN.fullmatch(row.id) or not isinstance(row.sha256, str):
        raise ValueError(f"{row.id!r} is no id of an article")
    if to_line(row) != line:
        raise ValueError(f"the line of {row.id} in the table of articles is spelt in another way")
    return row


class Table:
    """The table as bytes. Its hash has been checked by whoever makes it."""

    def __init__(self, data: bytes):
        self._data = b"\n" + data

    def find(self, article_id: str) -> Row | None:
        """The row of that article, else ``None``. Raises ``ValueError`` for a damaged line."""
        if not ID_PATTERN.fullmatch(article_id):
            return None
        start = self._data.find(b'\n{"id":"' + article_id.encode("ascii") + b'",')
        if start < 0:
            return None
        end = self._data.find(b"\n", start + 1) + 1
        return from_line(self._data[start + 1 : end])

    def __iter__(self) -> Iterator[Row]:
        """All rows, in order. Raises ``ValueError`` for a damaged line."""
        start = 1
        while start < len(self._data):
            end = self._data.find(b"\n", start) + 1
            if not end:
                raise ValueError("the table of articles ends within a line")
            yield from_line(self._data[start:end])
            start = end
