"""The list of answers: one click or Enter opens."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gardreader.desktop.finder.results_drawing import ResultsDelegate
from gardreader.desktop.finder.results_rows import ROW, HitRow, ResultRows, Row
from gardreader.i18n import tr


class ResultsList(QListView):
    """Shows :class:`ResultRows`."""

    chosen = Signal(object)
    """A row was clicked, or Enter pressed on it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("answers")
        self.rows = ResultRows(self)
        self.drawing = ResultsDelegate(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Answers"))
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: tuple[Row, ...], *, keep: bool = False) -> None:
        """Show other rows from the top; ``keep`` stays where the list stands."""
        place, current = self.verticalScrollBar().value(), self.currentIndex().row()
        self.rows.show_rows(rows)
        if keep:
            self.doItemsLayout()
            self.setCurrentIndex(self.rows.index(max(0, current)))
            self.verticalScrollBar().setValue(place)
        elif self.hasFocus():
            self._stand_on_first()

    def choose(self, index: QModelIndex) -> None:
        """Open that row."""
        row = index.data(ROW)
        if row is not None:
            self.chosen.emit(row)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest moves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a current row for whoever comes by keyboard."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._stand_on_first()

    def _stand_on_first(self) -> None:
        """Make the first passage current (else the first row), so that Enter opens the best answer."""
        rows = [self.rows.index(number) for number in range(self.rows.rowCount())]
        if rows:
            self.setCurrentIndex(next((row for row in rows if isinstance(row.data(ROW), HitRow)), rows[0]))
            self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the list, so their heights change with it."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
