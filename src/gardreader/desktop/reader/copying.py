"""A selection of the page as clean text: what is raised or lowered stays so, by its own characters."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextTable

_RAISED = dict(
    zip("0123456789+-=()niabcdefghjklmoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_LOWERED = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_PLAIN = str.maketrans({"\u2028": "\n", "\u00a0": " ", "\u200b": None, "\ufffc": None})


def selected_text(cursor: QTextCursor) -> str:
    """The text of the selection: a blank line between paragraphs, a tab between the cells of a row.

    ``10`` with a raised ``9`` gives ``10⁹``; what has no such character is written ``^(…)``, ``_(…)``.
    """
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    pieces: list[str] = []
    block = document.findBlock(start)
    row = None
    while block.isValid() and block.position() < end:
        text = ""
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            first = max(start, part.position())
            last = min(end, part.position() + part.length())
            if first < last:
                text += _shown(_between(document, first, last), part.charFormat())
            parts += 1
        here = _row(document, block.position())
        if text or here is not None:
            items = block.textList()
            mark = f"{items.itemText(block)} " if items is not None and start <= block.position() else ""
            if pieces:
                pieces.append(_gap(row, here, in_list=bool(items)))
            pieces.append(mark + text)
            row = here
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


def _shown(text: str, style: QTextCharFormat) -> str:
    alignment = style.verticalAlignment()
    if alignment == QTextCharFormat.VerticalAlignment.AlignSuperScript:
        return raised(text)
    if alignment == QTextCharFormat.VerticalAlignment.AlignSubScript:
        return raised(text, lowered=True)
    return text


def _row(document: QTextDocument, position: int) -> tuple[int, int] | None:
    """The table and row that hold ``position``, else ``None``."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    table: QTextTable | None = cursor.currentTable()
    if table is None:
        return None
    return table.firstPosition(), table.cellAt(cursor).row()


def _gap(before: tuple[int, int] | None, after: tuple[int, int] | None, *, in_list: bool) -> str:
    if before is not None and before == after:
        return "\t"
    if before is not None and after is not None and before[0] == after[0]:
        return "\n"
    return "\n" if in_list else "\n\n"
