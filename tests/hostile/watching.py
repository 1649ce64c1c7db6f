"""What tells when something is reached that should not be: a file opened, an address called."""

from __future__ import annotations

import ctypes
import os
import socket
from pathlib import Path

from tests.hostile.corpus import Lure

_IN_OPEN_ACCESS_OR_MODIFY = 0x20 | 0x1 | 0x2
_IN_NONBLOCK = 0o4000


class Watch:
    """A file under the kernel's eye (inotify sees every program's opening it), and a socket that listens."""

    def __init__(self, folder: Path):
        self._file = folder / "lure.png"
        self._file.write_bytes(b"\x89PNG\r\n\x1a\n")
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setblocking(False)
        libc = ctypes.CDLL(None, use_errno=True)
        self._events = libc.inotify_init1(_IN_NONBLOCK)
        assert libc.inotify_add_watch(self._events, os.fsencode(self._file), _IN_OPEN_ACCESS_OR_MODIFY) >= 0

    @property
    def lure(self) -> Lure:
        """What hostile articles are given to reach for."""
        return Lure(self._file, f"http://127.0.0.1:{self._socket.getsockname()[1]}")

    def touched(self) -> list[str]:
        """What was reached since the last time this was asked."""
        found = []
        try:
            if os.read(self._events, 4096):
                found.append("the file was opened")
        except BlockingIOError:
            pass
        try:
            self._socket.accept()[0].close()
            found.append("the address was called")
        except BlockingIOError:
            pass
        return found

    def touch(self) -> None:
        """Reach for both, to see that it is noticed."""
        self._file.read_bytes()
        socket.create_connection(self._socket.getsockname()).close()

    def close(self) -> None:
        """Watch no more."""
        os.close(self._events)
        self._socket.close()
