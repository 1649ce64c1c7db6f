"""The list itself: keys, mouse and menu."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from gardreader.desktop.reading_list.delegate import KeptDelegate
from gardreader.desktop.reading_list.model import KeptModel
from gardreader.i18n import tr
from gardreader.own.reading_list import Kept
from gardreader.rendering.themes import Theme


class KeptView(QListView):
    """Shows the entries of a model; several can be picked. Enter opens, Space ticks, Del removes."""

    open_wanted = Signal(object)
    """An entry is to be opened."""

    article_wanted = Signal(object)
    """The article in which an entry stands is to be opened."""

    remove_wanted = Signal(object)
    tick_wanted = Signal(object, bool)
    """Ids of entries."""

    picked = Signal()
    """Other entries are picked now."""

    def __init__(self, model: KeptModel, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self._model = model
        self._delegate = KeptDelegate(theme)
        self._empty = ""
        self._menus: tuple[QMenu, ...] = ()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Reading list"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._on_open)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def set_empty_text(self, text: str) -> None:
        """What stands there when there is no entry."""
        self._empty = text
        self.viewport().update()

    def set_menus(self, menus: tuple[QMenu, ...]) -> None:
        """Menus that the list's own holds too."""
        self._menus = menus

    @property
    def picked_entries(self) -> tuple[Kept, ...]:
        """The entries that are picked, in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._model.rows[row] for row in rows)

    def pick(self, ids: tuple[str, ...]) -> None:
        """Pick the entries of those ids, as far as they are shown."""
        selection = QItemSelection()
        rows = [row for row in map(self._model.row_of, ids) if row >= 0]
        for row in rows:
            selection.select(self._model.index(row), self._model.index(row))
        if rows:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self._model.index(rows[0]), flags.NoUpdate)
            self.selectionModel().select(selection, flags.ClearAndSelect)

    # ---- what a person does

    @Slot()
    def remove_picked(self) -> None:
        """Ask for what is picked to be taken out."""
        if self.picked_entries:
            self.remove_wanted.emit(tuple(kept.id for kept in self.picked_entries))

    @Slot()
    def tick_picked(self) -> None:
        """Tick what is picked, or, where all of it is, take the ticks away."""
        entries = self.picked_entries
        if entries:
            done = not all(kept.done for kept in entries)
            self.tick_wanted.emit(tuple(kept.id for kept in entries), done)

    @Slot()
    def open_current(self) -> None:
        """Open the entry with the keyboard."""
        self._on_open(self.currentIndex())

    @Slot()
    def _open_article(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self._model.rows):
            self.article_wanted.emit(self._model.rows[row])

    @Slot(QModelIndex)
    def _on_open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_wanted.emit(self._model.rows[index.row()])

    # ---- events

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of it."""
        super().selectionChanged(selected, deselected)
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, Del removes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.tick_picked()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.remove_picked()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with what is picked."""
        menu = QMenu(self)
        if self.picked_entries:
            self._add_deeds(menu, self.picked_entries)
            menu.addSeparator()
        for choices in self._menus:
            menu.addMenu(choices)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _add_deeds(self, menu: QMenu, entries: tuple[Kept, ...]) -> None:
        menu.addAction(tr("Open")).triggered.connect(self.open_current)
        if self.currentIndex().isValid() and self._model.rows[self.currentIndex().row()].what.ref is not None:
            menu.addAction(tr("Open the article it stands in")).triggered.connect(self._open_article)
        all_done = all(kept.done for kept in entries)
        tick = menu.addAction(tr("Take the tick away") if all_done else tr("Tick as done"))
        tick.triggered.connect(self.tick_picked)
        menu.addSeparator()
        menu.addAction(tr("Remove")).triggered.connect(self.remove_picked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The entries, or a sentence where there are none."""
        super().paintEvent(event)
        if self._model.rowCount() or not self._empty:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().placeholderText().color())
        area = self.viewport().rect().adjusted(16, 16, -16, -16)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), self._empty)
        painter.end()
