"""How the rows of the answers are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gardreader.desktop.finder.name_list import explained, small
from gardreader.desktop.finder.results_rows import (
    ROW,
    DiseaseRow,
    HitRow,
    MoreRow,
    NearestRow,
    heading,
    label,
    signs_text,
    spoken,
)
from gardreader.rendering.themes import Theme, load_theme

_Index = QModelIndex | QPersistentModelIndex
SIDE = 20
"""The space at either side of a row, in pixels."""

_MOST_LINES = 3
_GAP = 3
_CHIP = 7
_CUT = " …"
_LONG_WORD = 25  # letters from which a word may be cut itself


class ResultsDelegate(QStyledItemDelegate):
    """Draws each row in the theme's colours, as wide as the list is."""

    def __init__(self, view: QAbstractItemView, parent: QObject | None = None):
        super().__init__(parent or view)
        self._view = view
        self._theme = load_theme("light")

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As tall as its lines."""
        width = self._view.viewport().width()
        font: QFont = self._view.font()
        row = index.data(ROW)
        inner = width - 2 * SIDE
        line = QFontMetrics(font).height()
        if isinstance(row, DiseaseRow):
            height = (14 if row.first else 24) + QFontMetrics(_head(font)).height() + 6
        elif isinstance(row, HitRow):
            _, body = _body(row, font, inner, self._theme)
            height = 8 + _question(row, font, inner)[1] + _GAP + round(body) + 8
        elif isinstance(row, NearestRow) and explained(row.name):
            height = 16 + line + QFontMetrics(small(font)).height() + 1
        else:
            height = 16 + line
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row; the current one on a tinted ground with a bar at its left."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._view.font())
        self._ground(painter, area, row, state)
        inner = area.adjusted(SIDE, 8, -SIDE, -8)
        if isinstance(row, DiseaseRow):
            self._disease(painter, row, area)
        elif isinstance(row, HitRow):
            self._hit(painter, row, inner)
        elif isinstance(row, NearestRow):
            self._nearest(painter, row, inner)
        elif isinstance(row, MoreRow):
            painter.setPen(QColor(self._theme.link))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), spoken(row))
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, row: object, state: QStyle.StateFlag) -> None:
        current = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if not current and not over:
            return
        ground = QRectF(area).adjusted(8, 14 if isinstance(row, DiseaseRow) and not row.first else 2, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.note_page if current else self._theme.surface))
        painter.drawRoundedRect(ground, 6, 6)
        if current and self._view.hasFocus():
            painter.setBrush(QColor(self._theme.focus))
            painter.drawRoundedRect(QRectF(ground.left(), ground.top() + 4, 4, ground.height() - 8), 2, 2)

    def _disease(self, painter: QPainter, row: DiseaseRow, area: QRect) -> None:
        font = self._view.font()
        if not row.first:
            painter.setPen(QColor(self._theme.rule))
            painter.drawLine(area.left() + SIDE, area.top() + 10, area.right() - SIDE, area.top() + 10)
        inner = area.adjusted(SIDE, 14 if row.first else 24, -SIDE, -4)
        pack = small(font)
        metrics = QFontMetrics(pack)
        left_over = inner.width() - QFontMetrics(_head(font)).horizontalAdvance(row.hit.title) - 24
        room = min(metrics.horizontalAdvance(row.pack), max(inner.width() // 6, left_over))
        painter.setFont(pack)
        painter.setPen(QColor(self._theme.muted))
        told = metrics.elidedText(row.pack, Qt.TextElideMode.ElideRight, room + 1)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), told)
        painter.setFont(_head(font))
        painter.setPen(QColor(self._theme.heading))
        title = QFontMetrics(_head(font)).elidedText(
            row.hit.title, Qt.TextElideMode.ElideRight, inner.width() - room - 16
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), title)

    def _hit(self, painter: QPainter, row: HitRow, inner: QRect) -> None:
        font = self._view.font()
        name = label(row)
        chip_font = small(font)
        chip = QFontMetrics(chip_font)
        line = QFontMetrics(font).height()
        box = QRectF(inner.left(), inner.top(), chip.horizontalAdvance(name) + 2 * _CHIP, line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.surface))
        painter.drawRoundedRect(box, line / 2, line / 2)
        painter.setFont(chip_font)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
        layout, height = _question(row, font, inner.width())
        painter.setPen(QColor(self._theme.link))
        layout.draw(painter, QPointF(inner.left(), inner.top()))
        body, _ = _body(row, font, inner.width(), self._theme)
        painter.setPen(QColor(self._theme.text))
        body.draw(painter, QPointF(inner.left(), inner.top() + height + _GAP))

    def _nearest(self, painter: QPainter, row: NearestRow, inner: QRect) -> None:
        font = self._view.font()
        painter.setPen(QColor(self._theme.link))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), row.name.name)
        if told := explained(row.name):
            painter.setFont(small(font))
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), told)


def _head(font: QFont) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 1.18)
    larger.setWeight(QFont.Weight.DemiBold)
    return larger


def _question(row: HitRow, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """The heading of a passage behind its chip, and how tall it is."""
    chip = QFontMetrics(small(font)).horizontalAdvance(label(row)) + 2 * _CHIP + 8
    weight = QTextCharFormat()
    weight.setFontWeight(QFont.Weight.DemiBold)
    text = heading(row.hit)
    layout, height = _lay_out(text, font, width, 2, [(0, len(text), weight)], indent=chip)
    return layout, round(height)


def _body(row: HitRow, font: QFont, width: int, theme: Theme) -> tuple[QTextLayout, float]:
    """The snippet with its marks, or the signs that match."""
    if row.hit.signs:
        return _lay_out(signs_text(row.hit), font, width, _MOST_LINES, [])
    marked = QTextCharFormat()
    marked.setBackground(QBrush(QColor(theme.mark_page)))
    marked.setForeground(QBrush(QColor(theme.mark_text)))
    formats = []
    place = 0
    for text, is_marked in row.hit.snippet.parts:
        length = len(text.encode("utf-16-le")) // 2
        if is_marked:
            formats.append((place, length, marked))
        place += length
    return _lay_out(row.hit.snippet.text, font, width, _MOST_LINES, formats)


def _lay_out(
    text: str,
    font: QFont,
    width: int,
    most: int,
    formats: Sequence[tuple[int, int, QTextCharFormat]],
    indent: int = 0,
) -> tuple[QTextLayout, float]:
    """``text`` in at most so many lines, and their height; the first line is indented."""
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ranges = []
    for start, length, style in formats:
        piece = QTextLayout.FormatRange()
        piece.start = start
        piece.length = length
        piece.format = style
        ranges.append(piece)
    layout.setFormats(ranges)
    height = 0.0
    layout.beginLayout()
    end = 0
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        left = indent if number == 0 else 0
        line.setLineWidth(max(40, width - left))
        line.setPosition(QPointF(left, height))
        height += line.height()
        end = line.textStart() + line.textLength()
    layout.endLayout()
    if end < len(text.encode("utf-16-le")) // 2:
        shorter = text.encode("utf-16-le")[: 2 * max(1, end - len(_CUT))].decode("utf-16-le", "ignore")
        whole, _, part = shorter.rpartition(" ")
        if whole and len(part) < _LONG_WORD:
            shorter = whole
        shorter = shorter.rstrip(" ,;:")
        end = len(shorter.encode("utf-16-le")) // 2
        kept = [(start, min(length, end - start), style) for start, length, style in formats if start < end]
        return _lay_out(shorter + _CUT, font, width, most, kept, indent)
    return layout, height
