"""The list itself: draws its lines, and knows which article and section are read now."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QCursor, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionViewItem, QToolTip, QTreeView, QWidget

from gardreader.desktop.appearance import mix
from gardreader.desktop.navigation.branches import Line
from gardreader.desktop.navigation.delegate import LineDelegate
from gardreader.desktop.navigation.model import LINE_ROLE
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_ROUND = 5.0
_BAR = 3


class TreeView(QTreeView):
    """A tree of lines. Enter, or a click, takes one."""

    taken = Signal(QModelIndex)

    nothing_taken = Signal()
    """Enter, while no line had the keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = theme
        self._held = False
        self._lines = LineDelegate(theme)
        self.setItemDelegate(self._lines)
        self.setObjectName("articles")
        self.setAccessibleName(tr("Articles"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(self.fontMetrics().height())
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(True)
        self.clicked.connect(self.taken)

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self._theme = theme
        self._lines.set_theme(theme)
        if self._held:
            self._held = False
            self.doItemsLayout()
        self.viewport().update()

    @Slot()
    def hold_layout(self) -> None:
        """Lay nothing out until :meth:`set_theme`: each step of a change of look would ask for it anew."""
        self._held = True

    def doItemsLayout(self) -> None:
        """Lay the lines out, unless that will be done in a moment."""
        if not self._held:
            super().doItemsLayout()

    @property
    def reading(self) -> tuple[str, str]:
        """The keys of the article and of the section that are read now."""
        return self._lines.reading

    @reading.setter
    def reading(self, keys: tuple[str, str]) -> None:
        if keys != self._lines.reading:
            self._lines.reading = keys
            self.viewport().update()

    def bring_into_view(self, article: QModelIndex, target: QModelIndex) -> None:
        """Scroll so that ``target`` is seen, and with it as much of its ``article`` as there is room for."""
        area = self.viewport().rect()
        if not area.contains(self.visualRect(article)):
            self.scrollTo(article, QTreeView.ScrollHint.PositionAtCenter)
        last = self.model().index(self.model().rowCount(article) - 1, 0, article)
        if last.isValid():
            self.scrollTo(last)
        self.scrollTo(target)

    # ---- drawing

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a whole line: what lies behind it, its mark and its text."""
        plain = self.model().index(index.row(), 0, index.parent())
        line: Line = plain.data(LINE_ROLE)
        shown = QStyleOptionViewItem(option)
        shown.font = self.font()
        row = option.rect
        self._draw_behind(painter, row, plain, reading=line.key in self.reading)
        item = self.visualRect(plain)
        self.drawBranches(
            painter, QRect(row.left(), row.top(), item.left() - row.left(), row.height()), plain
        )
        shown.rect = item
        if self._is_strong(plain):
            shown.state |= QStyle.StateFlag.State_Selected
        else:
            shown.state &= ~QStyle.StateFlag.State_Selected
        self._lines.paint(painter, shown, plain)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the mark that says whether a branch is open."""
        if not self.model().hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(self._theme.selection_text if self._is_strong(index) else self._theme.panel_muted)
        painter.setPen(
            QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        middle = QPointF(rect.right() - self.indentation() / 2 + 2, rect.center().y() + 0.5)
        half = self.fontMetrics().height() / 5.5
        if self.isExpanded(index):
            points = (QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2))
        else:
            points = (QPointF(-half / 2, -half), QPointF(half / 2, 0), QPointF(-half / 2, half))
        painter.drawPolyline([middle + point for point in points])
        painter.restore()

    def _draw_behind(self, painter: QPainter, row: QRect, index: QModelIndex, *, reading: bool) -> None:
        theme = self._theme
        colour = ""
        if self._is_strong(index):
            colour = theme.selection
        elif self.selectionModel().isSelected(index):
            colour = mix(theme.accent, theme.panel, 0.16)
        elif self.underMouse() and row.contains(self.viewport().mapFromGlobal(QCursor.pos())):
            colour = mix(theme.panel_text, theme.panel, 0.07)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if colour:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(row).adjusted(5, 1, -5, -1), _ROUND, _ROUND)
        if reading:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(0, row.top() + 4, _BAR, row.height() - 8), 1.5, 1.5)
        painter.restore()

    def _is_strong(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the line is selected and the keyboard acts on it."""
        return self.hasFocus() and self.selectionModel().isSelected(index)

    def changeEvent(self, event: QEvent) -> None:
        """The text has another size: branches step in by as much."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setIndentation(self.fontMetrics().height())

    # ---- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the line under the cursor."""
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if current.isValid():
                self.taken.emit(current)
            else:
                self.nothing_taken.emit()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A name that is cut off can be read by pointing at it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            line: Line | None = index.data(LINE_ROLE) if index.isValid() else None
            if line is not None and not self._lines.fits(
                self.font(), line, self.visualRect(index).width() - 12
            ):
                QToolTip.showText(event.globalPos(), plain_tip(self._lines.whole(line)), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
