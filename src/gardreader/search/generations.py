"""Where the index lies: generations, of which a small file names the one in use.

::

    index/current        the name of the generation in use, of which library it is, its list's hash
    index/g-…/           one whole index
    index/g-….json       its list: the size and hash of every file
    index/.lock          held while one is made

Whoosh's files can run code when they are opened, so nothing is opened before every byte is known
to be what this program wrote: the folder must hold the files of its list and no other.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gardreader.errors import LibraryBusyError, SearchError
from gardreader.files import refuse_pipe, try_lock, write_bytes
from gardreader.i18n import tr
from gardreader.progress import Progress

FORMAT = 10
"""Counts up whenever the tables or Whoosh's schema change: an index of another format is made anew."""

POINTER = "current"
_NAME = re.compile(r"g-[0-9a-f]{16}")
_MOST_BYTES = 1 << 20
_WAIT_SECONDS = 300.0
_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Generation:
    """An index on disk, not yet checked; ``fingerprint`` is that of the library it was made from."""

    folder: Path
    fingerprint: str
    list_hash: str


def find_generation(home: Path) -> Generation | None:
    """The generation in use, ``None`` where there is none (or none that this program reads)."""
    try:
        plain = json.loads(_read_small(home / POINTER))
    except (OSError, ValueError):
        return None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        return None
    name, fingerprint, list_hash = (plain.get(key) for key in ("generation", "library", "list"))
    if not (isinstance(name, str) and isinstance(fingerprint, str) and isinstance(list_hash, str)):
        return None
    return Generation(home / name, fingerprint, list_hash) if _NAME.fullmatch(name) else None


def new_folder(home: Path) -> Path:
    """A name for a generation that is about to be made."""
    return home / f"g-{secrets.token_hex(8)}"


def seal(folder: Path, fingerprint: str) -> Generation:
    """Write the list of the files of ``folder``, which is then complete. Raises ``OSError``."""
    files = {path.name: _measure(path) for path in sorted(folder.iterdir())}
    data = json.dumps({"files": files}, indent=0).encode()
    write_bytes(_list_path(folder), data)
    return Generation(folder, fingerprint, hashlib.sha256(data).hexdigest())


def use(generation: Generation) -> None:
    """Make ``generation`` the one in use, by one rename. Raises ``OSError``."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "generation": generation.folder.name,
        "library": generation.fingerprint,
        "list": generation.list_hash,
    }
    write_bytes(generation.folder.parent / POINTER, json.dumps(plain).encode())


def check(generation: Generation) -> None:
    """Compare every file with the list. Raises ``SearchError`` where a byte is not as it was written."""
    try:
        data = _read_small(_list_path(generation.folder))
        if hashlib.sha256(data).hexdigest() != generation.list_hash:
            raise SearchError(tr("The search index is damaged: its list of files was changed."))
        files: dict[str, list[Any]] = json.loads(data)["files"]
        present = {path.name: path for path in generation.folder.iterdir()}
        if present.keys() != files.keys():
            raise SearchError(tr("The search index is damaged: files are missing or too many."))
        for name, path in present.items():
            if list(_measure(path)) != files[name]:
                raise SearchError(tr("The search index is damaged: {name} was changed.", name=name))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SearchError(tr("The search index cannot be read: {error}.", error=error)) from error


def forget(home: Path) -> None:
    """Leave no generation in use."""
    with suppress(OSError):
        (home / POINTER).unlink()


def clear(home: Path) -> None:
    """Remove all generations but the one in use; call it only while holding the lock.

    A file that another copy of the program has open stays until a later time, where the system
    holds it.
    """
    current = find_generation(home)
    kept = current.folder.name if current else ""
    with suppress(OSError):
        for path in home.iterdir():
            name = path.name.removesuffix(".json")
            if _NAME.fullmatch(name) and name != kept:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    with suppress(OSError):
                        path.unlink()
            elif path.name.startswith(".") and path.name.endswith(".part"):
                with suppress(OSError):
                    path.unlink()


@contextmanager
def locked(home: Path, progress: Progress) -> Iterator[None]:
    """Hold ``home`` against other programs, waiting while one makes its index.

    Raises ``LibraryBusyError`` after five minutes, ``OSError`` where ``home`` cannot be written,
    and whatever ``progress`` raises.
    """
    home.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + _WAIT_SECONDS
    while (lock := try_lock(home / ".lock")) is None:
        if time.monotonic() > deadline:
            sentence = tr("Another copy of the program is making the search index; try again later.")
            raise LibraryBusyError(sentence)
        progress(0, 0, tr("Another copy of the program is making the search index"))
        time.sleep(_POLL_SECONDS)
    try:
        yield
    finally:
        lock.release()


def _list_path(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.json")


def _measure(path: Path) -> tuple[int, str]:
    refuse_pipe(path)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return stream.tell(), digest


def _read_small(path: Path) -> bytes:
    refuse_pipe(path)
    with path.open("rb") as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError(f"{path.name} is too large")
    return data
