"""A virtual screen with a window manager, and a person's keys and mouse on it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

WAIT = 60.0
"""Seconds after which something that should happen has not; far more than any machine needs."""


_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
window = application.primaryScreen().grabWindow(int(sys.argv[2]))
sys.exit(not window.save(sys.argv[1]))
"""


class Screen:
    """An Xvfb of its own, with Openbox unless ``bare``. Use it in ``with``."""

    def __init__(self, width: int = 1280, height: int = 800, *, bare: bool = False):
        self._size = f"{width}x{height}x24"
        self._bare = bare
        self._running: list[subprocess.Popen[bytes]] = []
        self.display = ""

    def __enter__(self) -> Screen:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", self._size, "-nolisten", "tcp"]
        self._running.append(subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL))
        os.close(writing)
        with os.fdopen(reading) as stream:
            number = stream.readline().strip()
        if not number:
            raise RuntimeError("the virtual screen (Xvfb) did not start")
        self.display = f":{number}"
        if not self._bare:
            self._running.append(
                subprocess.Popen(
                    ["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )
            # Before it has set itself up, no window can be made the active one.
            wait_until(self._is_managed, "the window manager (Openbox) did not start")
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait()

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that is to open on this screen."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def _is_managed(self) -> bool:
        try:
            return self.do("get_num_desktops").isdigit()
        except subprocess.CalledProcessError:
            return False

    def activate(self, window: str) -> None:
        """Give ``window`` the keyboard."""

        def is_active() -> bool:
            try:
                self.do("windowactivate", window)
                return self.do("getactivewindow") == window
            except subprocess.CalledProcessError:
                return False  # it is being mapped right now

        wait_until(is_active, f"the window {self.titles()} did not become active")

    def do(self, *arguments: str) -> str:
        """Run xdotool with ``arguments`` and give what it prints. Raises ``CalledProcessError``."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def type(self, text: str) -> None:
        """Type ``text`` as a person does, a key every 40 ms."""
        self.do("type", "--delay", "40", text)

    def press(self, *keys: str) -> None:
        """Press keys by X's names (``ctrl+f``, ``Return``), one after the other."""
        for key in keys:
            self.do("key", "--delay", "40", key)

    def grab(self, window: str, target: Path) -> None:
        """Save a picture of ``window`` as ``target`` (a PNG). Raises ``CalledProcessError``."""
        command = [sys.executable, "-c", _GRAB, str(target), window]
        subprocess.run(command, env=self.environment, check=True)

    def click(self, window: str, x: int, y: int) -> None:
        """Click with the left button at that place of ``window``."""
        self.do("mousemove", "--window", window, str(x), str(y), "click", "1")

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


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until ``holds`` is true. Raises ``TimeoutError`` saying ``what`` did not come about."""
    until = time.monotonic() + WAIT
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(f"in {WAIT:.0f} seconds: {what}")
        time.sleep(0.05)
