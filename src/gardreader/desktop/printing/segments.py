"""A few choices side by side, one of them pressed; one below the other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QPushButton, QWidget

_EDGE, _GAP = 3, 2
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


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
            button.installEventFilter(self)
            self._group.addButton(button, place)
            self._row.addWidget(button)
        self.show_chosen(0)
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
        self._let_tab_stop()

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys choose the next or the one before, as among radio buttons."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        able = [button for button in self.buttons if button.isEnabled()]
        chosen = self._group.checkedButton()
        at = next((n for n, button in enumerate(able) if button is chosen), 0) + step
        if 0 <= at < len(able):
            able[at].setFocus(Qt.FocusReason.OtherFocusReason)
            able[at].click()

    def _let_tab_stop(self) -> None:
        """The Tab key stops at the one that is chosen."""
        policy = Qt.FocusPolicy
        for button in self.buttons:
            button.setFocusPolicy(policy.StrongFocus if button.isChecked() else policy.ClickFocus)

    @Slot(int)
    def _on_clicked(self, place: int) -> None:
        self._let_tab_stop()
        self.chosen.emit(place)
