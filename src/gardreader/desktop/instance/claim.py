"""One running program a library: the first one claims it, a later one hands over what it was asked.

The claim is a lock that the system takes back however the program ends, so a socket that a killed
program has left is known to be dead, and is cleared by whoever claims the library next. Where there
is no place for lock and socket that is the user's alone, every start opens a program of its own.
"""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gardreader.desktop.instance.message import TAKEN, Message
from gardreader.paths import Paths

_PATIENCE = 4.0  # seconds for the running program to answer, which may be busy starting
_AGAIN = 0.05
_WAITING = 8


@dataclass(slots=True)
class Claim:
    """A claimed library: the socket on which to listen, and the lock that holds while ``lock`` is open."""

    lock: int
    socket: socket.socket
    path: Path

    def release(self) -> None:
        """Let another program claim the library."""
        self.socket.close()
        with suppress(OSError):
            self.path.unlink()
        os.close(self.lock)


def claim(paths: Paths, environment: dict[str, str] | None = None) -> Claim | None:
    """Claim the library in ``paths``; ``None`` where another program has, or there is no way to."""
    path = address(paths, environment)
    if path is None:
        return None
    import fcntl

    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        lock = os.open(path.with_suffix(".lock"), flags, 0o600)
    except OSError:
        return None
    listening = socket.socket(socket.AF_UNIX)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink(missing_ok=True)
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen(_WAITING)
    except OSError:
        listening.close()
        os.close(lock)
        return None
    listening.setblocking(False)
    return Claim(lock, listening, path)


def hand_over(paths: Paths, message: Message, environment: dict[str, str] | None = None) -> bool:
    """Give ``message`` to the program that runs on the library; whether there is one and it has taken it."""
    path = address(paths, environment)
    if path is None:
        return False
    until = time.monotonic() + _PATIENCE
    while path.exists():
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(max(0.1, until - time.monotonic()))
            try:
                line.connect(str(path))
                line.sendall(message.line())
                return line.recv(len(TAKEN)) == TAKEN
            except (BlockingIOError, InterruptedError):
                pass  # its queue is full for a moment
            except OSError:
                return False  # nobody listens, or nobody answers
        if time.monotonic() > until:
            return False
        time.sleep(_AGAIN)
    return False


def address(paths: Paths, environment: dict[str, str] | None = None) -> Path | None:
    """Where the program on that library listens; ``None`` where that cannot be the user's alone."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    folder = _own_folder(os.environ if environment is None else environment)
    if folder is None:
        return None
    key = hashlib.sha256(os.fsencode(paths.data.resolve())).hexdigest()[:16]
    path = folder / f"gardreader-{key}.socket"
    return path if len(os.fsencode(path)) < 100 else None  # the system takes no longer address


def _own_folder(environment: os._Environ[str] | dict[str, str]) -> Path | None:
    given = environment.get("XDG_RUNTIME_DIR", "")
    if given and _is_own(Path(given)):
        return Path(given)
    folder = Path(tempfile.gettempdir(), f"gardreader-{os.getuid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder if _is_own(folder) else None


def _is_own(folder: Path) -> bool:
    """Whether a folder is the user's, and nobody else may enter it."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
