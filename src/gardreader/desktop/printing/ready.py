"""Makes printing ready in an idle moment, so that the first page is seen as soon as any later one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from gardreader.desktop.lane import Lane
from gardreader.progress import Progress

_IDLE = 2500  # milliseconds after the first article is shown


class Readying(QObject):
    """Loads what printing needs, once, on a lane of its own that ends with it."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.done = False
        self._lane = Lane("print ready", parent=self)
        self._lane.finished_work.connect(self._on_done)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_IDLE)
        self._timer.timeout.connect(self._load)

    @Slot()
    def begin(self) -> None:
        """Do it in a moment; a second call does nothing."""
        if not self.done and not self._timer.isActive() and not self._lane.busy:
            self._timer.start()

    def end_work(self) -> None:
        """End the work."""
        self._timer.stop()
        self._lane.close()

    @Slot()
    def _load(self) -> None:
        self._lane.submit(load, "ready")

    @Slot(object)
    def _on_done(self, outcome: object) -> None:
        self.done = True


def load(progress: Progress) -> object:
    """Load the modules; in English the measure of reading loads one more."""
    import gardreader.desktop.printing.printing
    import gardreader.handouts.pictures  # noqa: F401

    return None
