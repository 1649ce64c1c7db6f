"""JSON records in a zip, a folder or a single file, read one at a time and within bounds."""

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
from gardreader.importers.folders import files_in

LARGEST_RECORD = 8_000_000
MOST_RECORDS = 100_000


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One file of a source: its name, its bytes or why they cannot be had, and the day it bears."""

    name: str
    data: bytes
    date: dt.date
    problem: str = ""


def record_names(source: Path) -> list[str]:
    """The names of the JSON files in ``source``, in a fixed order. Raises ``SourceError``."""
    if source.is_dir():
        names = [path.relative_to(source).as_posix() for path in files_in(source, ".json")]
    elif zipfile.is_zipfile(source):
        with _opened(source) as archive:
            names = [info.filename for info in archive.infolist() if info.filename.endswith(".json")]
    else:
        names = [source.name]
    if len(names) > MOST_RECORDS:
        raise SourceError(f"{source}: more than {MOST_RECORDS:,} records")
    return sorted(names, key=_natural)


def records(source: Path) -> Iterator[RawRecord]:
    """All records of ``source``; one that cannot be read comes with its problem. Raises ``SourceError``."""
    names = record_names(source)
    if source.is_dir():
        for name in names:
            yield _from_file(source / name, name)
    elif zipfile.is_zipfile(source):
        with _opened(source) as archive:
            for name in names:
                yield _from_zip(archive, name)
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
        return None, "not UTF-8 text"
    except json.JSONDecodeError as error:
        return None, f"not JSON: {error.msg} in line {error.lineno}"
    except RecursionError:
        return None, "nested too deeply"


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceError(f"{source}: the zip file cannot be read ({error})") from None


def _from_zip(archive: zipfile.ZipFile, name: str) -> RawRecord:
    info = archive.getinfo(name)
    try:
        date = dt.date(*info.date_time[:3])
    except ValueError:
        date = dt.date(1980, 1, 1)
    short = name.rsplit("/", 1)[-1]
    if info.file_size > LARGEST_RECORD:
        return RawRecord(short, b"", date, f"larger than {LARGEST_RECORD:,} bytes")
    try:
        with archive.open(info) as stream:
            # The size that a directory states may be a lie; what comes out is counted.
            data = stream.read(LARGEST_RECORD + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        return RawRecord(short, b"", date, f"damaged in the zip file ({error})")
    except (RuntimeError, NotImplementedError, ValueError) as error:
        return RawRecord(short, b"", date, f"cannot be unpacked ({error})")
    if len(data) > LARGEST_RECORD:
        return RawRecord(short, b"", date, f"larger than {LARGEST_RECORD:,} bytes")
    return RawRecord(short, data, date)


def _from_file(path: Path, name: str) -> RawRecord:
    try:
        status = path.stat()
        date = dt.datetime.fromtimestamp(status.st_mtime, dt.UTC).date()
        if status.st_size > LARGEST_RECORD:
            return RawRecord(name, b"", date, f"larger than {LARGEST_RECORD:,} bytes")
        return RawRecord(name, path.read_bytes(), date)
    except OSError as error:
        return RawRecord(name, b"", dt.date(1980, 1, 1), f"cannot be read ({error.strerror})")


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name)]
