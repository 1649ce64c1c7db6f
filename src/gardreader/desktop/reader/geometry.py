"""Where text stands in a laid-out document (its own coordinates, in pixels)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine
from PySide6.QtWidgets import QTextEdit


def first_in_view(view: QTextEdit) -> int:
    """The position of the first character in view.

    At the very top Qt is not asked: tables that it has not laid out yet lie there, and it finds those.
    """
    return view.cursorForPosition(QPoint(0, 0)).position() if view.verticalScrollBar().value() else 0


def last_in_view(view: QTextEdit) -> int:
    """The position of the last character in view."""
    viewport = view.viewport()
    return view.cursorForPosition(QPoint(viewport.width(), viewport.height())).position()


def line_area(document: QTextDocument, position: int) -> QRectF:
    """The line of text that holds ``position``."""
    block = document.findBlock(position)
    if not block.isValid():
        block = document.lastBlock()
    area = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(max(0, position - block.position()))
    if not line.isValid():
        return area
    return QRectF(area.left() + line.x(), area.top() + line.y(), line.naturalTextWidth(), line.height())


def text_areas(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """The areas of the text from ``start`` to ``end``, one a line."""
    areas = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        areas.extend(_block_areas(document, block, start, end))
        block = block.next()
    return areas


def feet(document: QTextDocument, start: int, end: int) -> list[tuple[float, float, float, float]]:
    """Where the letters of the text stand, line by line: from where to where, base line, letters' size."""
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        lines = _block_lines(block, start, end)
        if lines:
            area = document.documentLayout().blockBoundingRect(block)
            for line, left, right in lines:
                base = area.top() + line.y() + line.ascent()
                found.append((area.left() + left, area.left() + right, base, line.ascent()))
        block = block.next()
    return found


def lit_range(document: QTextDocument, position: int) -> tuple[int, int]:
    """What to light up when ``position`` is jumped to: its paragraph, a reference with its number."""
    block = document.findBlock(position)
    start, end = block.position(), block.position() + block.length() - 1
    following = block.next()
    if following.isValid() and start <= position <= end and block.text().rstrip(".").isdigit():
        end = following.position() + following.length() - 1
    return start, end


def _block_areas(document: QTextDocument, block: QTextBlock, start: int, end: int) -> list[QRectF]:
    area = document.documentLayout().blockBoundingRect(block)
    return [
        QRectF(area.left() + left, area.top() + line.y(), max(2.0, right - left), line.height())
        for line, left, right in _block_lines(block, start, end)
    ]


def _block_lines(block: QTextBlock, start: int, end: int) -> list[tuple[QTextLine, float, float]]:
    """The lines of the block that hold the text, and from where to where in each."""
    layout = block.layout()
    lines = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = block.position() + line.textStart()
        last = first + line.textLength()
        if last <= start or first >= end:
            continue
        left = _x(line.cursorToX(max(start, first) - block.position()))
        right = (
            line.x() + line.naturalTextWidth() if end >= last else _x(line.cursorToX(end - block.position()))
        )
        lines.append((line, left, right))
    return lines


def _x(found: object) -> float:
    """PySide gives the x alone, or with the position it belongs to."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
