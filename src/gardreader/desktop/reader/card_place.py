"""Where a card stands: beside what it belongs to, never over it, and whole within its room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect

GAP = 8
_NARROWEST = 180
_LOWEST = 48


def place_card(beside: QRect, room: QRect, width: int, height_for: Callable[[int], int]) -> QRect:
    """The area for a card ``width`` pixels wide at most, near ``beside``, within ``room``.

    ``height_for`` tells how tall it wants to be at a width. It stands below, else above, else to the
    right or left; where it fits nowhere whole it takes the largest of these places and is scrolled.
    """
    inner = room.adjusted(GAP, GAP, -GAP, -GAP)
    width = min(width, inner.width())
    height = height_for(width)
    left = min(max(beside.center().x() - width // 3, inner.left()), inner.right() + 1 - width)
    below = inner.bottom() + 1 - (beside.bottom() + GAP)
    above = beside.top() - GAP - inner.top()
    if height <= below:
        return QRect(left, beside.bottom() + GAP, width, height)
    if height <= above:
        return QRect(left, beside.top() - GAP - height, width, height)
    for start, end in ((beside.right() + GAP, inner.right() + 1), (inner.left(), beside.left() - GAP)):
        narrow = min(width, end - start)
        if narrow >= min(_NARROWEST, width) and (tall := height_for(narrow)) <= inner.height():
            top = min(max(beside.top(), inner.top()), inner.bottom() + 1 - tall)
            return QRect(start if start > beside.right() else end - narrow, top, narrow, tall)
    if above > below:
        tall = max(min(height, above), min(_LOWEST, inner.height()))
        return QRect(left, beside.top() - GAP - tall, width, tall)
    tall = max(min(height, below), min(_LOWEST, inner.height()))
    return QRect(left, beside.bottom() + GAP, width, tall)
