"""What is for one patient alone: their line, notes, lines to write on. It is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.printing.choices import Person
from gardreader.handouts.options import MOST_NOTES_LINES, MOST_TYPED
from gardreader.i18n import tr

_LATER = 250  # milliseconds after the last letter
_NOTES_ROWS = 3


class PersonBox(QWidget):
    """Gone with its window."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.patient_field = QLineEdit(self)
        self.patient_field.setMaxLength(MOST_TYPED // 10)
        self.patient_field.setPlaceholderText(tr("Name, as you would write it by hand"))
        self.patient_field.setAccessibleName(tr("Patient"))
        self.by_hand_box = QCheckBox(tr("Leave a &line for the name"), self)
        self.notes_field = QPlainTextEdit(self)
        self.notes_field.setPlaceholderText(tr("Notes for you: the next visit, whom to call…"))
        self.notes_field.setAccessibleName(tr("Notes for you"))
        self.notes_field.setTabChangesFocus(True)
        self.notes_field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = self.notes_field.fontMetrics().lineSpacing()
        self.notes_field.setFixedHeight(_NOTES_ROWS * line + 2 * line // 2)
        self.lines_box = QSpinBox(self)
        self.lines_box.setRange(0, MOST_NOTES_LINES)
        self.lines_box.setSpecialValueText(tr("None"))
        self.lines_box.setAccessibleName(tr("Empty lines to write on by hand"))
        told = QLabel(tr("For this handout only: never stored."), self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Patient"), self.patient_field)
        form.addRow(self.by_hand_box)
        form.addRow(self.notes_field)
        form.addRow(tr("Lines to write on"), self.lines_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(form)
        column.addWidget(told)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER)
        self._timer.timeout.connect(self.changed)
        self.patient_field.textEdited.connect(self._on_typed)
        self.by_hand_box.toggled.connect(self._on_typed)
        self.notes_field.textChanged.connect(self._on_notes)
        self.lines_box.valueChanged.connect(self._on_typed)

    @property
    def person(self) -> Person:
        """What is typed now."""
        notes = self.notes_field.toPlainText().strip()[:MOST_TYPED]
        patient = self.patient_field.text().strip()
        return Person(patient, notes, self.lines_box.value(), self.by_hand_box.isChecked())

    @property
    def settled(self) -> bool:
        """Whether all that was typed has been told."""
        return not self._timer.isActive()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()

    @Slot()
    def _on_typed(self) -> None:
        self._timer.start()

    @Slot()
    def _on_notes(self) -> None:
        if len(self.notes_field.toPlainText()) > MOST_TYPED:
            self.notes_field.undo()
        self._timer.start()
