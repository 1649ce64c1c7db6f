"""Records, a file each, in a zip, a folder or a single file: read one at a time and within bounds.

They are JSON unless another ending is asked for.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gardreader.errors import SourceError
from gardreader.i18n import tr
from gardreader.importers.cut_zips import CutEntry, is_cut_zip, unpack, whole_entries
from gardreader.importers.folders import files_in

LARGEST_RECORD = 8_000_000
LARGEST_SOURCE = 4_000_000_000
MOST_RECORDS = 100_000
"""Bounds in bytes unpacked, and in files; far above any real source."""

_NO_DATE = dt.date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One file of a source: its name, its bytes or why they cannot be had, and the day it bears."""

    name: str
    data: bytes
    date: dt.date
    problem: str = ""


def record_names(source: Path, suffix: str = ".json") -> list[str]:
    """The names of the files of that ending in ``source``, in a fixed order. Raises ``SourceError``."""
    size = 0
    if source.is_dir():
        paths = files_in(source, suffix)
        names = [path.relative_to(source).as_posix() for path in paths]
        size = sum(map(_size, paths))
    elif zipfile.is_zipfile(source):
        with _opened(source) as archive:
            infos = [info for info in archive.infolist() if info.filename.endswith(suffix)]
        names = [info.filename for info in infos]
        size = sum(info.file_size for info in infos)
    elif is_cut_zip(source):
        return [*_cut_entries(source, suffix), source.name]  # the last stands for all that is missing
    else:
        names = [source.name]
    if len(names) > MOST_RECORDS:
        raise SourceError(
            tr("{source}: holds more than {count:,} records", source=source, count=MOST_RECORDS)
        )
    if size > LARGEST_SOURCE:
        raise SourceError(
            tr("{source}: its records are larger than {count:,} bytes", source=source, count=LARGEST_SOURCE)
        )
    return sorted(names, key=_natural)


def zips_within(source: Path) -> list[str]:
    """The zip files that a zip holds: none of them is opened, so each is told. ``[]`` for what is no zip."""
    try:
        if not source.is_file() or not zipfile.is_zipfile(source):
            return []
        with _opened(source) as archive:
            names = archive.namelist()
    except (OSError, SourceError):
        return []
    return [" ".join(name.split()) for name in names[:MOST_RECORDS] if name.lower().endswith(".zip")]


def latest_date(source: Path, suffix: str = ".json") -> dt.date:
    """The latest day that a record of ``source`` bears; none is read. Raises ``SourceError``."""
    names = record_names(source, suffix)
    if source.is_dir():
        return max((_file_date(source / name) for name in names), default=_NO_DATE)
    if zipfile.is_zipfile(source):
        with _opened(source) as archive:
            return max((_zip_date(archive.getinfo(name)) for name in names), default=_NO_DATE)
    if is_cut_zip(source):
        return max((entry.date for entry in _cut_entries(source, suffix).values()), default=_NO_DATE)
    return _file_date(source)


def records(source: Path, suffix: str = ".json") -> Iterator[RawRecord]:
    """All records of ``source``; one that cannot be read comes with its problem. Raises ``SourceError``."""
    names = record_names(source, suffix)
    if source.is_dir():
        for name in names:
            yield _from_file(source / name, name)
    elif zipfile.is_zipfile(source):
        with _opened(source) as archive:
            for name in names:
                yield _from_zip(archive, name)
    elif is_cut_zip(source):
        for entry in _cut_entries(source, suffix).values():
            yield _from_cut(source, entry)
        missing = tr(
            "this zip file is cut short, and what followed is missing; copy it again from where it came"
        )
        yield RawRecord(source.name, b"", _NO_DATE, missing)
    else:
        yield _from_file(source, source.name)


def first_records(source: Path, number: int) -> Iterator[object]:
    """The first few records decoded, ``None`` for what is no JSON; for recognising a source."""
    try:
        for place, record in enumerate(records(source)):
            if place >= number:
                return
            yield decode(record.data)[0] if not record.problem else None
    except SourceError:
        return


def decode(data: bytes) -> tuple[object, str]:
    """The value in ``data``, and what is wrong with it (``""`` when nothing is)."""
    try:
        return json.loads(data.decode("utf-8-sig")), ""
    except UnicodeDecodeError:
        return None, tr("not UTF-8 text")
    except json.JSONDecodeError as error:
        return None, tr("not JSON: {what} in line {line}", what=error.msg, line=error.lineno)
    except ValueError:
        return None, tr("not JSON: a number of too many figures")
    except RecursionError:
        return None, tr("nested too deeply")


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise SourceError(
            tr("{source}: the zip file cannot be read ({why})", source=source, why=error)
        ) from None


def _from_zip(archive: zipfile.ZipFile, name: str) -> RawRecord:
    info = archive.getinfo(name)
    date = _zip_date(info)
    short = name.rsplit("/", 1)[-1]
    if info.file_size > LARGEST_RECORD:
        return RawRecord(short, b"", date, _too_large())
    try:
        with archive.open(info) as stream:
            # The size that a directory states may be a lie; what comes out is counted.
            data = stream.read(LARGEST_RECORD + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        return RawRecord(short, b"", date, tr("damaged in the zip file ({why})", why=error))
    except (RuntimeError, ValueError) as error:
        return RawRecord(short, b"", date, tr("cannot be unpacked ({why})", why=error))
    if len(data) > LARGEST_RECORD:
        return RawRecord(short, b"", date, _too_large())
    return RawRecord(short, data, date)


def _cut_entries(source: Path, suffix: str) -> dict[str, CutEntry]:
    """The files of that ending in a zip that was cut short, by their names, in a fixed order."""
    found = {e.name: e for e in whole_entries(source, MOST_RECORDS) if e.name.endswith(suffix)}
    return {name: found[name] for name in sorted(found, key=_natural)}


def _from_cut(source: Path, entry: CutEntry) -> RawRecord:
    short = entry.name.rsplit("/", 1)[-1]
    if max(entry.size, entry.packed) > LARGEST_RECORD:
        return RawRecord(short, b"", entry.date, _too_large())
    try:
        data = unpack(source, entry, LARGEST_RECORD)
    except (zlib.error, OSError, ValueError) as error:
        return RawRecord(short, b"", entry.date, tr("damaged in the zip file ({why})", why=error))
    if len(data) > LARGEST_RECORD:
        return RawRecord(short, b"", entry.date, _too_large())
    return RawRecord(short, data, entry.date)


def _from_file(path: Path, name: str) -> RawRecord:
    date = _file_date(path)
    if _size(path) > LARGEST_RECORD:
        return RawRecord(name, b"", date, _too_large())
    if path.exists() and not path.is_file():
        return RawRecord(name, b"", date, tr("not a file"))  # to open a pipe would wait for ever
    try:
        with path.open("rb") as stream:
            return RawRecord(name, stream.read(LARGEST_RECORD), date)
    except OSError as error:
        return RawRecord(name, b"", date, tr("cannot be read ({why})", why=error.strerror))


def _too_large() -> str:
    return tr("larger than {count:,} bytes", count=LARGEST_RECORD)


def _zip_date(info: zipfile.ZipInfo) -> dt.date:
    try:
        return dt.date(*info.date_time[:3])
    except ValueError:
        return _NO_DATE


def _file_date(path: Path) -> dt.date:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
    except (OSError, ValueError, OverflowError):
        return _NO_DATE


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)]
