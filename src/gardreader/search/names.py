"""Completion of disease names as one types: exact, then begins, then words, then typing errors.

Every stage looks at all names at once: neighbours in a sorted list, sets of names as arrays of
booleans, and edit distance only for the names whose signatures allow it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from gardreader.search.name_tables import KINDS, TRANSLATION, NameTables, fold_code, fold_name, squeeze_name
from gardreader.search.resemblance import Resemblance
from gardreader.search.tables import Ints

SHORTEST_SQUEEZED = 3
"""Letters from which on a name is looked for without its spaces."""

MOST_ABBREVIATED = 4
"""Names that are offered for their first letters alone."""

LONGEST_QUERY = 200
"""Letters that are looked at; the longest name of the library is shorter."""

Found = tuple[int, str]
"""The number of a name (or of a code, see :class:`Match`) and how it matched."""


class Names:
    """Answers ``complete``: numbers of names, best first, one a disease."""

    def __init__(self, tables: NameTables, lead: Ints, bare: NDArray[np.bool_]) -> None:
        """``lead`` has by article the one that leads its disease, ``bare`` whether it holds names only."""
        self.tables = tables
        self._lead = lead
        self._bare = bare
        self._resemblance = Resemblance(tables)

    def complete(self, text: str, limit: int) -> list[tuple[int, str, str, str]]:
        """Up to ``limit`` answers: article number, name as written, its kind, how it matched."""
        found: dict[int, tuple[int, str, str, str]] = {}
        folded = fold_name(text[:LONGEST_QUERY])
        for article, name, kind, match in self._stages(text[:LONGEST_QUERY], folded, limit):
            disease = int(self._lead[article])
            if disease not in found:
                # Whoever knows a disease by a name of another language wants the page, not the list of names.
                shown = disease if self._bare[article] else article
                found[disease] = (shown, name, kind, match)
                if len(found) == limit:
                    break
        return list(found.values())

    def resembling(self, words: Sequence[str], count: int) -> list[tuple[int, float]]:
        """The diseases whose names are most like ``words``, by their leads, with how much, up to 1."""
        found: dict[int, float] = {}
        for number, alike, _ in self._resemblance.find(" ".join(words)[:LONGEST_QUERY]):
            found.setdefault(int(self._lead[int(self.tables.article[number])]), alike)
            if len(found) == count:
                break
        return list(found.items())

    def coded(self, text: str) -> list[int]:
        """The numbers of the articles that have ``text`` as one of their codes."""
        code = fold_code(text[:LONGEST_QUERY])
        return [article for article, *_ in self._codes(code, exact=True)] if code else []

    def exact(self, folded: str) -> range:
        """The numbers of the names that are ``folded``."""
        names = self.tables.folded
        low = bisect_left(names, folded)
        return range(low, bisect_left(names, folded + "\0", low))

    def _stages(self, text: str, folded: str, limit: int) -> Iterator[tuple[int, str, str, str]]:
        tables = self.tables
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
        yield from self._shown(self._squeezed(text)[:wanted], "word")
        if len(code) > 2:
            yield from self._codes(code, exact=False)
        holding = self._holding_words(words)
        yield from self._shown(self._by_extra_words(np.flatnonzero(holding), len(words))[:wanted], "word")
        if exact or code_known:
            return
        if len(words) == 1:
            yield from self._shown(self._abbreviated(folded), "near")
        for number, _, misspelt in self._resemblance.find(folded):
            yield from self._shown([number], "typo" if misspelt else "near")

    def _shown(self, numbers: Iterable[int], match: str) -> Iterator[tuple[int, str, str, str]]:
        tables = self.tables
        for number in numbers:
            kind = KINDS[min(int(tables.kind[number]), TRANSLATION)]
            yield int(tables.article[number]), tables.written[number], kind, match

    def _codes(self, code: str, *, exact: bool) -> Iterator[tuple[int, str, str, str]]:
        codes = self.tables.codes
        low = bisect_left(codes, code)
        high = bisect_left(codes, code + ("\0" if exact else "\uffff"), low)
        for number in range(low, min(high, low + 200)):
            article = int(self.tables.code_article[number])
            yield article, self.tables.code_written[number], "code", "exact" if exact else "begins"

    @staticmethod
    def _beginning(sorted_list: Sequence[str], prefix: str) -> range:
        low = bisect_left(sorted_list, prefix)
        return range(low, bisect_left(sorted_list, prefix + "\U0010ffff", low))

    def _ranked(self, numbers: range, wanted: int = 1 << 30) -> list[int]:
        ranks = self.tables.rank[numbers.start : numbers.stop]
        if len(ranks) > wanted:
            best = np.argpartition(ranks, wanted)[:wanted]
            order = best[np.argsort(ranks[best])]
        else:
            order = np.argsort(ranks)
        return [int(n) + numbers.start for n in order]

    def _squeezed(self, text: str) -> list[int]:
        """The names that begin as ``text`` does but for the spaces between words, the shortest first."""
        squeezed = squeeze_name(text)
        if len(squeezed) < SHORTEST_SQUEEZED:
            return []
        tables = self.tables
        found = self._beginning(tables.squeezed, squeezed)
        numbers = tables.squeezed_names[found.start : found.stop]
        ranked = numbers[np.argsort(tables.rank[numbers])].tolist()
        # Those that are as typed come first: in the list they stand first.
        end = bisect_left(tables.squeezed, squeezed + "\0", found.start, found.stop)
        same = tables.squeezed_names[found.start : end].tolist()
        return list(dict.fromkeys([*same, *ranked]))

    def _abbreviated(self, folded: str) -> list[int]:
        """The names of which ``folded`` is made of the first letters, the shortest first."""
        initials = self.tables.initials
        low = bisect_left(initials, folded)
        numbers = self.tables.initials_names[low : bisect_left(initials, folded + "\0", low)]
        ranked: list[int] = numbers[np.argsort(self.tables.rank[numbers])].tolist()
        return ranked[:MOST_ABBREVIATED]

    def _mask(self, words: range) -> NDArray[np.bool_]:
        """Which names hold any of a run of name words."""
        rows = self.tables.word_names
        mask = np.zeros(len(self.tables.folded), dtype=np.bool_)
        mask[rows.items[int(rows.starts[words.start]) : int(rows.starts[words.stop])]] = True
        return mask

    def _same_words(self, words: list[str]) -> list[int]:
        """Names of the very same words in another order."""
        tables = self.tables
        mask = tables.word_counts == len(words)
        for word in words:
            low = bisect_left(tables.words, word)
            if low == len(tables.words) or tables.words[low] != word:
                return []
            mask &= self._mask(range(low, low + 1))
        return self._by_extra_words(np.flatnonzero(mask), len(words))

    def _holding_words(self, words: list[str]) -> NDArray[np.bool_]:
        """Names that hold a word beginning with each of ``words``."""
        mask = np.ones(len(self.tables.folded), dtype=np.bool_)
        for word in dict.fromkeys(words):
            mask &= self._mask(self._beginning(self.tables.words, word))
        return mask

    def _by_extra_words(self, numbers: NDArray[np.intp], words: int) -> list[int]:
        tables = self.tables
        extra = tables.word_counts[numbers].astype(np.int64) - words
        # Other languages write in one word what is two: that makes their names no nearer.
        extra += 2 * (tables.kind[numbers] == TRANSLATION)
        order = np.lexsort((tables.rank[numbers], extra))
        return [int(n) for n in numbers[order]]
