"""A button that shows one of a few choices and opens the list of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from gardreader.i18n import tr


class ChoiceButton(QPushButton):
    """``choices`` are pairs of a label and a value; the first is chosen to begin with."""

    chosen = Signal()
    """Another one was chosen."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None):
        super().__init__(parent)
        self._name = name
        self._menu = QMenu(name, self)
        self._group = QActionGroup(self)
        for label, value in choices:
            action = self._menu.addAction(label)
            action.setCheckable(True)
            action.setData(value)
            self._group.addAction(action)
        self._group.actions()[0].setChecked(True)
        self._group.triggered.connect(self._on_chosen)
        self.setMenu(self._menu)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._show()

    @property
    def value(self) -> str:
        """The value that is chosen."""
        return str(self._group.checkedAction().data())

    @property
    def choices_menu(self) -> QMenu:
        """The list of choices, for another menu to hold too."""
        return self._menu

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        label = self._group.checkedAction().text()
        self.setText(label)
        self.setAccessibleName(tr("{name}: {choice}", name=self._name, choice=label))
        self.setToolTip(self._name)
