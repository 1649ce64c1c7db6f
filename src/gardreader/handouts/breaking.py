"""Where pages and columns end: pure arithmetic over what may not be parted.

A text is a row of atoms, lines and rows of tables, laid out one below the other on an endless sheet.
A page takes as many as it has room for, and ends where what stands together is not torn apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class Bond(IntEnum):
    """How an atom holds to the next, from what parts freely to what must not be parted."""

    FREE = 0
    NEIGHBOURS = 1
    """The first or last two rows of a table, or items of a list: neither stands alone."""
    LINES = 2
    """The first or last two lines of a paragraph."""
    ROW = 3
    """The lines of a row that a page would hold, but not together with the heading above it."""
    LEADS = 4
    """A heading and what it heads."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A line or a row from ``top`` to ``bottom``; ``above`` is what is repeated over it on a new page."""

    top: float
    bottom: float
    bond: Bond = Bond.FREE
    above: float = 0.0


_TOO_EMPTY = 0.3
"""A page that a free end leaves emptier than this may end between neighbours instead."""


def end_of_page(atoms: Sequence[Atom], start: int, height: float) -> int:
    """Which atom begins the page after the one of ``height`` that begins with atom ``start``.

    At least one atom is taken. Of all ends within reach the latest of the weakest bond is taken.
    """
    top = atoms[start].top
    room = height - atoms[start].above
    ends: dict[Bond, int] = {}
    for n in range(start, len(atoms)):
        if n > start and atoms[n].bottom - top > room + _SLACK:
            break
        ends[atoms[n].bond] = n + 1
        if n + 1 == len(atoms):
            return n + 1
    best = ends[min(ends)]
    neighbours = ends.get(Bond.NEIGHBOURS, 0)
    if atoms[best - 1].bottom - top < room * _TOO_EMPTY and neighbours > best:
        return neighbours
    return best


_SLACK = 0.5


def columns_of_page(atoms: Sequence[Atom], start: int, height: float, columns: int) -> list[tuple[int, int]]:
    """The atoms of each column, from and up to, of a page that begins with atom ``start``.

    Columns of a page that goes on are filled; where the text ends they are made equally high.
    """
    filled = _filled(atoms, start, height, columns)
    if columns == 1 or filled[-1][1] < len(atoms):
        return filled
    for end in range(start, filled[0][1]):
        if atoms[end].bond is not Bond.FREE:
            continue
        lower = atoms[end].bottom - atoms[start].top + atoms[start].above
        even = _filled(atoms, start, lower, columns)
        if even[-1][1] == len(atoms) and all(_stands(atoms, *column, lower) for column in even):
            return even
    return filled


def _stands(atoms: Sequence[Atom], first: int, last: int, height: float) -> bool:
    """Whether a column fits and tears nothing apart."""
    if first == last:
        return True
    fits = atoms[last - 1].bottom - atoms[first].top <= height - atoms[first].above + _SLACK
    return fits and (last == len(atoms) or atoms[last - 1].bond is Bond.FREE)


def _filled(atoms: Sequence[Atom], start: int, height: float, columns: int) -> list[tuple[int, int]]:
    taken = []
    for _ in range(columns):
        end = end_of_page(atoms, start, height) if start < len(atoms) else start
        taken.append((start, end))
        start = end
    return taken
