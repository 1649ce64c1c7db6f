"""What the pages of one's own have in common: a list, what stands there when it is empty, keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.lane import Outcome
from gardreader.desktop.own.keeper import EVERYTHING, Change, Deed, Keeper
from gardreader.desktop.own.rows import RowDelegate, sign_of
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme


class EntryTree(QTreeWidget):
    """A list of entries in groups, as wide as the panel."""

    remove_wanted = Signal()
    taken = Signal(QTreeWidgetItem)
    """Enter was pressed on an entry, or it was clicked."""

    def __init__(self, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setRootIsDecorated(False)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.delegate = RowDelegate(self)
        self.setItemDelegate(self.delegate)
        look = self.palette()  # what is chosen is the delegate's to draw, from edge to edge
        look.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(look)
        self.itemClicked.connect(self._on_clicked)

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self.delegate.theme = theme
        self.setIndentation(round(self.fontMetrics().height() * 0.8))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def signs(self) -> list[object]:
        """What is chosen, in the order of the list."""
        chosen = {id(item) for item in self.selectedItems()}
        return [sign_of(item) for item in self.items() if id(item) in chosen]

    def items(self) -> list[QTreeWidgetItem]:
        """All entries, group by group."""
        found: list[QTreeWidgetItem | None] = []
        for number in range(self.topLevelItemCount()):
            top = self.topLevelItem(number)
            if top is not None:
                found.append(top)
                found.extend(top.child(place) for place in range(top.childCount()))
        return [item for item in found if item is not None]

    def begin(self) -> None:
        """Where the keys act on the list but on none of its entries, let the first have them.

        Qt does so when the list is given the keyboard; the entries may come later.
        """
        first = self.topLevelItem(0)
        if self.hasFocus() and self.currentItem() is None and first is not None:
            self.setCurrentItem(first, 0, QItemSelectionModel.SelectionFlag.NoUpdate)

    def drawBranches(
        self, painter: QPainter, area: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """An angle before what can be opened; the selection is the delegate's."""
        item = self.itemFromIndex(index)
        if not self.rootIsDecorated() or item is None or not item.childCount():
            return
        half = max(3.0, self.fontMetrics().height() / 5)
        middle = QPointF(area.right() - 1.6 * half, area.center().y() + 1)
        away, along = (QPointF(half / 2, 0), QPointF(0, half)) if not item.isExpanded() else (
            QPointF(0, half / 2), QPointF(half, 0))  # fmt: skip
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.delegate.theme.panel_muted), 1.6))
        painter.drawPolyline([middle - away - along, middle + away, middle - away + along])
        painter.restore()

    @Slot(QTreeWidgetItem)
    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        if len(self.selectedItems()) == 1:
            self.taken.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes an entry; Delete removes what is chosen, else the one that has the keys."""
        key, item = event.key(), self.currentItem()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.taken.emit(item)
        elif key == Qt.Key.Key_Delete and item is not None:
            if not self.selectedItems():
                self.setCurrentItem(item)
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class OwnPage(QWidget):
    """A page of the side panel that lists entries of ``tables`` and follows their changes while seen.

    ``question`` gives what finds the entries, in the background; ``fill`` makes lines of what was found.
    """

    article_wanted = Signal(object, str)
    """An ``ArticleRef`` and the id of a passage in it, or ``""``."""

    def __init__(
        self,
        keeper: Keeper,
        tables: tuple[str, ...],
        tree: EntryTree,
        question: Callable[[], Deed],
        fill: Callable[[object], None],
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.keeper = keeper
        self._question, self._fill = question, fill
        self._tables = tables
        self._stale = True
        self._ticket = 0
        self.tree = tree
        self.filter: QLineEdit | None = None
        self.nothing_head = QLabel(self)
        self.nothing_head.setProperty("role", "strong")
        self.nothing_text = QLabel(self)
        self.nothing_text.setProperty("role", "muted")
        told = QWidget(self)
        told.setObjectName("panel")
        self._nothing = QScrollArea(self)
        self._nothing.setFrameShape(QScrollArea.Shape.NoFrame)
        self._nothing.setWidgetResizable(True)
        self._nothing.setObjectName("nothing")
        self._nothing.setWidget(told)
        inner = QVBoxLayout(told)
        inner.setContentsMargins(14, 16, 14, 14)
        inner.setSpacing(8)
        for label in (self.nothing_head, self.nothing_text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            inner.addWidget(label)
        inner.addStretch(1)
        self.lists = QStackedWidget(self)
        self.lists.addWidget(tree)
        self.lists.addWidget(self._nothing)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 0, 2, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.lists, 1)
        self.setFocusProxy(tree)
        keeper.changed.connect(self._on_changed)
        keeper.answered.connect(self._on_answered)

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self.tree.set_theme(theme)

    def add_filter(self, name: str) -> QLineEdit:
        """Put a field above the list that narrows it."""
        field = QLineEdit(self)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._on_filter)
        field.installEventFilter(self)
        self.filter = field
        box = QVBoxLayout()
        box.setContentsMargins(6, 2, 8, 4)
        box.addWidget(field)
        self.column.insertLayout(0, box)
        return field

    @property
    def words(self) -> str:
        """What the field above the list holds."""
        return self.filter.text().strip() if self.filter is not None else ""

    @Slot()
    def refresh(self) -> None:
        """List what there is now, or do so when the page is seen next."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._ticket = self.keeper.ask(self._question())
        if not self._ticket and not self.tree.topLevelItemCount():
            self.say_nothing("", tr("Opening your own pages…"))

    def say_nothing(self, head: str, text: str) -> None:
        """Say why there is nothing."""
        self.nothing_head.setText(head)
        self.nothing_text.setText(text)
        self._nothing.setAccessibleName(f"{head}. {text}" if head else text)
        self._put(self._nothing)

    def _put(self, widget: QWidget) -> None:
        """Show the list, or what stands in its place; the keys act on it if they did on the other."""
        had_keys = self.tree.hasFocus() or self._nothing.hasFocus()
        self.setFocusProxy(widget)
        self.lists.setCurrentWidget(widget)
        if had_keys:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_answered(self, outcome: Outcome) -> None:
        if outcome.ticket == self._ticket and self._ticket:
            self._ticket = 0
            if outcome.error is None:
                self._list(outcome.value)
            elif not outcome.cancelled:
                self.say_nothing(tr("These pages cannot be read"), str(outcome.error))

    def _list(self, found: object) -> None:
        tree = self.tree
        before = tree.items()
        current = tree.currentItem()
        present, scrolled = sign_of(current), tree.verticalScrollBar().value()
        row = next((place for place, item in enumerate(before) if item is current), -1)
        tree.setUpdatesEnabled(False)
        tree.clear()
        self._put(tree)
        self._fill(found)
        items = tree.items()
        again = next((item for item in items if present is not None and sign_of(item) == present), None)
        if again is None and items and present is not None:
            again = items[min(max(row, 0), len(items) - 1)]
        if again is not None:
            tree.setCurrentItem(again)
        tree.verticalScrollBar().setValue(scrolled)
        tree.setUpdatesEnabled(True)
        tree.begin()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.table in (EVERYTHING, *self._tables):
            self.refresh()

    @Slot()
    def _on_filter(self) -> None:
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is listed."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field: Esc clears it first, Down and Enter go to the list."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            assert self.filter is not None
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
                first = self.tree.topLevelItem(0)
                if self.tree.currentItem() is None and first is not None:
                    self.tree.setCurrentItem(first)
                return True
        return super().eventFilter(watched, event)
