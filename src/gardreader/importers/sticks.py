"""Sticks, cards and discs that are plugged in, and the data sets and packs that lie on them by name.

Where the system keeps a table of what is mounted, that is read and no disk is asked: a look at a share on
a network that has gone would wait for it. Nothing on a stick is opened, only names and sizes are read; what
a file holds is found out when a person has asked for it.
"""

from __future__ import annotations

import os
import re
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gardreader.importers.sources import DataSet, named

PACK_SUFFIX = ".gardpack"
MOST_FOUND = 20
"""So many files of one stick are offered."""

_TABLE = Path("/proc/self/mounts")
_PLACES = ("/media", "/run/media", "/mnt")
_OCTAL = re.compile(r"\\([0-7]{3})")
_DEEPEST = 2  # folders below the stick's own
_MOST_ENTRIES = 2000


@dataclass(frozen=True, slots=True)
class Stick:
    """Something that is plugged in: where it is mounted, and the device, which tells it from the next one."""

    path: Path
    device: str = ""

    @property
    def name(self) -> str:
        """What a person knows it by: the last part of its place, ``E:`` on Windows."""
        return self.path.name or str(self.path).rstrip("\\/")


@dataclass(frozen=True, slots=True)
class Found:
    """A file on a stick that may be what ``data_set`` says; a pack where that is ``None``."""

    stick: Stick
    path: Path
    size: int
    data_set: DataSet | None = None


def plugged_in() -> tuple[Stick, ...]:
    """What is plugged in now, under the places where systems mount sticks. Never raises."""
    if sys.platform == "win32":
        # C: is the computer's own; a floppy's A: and B: would spin up.
        roots = (Path(f"{letter}:\\") for letter in string.ascii_uppercase[3:])
        return tuple(Stick(root, str(root)) for root in roots if _is_folder(root))
    try:
        table = _TABLE.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        volumes = Path("/Volumes")
        try:
            return tuple(Stick(path, str(path)) for path in sorted(volumes.iterdir()) if path.is_mount())
        except OSError:
            return ()
    return sticks_in(table)


def sticks_in(table: str, places: Iterable[str] = _PLACES) -> tuple[Stick, ...]:
    """The sticks in ``table``, written as Linux writes what is mounted: only what a device stands behind.

    >>> sticks_in("/dev/sdb1 /media/ann/MY\\\\040STICK vfat rw 0 0\\nhost:/x /mnt/share nfs rw 0 0")
    (Stick(path=PosixPath('/media/ann/MY STICK'), device='/dev/sdb1'),)
    """
    below = tuple(f"{place}/" for place in places)
    found = {}
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) < 3 or not parts[0].startswith("/dev/"):
            continue
        place = _OCTAL.sub(lambda match: chr(int(match[1], 8)), parts[1])
        if place.startswith(below):
            found[place] = Stick(Path(place), parts[0])
    return tuple(found.values())


def look_on(stick: Stick, data_sets: Iterable[DataSet]) -> tuple[Found, ...]:
    """The files on ``stick`` that are called as one of ``data_sets`` or as a pack is; no more than a glance.

    Links are not followed, hidden folders and what lies deep are left out. Never raises: a stick may be
    pulled out at any moment.
    """
    known = tuple(data_sets)
    found = []
    for entry in _entries(stick.path):
        data_set = named(entry.name, known)
        if data_set is None and not entry.name.lower().endswith(PACK_SUFFIX):
            continue
        try:
            size = entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue
        found.append(Found(stick, Path(entry.path), size, data_set))
        if len(found) == MOST_FOUND:
            break
    return tuple(found)


def _entries(root: Path) -> Iterator[os.DirEntry[str]]:
    """The plain files near the top of ``root``, those higher up first, by name."""
    folders, seen = [root], 0
    for _ in range(_DEEPEST + 1):
        below: list[Path] = []
        for folder in folders:
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=_name) if seen < _MOST_ENTRIES else []
            except OSError:
                continue
            for entry in listed[: _MOST_ENTRIES - seen]:
                seen += 1
                try:
                    if entry.name.startswith(".") or entry.is_symlink():
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        below.append(Path(entry.path))
                    elif entry.is_file(follow_symlinks=False):
                        yield entry
                except OSError:
                    continue
        folders = below


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
