"""The piece of a section that shows best why it was found."""

from __future__ import annotations

from itertools import islice

import numpy as np
from numpy.typing import NDArray

from gardreader.search.hits import Snippet
from gardreader.search.words import WORD

WORDS_SHOWN = 34
LEAD = 5
"""Words shown before the first that was looked for."""


def make_snippet(body: str, numbers: NDArray[np.generic], wanted: NDArray[np.bool_]) -> Snippet:
    """A window of ``body`` that holds the most different words that are ``wanted``.

    ``numbers`` are the numbers of the words of ``body`` in order, as the index has them; ``wanted``
    tells of every number whether its word was looked for.
    """
    if not body:
        return Snippet()
    marked = np.flatnonzero(wanted[numbers.astype(np.intp)])
    begin = _best_begin(numbers, marked)
    spans = [match.span() for match in islice(WORD.finditer(body), begin, begin + WORDS_SHOWN)]
    if not spans:
        return Snippet(((body[:200], False),))
    more_before = begin > 0
    start = spans[0][0] if more_before else 0
    more_after = begin + len(spans) < len(numbers)
    end = spans[-1][1] if more_after else len(body)
    low, high = np.searchsorted(marked, (begin, begin + len(spans)))
    inside = set((marked[low:high] - begin).tolist())
    parts: list[tuple[str, bool]] = []
    place = start
    for number, (left, right) in enumerate(spans):
        if number in inside:
            if left > place:
                parts.append((body[place:left], False))
            parts.append((body[left:right], True))
            place = right
    if end > place:
        parts.append((body[place:end], False))
    if more_before:
        parts.insert(0, ("… ", False))
    if more_after:
        parts.append((" …", False))
    return Snippet(tuple(parts))


def _best_begin(numbers: NDArray[np.generic], marked: NDArray[np.intp]) -> int:
    """The place of the word at which the window begins."""
    if len(marked) == 0 or len(numbers) <= WORDS_SHOWN:
        return 0
    best, best_at = 0, 0
    places = marked[:300].tolist()
    values = numbers[marked[:300]].tolist()
    counts: dict[int, int] = {}
    last = 0
    for first, place in enumerate(places):
        while last < len(places) and places[last] < place + WORDS_SHOWN - LEAD:
            counts[values[last]] = counts.get(values[last], 0) + 1
            last += 1
        if len(counts) > best:
            best, best_at = len(counts), place
        counts[values[first]] -= 1
        if not counts[values[first]]:
            del counts[values[first]]
    return max(0, min(best_at - LEAD, len(numbers) - WORDS_SHOWN))
