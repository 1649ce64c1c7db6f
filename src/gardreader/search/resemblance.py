"""How much each name resembles what was typed: word by word with typing errors, and letter by letter.

A word counts by how rare it is among names, so a number or a proper name tells more than
``syndrome``. A name loses by words of its own that were not typed and by typed words that it
lacks. The best of these are then compared letter by letter as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gardreader.search.name_tables import NameTables
from gardreader.search.signatures import near, shared

Floats = NDArray[np.float32]
_Found = tuple[int, float, bool]

COMPARED = 120
"""Names that are compared letter by letter."""

MOST_WORDS = 24
WORDS_SHARE = 0.6
"""What the words count in the resemblance; the letters count the rest."""

BEST_FIRST = 3
"""Diseases that stand before the nearest by letters."""

NEAREST = 4
"""Names nearest by letters alone that stand next."""

AN_EDIT = 0.22
"""What a word loses by a typing error."""

OTHER_NUMBER = 0.4
"""What a name loses that lacks a number which was typed and which some names have."""

UNFINISHED = 0.85
"""What the beginning of a word counts as."""


def allowed_edits(length: int) -> int:
    """How many typing errors a name of that many letters may hold and still be meant."""
    return 1 if length < 6 else 2 if length < 20 else 3


class Resemblance:
    """Finds the names that resemble a text."""

    def __init__(self, tables: NameTables) -> None:
        self._tables = tables
        counts = np.diff(tables.word_names.starts)
        self._weights: Floats = np.log1p(len(tables.folded) / np.maximum(counts, 1)).astype(np.float32)
        items = tables.word_names.items
        self._item_weights: Floats = np.repeat(self._weights, counts)
        totals = np.bincount(items, weights=self._item_weights, minlength=len(tables.folded))
        self._totals: Floats = totals.astype(np.float32)
        self._rarest = float(np.log1p(len(tables.folded)))

    def find(self, folded: str) -> list[_Found]:
        """Numbers of names, how much each resembles ``folded`` up to 1, and whether it may be a misspelling.

        The most alike first.
        """
        tables = self._tables
        if not tables.folded or not folded:
            return []
        words = folded.split(" ")[:MOST_WORDS]
        by_words, whole = self._by_words(words)
        by_words -= OTHER_NUMBER * self._without_numbers(words)
        edits = allowed_edits(len(folded))
        rows = near(tables.signatures, tables.lengths, folded, edits)
        candidates = set(rows.tolist())
        candidates.update(_largest(by_words, COMPARED))
        if len(candidates) < COMPARED // 4:
            candidates.update(_largest(shared(tables.signatures, folded), COMPARED // 4))
        return self._compared(folded, sorted(candidates), by_words, whole, edits)

    def _compared(
        self, folded: str, candidates: list[int], by_words: Floats, whole: NDArray[np.bool_], edits: int
    ) -> list[_Found]:
        from rapidfuzz.distance import OSA

        tables = self._tables
        found: list[_Found] = []
        nearest: list[tuple[int, int, int]] = []
        for number in candidates:
            name = tables.folded[number]
            distance = OSA.distance(folded, name)
            letters = 1.0 - distance / max(len(folded), len(name))
            alike = WORDS_SHARE * float(by_words[number]) + (1.0 - WORDS_SHARE) * letters
            found.append((number, alike, distance <= edits or bool(whole[number])))
            if distance <= edits:
                nearest.append((distance, int(tables.rank[number]), len(found) - 1))
        near_by_letters = [found[place] for *_, place in sorted(nearest)[:NEAREST]]
        found.sort(key=lambda item: (-round(item[1], 4), int(tables.rank[item[0]])))
        return self._both(found, near_by_letters)

    def _both(self, best: list[_Found], nearest: list[_Found]) -> list[_Found]:
        """The best few diseases, then the nearest by letters alone, then the others: a typing error
        can make a word of another word, and then the words mislead."""
        articles: dict[int, None] = {}
        for place, item in enumerate(best):
            articles[int(self._tables.article[item[0]])] = None
            if len(articles) == BEST_FIRST:
                return [*best[: place + 1], *nearest, *best[place + 1 :]]
        return [*best, *nearest]

    def _by_words(self, words: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
        """How alike each name is by its words, and which hold all of ``words``, misspelt or not."""
        tables = self._tables
        matched = np.zeros(len(tables.folded), dtype=np.float32)
        whole = np.ones(len(tables.folded), dtype=np.bool_)
        asked = 0.0
        for place, word in enumerate(words):
            best = np.zeros(len(tables.folded), dtype=np.float32)
            # A known word tells no more by standing for another: "disease" for the rarer "diseases".
            most = self._known_weight(word)
            last = place == len(words) - 1
            weight = self._take_begun(word, best, most) if last or len(word) > 3 else 0.0
            for number, likeness in self._near_words(word):
                counted = min(float(self._weights[number]), most) * likeness
                weight = max(weight, counted)
                holders = tables.word_names[number]
                best[holders] = np.maximum(best[holders], np.float32(counted))
            asked += weight or self._rarest
            whole &= best > 0
            matched += best
        return 2.0 * matched / (asked + self._totals), whole

    def _without_numbers(self, words: Sequence[str]) -> Floats:
        """1 for the names that lack a typed number which some names have, else 0: ``2D`` is not 2C."""
        tables = self._tables
        lacking = np.zeros(len(tables.folded), dtype=np.float32)
        for word in words:
            if any(letter.isdigit() for letter in word):
                place = bisect_left(tables.words, word)
                if place < len(tables.words) and tables.words[place] == word:
                    without = np.ones(len(tables.folded), dtype=np.float32)
                    without[tables.word_names[place]] = 0.0
                    np.maximum(lacking, without, out=lacking)
        return lacking

    def _known_weight(self, word: str) -> float:
        """The weight of ``word``, or more than any where no name has it."""
        words = self._tables.words
        place = bisect_left(words, word)
        known = place < len(words) and words[place] == word
        return float(self._weights[place]) if known else self._rarest

    def _take_begun(self, word: str, best: Floats, most: float) -> float:
        """Raise ``best`` for the names that hold a word beginning with ``word``; the most that one counts."""
        tables = self._tables
        low = bisect_left(tables.words, word)
        high = bisect_left(tables.words, word + "\U0010ffff", low)
        if low == high:
            return 0.0
        begin, end = int(tables.word_names.starts[low]), int(tables.word_names.starts[high])
        counted = np.float32(UNFINISHED) * np.minimum(self._item_weights[begin:end], np.float32(most))
        np.maximum.at(best, tables.word_names.items[begin:end].astype(np.intp), counted)
        return UNFINISHED * min(most, float(self._weights[low:high].max()))

    def _near_words(self, word: str) -> Iterator[tuple[int, float]]:
        """Name words that ``word`` is or may be a misspelling of, and how sure that is, up to 1."""
        from rapidfuzz.distance import OSA

        tables = self._tables
        place = bisect_left(tables.words, word)
        known = place < len(tables.words) and tables.words[place] == word
        if known:
            yield place, 1.0
        if len(word) < 4 or (known and any(c.isdigit() for c in word)):
            return
        edits = 1 if len(word) < 8 else 2
        for row in near(tables.word_signatures, tables.word_lengths, word, edits).tolist():
            distance = OSA.distance(word, tables.words[row], score_cutoff=edits)
            if 0 < distance <= edits:
                yield row, 1.0 - AN_EDIT * distance


def _largest(values: NDArray[np.floating], count: int) -> list[int]:
    """The places of the ``count`` largest values above zero."""
    # Taken out first, since partitioning takes long over many equal values.
    places = np.flatnonzero(values > 0)
    if len(places) > count:
        places = places[np.argpartition(values[places], len(places) - count)[-count:]]
    kept: list[int] = places.tolist()
    return kept
