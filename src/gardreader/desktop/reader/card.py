"""What all cards over the page have in common: when they go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from gardreader.desktop.waiting import once_after

REST = 220
"""Milliseconds that the mouse rests on a word or a highlight: its card must not flash up as it passes."""

_GRACE = 280  # milliseconds in which the mouse may come over from what the card belongs to


class Card(QFrame):
    """Lies over the article, beside what it belongs to; ``name`` is that of its style.

    It goes soon after the mouse has left both, and at once when another window is used.
    """

    def __init__(self, name: str, parent: QWidget):
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hiding = once_after(_GRACE, self.hide, self)
        self.hide()

    def stay(self) -> None:
        """Do not go, though the mouse has left: it is to show something now."""
        self._hiding.stop()

    def stand_at(self, area: QRect) -> None:
        """Be seen there, in the parent's coordinates, over all else."""
        self.setGeometry(area)
        self.show()
        self.raise_()

    def hide_soon(self) -> None:
        """Go away, unless the mouse comes onto the card first."""
        if self.isVisible() and not self._hiding.isActive():
            self._hiding.start()

    @Slot()
    def hide_now(self) -> None:
        """Go away at once."""
        self._hiding.stop()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while the mouse is on it."""
        super().enterEvent(event)
        self._hiding.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Goes when the mouse has gone."""
        super().leaveEvent(event)
        self.hide_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Goes when the window is no longer the one in use: a dialog came, or another program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the article's."""
        event.ignore()
