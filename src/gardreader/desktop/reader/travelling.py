"""The way back and forward among the places that were read in one pane."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gardreader.desktop.reader.history import History, Visit


class Travelling(QWidget):
    """What a pane knows of where its reader was; the pane itself says where they are, and goes there."""

    history_changed = Signal()
    """Back or Forward may lead elsewhere now."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._history = History()

    @property
    def can_back(self) -> bool:
        """Whether there is a place to go back to."""
        return self._history.can_back

    @property
    def can_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return self._history.can_forward

    @property
    def places_behind(self) -> int:
        """How many places lie behind."""
        return self._history.places_behind

    @Slot()
    def back(self) -> None:
        """Go to where the reader was before."""
        if self._history.can_back:
            self._go(self._history.back(self.visit()))
            self.history_changed.emit()

    @Slot()
    def forward(self) -> None:
        """Go to where the reader went back from."""
        if self._history.can_forward:
            self._go(self._history.forward(self.visit()))
            self.history_changed.emit()

    def visit(self) -> Visit | None:
        """Where the reader is; ``None`` for nowhere."""
        raise NotImplementedError

    def _go(self, visit: Visit) -> None:
        """Bring the reader there."""
        raise NotImplementedError

    def _leave(self) -> None:
        """Remember the present place: the reader goes on from it to another one."""
        present = self.visit()
        if present is not None:
            self._history.leave(present)
