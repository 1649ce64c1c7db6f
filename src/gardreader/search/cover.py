"""How fully a query names each disease.

Every name of a disease is a set of stems. What a query holds of a name counts by how rare each
stem is among all names, and less the more of the name is missing. Where the words of a name stand
close together in the query, the disease is named by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gardreader.search.asking import Asked
from gardreader.search.name_tables import NameTables
from gardreader.search.tables import Ints, load_array

Floats = NDArray[np.float32]

LOOKED_AT = 48
"""The best covered names whose words' places are looked at."""

SHORTEST_ALONE = 5
"""Letters of a word that names a disease alone in any of its forms: many shorter ones are abbreviations."""

LEAST_SHARE = 0.5
"""Of the weight of a name: what a query must hold of it to name the disease."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of which the words of the query from ``begin`` to ``end`` hold ``share``.

    ``diseases`` are those that bear the name, each by the number of the article that leads it.
    ``stems`` are the stems of the name that the query holds; ``verbatim`` tells that the name
    stands there word for word.
    """

    diseases: tuple[int, ...]
    begin: int
    end: int
    share: float
    stems: tuple[int, ...]
    verbatim: bool = False


class Cover:
    """Answers how fully each disease is named; it goes by the number of the article that leads it."""

    def __init__(self, folder: Path, stems: Sequence[str]) -> None:
        self._stems = stems
        self._items = load_array(folder, "cover-items").astype(np.int32)
        self._begins: Ints = load_array(folder, "cover-starts").astype(np.int32)
        name_starts = load_array(folder, "cover-names").astype(np.int32)
        rows = len(self._begins) - 1
        self._articles = len(name_starts) - 1
        self._article_of = np.repeat(np.arange(self._articles, dtype=np.int32), np.diff(name_starts))
        # The other way round: the names that hold a stem.
        row_of_item = np.repeat(np.arange(rows, dtype=np.int32), np.diff(self._begins))
        self._holders = row_of_item[np.argsort(self._items, kind="stable")]
        counts = np.bincount(self._items, minlength=len(stems))
        self._holder_starts = np.concatenate(([0], np.cumsum(counts)))
        self.weights: Floats = np.log1p(rows / np.maximum(counts, 1.0)).astype(np.float32)
        totals = np.bincount(row_of_item, weights=self.weights[self._items], minlength=rows)
        self._totals: Floats = np.maximum(totals, 1e-6).astype(np.float32)

    def measure(self, asked: Asked) -> tuple[Floats, list[Naming]]:
        """The best cover of every disease's names, and the names that stand in the query."""
        best = np.zeros(self._articles, dtype=np.float32)
        stems = list(dict.fromkeys(number for number in asked.stems if number >= 0))
        held = [self._holders[self._holder_starts[n] : self._holder_starts[n + 1]] for n in stems]
        if not stems or not any(len(rows) for rows in held):
            return best, []
        weights = np.repeat(self.weights[stems], [len(rows) for rows in held])
        covered = np.bincount(np.concatenate(held), weights=weights, minlength=len(self._totals))
        rows = np.flatnonzero(covered)
        share: Floats = (covered[rows] / self._totals[rows]).astype(np.float32)
        value: Floats = (covered[rows] * share * share).astype(np.float32)
        np.maximum.at(best, self._article_of[rows], value)
        near = np.flatnonzero(share >= LEAST_SHARE)
        if len(near) > LOOKED_AT:
            near = near[np.argpartition(-value[near], LOOKED_AT)[:LOOKED_AT]]
        return best, list(self._namings(asked, rows[near].tolist(), share[near].tolist()))

    def _namings(self, asked: Asked, rows: list[int], shares: list[float]) -> Iterator[Naming]:
        places: dict[int, list[int]] = {}
        for place, number in enumerate(asked.stems):
            if number >= 0:
                places.setdefault(number, []).append(place)
        for row, share in zip(rows, shares, strict=True):
            items = self._items[self._begins[row] : self._begins[row + 1]].tolist()
            held = [number for number in items if number in places]
            if len(held) == 1 and len(self._stems[held[0]]) < SHORTEST_ALONE:
                continue
            begin, end = _closest([places[number] for number in held])
            if end - begin <= 2 * len(held) + 1:
                yield Naming((int(self._article_of[row]),), begin, end, min(1.0, share), tuple(held))


def verbatim(tables: NameTables, lead: Ints, asked: Asked) -> Iterator[Naming]:
    """The names that stand in the query word for word: at each place the longest, none within another.

    A stop word alone (``as``) is a name only in capitals, or when nothing else is asked.
    """
    for begin, end, numbers in tables.standing_in(asked.words, asked.loud):
        stems = dict.fromkeys(number for number in asked.stems[begin:end] if number >= 0)
        diseases = dict.fromkeys(int(lead[int(tables.article[number])]) for number in numbers)
        yield Naming(tuple(diseases), begin, end, 1.0, tuple(stems), verbatim=True)


def _closest(places: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The shortest stretch (begin, end) that holds one of each of ``places``."""
    merged = sorted((place, number) for number, some in enumerate(places) for place in some)
    counts = [0] * len(places)
    missing, first = len(places), 0
    best = (0, 1 << 30)
    for place, number in merged:
        missing -= counts[number] == 0
        counts[number] += 1
        while not missing:
            begin = merged[first][0]
            if place + 1 - begin < best[1] - best[0]:
                best = (begin, place + 1)
            left = merged[first][1]
            counts[left] -= 1
            missing += counts[left] == 0
            first += 1
    return best
