"""The articles of one job: in order, more added, a cover sheet, kept as a set in a file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.printing.flow_row import FlowRow
from gardreader.desktop.printing.job import Job
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr

_LONGEST_HEADING = 200
_MOST_ROWS = 5


class ArticlesBox(QWidget):
    """Shows a :class:`Job`; what a person does to it is told as another."""

    changed = Signal(object)
    """The :class:`Job` as it is wanted now."""

    add_wanted = Signal()
    open_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None):
        super().__init__(parent)
        self._job = job
        self.list = JobList(self)
        self.add_button = self._button(tr("A&dd an article…"))
        self.remove_button = self._button(tr("&Remove"))
        self.open_button = self._button(tr("&Open a set…"))
        self.save_button = self._button(tr("&Keep as a set…"))
        self.heading_field = QLineEdit(self)
        self.heading_field.setMaxLength(_LONGEST_HEADING)
        self.heading_field.setAccessibleName(tr("Title of the cover sheet"))
        self.cover_box = QCheckBox(tr("&Cover sheet with a list of the articles"), self)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.hide()
        buttons = FlowRow()
        buttons.add(self.add_button, self.remove_button, self.open_button, self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.list, self.told):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.cover_box)
        column.addWidget(self.heading_field)
        self.show_job(job)
        self.list.moved.connect(self._on_moved)
        self.list.dropped.connect(self._on_dropped)
        self.list.removed.connect(self._on_remove)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button.clicked.connect(self._on_remove)
        self.open_button.clicked.connect(self._on_open)
        self.save_button.clicked.connect(self._on_save)
        self.cover_box.clicked.connect(self._on_cover)
        self.heading_field.editingFinished.connect(self._on_heading)

    def show_job(self, job: Job) -> None:
        """Show ``job``; nothing is told."""
        self._job = job
        row = max(0, self.list.currentRow())
        self.list.clear()
        for number, entry in enumerate(job.entries, 1):
            item = QListWidgetItem(f"{number}. {entry.title}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, number - 1)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setToolTip(plain_tip(entry.title))
        self.list.setCurrentRow(min(row, len(job.entries) - 1))
        rows = min(_MOST_ROWS, len(job.entries))
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 4)
        self.cover_box.setChecked(job.cover)
        self.remove_button.setEnabled(job.several)
        for part in (self.cover_box, self.heading_field):
            part.setVisible(job.several)
        self.heading_field.setText(job.heading)
        self.heading_field.setPlaceholderText(job.title)

    def tell(self, sentence: str) -> None:
        """Say which articles are not there; ``""`` says nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("narrow", True)
        return button

    def _change(self, job: Job) -> None:
        self.tell("")
        self.show_job(job)
        self.changed.emit(job)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        row, entries = self.list.currentRow(), list(self._job.entries)
        if 0 <= row + step < len(entries):
            entries.insert(row + step, entries.pop(row))
            self._change(self._job.with_entries(tuple(entries)))
            self.list.setCurrentRow(row + step)

    @Slot(object)
    def _on_dropped(self, order: tuple[int, ...]) -> None:
        entries = self._job.entries
        self._change(self._job.with_entries(tuple(entries[place] for place in order)))

    @Slot()
    def _on_remove(self) -> None:
        row, entries = self.list.currentRow(), self._job.entries
        if len(entries) > 1 and row >= 0:
            self._change(self._job.with_entries(entries[:row] + entries[row + 1 :]))

    @Slot()
    def _on_add(self) -> None:
        self.add_wanted.emit()

    @Slot()
    def _on_open(self) -> None:
        self.open_wanted.emit()

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit()

    @Slot(bool)
    def _on_cover(self, cover: bool) -> None:
        self._change(replace(self._job, cover=cover))

    @Slot()
    def _on_heading(self) -> None:
        heading = " ".join(self.heading_field.text().split())
        if heading != self._job.heading:
            self._change(replace(self._job, heading=heading))


class JobList(QListWidget):
    """Dragging, Alt+Up and Alt+Down move an article, Delete takes it out."""

    moved = Signal(int)
    dropped = Signal(object)
    """The places that the articles had before, in their order now."""

    removed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(tr("Articles of this handout"))
        self.setAccessibleDescription(
            tr("Alt with the arrow keys moves an article up or down. Delete takes it out.")
        )
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """An article was let go of elsewhere."""
        super().dropEvent(event)
        order = tuple(self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count()))
        if order != tuple(range(len(order))):
            self.dropped.emit(order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or remove."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and (step := steps.get(Qt.Key(event.key()))):
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
