from __future__ import annotations

import pytest

from gardreader.handouts.imposing import sides


def folded(pages: int) -> list[int]:
    """The pages in the order of reading once the sheets are laid one on another and folded."""
    both = sides(pages)
    first: list[int] = []
    second: list[int] = []
    for front, back in zip(both[::2], both[1::2], strict=True):
        first += [front[1], back[0]]
        second = [back[1], front[0], *second]
    return first + second


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 9, 16, 17, 40])
def test_a_folded_booklet_is_read_from_the_first_page_to_the_last(pages: int) -> None:
    read = folded(pages)
    assert read[:pages] == list(range(1, pages + 1))
    assert set(read[pages:]) <= {0}
    assert len(read) % 4 == 0
    assert len(read) - pages < 4
