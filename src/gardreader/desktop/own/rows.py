"""How the lists of the side panel draw an entry: a title, lines beneath it, a word at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem, QWidget

from gardreader.desktop.appearance import mix
from gardreader.desktop.own.colours import edge
from gardreader.desktop.tips import plain_tip
from gardreader.rendering.themes import Theme, load_theme

_SIGN = Qt.ItemDataRole.UserRole
_ROW = int(Qt.ItemDataRole.UserRole) + 1
_LONGEST_TIP = 1_500

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What is drawn: ``lines`` under the title, ``right`` beside it, a bar in ``colour`` before all."""

    title: str
    lines: tuple[str, ...] = ()
    right: str = ""
    colour: str = ""
    strong: bool = False
    absent: bool = False


def entry(row: Row, sign: object, tip: str = "") -> QTreeWidgetItem:
    """An item that is drawn as ``row``; ``sign`` is what the list knows it by (:func:`sign_of`)."""
    item = QTreeWidgetItem([row.title])
    item.setData(0, _SIGN, sign)
    item.setData(0, _ROW, row)
    spoken = ", ".join(text for text in (row.title, *row.lines, row.right) if text)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    item.setToolTip(0, plain_tip((tip or spoken)[:_LONGEST_TIP]))
    return item


def sign_of(item: QTreeWidgetItem | None) -> object:
    """What the list knows ``item`` by."""
    return item.data(0, _SIGN) if item is not None else None


class RowDelegate(QStyledItemDelegate):
    """Draws a :class:`Row`. Texts are cut, not wrapped: every entry of a kind is as high as the next."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self.theme: Theme = load_theme("light")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The selection or hover behind, then the texts."""
        row = index.data(_ROW)
        if not isinstance(row, Row):
            super().paint(painter, option, index)
            return
        theme = self.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(0, 1, -4, -1)
        strong = chosen and has_keys(option)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if strong else quiet(theme)) if chosen else _faint(theme))
            painter.drawRoundedRect(area, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus and not chosen:
            painter.setPen(QColor(theme.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0, 0, -1, -1), 5, 5)
        step = QFontMetrics(option.font).height()
        left = area.left() + step // 3
        if row.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(edge(theme, row.colour)))
            bar = QRect(left, area.top() + step // 3, max(4, step // 5), area.height() - 2 * (step // 3))
            painter.drawRoundedRect(bar, 2, 2)
            left += bar.width() + step // 3
        text = theme.selection_text if strong else theme.panel_text
        muted = theme.selection_text if strong else theme.panel_muted
        font = QFont(option.font)
        if row.strong:
            font.setWeight(QFont.Weight.DemiBold)
        top = area.top() + _edge(step)
        right = area.right() - step // 3
        if row.right:
            width = QFontMetrics(option.font).horizontalAdvance(row.right)
            self._draw(painter, option.font, muted, QRect(right - width, top, width + 2, step), row.right)
            right -= width + step // 2
        self._draw(
            painter, font, muted if row.absent else text, QRect(left, top, right - left, step), row.title
        )
        for line in row.lines:
            top += step
            self._draw(
                painter, option.font, muted, QRect(left, top, area.right() - step // 3 - left, step), line
            )
        painter.restore()

    @staticmethod
    def _draw(painter: QPainter, font: QFont, colour: str, area: QRect, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines; as wide as there is room."""
        row = index.data(_ROW)
        step = QFontMetrics(option.font).height()
        lines = 1 + len(row.lines) if isinstance(row, Row) else 1
        return QSize(60, lines * step + 2 * _edge(step) + 2)


def has_keys(option: QStyleOptionViewItem) -> bool:
    """Whether the keys act on the list that is drawn: only then is what is chosen there drawn strongly."""
    widget = option.widget
    return isinstance(widget, QWidget) and widget.hasFocus()


def quiet(theme: Theme) -> str:
    """What lies behind a chosen line while the keys act elsewhere; as in the list of articles."""
    return mix(theme.accent, theme.panel, 0.16)


def _edge(step: int) -> int:
    return max(4, step // 3)


def _faint(theme: Theme) -> QColor:
    colour = QColor(theme.panel_text)
    colour.setAlphaF(0.09)
    return colour
