"""Add to the library: the open data sets, files and folders, what lies on a stick; progress and its end.

A dialog before the window, so that what is read stays where it was. It asks for files and folders and shows
what becomes of them; the work is the :class:`~gardreader.desktop.adding.adder.Adder`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.adding.drop_target import DropTarget
from gardreader.desktop.adding.figures import muted
from gardreader.desktop.adding.source_card import SourceCard
from gardreader.desktop.adding.sticks_box import SticksBox
from gardreader.desktop.fitting import Scrolled, within_screen
from gardreader.desktop.lane import Step
from gardreader.desktop.printing.flow_row import FlowRow
from gardreader.desktop.status_line import Elided
from gardreader.i18n import tr
from gardreader.importers.sources import DataSet
from gardreader.packs.library import InstalledPack


class AddView(QDialog):
    """Offers ``data_sets``; changes nothing itself."""

    file_wanted = Signal(object)
    """Files are to be chosen: for a ``DataSet``, or ``None``."""

    folder_wanted = Signal()
    """A folder is to be chosen."""

    dropped = Signal(object)
    """Files and folders to add, as a tuple of ``Path``."""

    qr_wanted = Signal(object)
    """The address of a ``DataSet`` is wanted as a code."""

    cancel_wanted = Signal()
    """What is under way is to be stopped."""

    def __init__(self, data_sets: Sequence[DataSet], parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(tr("Add to the library"))
        self.cards = tuple(SourceCard(data_set) for data_set in data_sets)
        self.sticks = SticksBox()
        self.file = QPushButton(tr("I have a file…"))
        self.file.setDefault(True)
        self.folder = QPushButton(tr("I have a folder…"))
        self.folder.setAutoDefault(False)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setAutoDefault(False)
        self.what = Elided(self)
        self.bar = QProgressBar(self)
        self.cancel = QPushButton(tr("Cancel"))
        self.said = Elided(self)
        self._lay_out()
        for card in self.cards:
            card.file_wanted.connect(self._on_have)
            card.copy_wanted.connect(self._on_copy)
            card.qr_wanted.connect(self.qr_wanted)
        self.file.clicked.connect(self._on_file)
        self.folder.clicked.connect(self.folder_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.close_button.clicked.connect(self.reject)
        self.drop_target = DropTarget(self)
        self.drop_target.dropped.connect(self.dropped)
        self.file.setFocus()
        self.resize(self.sizeHint())  # by itself Qt gives a dialog no more than two thirds of the screen

    def sizeHint(self) -> QSize:
        """Room for two or three cards."""
        line = self.fontMetrics().height()
        return within_screen(self, QSize(line * 40, line * 34))

    # ---- what it is told

    def set_packs(self, packs: Sequence[InstalledPack]) -> None:
        """Tell what is installed."""
        for card in self.cards:
            made = (p.info for p in packs if not p.bundled and card.data_set.is_pack(p.info.id))
            card.set_installed(tuple(made))

    @Slot(object)
    def show_step(self, step: Step) -> None:
        """Show how far the work is."""
        self.said.set_text("")
        self.what.set_text(step.what)
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        self.activity.show()

    @Slot()
    def show_rest(self) -> None:
        """Nothing is under way."""
        if self.cancel.hasFocus():
            self.file.setFocus()
        self.activity.hide()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show ``sentence``; ``""`` takes the last one away."""
        self.said.set_text(sentence)

    # ---- how it is laid out

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 18, 20, 12)
        column.setSpacing(12)
        column.addWidget(self._lead())
        row = FlowRow(8)
        row.add(self.file, self.folder)
        column.addLayout(row)
        column.addWidget(self.sticks)
        title = QLabel(tr("Open data sets"))
        title.setProperty("role", "heading")
        column.addSpacing(4)
        column.addWidget(title)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.scrolled = Scrolled(page, self)
        outer.addWidget(self.scrolled, 1)
        outer.addLayout(self._foot())

    def _lead(self) -> QLabel:
        lead = muted(
            tr(
                "This program downloads nothing. Get a data set on a computer with a network, bring the file "
                "on a stick, and add it here, or drop it onto this window. It is read first; the library "
                "changes when you have seen what was read and agree."
            )
        )
        lead.setProperty("role", "")
        return lead

    def _foot(self) -> QVBoxLayout:
        self.activity = QWidget(self)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(80)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel.setProperty("narrow", True)
        self.cancel.setAutoDefault(False)
        self.cancel.setAccessibleName(tr("Cancel what is under way"))
        working = QHBoxLayout(self.activity)
        working.setContentsMargins(0, 0, 0, 0)
        working.setSpacing(10)
        working.addWidget(self.what, 3)
        working.addWidget(self.bar, 2)
        working.addWidget(self.cancel)
        self.activity.hide()
        ending = QHBoxLayout()
        ending.setSpacing(10)
        ending.addWidget(self.said, 1)
        ending.addWidget(self.close_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 8, 20, 14)
        foot.setSpacing(8)
        foot.addWidget(self.activity)
        foot.addLayout(ending)
        return foot

    # ---- what a person presses

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down turn the page, wherever the keyboard is: a card may be higher than the screen."""
        bar = self.scrolled.verticalScrollBar()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            down = event.key() == Qt.Key.Key_PageDown
            bar.triggerAction(
                QScrollBar.SliderAction.SliderPageStepAdd
                if down
                else QScrollBar.SliderAction.SliderPageStepSub
            )
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_file(self) -> None:
        self.file_wanted.emit(None)

    @Slot(object)
    def _on_have(self, data_set: DataSet) -> None:
        if data_set.is_folder:
            self.folder_wanted.emit()
        else:
            self.file_wanted.emit(data_set)

    @Slot(object)
    def _on_copy(self, data_set: DataSet) -> None:
        QGuiApplication.clipboard().setText(data_set.url)
        self.say(tr("The address of “{name}” was copied.", name=tr(data_set.name)))
