"""Ctrl+C in the terminal, and a polite kill, end the program as closing its window does."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class SystemSignals(QObject):
    """Wakes Qt's loop when the system wants the program to end; without it Python would not notice."""

    ended = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._before_fd = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _noted) for number in _SIGNALS}
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_wake)

    @Slot()
    def _on_wake(self) -> None:
        numbers = self._near.recv(64)
        if any(number in numbers for number in _SIGNALS):
            self.ended.emit()

    def stop(self) -> None:
        """Leave the signals as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._near.close()
        self._far.close()


def _noted(number: int, frame: object) -> None:
    """The work is done by the notifier; Python only must not raise in the middle of something."""
