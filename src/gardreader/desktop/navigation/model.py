"""The list of articles as a tree for Qt: a branch is filled, off the GUI thread, when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.desktop.navigation import branches
from gardreader.desktop.navigation.branches import Kind, Line
from gardreader.desktop.pack_marks import pack_mark
from gardreader.errors import GardreaderError
from gardreader.i18n import ntr, tr
from gardreader.packs.catalogue import Catalogue
from gardreader.progress import Progress
from gardreader.settings import TreeMode

AnyIndex = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The :class:`Line` of an index."""


@dataclass(slots=True, eq=False)
class _Node:
    number: int
    row: int
    line: Line | None
    parent: _Node | None
    children: list[_Node] = field(default_factory=list)
    asked: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class _Filled:
    """The lines under a node; of another ``state`` of the model they are of no use."""

    state: int
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an article stands: the keys of its branches, and the article listed for its disease.

    A branch has a second key where it may be divided.
    """

    state: int
    ref: ArticleRef
    groups: tuple[tuple[str, ...], ...]
    listed: ArticleRef


class ArticleTree(QAbstractItemModel):
    """Categories or letters, their articles, the articles' sections; or what a filter leaves."""

    topped = Signal()
    """The first level is there."""

    filled = Signal(QModelIndex)
    """The lines under that index are there."""

    placed = Signal(object, object, object)
    """The answer to :meth:`ask_place`: an ``ArticleRef``, the keys of its branches as a tuple, and the
    ``ArticleRef`` that stands in the list for its disease."""

    failed = Signal(str)
    """The catalogue could not be asked; a sentence."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._lane = Lane("list", parent=self)
        self._lane.finished_work.connect(self._take)
        self._catalogue: Catalogue | None = None
        self._mode = TreeMode.CATEGORIES
        self._words = ""
        self._state = 0
        self._due = 0
        self._closed = False
        self._awaiting = True
        self._nodes: dict[int, _Node] = {}  # by number
        self._numbers = count()
        self._top = self._new(None, None, 0)

    # ---- what to show

    @property
    def mode(self) -> TreeMode:
        """How the list is ordered."""
        return self._mode

    @property
    def words(self) -> str:
        """What the list is narrowed to."""
        return self._words

    @property
    def settled(self) -> bool:
        """Whether no answer is due."""
        return self._due == 0

    @property
    def awaited(self) -> bool:
        """Whether the lines of the first level are still those of before, or none."""
        return self._awaiting

    def show(self, catalogue: Catalogue | None, mode: TreeMode, words: str = "") -> None:
        """Show that catalogue in that order, narrowed to the articles named by ``words``.

        The old lines stay until the new ones are there.
        """
        self._catalogue, self._mode, self._words = catalogue, mode, words
        self._state += 1
        self._lane.cancel()
        self._awaiting = True
        if catalogue is None:
            self._set_top((), awaiting=True)
        else:
            state = self._state

            def work(progress: Progress) -> object:
                return _Filled(state, 0, branches.top(catalogue, mode, words))

            self._submit(work)

    def ask_place(self, ref: ArticleRef) -> None:
        """Find out under which branches an article stands; :attr:`placed` answers."""
        if self._catalogue is None:
            return
        catalogue, mode, state = self._catalogue, self._mode, self._state

        def work(progress: Progress) -> object:
            groups = branches.groups_of(catalogue, mode, ref)
            return _Place(state, ref, groups, branches.listed_as(catalogue, ref))

        self._submit(work)

    def close(self) -> None:
        """End the background work; nothing more is asked, and answers on their way are dropped."""
        self._closed = True
        self._lane.close()

    # ---- finding lines

    def line(self, index: AnyIndex) -> Line | None:
        """The line of an index."""
        return self._node(index).line if index.isValid() else None

    def lines(self, parent: AnyIndex | None = None) -> tuple[Line, ...]:
        """The lines directly under ``parent`` that are there, in their order."""
        node = self._node(parent) if parent is not None else self._top
        return tuple(child.line for child in node.children if child.line is not None)

    def find(self, key: str, parent: AnyIndex | None = None) -> QModelIndex:
        """The line of that key directly under ``parent``; an invalid index when it is not there (yet)."""
        node = self._node(parent) if parent is not None else self._top
        for child in node.children:
            if child.line is not None and child.line.key == key:
                return self._index_of(child)
        return QModelIndex()

    def is_filled(self, index: AnyIndex) -> bool:
        """Whether the lines under an index are there."""
        return self._node(index).filled

    # ---- Qt's questions

    def index(self, row: int, column: int, parent: AnyIndex | None = None) -> QModelIndex:
        """The index of a line."""
        node = self._node(parent) if parent is not None else self._top
        if column != 0 or not 0 <= row < len(node.children):
            return QModelIndex()
        return self._index_of(node.children[row])

    def parent(self, index: AnyIndex | None = None) -> Any:
        """The index of the line above; without an index the model's own parent (Qt has two of them)."""
        if index is None:
            return QObject.parent(self)
        above = self._node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self._index_of(above)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many lines under ``parent`` are there."""
        return len(self._node(parent).children) if parent is not None else len(self._top.children)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """One."""
        return 1

    def hasChildren(self, parent: AnyIndex | None = None) -> bool:
        """Whether lines lie under ``parent``, or may do so."""
        node = self._node(parent) if parent is not None else self._top
        if node.filled or node.line is None:
            return bool(node.children)
        return node.line.has_lines

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Whether the lines under ``parent`` have not been asked for."""
        node = self._node(parent)
        return node.line is not None and node.line.has_lines and not node.asked

    def fetchMore(self, parent: AnyIndex) -> None:
        """Ask for the lines under ``parent``; :attr:`filled` tells when they are there."""
        node = self._node(parent)
        if self._catalogue is None or not self.canFetchMore(parent) or node.line is None:
            return
        node.asked = True
        catalogue, line, state, number = self._catalogue, node.line, self._state, node.number

        def work(progress: Progress) -> object:
            return _Filled(state, number, branches.under(catalogue, line))

        self._submit(work)

    def forget(self, index: AnyIndex) -> None:
        """Let go of the lines under a branch that is closed; they are asked for again when it is opened."""
        node = self._node(index)
        if node is self._top or not node.filled or not node.children:
            return
        self.beginRemoveRows(self._index_of(node), 0, len(node.children) - 1)
        self._drop(node)
        node.children = []
        node.asked = node.filled = False
        self.endRemoveRows()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line's text, or the line itself."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return None

    # ---- answers

    def _submit(self, work: Work) -> None:
        if self._closed:
            return
        self._lane.submit(work, "list")
        self._due += 1

    @Slot(object)
    def _take(self, outcome: Outcome) -> None:
        self._due -= 1
        if self._closed:
            return
        value = outcome.value
        if isinstance(value, _Filled) and value.state == self._state:
            if value.number == 0:
                self._set_top(value.lines)
            else:
                node = self._nodes.get(value.number)
                if node is not None:
                    self._fill(node, value.lines)
        elif isinstance(value, _Place) and value.state == self._state:
            self.placed.emit(value.ref, value.groups, value.listed)
        elif isinstance(outcome.error, GardreaderError):
            self._awaiting = False
            self.failed.emit(str(outcome.error))

    def _set_top(self, lines: Sequence[Line], *, awaiting: bool = False) -> None:
        self._awaiting = awaiting
        self.beginResetModel()
        self._nodes, self._numbers = {}, count()
        self._top = self._new(None, None, 0)
        self._top.children = [self._new(line, self._top, row) for row, line in enumerate(lines)]
        self._top.filled = True
        self.endResetModel()
        self.topped.emit()

    def _fill(self, node: _Node, lines: Sequence[Line]) -> None:
        index = self._index_of(node)
        if lines:
            self.beginInsertRows(index, 0, len(lines) - 1)
            node.children = [self._new(line, node, row) for row, line in enumerate(lines)]
            node.filled = True
            self.endInsertRows()
        else:
            node.filled = True
            self.dataChanged.emit(index, index)
        self.filled.emit(index)

    # ---- nodes

    def _new(self, line: Line | None, parent: _Node | None, row: int) -> _Node:
        # Qt keeps the number only: no index can outlive the object that it stands for.
        node = _Node(next(self._numbers), row, line, parent)
        self._nodes[node.number] = node
        return node

    def _drop(self, node: _Node) -> None:
        for child in node.children:
            self._drop(child)
            del self._nodes[child.number]

    def _node(self, index: AnyIndex) -> _Node:
        return self._nodes.get(index.internalId(), self._top) if index.isValid() else self._top

    def _index_of(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._top else self.createIndex(node.row, 0, node.number)


def spoken(line: Line) -> str:
    """A line as a screen reader says it."""
    if line.kind in (Kind.CATEGORY, Kind.LETTER):
        return f"{line.text}, " + ntr("{count:,} article", "{count:,} articles", line.count)
    parts = [line.text]
    if line.pack:
        parts.append(tr("pack {pack}", pack=pack_mark(line.pack)))
    if line.stub:
        parts.append(tr("no text"))
    return ", ".join(parts)
