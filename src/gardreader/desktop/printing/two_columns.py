"""What is chosen beside what comes of it, and a row of buttons: both give way where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

_SIDE = 18  # in heights of a line of text
_MOST = 0.56  # of the whole
_GAP = 16
_BETWEEN = 8


class TwoColumns(QWidget):
    """``side`` scrolls, upright only, and is as wide as its text asks for, or little over a half."""

    def __init__(self, side: QWidget, main: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self.area = QScrollArea(self)
        self.area.setObjectName("handout-side")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.area)
        row.addWidget(main, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.area.setFixedWidth(self.beside(self.width(), self) - _GAP)

    @staticmethod
    def beside(width: int, letters: QWidget) -> int:
        """What of ``width`` the side takes, the gap included."""
        return min(_SIDE * letters.fontMetrics().height(), round(width * _MOST)) + _GAP


class ButtonRow(QWidget):
    """Close at the left, the others at the right; all with less air where there is little room."""

    def __init__(self, close: QPushButton, *others: QPushButton, parent: QWidget | None = None):
        super().__init__(parent)
        self._buttons = (close, *others)
        self._narrow = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(close)
        row.addStretch(1)
        for button in others:
            row.addWidget(button)
        self._wanted = 0

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the air out of the buttons, or give it back."""
        super().resizeEvent(event)
        if not self._narrow:
            self._wanted = sum(button.sizeHint().width() + _BETWEEN for button in self._buttons)
        narrow = self._wanted > self.width()
        if narrow != self._narrow:
            self._narrow = narrow
            for button in self._buttons:
                button.setProperty("narrow", narrow)
                button.style().unpolish(button)
                button.style().polish(button)
                # A button remembers what it wanted, whatever its style says.
                QCoreApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))
