"""Printing is made ready once, in an idle moment."""

from __future__ import annotations

import sys

from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.ready import Readying


def test_what_printing_needs_is_loaded_once(qtbot: QtBot) -> None:
    readying = Readying()
    readying.begin()
    readying.begin()
    qtbot.waitUntil(lambda: readying.done, timeout=30_000)
    assert "gardreader.handouts.pictures" in sys.modules
    readying.begin()
    readying.end_work()
