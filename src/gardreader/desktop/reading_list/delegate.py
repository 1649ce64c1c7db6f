"""How an entry of the reading list is drawn: a tick, its title in one line or two, what it is, its note."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gardreader.desktop.own.rows import has_keys, quiet
from gardreader.desktop.reading_list.choosing import first_line, told
from gardreader.desktop.reading_list.model import KEPT
from gardreader.i18n import tr
from gardreader.own.reading_list import Kept
from gardreader.rendering.themes import Theme

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _EDGE, _GAP = 8, 7, 8
_TICK = ((0.22, 0.52), (0.43, 0.74), (0.79, 0.28))  # in parts of the box
_LONGEST = 400  # letters of a title that could ever be seen


class KeptDelegate(QStyledItemDelegate):
    """Draws every entry equally high: two lines for title and note, one for what it is."""

    def __init__(self, theme: Theme):
        super().__init__()
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Every entry is as high as the next."""
        line = QFontMetrics(option.font).height()
        return QSize(100, 2 * line + QFontMetrics(small(option.font)).height() + 2 * _EDGE + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One entry."""
        kept: Kept = index.data(KEPT)
        theme = self._theme
        area: QRect = option.rect
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        strong = picked and has_keys(option)
        ink = theme.selection_text if strong else theme.panel_muted if kept.done else theme.panel_text
        muted = theme.selection_text if strong else theme.panel_muted
        painter.save()
        painter.setClipRect(area)
        if picked or hovered:
            chosen = theme.selection if strong else quiet(theme)
            painter.fillRect(area, QColor(chosen if picked else theme.surface))
        self._paint_tick(painter, option, kept, picked=strong)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        inner = area.adjusted(_SIDE + self.tick_size(option) + _GAP, _EDGE, -_SIDE, -_EDGE)
        self._paint_texts(painter, option.font, inner, kept, (ink, muted))
        painter.setPen(QColor(theme.rule))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        painter.restore()

    def _paint_texts(
        self, painter: QPainter, font: QFont, inner: QRect, kept: Kept, inks: tuple[str, str]
    ) -> None:
        line = QFontMetrics(font).height()
        lines = two_lines(kept.what.title, font, inner.width())
        painter.setFont(font)
        painter.setPen(QColor(inks[0]))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, text in enumerate(lines):
            painter.drawText(
                QRect(inner.left(), inner.top() + number * line, inner.width(), line), left, text
            )
        note, (published, kept_as) = first_line(kept.note), told(kept)
        painter.setPen(QColor(inks[1]))
        less = small(font)
        if len(lines) == 1:
            second, its_font = (note, slanted(font)) if note else (published, less)
            painter.setFont(its_font)
            text = QFontMetrics(its_font).elidedText(second, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(QRect(inner.left(), inner.top() + line, inner.width(), line), left, text)
            published = published if note else ""
        else:
            published = " · ".join(filter(None, (f"{tr('Note')}: {note}" if note else "", published)))
        below = " · ".join(filter(None, (published, kept_as)))
        painter.setFont(less)
        metrics = QFontMetrics(less)
        text = metrics.elidedText(below, Qt.TextElideMode.ElideRight, inner.width())
        place = QRect(inner.left(), inner.bottom() - metrics.height() + 1, inner.width(), metrics.height())
        painter.drawText(place, left, text)

    def _paint_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, kept: Kept, *, picked: bool
    ) -> None:
        theme = self._theme
        area = QRectF(self.tick_area(option)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.selection_text if picked else theme.control), area.width() / 11))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(area, area.width() / 6, area.width() / 6)
        if kept.done:
            pen = QPen(QColor(theme.panel_text), area.width() / 7)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(
                [area.topLeft() + QPointF(area.width() * x, area.height() * y) for x, y in _TICK]
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    @staticmethod
    def tick_size(option: QStyleOptionViewItem) -> int:
        """How wide the box for the tick is."""
        return max(14, round(QFontMetrics(option.font).height() * 0.8))

    def tick_area(self, option: QStyleOptionViewItem) -> QRect:
        """Where the box for the tick is drawn."""
        size = self.tick_size(option)
        line = QFontMetrics(option.font).height()
        area: QRect = option.rect
        return QRect(area.left() + _SIDE, area.top() + _EDGE + (line - size) // 2, size, size)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click on the box ticks."""
        kinds = (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        )
        if not isinstance(event, QMouseEvent) or event.type() not in kinds:
            return False
        if not self.tick_area(option).adjusted(-_SIDE, -_EDGE, 4, 4).contains(event.position().toPoint()):
            return False
        if event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            kept: Kept = index.data(KEPT)
            state = Qt.CheckState.Unchecked if kept.done else Qt.CheckState.Checked
            model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        return True


def small(font: QFont) -> QFont:
    """The letters of the last line."""
    less = QFont(font)
    if font.pointSizeF() > 0:
        less.setPointSizeF(font.pointSizeF() * 0.86)
    else:
        less.setPixelSize(round(font.pixelSize() * 0.86))
    return less


def slanted(font: QFont) -> QFont:
    """The letters of a person's own words."""
    other = QFont(font)
    other.setItalic(True)
    return other


def two_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """``text`` in one line or two, the second cut short where there is more."""
    text = text[:_LONGEST]
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    if not line.isValid():
        return ("",)
    line.setLineWidth(max(20, width))
    end = line.textLength()
    layout.endLayout()
    if end >= len(text):
        return (text,)
    rest = QFontMetrics(font).elidedText(text[end:], Qt.TextElideMode.ElideRight, width)
    return (text[:end].rstrip(), rest)
