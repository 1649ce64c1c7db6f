"""Boxes to tick in lists and trees, drawn in the palette's colours.

Qt's own are hardly seen on dark ground. The whole row can be clicked.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

_Index = QModelIndex | QPersistentModelIndex
_GAP = 8
_SIDE = 6
_ABOVE = 4


class TickDelegate(QStyledItemDelegate):
    """Draws items that can be ticked (and, plainly, those that cannot)."""

    def __init__(self, width: int = 0, parent: QObject | None = None):
        super().__init__(parent)
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line, or as many as the text needs in the width that was given."""
        self.initStyleOption(option, index)
        metrics = QFontMetrics(option.font)
        room = self._room(metrics)
        if self._width and room > 40:
            height = metrics.boundingRect(QRect(0, 0, room, 10000), _flags(wrap=True), option.text).height()
        else:
            height = metrics.height()
        width = metrics.horizontalAdvance(option.text) + 2 * _SIDE + 1
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            width += _GAP + _box_side(metrics)
        return QSize(width, height + 2 * _ABOVE)

    def _room(self, metrics: QFontMetrics) -> int:
        """How wide the text may be: the same when it is measured and when it is drawn."""
        return self._width - 2 * _SIDE - _GAP - round(_box_side(metrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, box, text."""
        self.initStyleOption(option, index)
        palette: QPalette = option.palette
        area: QRect = option.rect
        metrics = QFontMetrics(option.font)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = current and bool(option.state & QStyle.StateFlag.State_Active)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if focused and option.widget is not None and option.widget.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 4, 4)
        inner = area.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            side = _box_side(metrics)
            box = QRectF(inner.left() + 0.5, inner.top() + (metrics.height() - side) / 2 + 0.5, side, side)
            _paint_box(painter, box, palette, ticked=Qt.CheckState(state) == Qt.CheckState.Checked)
            inner.setLeft(inner.left() + round(side) + _GAP)
        painter.setFont(option.font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        flags = _flags(wrap=bool(self._width)) | int(option.displayAlignment & Qt.AlignmentFlag.AlignRight)
        text = option.text
        if self._width:
            inner.setWidth(min(inner.width(), self._room(metrics)))
        else:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, flags, text)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click anywhere in the row, or space, ticks."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if isinstance(event, QMouseEvent):
            left = event.button() == Qt.MouseButton.LeftButton
            if event.type() != QEvent.Type.MouseButtonRelease or not left:
                return event.type() == QEvent.Type.MouseButtonDblClick
        elif isinstance(event, QKeyEvent):
            if event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Select):
                return False
        else:
            return False
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)


def _box_side(metrics: QFontMetrics) -> int:
    return round(metrics.ascent() * 0.95)


def _flags(*, wrap: bool) -> int:
    flags = int(Qt.AlignmentFlag.AlignTop)
    return flags | int(Qt.TextFlag.TextWordWrap) if wrap else flags


def _paint_box(painter: QPainter, box: QRectF, palette: QPalette, *, ticked: bool) -> None:
    if not ticked:
        edge = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        return
    ground = palette.color(QPalette.ColorRole.Accent)
    painter.setPen(QPen(ground, 1.2))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 3, 3)
    ink = palette.color(QPalette.ColorRole.Base)
    painter.setPen(QPen(ink, max(1.6, box.width() / 8)))
    x, y, side = box.left(), box.top(), box.width()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = ((0.22, 0.54), (0.42, 0.74), (0.78, 0.28))
    painter.drawPolyline(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in points]))
