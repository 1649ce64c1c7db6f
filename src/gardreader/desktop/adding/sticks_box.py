"""The files on sticks that can be added, offered one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gardreader.i18n import tr
from gardreader.importers.sources import size_words
from gardreader.importers.sticks import Found


class SticksBox(QFrame):
    """Not seen while there is nothing to offer. Nothing is added unasked."""

    chosen = Signal(object)
    """The ``Found`` that is to be added."""

    shown = Signal()
    """Other files are offered."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("sticks")
        self.setAccessibleName(tr("On a stick that is plugged in"))
        self.buttons: dict[QPushButton, Found] = {}
        title = QLabel(tr("On a stick that is plugged in"), self)
        title.setProperty("role", "heading")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(self._rows)
        self.hide()

    @Slot(object)
    def show_found(self, found: Sequence[Found]) -> None:
        """Offer these, in place of the former."""
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self.buttons = {}
        for one in found:
            self._rows.addWidget(self._row(one))
        self.setVisible(bool(found))
        self.shown.emit()

    def _row(self, found: Found) -> QWidget:
        row = QWidget(self)
        told = QLabel(told_of(found), row)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        button = QPushButton(tr("Add…"), row)
        button.setProperty("narrow", True)
        button.setAccessibleName(tr("Add {name}", name=found.path.name))
        button.setAccessibleDescription(told.text())
        button.clicked.connect(self._on_clicked)
        self.buttons[button] = found
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(told, 1)
        across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self.chosen.emit(self.buttons[button])


def told_of(found: Found) -> str:
    """The file's name, size and stick, and what it is likely to be."""
    kind = tr(found.data_set.name) if found.data_set is not None else tr("a pack")
    return tr(
        "{name} · {size} · on {stick} · by its name {kind}",
        name=found.path.name,
        size=size_words(found.size),
        stick=found.stick.name,
        kind=kind,
    )
