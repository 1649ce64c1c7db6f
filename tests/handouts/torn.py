"""What pages tear apart although it would fit on one: looked for line by line and row by row."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextTable

from gardreader.handouts.flow import KEEP_WITH_NEXT, Flow, Piece, cell_lines
from gardreader.handouts.pages import Sheets
from gardreader.handouts.painting import Placed


def torn(sheets: Sheets) -> list[str]:
    """Rows that are cut though they would fit, lines that stand alone, what leads and is left behind.

    A table or a group that goes on without its head is one too.
    """
    faults = []
    for number, leaf in enumerate(sheets.leaves, 1):
        for placed in leaf.placed:
            faults += [f"page {number}: {fault}" for fault in _of(placed, leaf.body.height())]
    return faults


def _of(placed: Placed, height: float) -> Iterator[str]:
    flow = placed.flow
    first, last = flow.pieces[flow.owners[placed.first]], flow.pieces[flow.owners[placed.last - 1]]
    for piece, begun, ended in ((first, placed.first, last.last), (last, first.first, placed.last)):
        whole = begun <= piece.first and ended >= piece.last
        content = piece.content
        if isinstance(content, QTextBlock):
            lines = piece.last - piece.first
            before, after = max(0, begun - piece.first), max(0, piece.last - ended)
            if not whole and (before == 1 or after == 1 or min(lines - before, lines - after) < 2):
                yield f"a line alone: {content.text()[:40]}"
        elif not whole and row_height(piece, flow) + led_by(piece, flow) <= height:
            yield f"a row cut: {content.firstCursorPosition().block().text()[:40]}"
    if placed.last < len(flow.atoms) and placed.last == last.last:
        content = last.content
        if isinstance(content, QTextBlock) and content.userState() in (KEEP_WITH_NEXT, 2):
            yield f"left behind: {content.text()[:40]}"
    if first.is_row and placed.head is None:
        before = flow.owners[placed.first] - 1
        while before >= 0 and flow.pieces[before].is_row and not _ends(flow, before):
            if _is_head(flow, before):
                yield "a table goes on without its head"
            before -= 1


def led_by(piece: Piece, flow: Flow) -> float:
    """How high the headings are that stand above a row and may not be left behind."""
    number = flow.owners[piece.first]
    top = flow.atoms[piece.first].top
    while number > 0:
        before = flow.pieces[number - 1].content
        if not isinstance(before, QTextBlock) or before.userState() not in (KEEP_WITH_NEXT, 2):
            break
        number -= 1
    return top - flow.atoms[flow.pieces[number].first].top


def row_height(piece: Piece, flow: Flow) -> float:
    """How high a row is, its edges included; never less than its text."""
    assert isinstance(piece.content, QTextTable)
    lines = list(cell_lines(piece.content, flow.document))
    text = max(line[3] for line in lines) - min(line[2] for line in lines)
    return max(text, flow.atoms[piece.last - 1].bottom - flow.atoms[piece.first].top)


def _ends(flow: Flow, number: int) -> bool:
    content = flow.pieces[number].content
    return isinstance(content, QTextTable) and content.format().bottomMargin() > 0


def _is_head(flow: Flow, number: int) -> bool:
    content = flow.pieces[number].content
    return isinstance(content, QTextTable) and content.format().headerRowCount() > 0
