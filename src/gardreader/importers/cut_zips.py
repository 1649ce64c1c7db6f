"""What can still be had of a zip file that was cut short, as by a stick pulled out too early.

A zip keeps the list of its files at its end, so one that was cut has none; but each file in it has a head
of its own that says the same.
"""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MARK = b"PK\x03\x04"
_HEAD = struct.Struct("<4s5H3I2H")
_LOCKED_OR_UNSIZED = 0x0001 | 0x0008  # flags: encrypted; sizes follow only after the file
_STORED, _DEFLATED = 0, 8
_NO_DATE = dt.date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class CutEntry:
    """A file that lies whole before the cut, as its head tells of it: bytes, ``start`` that of its data."""

    name: str
    date: dt.date
    start: int
    packed: int
    size: int
    deflated: bool
    check: int


def is_cut_zip(path: Path) -> bool:
    """Whether ``path`` begins as a zip file does and has lost its end."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MARK)) == _MARK and not zipfile.is_zipfile(path)
    except OSError:
        return False


def whole_entries(path: Path, most: int) -> list[CutEntry]:
    """The files that lie whole before the cut, at most so many; none is unpacked. ``[]`` if unreadable."""
    try:
        with path.open("rb") as stream:
            return [entry for entry, _ in zip(_heads(stream, path.stat().st_size), range(most), strict=False)]
    except OSError:
        return []


def unpack(path: Path, entry: CutEntry, largest: int) -> bytes:
    """What ``entry`` holds. Raises ``OSError``, ``zlib.error``, and ``ValueError`` for what is not as told.

    No more than ``largest`` bytes and one are made, whatever the head says.
    """
    with path.open("rb") as stream:
        stream.seek(entry.start)
        data = stream.read(min(entry.packed, largest + 1))
    if entry.deflated:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, largest + 1)
    if len(data) <= largest and (len(data), zlib.crc32(data)) != (entry.size, entry.check):
        raise ValueError("the file is not as its head says")
    return data


def _heads(stream: BinaryIO, length: int) -> Iterator[CutEntry]:
    place = 0
    while True:
        stream.seek(place)
        head = stream.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return
        mark, _, flags, method, _, day, check, packed, size, of_name, of_more = _HEAD.unpack(head)
        if mark != _MARK or flags & _LOCKED_OR_UNSIZED or method not in (_STORED, _DEFLATED):
            return  # where the next head lies is not known
        start = place + _HEAD.size + of_name + of_more
        place = start + packed
        if place > length:
            return
        name = stream.read(of_name).decode("utf-8", "replace")
        yield CutEntry(name, _date(day), start, packed, size, method == _DEFLATED, check)


def _date(day: int) -> dt.date:
    try:
        return dt.date(1980 + (day >> 9), day >> 5 & 0x0F, day & 0x1F)
    except ValueError:
        return _NO_DATE
