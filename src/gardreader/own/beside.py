"""The names of the files beside one's own: SQLite's journals, and copies that are kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from gardreader.i18n import tr

BESIDE = ("", "-wal", "-shm", "-journal")
"""How the names of the file, and of those that SQLite keeps beside it, end."""


def refuse_pipes(path: Path) -> None:
    """Raise ``OSError`` where the file at ``path``, or one beside it, is a pipe or the like."""
    real = os.path.realpath(path)
    for end in BESIDE:
        beside = Path(real + end)
        if beside.exists() and not beside.is_file():
            raise OSError(errno.EINVAL, tr("{name} is no ordinary file", name=beside.name), str(beside))


def free_name(path: Path, mark: str) -> Path:
    """A name that no file has yet, for a copy of ``path``: ``own-MARK.sqlite``, or with a number."""
    number = 1
    while True:
        name = f"{path.stem}-{mark}{f'-{number}' if number > 1 else ''}{path.suffix}"
        if not any(path.with_name(name + end).exists() for end in BESIDE):
            return path.with_name(name)
        number += 1
