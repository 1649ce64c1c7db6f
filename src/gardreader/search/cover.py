"""How fully a query names each disease.

Every name of a disease is a set of stems. What a query holds of a name counts by how rare each
stem is among all names, and less the more of the name is missing. A name that stands in the query
word for word, in order, is recognised as such.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gardreader.search.name_tables import NameTables
from gardreader.search.tables import Ints, load_array
from gardreader.search.words import STOP_WORDS

Floats = NDArray[np.float32]

LONGEST_NAME = 24
"""Words of a name that are followed in a query."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A name that stands in the query: its words there (``begin`` to ``end``) and its articles."""

    begin: int
    end: int
    articles: tuple[int, ...]


class Cover:
    """Answers how fully each article is named."""

    def __init__(self, folder: Path, stems: int) -> None:
        self._items = load_array(folder, "cover-items").astype(np.int32)
        starts = load_array(folder, "cover-starts").astype(np.int64)
        self._name_starts: Ints = load_array(folder, "cover-names").astype(np.int32)
        rows = len(starts) - 1
        frequency = np.bincount(self._items, minlength=stems).astype(np.float32)
        self._weights: Floats = np.log1p(rows / np.maximum(frequency, 1.0)).astype(np.float32)
        # A name without any term (all of it stop words) has no items: reduceat cannot have those.
        self._filled = np.flatnonzero(np.diff(starts) > 0)
        self._starts = starts[:-1][self._filled]
        self._rows = rows
        self._item_weights: Floats = self._weights[self._items]
        self._totals = self._sums(self._item_weights)

    def of_articles(self, stems: Iterable[int]) -> Floats:
        """For every article the best cover of its names, in the sum of the weights of covered stems."""
        asked = np.zeros(len(self._weights), dtype=np.bool_)
        asked[list(stems)] = True
        covered = self._sums(np.where(asked[self._items], self._item_weights, np.float32(0)))
        share = covered / np.maximum(self._totals, np.float32(1e-6))
        value = covered * share * share
        articles = len(self._name_starts) - 1
        best = np.zeros(articles, dtype=np.float32)
        if self._rows and articles:
            named = np.flatnonzero(np.diff(self._name_starts) > 0)
            best[named] = np.maximum.reduceat(value, self._name_starts[:-1][named])
        return best

    def weight(self, stem: int) -> float:
        """How much one stem tells among the names."""
        return float(self._weights[stem])

    def _sums(self, values: Floats) -> Floats:
        sums = np.zeros(self._rows, dtype=np.float32)
        if len(self._starts):
            sums[self._filled] = np.add.reduceat(values, self._starts)
        return sums


def recognise(tables: NameTables, words: Sequence[str]) -> list[Recognised]:
    """The names that stand in ``words`` as written, the longest at each place, none within another."""
    names = tables.folded
    found: list[Recognised] = []
    begin = 0
    while begin < len(words):
        best: Recognised | None = None
        text = ""
        low = 0
        for end in range(begin + 1, min(begin + LONGEST_NAME, len(words)) + 1):
            text = f"{text} {words[end - 1]}" if text else words[end - 1]
            low = bisect_left(names, text, low)
            if low == len(names) or not names[low].startswith(text):
                break
            if names[low] == text and not (end == begin + 1 and words[begin] in STOP_WORDS):
                high = bisect_left(names, text + "\0", low)
                best = Recognised(begin, end, tuple(int(a) for a in tables.article[low:high]))
        if best is not None:
            found.append(best)
            begin = best.end
        else:
            begin += 1
    return found
