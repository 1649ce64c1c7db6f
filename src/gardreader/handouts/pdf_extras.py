"""What Qt's PDFs lack, added behind them: bookmarks, tags, the language, spaces that are read as spaces.

Qt names destinations within a PDF but makes no bookmarks for them. A PDF may be amended by
appending: new objects, the catalogue once more, and a table that says where they are. What Qt
wrote stays as it was, but for one thing: it tells that the glyph of the space is a tab, because
the typeface draws both with it; copied text would be full of tabs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gardreader.handouts.structure import Structure
from gardreader.handouts.tagging import File, tagged

_MAP = re.compile(rb"beginbfrange\b.*?endbfrange", re.DOTALL)
_TARGETS = re.compile(rb"\[[^\]]*\]|(?<=> )<[0-9A-Fa-f]{4}>(?=\s*(?:\n|end))")
_TAB, _SPACE = b"<0009>", b"<0020>"
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) [nf]")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_STREAM = re.compile(rb"\d+ 0 obj\s*<<[^>]*>>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)(?: 0 (R))?")
_DICTIONARY, _ARRAY, _FIGURE = rb"(<<.*?)>>", rb"\[(.*?)\]", rb"(\d+)"
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_INFO = re.compile(rb"/Info \d+ 0 R")
_IDENTITY = re.compile(rb"/ID \[.*?\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the bookmarks: its words, the name of the destination it leads to, and those below it."""

    title: str
    destination: str
    parts: tuple[Bookmark, ...] = ()

    @property
    def count(self) -> int:
        """How many there are, with all below it."""
        return 1 + sum(part.count for part in self.parts)


def with_extras(
    data: bytes, marks: Sequence[Bookmark], language: str, structure: Structure | None = None
) -> bytes:
    """The PDF ``data`` with bookmarks and, where its ``structure`` is given, tagged with that.

    ``language`` is a code such as ``en``. Raises ``ValueError`` where ``data`` is not as Qt writes.
    """
    data = with_spaces(data)
    offset, catalogue, size, trailer = _structure(data)
    root = size
    written: list[tuple[int, bytes]] = []
    after = _write_marks(marks, root, root + 1, written)
    last = root + 1 + sum(mark.count for mark in marks[:-1])
    body = _object_at(data, offset, catalogue)
    if structure is not None and (pages := _PAGES.search(body)):
        file = File(
            lambda number: _object_at(data, offset, number),
            lambda number: _object_at(data, offset, number, _ARRAY),
            lambda number: _stream_at(data, offset, number),
        )
        tags, tree, after = tagged(file, int(pages[1]), after, structure)
        body += b"/MarkInfo << /Marked true >>\n/StructTreeRoot %d 0 R\n" % tree
        written += tags
    objects = [
        (
            catalogue,
            body + b"/Outlines %d 0 R\n/PageMode /UseOutlines\n/Lang %s\n"
            b"/ViewerPreferences << /DisplayDocTitle true >>\n>>" % (root, _text(language)),
        ),
        (
            root,
            b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
            % (root + 1, last, after - root - 1),
        ),
        *written,
    ]
    return _appended(data, objects, offset, after, trailer)


def _write_marks(
    marks: Sequence[Bookmark], parent: int, number: int, written: list[tuple[int, bytes]]
) -> int:
    """Write ``marks``, the first as object ``number``, those below each behind it; gives the next number."""
    before = 0
    for place, mark in enumerate(marks):
        following = number + mark.count
        after = following if place + 1 < len(marks) else 0
        inner = (number + 1, following - mark.parts[-1].count) if mark.parts else None
        written.append((number, _item(mark, parent, before=before, after=after, inner=inner)))
        _write_marks(mark.parts, number, number + 1, written)
        before, number = number, following
    return number


def with_spaces(data: bytes) -> bytes:
    """The PDF ``data`` with spaces that are read as spaces."""
    return _MAP.sub(_spaces_for_tabs, data)


def _spaces_for_tabs(match: re.Match[bytes]) -> bytes:
    return _TARGETS.sub(lambda target: target[0].replace(_TAB, _SPACE), match[0])


def _structure(data: bytes) -> tuple[int, int, int, bytes]:
    """Where the table of objects begins, the catalogue's number, the table's size, the trailer to keep."""
    start = _START.search(data[-64:])
    if not start or not data.startswith(b"%PDF-"):
        raise ValueError("no PDF, or not a whole one")
    offset = int(start[1])
    trailer = data[data.rindex(b"trailer") :]
    root, size, info, identity = (p.search(trailer) for p in (_ROOT, _SIZE, _INFO, _IDENTITY))
    if not root or not size:
        raise ValueError("a PDF without a catalogue")
    kept = [found[0] for found in (root, info, identity) if found]
    return offset, int(root[1]), int(size[1]), b"\n".join(kept)


def _object_at(data: bytes, table: int, number: int, form: bytes = _DICTIONARY) -> bytes:
    """The dictionary of that object up to its last ``>>``, or what else has that ``form``."""
    found = re.compile(rb"%d 0 obj\s*%s\s*endobj" % (number, form), re.DOTALL).match(
        data, _place_of(data, table, number)
    )
    if not found:
        raise ValueError(f"object {number} is not where the table says")
    return found[1]


def _stream_at(data: bytes, table: int, number: int) -> bytes:
    """What that object holds, packed as it is."""
    start = _place_of(data, table, number)
    head = _STREAM.match(data, start)
    length = _LENGTH.search(head[0]) if head else None
    if head is None or length is None:
        raise ValueError(f"object {number} is no stream")
    size = int(length[1]) if length[2] is None else int(_object_at(data, table, int(length[1]), _FIGURE))
    return data[head.end() : head.end() + size]


def _place_of(data: bytes, table: int, number: int) -> int:
    head = re.compile(rb"xref\s+0 \d+\s+").match(data, table)
    entry = _ENTRY.match(data, head.end() + 20 * number) if head else None
    return int(entry[1]) if entry else 0


def _item(mark: Bookmark, parent: int, *, before: int, after: int, inner: tuple[int, int] | None) -> bytes:
    links = b"/Parent %d 0 R" % parent
    if before:
        links += b" /Prev %d 0 R" % before
    if after:
        links += b" /Next %d 0 R" % after
    if inner:
        links += b" /First %d 0 R /Last %d 0 R /Count %d" % (*inner, mark.count - 1)
    return b"<< /Title %s %s /Dest %s >>" % (_text(mark.title), links, _text(mark.destination))


def _text(text: str) -> bytes:
    """A string as PDF has it, in UTF-16 and hexadecimal figures, as the destinations' names are."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


def _appended(
    data: bytes, objects: Sequence[tuple[int, bytes]], previous: int, size: int, trailer: bytes
) -> bytes:
    written = bytearray(data)
    if not written.endswith(b"\n"):
        written += b"\n"
    table = bytearray(b"xref\n0 0\n")
    for number, body in sorted(objects):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += table
    written += b"trailer\n<<\n/Size %d\n%s\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        previous,
        start,
    )
    return bytes(written)
