"""Puts panes away without waiting for what they still load."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gardreader.desktop.reader.reader_pane import ReaderPane

_EVERY = 50  # milliseconds between two looks whether the loading has ended


class Retiring(QObject):
    """Hides ``widget`` at once and destroys it when none of its ``panes`` loads any more.

    The end of a background thread is waited for; while it loads that would make the window stand still.
    """

    def __init__(self, widget: QWidget, panes: Sequence[ReaderPane]):
        super().__init__(widget)
        self._widget = widget
        self._panes = tuple(panes)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        widget.hide()
        self._timer.start()
        self._look()

    @Slot()
    def _look(self) -> None:
        if any(pane.loading for pane in self._panes):
            return
        self._timer.stop()
        for pane in self._panes:
            pane.end_work()
        self._widget.deleteLater()
