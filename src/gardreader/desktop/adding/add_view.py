"""Add to the library: the open data sets, files and folders, what lies on a stick; progress and its end.

A dialog before the window, so that what is read stays where it was. It asks for files and folders and shows
what becomes of them; the work is the :class:`~gardreader.desktop.adding.adder.Adder`'s.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
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
    """Offers ``data_sets``; changes nothing itself.

    The cards come one by one once the view is there: all at once would keep the window for 60 ms.
    """

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
        self.cards: tuple[SourceCard, ...] = ()
        self._to_come = deque(data_sets)
        self._packs: tuple[InstalledPack, ...] = ()
        self.sticks = SticksBox()
        self.file = QPushButton(tr("I have a file…"))
        self.file.setDefault(True)
        self.folder = QPushButton(tr("I have a folder…"))
        self.close_button = QPushButton(tr("Close"))
        self.what = Elided(self)
        self.bar = QProgressBar(self)
        self.cancel = QPushButton(tr("Cancel"))
        self.said = Elided(self)
        self._lay_out()
        self.sticks.shown.connect(self._order_keys)
        self.file.clicked.connect(self._on_file)
        self.folder.clicked.connect(self.folder_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.close_button.clicked.connect(self.reject)
        self.drop_target = DropTarget(self)
        self.drop_target.dropped.connect(self.dropped)
        self.file.setFocus()
        self._order_keys()
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._add_card)
        self._ticks.start()
        self.resize(self.sizeHint())  # by itself Qt gives a dialog no more than two thirds of the screen

    def sizeHint(self) -> QSize:
        """Room for two or three cards."""
        line = self.fontMetrics().height()
        return within_screen(self, QSize(line * 40, line * 34))

    @property
    def whole(self) -> bool:
        """Whether all cards are there."""
        return not self._to_come

    # ---- what it is told

    def set_packs(self, packs: Sequence[InstalledPack]) -> None:
        """Tell what is installed."""
        self._packs = tuple(packs)
        for card in self.cards:
            self._tell_installed(card)

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
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
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

    @Slot()
    def _add_card(self) -> None:
        """Add the next card; the last one ends the ticks."""
        if self._to_come:
            card = SourceCard(self._to_come.popleft())
            self._tell_installed(card)
            card.file_wanted.connect(self._on_have)
            card.copy_wanted.connect(self._on_copy)
            card.qr_wanted.connect(self.qr_wanted)
            self.cards = (*self.cards, card)
            self._cards.addWidget(card)
            self._order_keys()
        if not self._to_come:
            self._ticks.stop()

    def _tell_installed(self, card: SourceCard) -> None:
        made = (p.info for p in self._packs if not p.bundled and card.data_set.is_pack(p.info.id))
        card.set_installed(tuple(made))

    @Slot()
    def _order_keys(self) -> None:
        """The Tab key goes from top to bottom, whatever came late."""
        cards = (w for card in self.cards for w in (card, card.have, card.copy, card.qr))
        order = (self.file, self.folder, *self.sticks.buttons, *cards, self.cancel, self.close_button)
        for one, next_one in pairwise(order):
            self.setTabOrder(one, next_one)

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
