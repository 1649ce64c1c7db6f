"""The program as a person meets it: its own process, a screen, a folder for its library."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.screen import Screen, wait_until

TOOLS = ("Xvfb", "xdotool", "openbox")


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"a screen to work on needs: {', '.join(missing)}")
    with Screen() as found:
        yield found


class Reader:
    """A running program and what can be seen of it from outside: windows, settings, files."""

    def __init__(self, screen: Screen, home: Path):
        self.screen = screen
        self.home = home
        self._process: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the program."""
        return {**self.screen.environment, "GARDREADER_HOME": str(self.home), "LANG": "C.UTF-8"}

    def start(self, *arguments: str, title: str = "gardreader") -> None:
        """Start the program and wait for its window, whose title holds ``title``."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gardreader", *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        window = self.screen.wait_for_title(title)
        self.screen.activate(window)

    def quit(self) -> None:
        """Close the window by its key; the program has nothing to say and ends well."""
        assert self._process is not None
        self.screen.press("ctrl+q")
        output, messages = self._process.communicate(timeout=60)
        assert (self._process.returncode, output, messages) == (0, "", "")
        self._process = None

    def end(self) -> None:
        """End a program that a failed test has left."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    @property
    def settings(self) -> dict[str, Any]:
        """What the program has kept of its state; empty before it kept any."""
        path = self.home / "config" / "settings.json"
        try:
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def wait_for_index(self) -> None:
        """Wait until the search is ready: its folder names the generation to open, which is done last."""
        wait_until((self.home / "cache" / "index" / "current").exists, "no index was built")

    def position_at_rest(self) -> int:
        """Where in the text the reader is, as the program keeps it, once it keeps it no other way."""
        last, since = self.settings.get("position"), time.monotonic()
        while time.monotonic() - since < 1.5:
            time.sleep(0.05)
            found = self.settings.get("position")
            if found != last:
                last, since = found, time.monotonic()
        assert isinstance(last, int)
        return last


@pytest.fixture
def reader(screen: Screen, tmp_path: Path) -> Iterator[Reader]:
    found = Reader(screen, tmp_path / "library")
    yield found
    found.end()
