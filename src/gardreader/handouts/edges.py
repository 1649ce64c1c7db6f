"""The lines at the head and foot of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from gardreader.handouts.compose import page_number
from gardreader.handouts.document import text_font
from gardreader.rendering.themes import Theme

_SMALL = 0.76
_MOST, _MOST_ON_SMALL = 10.0, 9.0  # points: in large print too the lines at the edges must fit the page
_NARROW = 130.0  # millimetres
_GAP = 1.2  # of a line between the text and its edges
_LONGEST = 3  # lines of one text at the foot
_WIDEST_NUMBER = 188
_DOT = " · "
_SHORT = 0.6  # of the width


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands at the head (left and right) and at the foot, line by line, of pages ``width`` wide."""

    font: QFont
    width: float
    line: float
    left: str
    right: str
    foot: tuple[str, ...]

    @property
    def above(self) -> float:
        """The room that the head takes, in the device's dots."""
        return self.line * (1 + _GAP)

    @property
    def below(self) -> float:
        """That of the foot."""
        return self.line * (len(self.foot) + _GAP)


def make_edges(
    device: QPagedPaintDevice, width: float, points: float, head: tuple[str, str], foot: Sequence[str]
) -> Edges:
    """The edges of pages whose text has ``points``; each text of ``foot`` begins a line.

    The number of the page stands at the end of the first line. What is too long is wrapped, and
    shortened at last.
    """
    narrow = width / device.logicalDpiX() * 25.4 < _NARROW
    font = text_font(min(points * _SMALL, _MOST_ON_SMALL if narrow else _MOST), "pt", exact=True)
    metrics = QFontMetricsF(font, device)
    right = head[1]
    left = metrics.elidedText(
        head[0], Qt.TextElideMode.ElideRight, width - metrics.horizontalAdvance(right + "   ")
    )
    number = metrics.horizontalAdvance(page_number(_WIDEST_NUMBER, _WIDEST_NUMBER) + "   ")
    lines: list[str] = []
    for text in filter(None, foot):
        lines += wrapped(text, metrics, width, 0.0 if lines else number)
    return Edges(font, width, metrics.lineSpacing(), left, right, tuple(lines))


def wrapped(text: str, metrics: QFontMetricsF, width: float, taken: float) -> list[str]:
    """``text`` in lines ``width`` wide, of the first of which something is ``taken``; three at most."""
    lines: list[str] = []
    words = _unparted(text, metrics, width)
    while words and len(lines) < _LONGEST:
        room = width - (0.0 if lines else taken)
        count = len(words)
        if len(lines) + 1 < _LONGEST:
            while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > room:
                count -= 1
        lines.append(metrics.elidedText(" ".join(words[:count]), Qt.TextElideMode.ElideRight, room))
        words = words[count:]
    return lines


def _unparted(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """The words of ``text``; what stands between two dots stays on one line where that is long enough."""
    words: list[str] = []
    pieces = text.split(_DOT)
    for n, piece in enumerate(pieces):
        dotted = piece + _DOT.rstrip() if n + 1 < len(pieces) else piece
        words += [dotted] if metrics.horizontalAdvance(dotted) <= width * _SHORT else dotted.split(" ")
    return words


def paint_edges(edges: Edges, painter: QPainter, theme: Theme, body: QRectF, number: str) -> None:
    """Paint the lines around ``body`` and their rules; ``number`` is that of the page, in words."""
    painter.save()
    painter.setFont(edges.font)
    metrics = QFontMetricsF(edges.font, painter.device())
    line, width = edges.line, edges.width
    rule = QPen(QColor(theme.rule))
    rule.setWidthF(line / 16)
    painter.setPen(rule)
    above = body.top() - edges.above + line * (1 + _GAP / 3)
    below = body.bottom() + line * _GAP / 2
    for y in (above, below):
        painter.drawLine(QPointF(0, y), QPointF(width, y))
    painter.setPen(QColor(theme.muted))
    rows = [(body.top() - edges.above, edges.left, edges.right)]
    y = below + line * _GAP / 3
    for n, text in enumerate(edges.foot):
        rows.append((y + n * line, text, "" if n else number))
    for top, left, right in rows:
        base = top + metrics.ascent()
        painter.drawText(QPointF(0, base), left)
        if right:
            painter.drawText(QPointF(width - metrics.horizontalAdvance(right), base), right)
    painter.restore()
