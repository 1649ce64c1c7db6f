"""Something done once, a little later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once_after(milliseconds: int, slot: Callable[[], None], parent: QObject) -> QTimer:
    """A timer of ``parent`` that calls ``slot`` once, so long after it is started.

    ``slot`` is a bound method of a ``QObject``, as for every signal.
    """
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
