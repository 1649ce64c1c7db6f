"""Asks for an article by its name; so for the one that is to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListView, QVBoxLayout, QWidget

from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.finder.search_box import SearchBox
from gardreader.desktop.fitting import within_screen
from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.tips import plain_tip
from gardreader.errors import SearchError
from gardreader.i18n import tr
from gardreader.progress import Progress
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Completions, NameHit

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_WIDTH, _HEIGHT = 28, 24  # in heights of a line of text


@dataclass(frozen=True, slots=True)
class Asking:
    """What such a window says: its title, its question, and how its field and its list are called."""

    title: str
    question: str
    field: str
    list: str
    offers: str


class ArticleDialog(QDialog):
    """A field that completes names, and below it articles that are near."""

    chosen = Signal(object)
    """The :class:`Wanted` that a person wants."""

    def __init__(self, asking: Asking, offers: Sequence[Wanted], engine: SearchEngine, parent: QWidget):
        super().__init__(parent)
        self._engine = engine
        self._lane = Lane("name", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_found)
        self.setWindowTitle(asking.title)
        self.setModal(True)
        head = QLabel(asking.question, self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self.box = SearchBox(engine, self)
        self.box.field.setPlaceholderText(tr("Name or code of a disease"))
        self.box.field.setAccessibleName(asking.field)
        self.told = QLabel(self)
        self.told.setProperty("role", "muted")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setText(asking.offers if offers else "")
        self.list = QListView(self)
        self.list.setAccessibleName(asking.list)
        self.list.setModel(Offers(offers, self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._on_offer)
        self.list.clicked.connect(self._on_offer)
        self.buttons = QDialogButtonBox(self)
        cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)  # Enter belongs to the field and the list
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        for widget in (head, self.box, self.told, self.list, self.buttons):
            column.addWidget(widget)
        self.box.name_chosen.connect(self._on_name)
        self.box.searched.connect(self._on_searched)
        line = self.fontMetrics().height()
        self.resize(within_screen(parent, QSize(_WIDTH * line, _HEIGHT * line)))
        self.box.focus_field()

    @Slot(object)
    def _on_name(self, hit: NameHit) -> None:
        self._choose(Wanted(hit.ref, title=hit.title))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        """Enter without a choice takes the best name of what is typed, also before the names are shown."""
        engine = self._engine

        def work(progress: Progress) -> object:
            return engine.complete(text, 1)

        self._lane.submit(work, "name")

    @Slot(object)
    def _on_found(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, Completions) and outcome.value.hits:
            self._on_name(outcome.value.hits[0])
        elif isinstance(outcome.value, Completions):
            self.told.setText(tr("No article has a name like “{text}”.", text=outcome.value.text[:60]))
        elif isinstance(outcome.error, SearchError):
            self.told.setText(str(outcome.error))
        elif outcome.error is not None and not outcome.cancelled:
            self.told.setText(tr("Names cannot be looked for now. The list below can be used."))

    @Slot(QModelIndex)
    def _on_offer(self, index: QModelIndex) -> None:
        wanted = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(wanted, Wanted):
            self._choose(wanted)

    def _choose(self, wanted: Wanted) -> None:
        self.accept()
        self.chosen.emit(wanted)

    def done(self, result: int) -> None:
        """However it is closed, the field asks no more."""
        self.box.hide_names()
        self.box.end_work()
        self._lane.close()
        super().done(result)


class CompareDialog(ArticleDialog):
    """Offers the articles of other tabs, related and recent ones."""

    def __init__(self, title: str, offers: Sequence[Wanted], engine: SearchEngine, parent: QWidget):
        asking = Asking(
            tr("Compare"),
            tr("Compare “{title}” with:", title=title),
            tr("Compare with"),
            tr("Articles to compare with"),
            tr("Open in other tabs, related, or read lately:"),
        )
        super().__init__(asking, offers, engine, parent)


class Offers(QAbstractListModel):
    """The articles that are near."""

    def __init__(self, offers: Sequence[Wanted], parent: QObject | None = None):
        super().__init__(parent)
        self._offers = tuple(offers)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, and the :class:`Wanted` itself."""
        if not index.isValid():
            return None
        wanted = self._offers[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return wanted
        if role == Qt.ItemDataRole.DisplayRole:
            return wanted.title
        return plain_tip(wanted.title) if role == Qt.ItemDataRole.ToolTipRole else None
