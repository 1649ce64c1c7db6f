"""A picture of the window once everything in it is there; then the program ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from gardreader.desktop.librarian import Librarian
from gardreader.desktop.main_window import MainWindow
from gardreader.desktop.stage import View
from gardreader.errors import GardreaderError
from gardreader.i18n import tr

_EVERY = 40  # milliseconds between two looks
_QUIET = 4  # so many looks in a row must find everything at rest


class Screenshot(QObject):
    """Waits for ``window`` to be whole, saves its picture at ``file`` and closes it.

    ``problem`` is the error that kept it from that.
    """

    def __init__(self, window: MainWindow, librarian: Librarian, file: Path):
        super().__init__(window)
        self._window = window
        self._librarian = librarian
        self._file = file
        self._quiet = 0
        self.problem: GardreaderError | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def fail(self, problem: GardreaderError) -> None:
        """There will be no picture."""
        self.problem = problem
        self._window.close()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        self._quiet = self._quiet + 1 if self._at_rest() else 0
        if self._quiet < _QUIET:
            return
        self._timer.stop()
        if not self._window.grab().save(str(self._file)):
            self.problem = GardreaderError(tr("The picture cannot be saved as {file}.", file=self._file))
        self._window.close()

    def _at_rest(self) -> bool:
        window = self._window
        if not window.isVisible() or not self._librarian.settled or not window.navigation.settled:
            return False
        pane = window.pane
        return window.stage.view is not View.ARTICLE or (pane is not None and not pane.loading)
