"""A virtual screen with a window manager's worth of order: windows get the keyboard, keys reach them."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

WAIT = 60.0
"""Seconds after which something that should happen has not; far more than any machine needs."""


class Screen:
    """An Xvfb of its own. Use it in ``with``."""

    def __init__(self, width: int = 1280, height: int = 800):
        self._size = f"{width}x{height}x24"
        self._server: subprocess.Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> Screen:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", self._size, "-nolisten", "tcp"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as stream:
            number = stream.readline().strip()
        if not number:
            raise RuntimeError("the virtual screen (Xvfb) did not start")
        self.display = f":{number}"
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.terminate()
        self._server.wait()

    def do(self, *arguments: str) -> str:
        """Run xdotool with ``arguments`` and give what it prints. Raises ``CalledProcessError``."""
        environment = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            ["xdotool", *arguments], env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def type(self, text: str) -> None:
        """Type ``text`` as a person does, a key every 40 ms."""
        self.do("type", "--delay", "40", text)

    def press(self, *keys: str) -> None:
        """Press keys by X's names (``ctrl+f``, ``Return``), one after the other."""
        for key in keys:
            self.do("key", "--delay", "40", key)

    def titles(self) -> list[str]:
        """The titles of all windows shown now."""
        try:
            windows = self.do("search", "--onlyvisible", "--name", ".").splitlines()
        except subprocess.CalledProcessError:
            return []
        found = []
        for window in windows:
            try:
                found.append(self.do("getwindowname", window))
            except subprocess.CalledProcessError:
                continue
        return found

    def wait_for_title(self, text: str) -> str:
        """The window with ``text`` in its title, once there is one. Raises ``TimeoutError``."""
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            try:
                return self.do("search", "--onlyvisible", "--name", text).splitlines()[0]
            except (subprocess.CalledProcessError, IndexError):
                time.sleep(0.1)
        raise TimeoutError(f"no window with {text!r} in its title; there are {self.titles()}")


def wait_for_file(path: Path, until_holds: Sequence[bytes] = ()) -> bytes:
    """The content of ``path`` once it is there and holds all of ``until_holds``. Raises ``TimeoutError``."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        if path.is_file():
            data = path.read_bytes()
            if data and all(part in data for part in until_holds):
                return data
        time.sleep(0.1)
    raise TimeoutError(f"{path.name} was not written, or does not hold {until_holds!r}")
