"""What the window hears of reading: of all panes that there are, only of the one in use."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gardreader.desktop.reader.reader_pane import ReaderPane


class Telling(QStackedWidget):
    """Passes the signals of the pane in use on as its own."""

    pane_changed = Signal(object)
    """The :class:`ReaderPane` in use is this one now."""

    shown = Signal(object)
    place_changed = Signal(str)
    history_changed = Signal()
    zoom_changed = Signal(int)
    message = Signal(str)
    moved = Signal()
    """The text in use was scrolled."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._in_use: ReaderPane | None = None

    @property
    def current(self) -> ReaderPane | None:
        """The pane in use; ``None`` before there is a library."""
        return self._in_use

    def _use(self, pane: ReaderPane) -> None:
        """Hear ``pane`` from now on, and no other."""
        if pane is self._in_use:
            return
        before, self._in_use = self._in_use, pane
        if before is not None:
            before.shown.disconnect(self.shown)
            before.place_changed.disconnect(self.place_changed)
            before.history_changed.disconnect(self.history_changed)
            before.zoom_changed.disconnect(self.zoom_changed)
            before.message.disconnect(self.message)
            before.view.moved.disconnect(self.moved)
        pane.shown.connect(self.shown)
        pane.place_changed.connect(self.place_changed)
        pane.history_changed.connect(self.history_changed)
        pane.zoom_changed.connect(self.zoom_changed)
        pane.message.connect(self.message)
        pane.view.moved.connect(self.moved)
        self.setFocusProxy(pane)
        self.pane_changed.emit(pane)
