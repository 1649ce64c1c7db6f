"""A selection of the page as clean text: what is raised or lowered stays so, by its own characters."""

from __future__ import annotations

from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
    QTextTable,
)

_RAISED = dict(
    zip("0123456789+-=()niabcdefghjklmoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_LOWERED = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_PLAIN = str.maketrans({"\u2028": "\n", "\u00a0": " ", "\u200b": None, "\ufffc": None})
_CUES = frozenset("❐↗↕")

_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_Cell = tuple[int, int, int]
"""A table (its first position), a row and a column."""


def selected_text(cursor: QTextCursor) -> str:
    """The text of the selection: a blank line between paragraphs, a tab between the cells of a row.

    ``10`` with a raised ``9`` gives ``10⁹``; what has no such character is written ``^(…)``, ``_(…)``.
    """
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    pieces: list[str] = []
    block = document.findBlock(start)
    several = document.findBlock(end) != block
    cell = None
    while block.isValid() and block.position() < end:
        text = ""
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            first = max(start, part.position())
            last = min(end, part.position() + part.length())
            if first < last:
                piece, style = _between(document, first, last), part.charFormat()
                text = text.rstrip(" ") if _is_cue(piece, style) else text + _shown(piece, style)
            parts += 1
        here = _cell(document, block.position())
        if text or here is not None:
            items = block.textList()
            mark = _list_mark(block) if several and start <= block.position() else ""
            if pieces:
                pieces.append(_gap(cell, here, in_list=bool(items)))
            pieces.append(mark + text)
            cell = here
        block = block.next()
    return "".join(pieces).strip("\n")


def raised(text: str, *, lowered: bool = False) -> str:
    """``text`` in raised (or lowered) characters.

    >>> raised("9"), raised("2", lowered=True), raised("A/B")
    ('⁹', '₂', '^(A/B)')
    """
    table = _LOWERED if lowered else _RAISED
    if all(char in table for char in text):
        return "".join(table[char] for char in text)
    sign = "_" if lowered else "^"
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


def _between(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().translate(_PLAIN)


def _is_cue(text: str, style: QTextCharFormat) -> bool:
    """Whether it is but the sign that something can be copied, sorted or looked up elsewhere."""
    return style.isAnchor() and text.strip() in _CUES


def _shown(text: str, style: QTextCharFormat) -> str:
    alignment = style.verticalAlignment()
    if alignment == QTextCharFormat.VerticalAlignment.AlignSuperScript:
        return raised(text)
    if alignment == QTextCharFormat.VerticalAlignment.AlignSubScript:
        return raised(text, lowered=True)
    return text


def _list_mark(block: QTextBlock) -> str:
    """What stands before an item of a list: its number, or a dot; ``""`` for any other paragraph."""
    items: QTextList | None = block.textList()
    if items is None:
        return ""
    if items.format().style() in _BULLETS:
        return "• "
    return items.itemText(block).rstrip() + " "


def _cell(document: QTextDocument, position: int) -> _Cell | None:
    """The cell that holds ``position``, else ``None``."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    table: QTextTable | None = cursor.currentTable()
    if table is None:
        return None
    cell = table.cellAt(cursor)
    return table.firstPosition(), cell.row(), cell.column()


def _gap(before: _Cell | None, after: _Cell | None, *, in_list: bool) -> str:
    if before is not None and after is not None and before[0] == after[0]:
        same_row = before[1] == after[1] and before[2] != after[2]
        return "\t" if same_row else "\n"
    return "\n" if in_list else "\n\n"
