"""Notices sticks that are plugged in while somebody is adding to the library, and what lies on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gardreader.desktop.lane import Lane, Outcome
from gardreader.importers.sources import data_sets
from gardreader.importers.sticks import Found, Stick, look_on
from gardreader.progress import Progress

_EVERY = 2000  # milliseconds: nobody waits long, and a look at the table of mounts costs next to nothing

Plugged = Callable[[], tuple[Stick, ...]]


class StickWatch(QObject):
    """Looks every two seconds from :meth:`start` to :meth:`close`; each stick is read through once."""

    changed = Signal(object)
    """What was found on all sticks, as a tuple of ``Found``: a stick came or went."""

    def __init__(self, plugged: Plugged, parent: QObject | None = None):
        super().__init__(parent)
        self._plugged = plugged
        self._known: Mapping[Stick, tuple[Found, ...]] = {}
        self._lane = Lane("sticks", parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    @property
    def busy(self) -> bool:
        """Whether a look is under way."""
        return self._lane.busy

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Look no more; what was found is forgotten."""
        self._timer.stop()
        self._lane.close()

    @Slot()
    def look(self) -> None:
        """Look now, unless a look is under way."""
        if self._lane.busy:
            return
        known, plugged = self._known, self._plugged

        def work(progress: Progress) -> object:
            sticks = plugged()
            if set(sticks) == set(known):
                return None
            sets = data_sets()
            found = {}
            for stick in sticks:
                progress(0, 0, stick.name)
                found[stick] = known[stick] if stick in known else look_on(stick, sets)
            return found

        self._lane.submit(work, "look")

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, dict):
            self._known = outcome.value
            self.changed.emit(tuple(found for on_one in self._known.values() for found in on_one))
