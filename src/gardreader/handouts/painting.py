"""Painting what stands on a page: pieces of a document, wherever they were laid out on its endless sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QPen,
    QTextBlock,
    QTextTable,
)

from gardreader.handouts.continuing import mark_of
from gardreader.handouts.flow import Flow, Piece, cell_lines
from gardreader.handouts.inset import Insets, paint_insets
from gardreader.rendering.themes import Theme

_HAIR = 0.5  # units of the device


@dataclass(frozen=True, slots=True)
class Placed:
    """The atoms ``first`` to ``last`` (not included) of a flow, their top left corner at ``x``, ``y``."""

    flow: Flow
    first: int
    last: int
    x: float
    y: float

    @property
    def head(self) -> Piece | None:
        """What is repeated at the top: the page begins within what it heads."""
        return self.flow.head_of(self.first)


def paint_placed(placed: Placed, painter: QPainter, theme: Theme, insets: Insets) -> None:
    """Paint what is ``placed``, and the pictures in it."""
    flow, atoms = placed.flow, placed.flow.atoms
    y = placed.y
    if (head := placed.head) is not None:
        painter.save()
        painter.translate(placed.x, y - atoms[head.first].top)
        _draw(flow, painter, theme, atoms[head.first].top, atoms[head.last - 1].bottom, head, head)
        if isinstance(head.content, QTextBlock):
            mark = mark_of(head.content, flow.document)
            painter.setFont(mark.font)
            painter.setPen(QColor(theme.muted))
            painter.drawText(mark.place, mark.text)
        painter.restore()
        y += atoms[placed.first].above
    painter.save()
    painter.translate(placed.x, y - atoms[placed.first].top)
    _paint_atoms(placed, painter, theme)
    top = atoms[placed.first].top
    if insets:
        for number in range(flow.owners[placed.first], flow.owners[placed.last - 1] + 1):
            content = flow.pieces[number].content
            paint_insets(content, flow.document, painter, insets, (top, atoms[placed.last - 1].bottom))
    painter.restore()


def _paint_atoms(placed: Placed, painter: QPainter, theme: Theme) -> None:
    """In one go what Qt draws right; by hand what goes on from the page before, or is a row in parts."""
    flow, atoms = placed.flow, placed.flow.atoms
    start = placed.first
    while start < placed.last:
        piece = flow.pieces[flow.owners[start]]
        if start > piece.first or _is_cut(piece, placed):
            end = min(piece.last, placed.last)
            _draw_lines(piece, flow, painter, theme, start, end)
            start = end
            continue
        end = start
        last = piece
        while end < placed.last:
            following = flow.pieces[flow.owners[end]]
            if _is_cut(following, placed):
                break
            last, end = following, min(following.last, placed.last)
        _draw(flow, painter, theme, atoms[start].top, atoms[end - 1].bottom, piece, last)
        start = end


def _is_cut(piece: Piece, placed: Placed) -> bool:
    """Whether ``piece`` is a row of which only a part is placed."""
    return piece.is_row and (piece.first < placed.first or piece.last > placed.last)


def _draw(
    flow: Flow, painter: QPainter, theme: Theme, top: float, bottom: float, first: Piece, last: Piece
) -> None:
    """Let Qt draw from ``top`` to ``bottom``.

    It draws all that touches the area, so that must end within the first and the last line.
    """
    atoms = flow.atoms
    if not first.is_row:
        top = (top + atoms[first.first].bottom) / 2
    if not last.is_row:
        final = next(a for a in atoms[last.first : last.last] if a.bottom == bottom)
        bottom = max(top, (final.top + bottom) / 2)
    context = QAbstractTextDocumentLayout.PaintContext()
    width = flow.document.size().width()
    context.clip = QRectF(-_HAIR, top + _HAIR, width + 2 * _HAIR, max(_HAIR, bottom - top - 2 * _HAIR))
    context.palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
    flow.document.documentLayout().draw(painter, context)


def _draw_lines(piece: Piece, flow: Flow, painter: QPainter, theme: Theme, start: int, end: int) -> None:
    """The lines of ``piece`` that belong to those atoms, and no other.

    Qt, told to draw an area, also draws the line above it: whoever reads or copies the text of the
    PDF would find it twice.
    """
    painter.save()
    painter.setPen(QColor(theme.text))
    content = piece.content
    if isinstance(content, QTextTable):
        top = flow.atoms[start].top - _HAIR
        bottom = flow.atoms[end].top - _HAIR if end < piece.last else flow.atoms[end - 1].bottom
        layout = flow.document.documentLayout()
        for block, number, y, _ in cell_lines(content, flow.document):
            if top <= y < bottom:
                lines = block.layout()
                lines.lineAt(number).draw(painter, layout.blockBoundingRect(block).topLeft())
        if end == piece.last:
            painter.setPen(QPen(QColor(theme.rule), painter.device().logicalDpiY() / 96))
            y = flow.atoms[end - 1].bottom
            painter.drawLine(QPointF(0, y), QPointF(flow.document.size().width(), y))
    else:
        lines = content.layout()
        for number in range(start - piece.first, end - piece.first):
            lines.lineAt(number).draw(painter, lines.position())
    painter.restore()
