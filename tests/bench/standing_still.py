"""How long the window stands still while hostile articles are shown: its own process, without a screen.

Prints one JSON object: for each article of the corpus the milliseconds between two turns of Qt's loop
while it is opened, gone through to its end and drawn at 200 %, the better of two rounds.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import make_application
from gardreader.desktop.reader.reader_pane import ReaderPane
from tests.hostile.corpus import Lure, every
from tests.hostile.making import PACK, make_library

ROUNDS = 2
_AFTERWARDS = 150  # milliseconds in which Qt lays out what is not in view


class Watchdog(QObject):
    """Counts the longest time between two turns of Qt's loop."""

    def __init__(self, pane: ReaderPane):
        super().__init__()
        self._pane = pane
        self._loop = QEventLoop(self)
        self._turned = 0.0
        self._longest = 0.0
        self._ends = 0.0
        timer = QTimer(self)
        timer.setInterval(2)
        timer.timeout.connect(self._look)
        timer.start()

    def longest(self, action: Callable[[], object]) -> float:
        """Milliseconds that the loop stood still at most, from ``action`` to a moment after it is done."""
        self._turned, self._longest, self._ends = time.perf_counter(), 0.0, 0.0
        action()
        self._loop.exec()
        return self._longest * 1000

    @Slot()
    def _look(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._turned)
        self._turned = now
        if self._pane.loading:
            self._ends = 0.0
        elif not self._ends:
            self._ends = now + _AFTERWARDS / 1000
        elif now > self._ends:
            self._loop.quit()


def main() -> int:
    """Measure, and print what was found."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application()
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        lure = Lure(Path(folder) / "nothing", "http://127.0.0.1:1")
        library = make_library(Path(folder), lure)
        pane = ReaderPane(library)
        pane.resize(900, 700)
        pane.show()
        watchdog = Watchdog(pane)
        for _ in range(ROUNDS):
            for item in every():
                if not item.refused:
                    worst = _bear(pane, watchdog, ArticleRef(PACK, item.name))
                    found[item.name] = min(found.get(item.name, worst), worst)
        pane.end_work()
        library.close()
    print(json.dumps(found))
    return 0


def _bear(pane: ReaderPane, watchdog: Watchdog, ref: ArticleRef) -> float:
    def open_it() -> None:
        pane.open(ref)

    def to_the_end() -> None:
        QTest.keyClick(pane.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)

    def larger() -> None:
        pane.set_zoom(200)

    def smaller() -> None:
        pane.set_zoom(100)

    return max(watchdog.longest(action) for action in (open_it, to_the_end, larger, smaller))


if __name__ == "__main__":
    sys.exit(main())
