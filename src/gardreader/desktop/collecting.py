"""Keeps Python's collector of lost objects on the GUI thread.

It may run wherever an object is made. On a lane's thread it would destroy widgets there, which Qt
answers with a crash; so it is switched off, and a timer does its work where widgets belong.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY = 300  # milliseconds


class Collecting(QObject):
    """Collects on the thread it is made on, until :meth:`stop`."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.freeze()  # what is there by now stays for good: no need to look through it each time
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the generations that are due, the youngest first, as Python itself would."""
        for generation, most in enumerate(self._thresholds):
            if gc.get_count()[generation] <= most:
                break
            gc.collect(generation)

    def stop(self) -> None:
        """Let Python collect by itself again; no lane may run any more."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
