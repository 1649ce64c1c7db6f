"""A table in plain text: columns side by side where they fit, else a row after the other."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

_GAP = 2
_NARROWEST = 8


def wrap(text: str, width: int) -> list[str]:
    """The lines of ``text`` at that width; words and addresses stay whole, so a line may be longer.

    At least one line, which may be empty.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    return lines


def table_lines(rows: Sequence[Sequence[str]], width: int, *, headed: bool) -> list[str]:
    """The lines of a table of cells; ``headed`` says that its first row names the columns.

    >>> table_lines([["Gene", "Share"], ["FANCA", "60 %"]], 40, headed=True)
    ['Gene   Share', '-----  -----', 'FANCA  60 %']
    """
    columns = max(map(len, rows), default=0)
    if not columns:
        return []
    filled = [[*row, *[""] * (columns - len(row))] for row in rows]
    widths = _widths(filled, width)
    if not widths:
        return _stacked(filled, width, headed=headed)
    several = any(len(wrap(cell, w)) > 1 for row in filled for cell, w in zip(row, widths, strict=True))
    lines: list[str] = []
    for n, row in enumerate(filled):
        if several and n > 1:
            lines.append("")
        lines += side_by_side(row, widths)
        if n == 0 and headed:
            lines.append((" " * _GAP).join("-" * w for w in widths))
    return lines


def side_by_side(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The lines of one row, its cells wrapped in columns of those widths."""
    wrapped = [wrap(cell, w) for cell, w in zip(cells, widths, strict=True)]
    lines = []
    for n in range(max(map(len, wrapped))):
        pieces = (
            (cell[n] if n < len(cell) else "").ljust(w) for cell, w in zip(wrapped, widths, strict=True)
        )
        lines.append((" " * _GAP).join(pieces).rstrip())
    return lines


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The width of each column, by what it needs; ``[]`` when they do not fit side by side."""
    columns = list(zip(*rows, strict=True))
    longest = [max(1, *(max(map(len, cell.split("\n"))) for cell in column)) for column in columns]
    words = [max(max(map(len, cell.split()), default=0) for cell in column) for column in columns]
    room = width - _GAP * (len(columns) - 1)
    if sum(longest) <= room:
        return longest
    least = [max(word, min(_NARROWEST, long)) for word, long in zip(words, longest, strict=True)]
    spare = room - sum(least)
    if spare < 0:
        return []
    widths = list(least)
    # Who wants little gets it all; the others share what is left.
    order = sorted(range(len(widths)), key=lambda n: longest[n] - least[n])
    for left, n in zip(range(len(order), 0, -1), order, strict=True):
        given = min(longest[n] - least[n], spare // left)
        widths[n] += given
        spare -= given
    return widths


def _stacked(rows: Sequence[Sequence[str]], width: int, *, headed: bool) -> list[str]:
    names = rows[0] if headed and len(rows) > 1 else [""] * len(rows[0])
    lines: list[str] = []
    for row in rows[1:] if headed and len(rows) > 1 else rows:
        if lines:
            lines.append("")
        for name, cell in zip(names, row, strict=True):
            if cell:
                lines += wrap(f"{name}: {cell}" if name else cell, width)
    return lines
