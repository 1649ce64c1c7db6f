"""Writing a file so that a crash leaves the old one or the new one, never a half."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gardreader.i18n import tr

if TYPE_CHECKING:
    from filelock import BaseFileLock

_CANNOT = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)  # some network disks and sticks flush no folders


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary path beside ``target``; on a clean exit it takes ``target``'s place.

    The new file is flushed to the disk before the switch and its folder after it. On any
    exception the temporary file is removed and ``target`` stays as it was. Raises ``OSError``, also
    for a ``target`` that is something else than a file: a device in whose place a file stands is lost.
    """
    refuse_pipe(target)
    token = f"{os.getpid()}-{secrets.token_hex(4)}"
    # A name may be 255 bytes long, and the target's own may take them all.
    stem = target.name.encode("utf-8", "ignore")[:80].decode("utf-8", "ignore")
    temporary = target.with_name(f".{stem}.{token}.part")
    try:
        temporary.touch(exist_ok=False)
        yield temporary
        _flush_file(temporary)
        temporary.replace(target)
        flush_folder(target.parent)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def try_lock(path: Path) -> BaseFileLock | None:
    """Take the lock of the file ``path`` until it is released; ``None`` while another holds it.

    Raises ``OSError``, also where the disk knows no locks.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return None
    except RuntimeError as error:  # what filelock says of such a disk
        raise OSError(errno.ENOTSUP, tr("it cannot be locked"), str(path)) from error
    return lock


def refuse_pipe(path: Path) -> None:
    """Raise ``OSError`` where ``path`` is a pipe or a device; for before it is opened.

    To open a pipe is to wait for whoever is at its other end, and a device may never end.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, tr("it is no ordinary file"), str(path))


def write_bytes(target: Path, data: bytes) -> None:
    """Replace the content of ``target`` by ``data``, all or nothing. Raises ``OSError``."""
    with replacing(target) as temporary:
        temporary.write_bytes(data)


def write_text(target: Path, text: str) -> None:
    """Replace the content of ``target`` by ``text`` in UTF-8, all or nothing. Raises ``OSError``."""
    write_bytes(target, text.encode("utf-8"))


def explain(error: OSError) -> str:
    """Why the system refused, as the end of a sentence: ``the disk is full``."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return tr("the disk is full")
    if error.errno == errno.EROFS:
        return tr("the disk is read-only")
    if error.errno in (errno.EACCES, errno.EPERM):
        return tr("permission is denied")
    if error.errno == errno.ENOENT:
        return tr("there is no such file or folder")
    if error.errno == errno.EISDIR:
        return tr("it is a folder, not a file")
    if error.errno == errno.EIO:
        return tr("the disk reports an error")
    return error.strerror or str(error) or type(error).__name__


def flush_folder(folder: Path) -> None:
    """Make renames within ``folder`` durable, where the system can. Raises ``OSError``."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(handle)


def _flush_file(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
