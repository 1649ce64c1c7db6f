"""The list under the search field. It lies over the window and never takes the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from gardreader.desktop.finder.name_list import HIT, NameDelegate, NameList
from gardreader.i18n import tr
from gardreader.search.hits import NameHit

_LEAST_WIDTH = 380
_GAP = 3


class CompletionsPopup(QFrame):
    """Shows names; which row is current is moved from outside, by the field's keys."""

    picked = Signal(object)
    """A :class:`NameHit` was clicked."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("completions")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names = NameList(self)
        self.list = QListView(self)
        self.list.setModel(self.names)
        self.list.setItemDelegate(NameDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(tr("Names"))
        self.list.clicked.connect(self._on_clicked)
        self.list.entered.connect(self._on_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.addWidget(self.list)
        # The window's style sheet frames every list; this one has its frame around it.
        self.list.setStyleSheet("QListView { border: 0px; border-radius: 0px; background: transparent; }")
        self.hide()

    def show_hits(self, hits: Sequence[NameHit], under: QWidget) -> None:
        """Show those names under a field; none picked yet."""
        self.names.show_hits(hits)
        self._stand(under)

    def tell(self, sentence: str, under: QWidget) -> None:
        """Show a sentence under a field."""
        self.names.tell(sentence)
        self._stand(under)

    @property
    def current(self) -> NameHit | None:
        """The name that was moved to."""
        if not self.isVisible():
            return None
        hit = self.list.currentIndex().data(HIT)
        return hit if isinstance(hit, NameHit) else None

    def step(self, by: int) -> None:
        """Move to another row; beyond the ends stands none (what was typed)."""
        count = self.names.rowCount()
        row = self.list.currentIndex().row()
        wanted = (count - 1 if by < 0 else 0) if row < 0 else row + by
        if abs(by) > 1 and row >= 0:
            wanted = max(0, min(count - 1, wanted))
        index = self.names.index(wanted) if 0 <= wanted < count else QModelIndex()
        if not index.isValid():
            self.list.clearSelection()
        self.list.setCurrentIndex(index)

    def _stand(self, under: QWidget) -> None:
        """Take the place under ``under``, whole within the window."""
        window = self.parentWidget()
        assert window is not None
        corner = under.mapTo(window, QPoint(0, under.height() + _GAP))
        width = min(max(_LEAST_WIDTH, under.width()), window.width() - 8)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.names.rowCount()))
        height = min(rows + 14, max(60, window.height() - corner.y() - 8))
        left = max(4, min(corner.x(), window.width() - width - 4))
        self.setGeometry(left, corner.y(), width, height)
        self.list.scrollToTop()
        self.show()
        self.raise_()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if isinstance(hit, NameHit):
            self.picked.emit(hit)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        if isinstance(index.data(HIT), NameHit):
            self.list.setCurrentIndex(index)
