"""The zip file beneath a pack, read with suspicion.

The directory is checked for size before it is read at all, and each member's name and size before
it is unpacked; no more bytes are ever unpacked than a member of that name may have.
"""

from __future__ import annotations

import os
import stat
import struct
import threading
import zipfile
from pathlib import Path
from typing import IO

from gardreader.errors import PackError
from gardreader.i18n import tr
from gardreader.packs.faults import ClosedPackError, only_pack_errors
from gardreader.packs.layout import (
    MANIFEST,
    MOST_MEMBERS,
    MOST_PACK_BYTES,
    MOST_TOTAL_BYTES,
    TABLE,
    most_bytes,
)

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP_MARKS = (b"PK\x03\x04", _END_MARK)
_DIRECTORY_ROW = 46 + 32  # bytes of a member's row, its name (all are shorter than 32) with it


class Archive:
    """The members of one pack file. Safe to use from several threads.

    ``name`` is what a person calls the file, for messages. Raises ``PackError`` for whatever is no
    pack or may not be in one.
    """

    def __init__(self, path: Path, name: str):
        self.name = name
        self._lock = threading.Lock()
        self._zip: zipfile.ZipFile | None = None
        with only_pack_errors(name):
            if not stat.S_ISREG(path.stat().st_mode):
                # To open a pipe would be to wait for whoever writes to it.
                raise PackError(tr("{name} is not a file, so no gardreader pack.", name=name))
            self._stream = path.open("rb")
            try:
                _check_end(self._stream, name)
                archive = zipfile.ZipFile(self._stream)
                self._members = _check_members(archive, name)
                self._zip = archive
            finally:
                if self._zip is None:
                    self._stream.close()

    @property
    def members(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self._members)

    def read(self, member: str) -> bytes:
        """The whole content of a member. Raises ``PackError``."""
        with only_pack_errors(self.name), self._lock:
            if self._zip is None:
                raise ClosedPackError(tr("{name} has been closed.", name=self.name))
            entry = self._members.get(member)
            if entry is None:
                raise ValueError(f"it lacks {member}")
            with self._zip.open(entry) as stream:
                # zlib stops at the stated size, which lies within the bounds; one byte more than
                # that, or one less, is no pack of this program's making.
                data = stream.read(entry.file_size)
                if len(data) != entry.file_size or stream.read(1):
                    raise ValueError(f"{member} has another size than it should")
        return data

    def close(self) -> None:
        """Close the file; what reads it now finishes first. May be called twice."""
        with self._lock:
            if self._zip is not None:
                self._zip.close()
                self._zip = None
                self._stream.close()


def _check_end(stream: IO[bytes], name: str) -> None:
    size = os.fstat(stream.fileno()).st_size
    foreign = PackError(tr("{name} is no gardreader pack.", name=name))
    if size > MOST_PACK_BYTES:
        raise PackError(tr("{name} is larger than a pack may be.", name=name))
    if stream.read(4) not in _ZIP_MARKS:
        raise foreign
    stream.seek(max(0, size - _END.size))
    mark, disk, first, here, members, length, start, comment = _END.unpack(
        stream.read(_END.size).rjust(_END.size, b"\0")
    )
    if mark != _END_MARK:
        stream.seek(0)
        if zipfile.is_zipfile(stream):
            raise foreign
        raise PackError(tr("{name} is cut short or damaged; copy it again from where it came.", name=name))
    if disk or first or comment or here != members or start + length + _END.size != size:
        raise foreign
    if members > MOST_MEMBERS or length > members * _DIRECTORY_ROW:
        raise foreign


def _check_members(archive: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    members: dict[str, zipfile.ZipInfo] = {}
    names = archive.namelist()
    if MANIFEST not in names or TABLE not in names:
        raise PackError(tr("{name} is a zip file of something else, no gardreader pack.", name=name))
    total = 0
    for entry in archive.infolist():
        most = most_bytes(entry.filename)
        if not most or entry.filename != entry.orig_filename:
            raise ValueError(f"it holds {entry.filename[:80]!r}, which no pack has")
        if entry.filename in members:
            raise ValueError(f"it holds {entry.filename} twice")
        if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits or entry.extra or entry.comment:
            raise ValueError(f"{entry.filename} is packed in a way that no pack uses")
        if entry.file_size > most:
            raise ValueError(f"{entry.filename} is larger than it may be")
        total += entry.file_size
        members[entry.filename] = entry
    if total > MOST_TOTAL_BYTES:
        raise ValueError("its content is larger than a pack's may be")
    return members
