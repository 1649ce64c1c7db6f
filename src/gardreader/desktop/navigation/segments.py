"""A small switch between two or three ways of seeing the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segments(QFrame):
    """Buttons side by side of which one is down. The arrow keys go from one to the next."""

    chosen = Signal(int)
    """The place, from 0, of the button that a person has pressed."""

    def __init__(self, texts: Sequence[str], name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for place, text in enumerate(texts):
            button = QPushButton(text, self)
            button.setCheckable(True)
            button.setAccessibleName(text)
            button.setAccessibleDescription(name)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, place)
            row.addWidget(button)
        self.choose(0)
        self._group.idToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)  # no text is cut

    @property
    def place(self) -> int:
        """Which button is down."""
        return self._group.checkedId()

    def button(self, place: int) -> QPushButton:
        """The button of that place."""
        button = self._group.button(place)
        assert isinstance(button, QPushButton)
        return button

    def choose(self, place: int) -> None:
        """Press a button without telling of it."""
        self._group.blockSignals(True)
        self._group.button(place).setChecked(True)
        self._group.blockSignals(False)

    @Slot(int, bool)
    def _on_toggled(self, place: int, down: bool) -> None:
        if down:
            self.chosen.emit(place)
