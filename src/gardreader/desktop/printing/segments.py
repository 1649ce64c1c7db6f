"""A few choices side by side, one of them pressed; one below the other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QPushButton, QWidget

_EDGE, _GAP = 3, 2


class Segments(QFrame):
    """``name`` is what a screen reader says of the choice as a whole."""

    chosen = Signal(int)
    """The place of the choice that a person made."""

    def __init__(self, name: str, labels: Sequence[str], parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._row.setSpacing(_GAP)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        self._group = QButtonGroup(self)
        for place, label in enumerate(labels):
            button = QPushButton(label, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {label}")
            self._group.addButton(button, place)
            self._row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def buttons(self) -> list[QPushButton]:
        """The choices' buttons, in their order."""
        return [button for button in self._group.buttons() if isinstance(button, QPushButton)]

    @property
    def place(self) -> int:
        """Which is chosen."""
        return self._group.checkedId()

    def show_chosen(self, place: int) -> None:
        """Show that one as chosen; nothing is told."""
        self._group.button(place).setChecked(True)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest, and for all where they stand one below the other."""
        widest = max(button.sizeHint().width() for button in self.buttons)
        return QSize(widest + 2 * _EDGE, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        wanted = sum(button.sizeHint().width() + _GAP for button in self.buttons) - _GAP + 2 * _EDGE
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wanted <= self.width() else way.TopToBottom)
        self.updateGeometry()

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(place)
