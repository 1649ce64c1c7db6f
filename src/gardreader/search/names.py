"""Completion of disease names as one types: exact, then begins, then words, then typing errors.

Every stage looks at all names at once: neighbours in a sorted list, sets of names as arrays of
booleans, and edit distance only for the names whose signatures allow it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from gardreader.search.name_tables import NameTables, fold_code, fold_name
from gardreader.search.signatures import near, shared

LONGEST_QUERY = 200
"""Letters that are looked at; the longest name of the library is shorter."""

Found = tuple[int, str]
"""The number of a name (or of a code, see :class:`Match`) and how it matched."""


def allowed_edits(length: int) -> int:
    """How many typing errors a name of that many letters may hold and still be meant."""
    return 1 if length < 6 else 2 if length < 20 else 3


class Names:
    """Answers ``complete``: numbers of names, best first, one a disease."""

    def __init__(self, tables: NameTables) -> None:
        self._tables = tables

    def complete(self, text: str, limit: int) -> list[tuple[int, str, str, str]]:
        """Up to ``limit`` answers: article number, name as written, its kind, how it matched."""
        found: dict[int, tuple[int, str, str, str]] = {}
        folded = fold_name(text[:LONGEST_QUERY])
        for article, name, kind, match in self._stages(text[:LONGEST_QUERY], folded, limit):
            if article not in found:
                found[article] = (article, name, kind, match)
                if len(found) == limit:
                    break
        return list(found.values())

    def coded(self, text: str) -> list[int]:
        """The numbers of the articles that have ``text`` as one of their codes."""
        code = fold_code(text[:LONGEST_QUERY])
        return [article for article, *_ in self._codes(code, exact=True)] if code else []

    def exact(self, folded: str) -> range:
        """The numbers of the names that are ``folded``."""
        names = self._tables.folded
        low = bisect_left(names, folded)
        return range(low, bisect_left(names, folded + "\0", low))

    def _stages(self, text: str, folded: str, limit: int) -> Iterator[tuple[int, str, str, str]]:
        tables = self._tables
        code = fold_code(text)
        exact = self._ranked(self.exact(folded)) if folded else []
        yield from self._shown(exact, "exact")
        code_known = list(self._codes(code, exact=True)) if code else []
        yield from code_known
        if not folded:
            return
        words = folded.split(" ")
        if len(words) > 1:
            yield from self._shown(self._same_words(words), "word")
        # Twice the limit and more, since several names may be of one disease.
        wanted = 8 * limit
        yield from self._shown(self._ranked(self._beginning(tables.folded, folded), wanted), "begins")
        if len(code) > 2:
            yield from self._codes(code, exact=False)
        holding = self._holding_words(words)
        yield from self._shown(self._by_extra_words(np.flatnonzero(holding), len(words))[:wanted], "word")
        if exact or code_known:
            return
        misspelt = self._misspelt(folded, words)
        yield from self._shown(misspelt, "typo")
        if not misspelt and not holding.any():
            yield from self._shown(self._alike(folded, limit), "near")

    def _shown(self, numbers: Iterable[int], match: str) -> Iterator[tuple[int, str, str, str]]:
        tables = self._tables
        for number in numbers:
            kind = "synonym" if tables.kind[number] else "title"
            yield int(tables.article[number]), tables.written[number], kind, match

    def _codes(self, code: str, *, exact: bool) -> Iterator[tuple[int, str, str, str]]:
        codes = self._tables.codes
        low = bisect_left(codes, code)
        high = bisect_left(codes, code + ("\0" if exact else "\uffff"), low)
        for number in range(low, min(high, low + 200)):
            article = int(self._tables.code_article[number])
            yield article, self._tables.code_written[number], "code", "exact" if exact else "begins"

    @staticmethod
    def _beginning(sorted_list: list[str], prefix: str) -> range:
        low = bisect_left(sorted_list, prefix)
        return range(low, bisect_left(sorted_list, prefix + "\U0010ffff", low))

    def _ranked(self, numbers: range, wanted: int = 1 << 30) -> list[int]:
        ranks = self._tables.rank[numbers.start : numbers.stop]
        if len(ranks) > wanted:
            best = np.argpartition(ranks, wanted)[:wanted]
            order = best[np.argsort(ranks[best])]
        else:
            order = np.argsort(ranks)
        return [int(n) + numbers.start for n in order]

    def _mask(self, words: range) -> NDArray[np.bool_]:
        """Which names hold any of a run of name words."""
        rows = self._tables.word_names
        mask = np.zeros(len(self._tables.folded), dtype=np.bool_)
        mask[rows.items[int(rows.starts[words.start]) : int(rows.starts[words.stop])]] = True
        return mask

    def _same_words(self, words: list[str]) -> list[int]:
        """Names of the very same words in another order."""
        tables = self._tables
        mask = tables.word_counts == len(words)
        for word in words:
            low = bisect_left(tables.words, word)
            if low == len(tables.words) or tables.words[low] != word:
                return []
            mask &= self._mask(range(low, low + 1))
        return self._by_extra_words(np.flatnonzero(mask), len(words))

    def _holding_words(self, words: list[str]) -> NDArray[np.bool_]:
        """Names that hold a word beginning with each of ``words``."""
        mask = np.ones(len(self._tables.folded), dtype=np.bool_)
        for word in dict.fromkeys(words):
            mask &= self._mask(self._beginning(self._tables.words, word))
        return mask

    def _by_extra_words(self, numbers: NDArray[np.intp], words: int) -> list[int]:
        tables = self._tables
        extra = tables.word_counts[numbers].astype(np.int64) - words
        order = np.lexsort((tables.rank[numbers], extra))
        return [int(n) for n in numbers[order]]

    def _misspelt(self, folded: str, words: list[str]) -> list[int]:
        """Names within a few edits as a whole, or word by word in any order, the nearest first."""
        from rapidfuzz.distance import OSA

        tables = self._tables
        edits = allowed_edits(len(folded))
        rows = near(tables.signatures, tables.lengths, folded, edits)
        far = edits + 1
        cost: dict[int, float] = {}
        for row in rows:
            distance = OSA.distance(folded, tables.folded[row], score_cutoff=edits)
            if distance < far:
                cost[int(row)] = float(distance)
        if len(words) > 1 or not cost:
            for number, apart in self._misspelt_words(words):
                extra = max(0, int(tables.word_counts[number]) - len(words))
                cost[number] = min(cost.get(number, 99.0), apart + 0.25 * extra + 0.5)
        return sorted(cost, key=lambda n: (cost[n], int(tables.rank[n])))

    def _misspelt_words(self, words: list[str]) -> list[tuple[int, float]]:
        tables = self._tables
        total = np.zeros(len(tables.folded), dtype=np.float32)
        for place, word in enumerate(words):
            best = np.full(len(tables.folded), np.inf, dtype=np.float32)
            for number, distance in self._near_words(word, last=place == len(words) - 1):
                holders = tables.word_names[number]
                best[holders] = np.minimum(best[holders], distance)
            total += best
        numbers = np.flatnonzero(np.isfinite(total))
        if len(numbers) > 200:
            numbers = numbers[np.argpartition(total[numbers], 200)[:200]]
        return [(int(n), float(total[n])) for n in numbers]

    def _near_words(self, word: str, *, last: bool) -> Iterator[tuple[int, int]]:
        """Name words that ``word`` may stand for, and how many edits apart they are."""
        from rapidfuzz.distance import OSA

        tables = self._tables
        begins = self._beginning(tables.words, word)
        if last or len(word) > 2:
            yield from ((number, 0) for number in begins)
        elif begins and tables.words[begins.start] == word:
            yield begins.start, 0
        if len(word) < 4:
            return
        edits = 1 if len(word) < 8 else 2
        for row in near(tables.word_signatures, tables.word_lengths, word, edits):
            distance = OSA.distance(word, tables.words[row], score_cutoff=edits)
            if distance <= edits:
                yield int(row), distance

    def _alike(self, folded: str, limit: int) -> list[int]:
        """The names that share most pairs of letters: what is offered when nothing matches."""
        from rapidfuzz.distance import OSA

        tables = self._tables
        likeness = shared(tables.signatures, folded)
        if not len(likeness):
            return []
        best = np.argsort(likeness)[::-1][: 8 * limit]
        return sorted(
            (int(n) for n in best if likeness[n] > 0.25),
            key=lambda n: (-OSA.normalized_similarity(folded, tables.folded[n]), int(tables.rank[n])),
        )
