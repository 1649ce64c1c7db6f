"""Changing the folder of installed packs: under a lock, checked first, switched by one rename."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from gardreader.errors import LibraryBusyError, LibraryError, NotFoundError, PackError
from gardreader.files import explain, flush_folder, replacing, try_lock
from gardreader.i18n import tr
from gardreader.packs.bundled import BUNDLED_ID
from gardreader.packs.layout import MOST_PACK_BYTES, SUFFIX
from gardreader.packs.manifest import PackInfo
from gardreader.packs.reader import Pack
from gardreader.progress import Progress

_NUMBERED = re.compile(r"(\d{1,6})-(.+)", re.ASCII)
_CHUNK = 1 << 20


def install_pack(folder: Path, source: Path, progress: Progress) -> PackInfo:
    """Put the pack ``source`` into ``folder``. Raises what :meth:`Library.install` says."""
    with Pack.open(source) as pack:
        info, digest = pack.info, pack.digest
    if info.id == BUNDLED_ID:
        sentence = tr("{name} has the id of the bundled articles and cannot be installed.", name=source.name)
        raise PackError(sentence)
    with _changing(folder):
        present = _files_of(folder, info.id)
        target = present[0] if present else folder / f"{_next_number(folder):03d}-{info.id}{SUFFIX}"
        before = _identity(target)
        try:
            with replacing(target) as temporary:
                _copy(source, temporary, progress)
                # What is checked is the copy that will be kept: the original may change meanwhile.
                with Pack.open(temporary, source.name) as copy:
                    if copy.digest != digest:
                        raise PackError(tr("{name} changed while it was read.", name=source.name))
                    copy.verify(progress)
        except OSError as error:
            if _identity(target) == before:
                raise
            # The switch itself was made; only its way to the disk is in doubt.
            sentence = tr("{name} was installed, but {why}: it may be lost if the power fails now.",
                          name=source.name, why=explain(error))  # fmt: skip
            raise LibraryError(sentence) from error
        for other in present[1:]:
            with suppress(OSError):
                other.unlink()
    return info


def remove_pack(folder: Path, pack_id: str) -> None:
    """Take the pack of that id out of ``folder``. Raises what :meth:`Library.remove` says."""
    if pack_id == BUNDLED_ID:
        raise LibraryError(tr("The bundled articles come with the program and cannot be removed."))
    try:
        present = _files_of(folder, pack_id)
    except OSError as error:
        raise _unchanged(folder, explain(error)) from error
    if not present:
        raise NotFoundError(tr("The library has no pack {id}.", id=repr(pack_id[:100])))
    with _changing(folder):
        # The first serves, so it goes last: no older one comes forth if the power fails between.
        for target in reversed(_files_of(folder, pack_id)):
            target.unlink()
        with suppress(OSError):  # it is gone for everyone; on the disk it goes a little later
            flush_folder(folder)


@contextmanager
def _changing(folder: Path) -> Iterator[None]:
    """Hold the folder against other threads and programs; leftovers of a crash are cleared away."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = try_lock(folder / ".lock")
        if lock is None:
            sentence = tr(
                "The library is being changed by another copy of the program; try again when it is done."
            )
            raise LibraryBusyError(sentence)
        try:
            for leftover in folder.glob(".*.part"):
                with suppress(OSError):
                    leftover.unlink()
            yield
        finally:
            lock.release()
    except OSError as error:
        raise _unchanged(folder, explain(error)) from error


def _unchanged(folder: Path, why: str) -> LibraryError:
    sentence = tr("The library in {folder} is as it was, for it cannot be changed: {why}.",
                  folder=folder, why=why)  # fmt: skip
    return LibraryError(sentence)


def _files_of(folder: Path, pack_id: str) -> list[Path]:
    """The files of the pack of that id, the one that serves first; a damaged one is known by its name."""
    serving, damaged = [], []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.name.startswith("."):
            continue
        try:
            with Pack.open(path) as pack:
                if pack.info.id == pack_id:
                    serving.append(path)
        except PackError:
            match = _NUMBERED.fullmatch(path.stem)
            if match and match[2] == pack_id:
                damaged.append(path)
    return serving + damaged


def _next_number(folder: Path) -> int:
    matches = (_NUMBERED.fullmatch(path.name) for path in folder.glob(f"*{SUFFIX}"))
    return max((int(match[1]) for match in matches if match), default=0) + 1


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _copy(source: Path, target: Path, progress: Progress) -> None:
    done = 0
    try:
        reader = source.open("rb")
    except OSError as error:
        raise PackError(tr("{name} cannot be read: {why}.", name=source.name, why=explain(error))) from error
    with reader, target.open("wb") as writer:
        total = os.fstat(reader.fileno()).st_size
        while chunk := _read(reader, source.name):
            done += len(chunk)
            if done > MOST_PACK_BYTES:
                raise PackError(tr("{name} is larger than a pack may be.", name=source.name))
            writer.write(chunk)
            progress(done, total, tr("Copying the pack"))


def _read(stream: IO[bytes], name: str) -> bytes:
    try:
        return stream.read(_CHUNK)
    except OSError as error:
        raise PackError(tr("{name} cannot be read: {why}.", name=name, why=explain(error))) from error
