"""The progress bar."""

from __future__ import annotations

import os
import pty
import sys
import termios
import threading

import pytest

from gardreader.cli import bar as module
from gardreader.cli.bar import Bar
from gardreader.cli.screen import Screen
from tests.cli.conftest import read_terminal


def test_elsewhere_than_on_a_terminal_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with Bar(Screen()) as bar:
        for done in range(100):
            bar(done, 100, "Working")
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_it_moves_and_is_cleared_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DELAY_SECONDS", 0)
    monkeypatch.setattr(module, "_EVERY_SECONDS", 0)
    threads = threading.active_count()
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (24, 80))
    with os.fdopen(its, "w") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        with Bar(Screen()) as bar:
            bar(0, 10, "First\x1b[2J")
            bar(10, 10, "First")
            bar(3, 0, "Of unknown length")
            bar(5, 20, "Second " + "x" * 100)
    shown = read_terminal(ours).decode()
    assert "10 / 10" in shown
    assert "5 / 20" in shown
    assert "\x1b[2J" not in shown
    assert shown.endswith("\r")
    assert shown.split("\r")[-2].strip() == ""
    assert threading.active_count() == threads
