"""Diseases by their recorded signs: ``signs: fever, bone pain, jaundice``. Not a diagnosis.

Each sign that is asked for is met by the recorded signs that are called so, the better the more
of their name was said. A disease gains by each sign that it has: the more the fewer diseases have
that sign, and the more often it is met in people with the disease.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gardreader.articles.model import Frequency
from gardreader.search.hits import SignMatch
from gardreader.search.lay_words import sign_terms
from gardreader.search.sign_tables import FREQUENCIES, SignTables
from gardreader.search.tables import Ints

Floats = NDArray[np.float64]

# What a sign counts by how often it is met: the middle of each class, raised a little so that a
# rare sign of a disease still counts for it. Where the source does not tell, as if occasional to frequent.
_MET = {
    Frequency.ALWAYS: 1.0,
    Frequency.VERY_FREQUENT: 0.9,
    Frequency.FREQUENT: 0.65,
    Frequency.OCCASIONAL: 0.4,
    Frequency.VERY_RARE: 0.25,
    Frequency.EXCLUDED: 0.0,
    Frequency.UNKNOWN: 0.5,
}
LEAST_SAID = 0.6
"""Of the weight of what was asked: what a label must hold of it."""

LEAST_OF_LAY = 0.5
"""Of the weight of an explanation: what must have been asked of it."""

LAY = 0.85
"""What an explanation counts beside the sign's own name."""

SHORTEST_BEGINNING = 4
"""Letters of an unfinished word that are enough to say which sign is meant."""

NEAR_BEST = 0.5
"""Signs that fit less than so much of the best one are not meant."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Diseases by how well they fit, the best first: article numbers and scores.

    ``places[sign, article]`` is where the recorded sign is that answers the asked one, -1 for none.
    """

    articles: Ints
    scores: Floats
    places: Ints


class Signs:
    """Answers searches for signs."""

    def __init__(self, tables: SignTables, articles: int) -> None:
        self._tables = tables
        self._articles = articles
        labels = tables.labels
        self._label_of_item = np.repeat(np.arange(len(labels)), np.diff(labels.starts))
        self._counts = np.bincount(labels.items, minlength=len(tables.terms))
        self._weights: Floats = np.log1p(len(labels) / np.maximum(self._counts, 1)).astype(np.float64)
        items = self._weights[labels.items.astype(np.intp)]
        self._totals = np.bincount(self._label_of_item, weights=items, minlength=len(labels))
        self._recorded = np.bincount(tables.article, minlength=articles)
        self._met = np.array([_MET[Frequency(value)] for value in FREQUENCIES])

    def fit(self, asked: Sequence[str]) -> Fit:
        """All diseases that have any of the ``asked`` signs."""
        tables = self._tables
        scores = np.zeros(self._articles)
        best_place = np.full((len(asked), self._articles), -1, dtype=np.int32)
        for row, sign in enumerate(asked):
            gained = np.zeros(self._articles)
            for number, quality in self._called(sign):
                places = np.arange(tables.starts[number], tables.starts[number + 1])
                articles = tables.article[places]
                gain = quality * self._met[tables.frequency[places]]
                better = gain > gained[articles]
                gained[articles[better]] = gain[better]
                best_place[row, articles[better]] = places[better]
            having = int(np.count_nonzero(gained))
            if having:
                scores += gained * np.log1p(self._articles / having)
        found = np.flatnonzero(scores)
        # Of two that fit alike the one with fewer signs besides is the better fit.
        order = found[np.lexsort((found, self._recorded[found], -scores[found]))]
        return Fit(order.astype(np.int32), scores[order], best_place)

    def match(self, asked: str, place: int) -> SignMatch:
        """The recorded sign at ``place`` as the answer to ``asked``."""
        tables = self._tables
        number = int(np.searchsorted(tables.starts, place, side="right")) - 1
        frequency = FREQUENCIES[int(tables.frequency[place])]
        percent = tables.percents[int(tables.percent[place])]
        return SignMatch(asked, tables.names[number], tables.hpo[number], frequency, percent)

    def knows(self, word: str) -> bool:
        """Whether any label holds ``word``, or a word that begins so."""
        return all(self._term(term) >= 0 for term in sign_terms(word))

    def _term(self, term: str) -> int:
        """The number of a term; of an unfinished one (``seiz``) the commonest that begins so; else -1."""
        terms = self._tables.terms
        place = bisect_left(terms, term)
        if place < len(terms) and terms[place] == term:
            return place
        if len(term) < SHORTEST_BEGINNING:
            return -1
        beginning = range(place, bisect_left(terms, term + "\U0010ffff", place))
        return max(beginning, key=self._counts.__getitem__, default=-1)

    def _called(self, sign: str) -> list[tuple[int, float]]:
        """The numbers of the signs that may be called so, with how well each fits, up to 1."""
        tables = self._tables
        code = sign.strip().upper()
        if code.startswith("HP:") and code in tables.hpo:
            return [(tables.hpo.index(code), 1.0)]
        terms = sign_terms(sign)
        numbers = [number for number in map(self._term, terms) if number >= 0]
        if not numbers:
            return []
        unknown = len(terms) - len(numbers)
        said = float(self._weights[numbers].sum()) + unknown * float(self._weights.mean())
        mask = np.zeros(len(tables.terms), dtype=np.bool_)
        mask[numbers] = True
        items = tables.labels.items.astype(np.intp)
        weights = np.where(mask[items], self._weights[items], 0.0)
        held = np.bincount(self._label_of_item, weights=weights, minlength=len(self._totals))
        of_said = held / said
        of_label = held / np.maximum(self._totals, 1e-9)
        own = tables.label_own.astype(np.bool_)
        quality = np.where(own, 1.0, LAY) * of_said**2 * np.sqrt(of_label)
        quality[of_said < LEAST_SAID] = 0.0
        quality[~own & (of_label < LEAST_OF_LAY)] = 0.0
        rows = np.flatnonzero(quality > NEAR_BEST * quality.max())
        best: dict[int, float] = {}
        for row in rows.tolist():
            number = int(tables.label_sign[row])
            best[number] = max(best.get(number, 0.0), float(quality[row]))
        return sorted(best.items())
