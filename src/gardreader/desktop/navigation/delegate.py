"""How a line of the list is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gardreader.desktop.navigation.branches import Kind, Line
from gardreader.desktop.navigation.model import LINE_ROLE
from gardreader.desktop.pack_marks import pack_mark
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_GAP = 8


class LineDelegate(QStyledItemDelegate):
    """Draws text at the left and, muted at the right, the count of articles or that there is no text."""

    def __init__(self, theme: Theme):
        super().__init__()
        self._theme = theme
        self.reading: tuple[str, str] = ("", "")
        """The keys of the article and of the section that are read now."""

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line is as high as the next."""
        height = QFontMetrics(option.font).height()
        return QSize(120, round(height * 1.55))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one line; the view has drawn what lies behind it."""
        line: Line = index.data(LINE_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect.adjusted(2, 0, -_GAP - 2, 0)
        aside = self.aside(line)
        font = self.font(option.font, line)
        painter.save()
        # A long name takes the room of "no text", which its colour says too.
        needed = line.kind is not Kind.ARTICLE or line.pack
        if aside and (needed or self.fits(option.font, line, area.width())):
            small = small_font(option.font)
            painter.setFont(small)
            painter.setPen(QColor(self._theme.selection_text if selected else self._theme.panel_muted))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)
            area.setRight(area.right() - QFontMetrics(small).horizontalAdvance(aside) - _GAP)
        painter.setFont(font)
        painter.setPen(QColor(self._ink(line, selected=selected)))
        text = QFontMetrics(font).elidedText(line.text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def font(self, base: QFont, line: Line) -> QFont:
        """The typeface of a line: bold for what is read now."""
        if line.key not in self.reading:
            return base
        font = QFont(base)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def fits(self, base: QFont, line: Line, width: int) -> bool:
        """Whether there is room for the text of ``line`` and what stands beside it."""
        used = QFontMetrics(self.font(base, line)).horizontalAdvance(line.text)
        aside = self.aside(line)
        if aside:
            used += QFontMetrics(small_font(base)).horizontalAdvance(aside) + _GAP
        return used <= width

    def whole(self, line: Line) -> str:
        """All that a line tells, where there is no room for it."""
        aside = self.aside(line)
        return f"{line.text} ({aside})" if aside else line.text

    @staticmethod
    def aside(line: Line) -> str:
        """What stands at the right."""
        if line.kind in (Kind.CATEGORY, Kind.LETTER):
            return f"{line.count:,}"
        if line.kind is Kind.ARTICLE:
            parts = [pack_mark(line.pack), tr("no text") if line.stub else ""]
            return " · ".join(part for part in parts if part)
        return ""

    def _ink(self, line: Line, *, selected: bool) -> str:
        theme = self._theme
        if selected:
            return theme.selection_text
        if line.key in self.reading:
            return theme.heading
        return theme.panel_muted if line.stub or line.kind in (Kind.SECTION, Kind.MORE) else theme.panel_text


def small_font(base: QFont) -> QFont:
    """The typeface of what stands at the right."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 0.86)
    return font
