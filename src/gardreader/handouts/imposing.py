"""A booklet: pages of A5, two on each side of a sheet of A4, in the order in which it is folded."""

from __future__ import annotations


def sides(pages: int) -> tuple[tuple[int, int], ...]:
    """The pages, left and right, of each side of the sheets, front and back in turn; 0 is an empty page.

    Printed on both sides (turned over the short edge), laid one on another and folded in the middle.

    >>> sides(6)
    ((0, 1), (2, 0), (6, 3), (4, 5))
    """
    whole = -(-pages // 4) * 4
    both = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet + 1, whole - 2 * sheet
        both += [(last, first), (first + 1, last - 1)]
    return tuple((left if left <= pages else 0, right if right <= pages else 0) for left, right in both)
