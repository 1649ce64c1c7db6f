"""One start of the real window, measured from within: run by :mod:`tests.bench.window` as its own process.

Prints one JSON object: milliseconds from the start of the process to the window on the screen, PSS in
megabytes when all is at rest, and, with ``--articles N``, the milliseconds from asking for an article
to its paint; each is asked for when the list has come to rest, as a person does. With ``--reading`` what
:class:`~tests.bench.window_reading.Reading` measures is added, with ``--printing`` what
:class:`~tests.bench.window_printing.Printing` does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program, make_application
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.library import Library
from gardreader.paths import find_paths

SEED = 20261125
LONGEST = 20
"""So many of the articles measured are the longest ones."""

LONGEST_WAIT = 60_000  # milliseconds


def milliseconds_since_start() -> float:
    """How long this process has been there, by the kernel's clock (to 10 ms)."""
    fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    begun = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - begun) * 1000


def proportional_megabytes() -> float:
    """The memory of this process, shared pages counted by their share (PSS)."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


class Measuring(QObject):
    """Waits for the window, then opens articles one after the other."""

    def __init__(self, program: Program):
        super().__init__()
        self._program = program
        self._loop = QEventLoop(self)
        self._clock = QElapsedTimer()
        self._waiting_for_paint = False
        self.painted_after = 0.0
        program.window.painted.connect(self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        self.painted_after = milliseconds_since_start()

    def wait_for_rest(self) -> None:
        """Run Qt's loop until library, list, index and page are all there."""
        timer = QTimer(self)
        timer.setInterval(20)
        timer.timeout.connect(self._look)
        timer.start()
        self._loop.exec()
        timer.stop()

    @property
    def pane(self) -> ReaderPane:
        """The pane in use."""
        pane = self._program.window.pane
        assert pane is not None
        return pane

    def wait(self, milliseconds: int) -> None:
        """Run Qt's loop for so long."""
        QTimer.singleShot(milliseconds, self._loop.quit)
        self._loop.exec()

    def run_until_shown(self, pane: ReaderPane) -> None:
        """Run Qt's loop to the end of the paint of the next page that ``pane`` shows."""
        viewport = pane.view.viewport()
        viewport.installEventFilter(self)
        pane.view.page_changed.connect(self._on_shown)
        self._loop.exec()
        pane.view.page_changed.disconnect(self._on_shown)
        viewport.removeEventFilter(self)

    def run_until_painted(self, widget: QWidget) -> None:
        """Run Qt's loop to the end of the next paint of ``widget``."""
        widget.installEventFilter(self)
        self._waiting_for_paint = True
        self._loop.exec()
        widget.removeEventFilter(self)

    def open(self, ref: ArticleRef) -> float:
        """Milliseconds from asking for the article to its paint. Waits for rest first."""
        self.wait_for_rest()
        pane = self.pane
        viewport = pane.view.viewport()
        viewport.installEventFilter(self)
        pane.shown.connect(self._on_shown)
        self._clock.start()
        self._program.window.open(ref)
        self._loop.exec()
        elapsed = self._clock.nsecsElapsed() / 1e6
        pane.shown.disconnect(self._on_shown)
        viewport.removeEventFilter(self)
        return elapsed

    @Slot()
    def _look(self) -> None:
        window = self._program.window
        pane = window.pane
        if (
            self.painted_after
            and self._program.librarian.settled
            and window.navigation.settled
            and (pane is None or not pane.loading)
        ):
            self._loop.quit()

    @Slot(object)
    def _on_shown(self, _: object) -> None:
        self._waiting_for_paint = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint behind ``shown`` has the article; the loop ends when it is done."""
        if event.type() == QEvent.Type.Paint and self._waiting_for_paint:
            self._waiting_for_paint = False
            QTimer.singleShot(0, self._loop.quit)
        return False


def sample(library: Library, number: int) -> list[tuple[ArticleRef, int]]:
    """The longest articles and a sample of the rest, each with its characters of text, in mixed order."""
    sizes = [
        (ref, sum(len(s.body) for s in article.sections) + 40 * len(article.symptoms))
        for ref, article in library.articles()
    ]
    sizes.sort(key=lambda pair: -pair[1])
    rest = random.Random(SEED).sample(sizes[LONGEST:], min(number, len(sizes) - LONGEST))
    chosen = sizes[:LONGEST] + rest
    random.Random(SEED).shuffle(chosen)
    return chosen


def main() -> int:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--reading", action="store_true")
    parser.add_argument("--printing", action="store_true")
    parser.add_argument("--first", default="")
    given = parser.parse_args()
    application = make_application()
    program = Program(application, find_paths(given.home), given.first)
    program.window.closing.connect(application.quit)
    measuring = Measuring(program)
    program.start()
    measuring.wait_for_rest()
    found: dict[str, object] = {
        "painted": measuring.painted_after,
        "megabytes": proportional_megabytes(),
        "opened": [],
    }
    library = program.librarian.library
    if given.articles and library is not None:
        opened = [(str(ref), size, measuring.open(ref)) for ref, size in sample(library, given.articles)]
        found["opened"] = opened
        found["megabytes after"] = proportional_megabytes()
    if given.reading and library is not None:
        from tests.bench.window_reading import Reading

        found["reading"] = Reading(program, measuring).measure()
    if given.printing and library is not None:
        from tests.bench.window_printing import Printing

        found["printing"] = Printing(program, measuring).measure()
    program.window.close()
    program.faults.stop()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
