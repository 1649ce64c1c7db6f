"""BM25F over the four fields, summed by array.

A term's weight in a document is the sum of its counts in the fields, each divided by how long
that field is beside the average; the weight saturates, and rare terms weigh more::

    w(t, d)   = sum over fields f of  count(t, f, d) / (1 - b + b * length(f, d) / average(f))
    score(d)  = sum over terms t of   idf(t) * w(t, d) * (k + 1) / (w(t, d) + k)
    idf(t)    = log(1 + (n - n(t) + 0.5) / (n(t) + 0.5))
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from gardreader.search.postings import NO_IDS, NO_WEIGHTS, Ids, read_postings
from gardreader.search.schema import FIELDS

K = 1.2
B = {"name": 0.3, "synonyms": 0.3, "question": 0.3, "text": 0.6}
"""How much the length of each field counts: names are short or long by chance, texts by content."""

CACHED_POSTINGS = 1_000_000
"""Postings whose scores are kept ready; 8 MB when full."""

Scores = NDArray[np.float32]


class TermScores:
    """What each term adds to the score of each document; the last used are kept. One thread at a time."""

    def __init__(self, reader: IndexReader, lengths: NDArray[np.generic]) -> None:
        self._reader = reader
        self._count = lengths.shape[1]
        self._norms: list[Scores] = []
        for field, row in zip(FIELDS, lengths, strict=True):
            average = max(float(row.mean()) if self._count else 0.0, 1e-9)
            norms = 1.0 - B[field] + B[field] * row.astype(np.float64) / average
            self._norms.append(np.maximum(norms, 1e-3).astype(np.float32))
        self._cache: OrderedDict[str, tuple[Ids, Scores, float]] = OrderedDict()
        self._cached = 0

    def get(self, term: str) -> tuple[Ids, Scores, float]:
        """The documents that hold ``term``, its score in each, and its idf (0 where none holds it)."""
        found = self._cache.get(term)
        if found is not None:
            self._cache.move_to_end(term)
            return found
        found = self._cache[term] = self._read(term)
        self._cached += len(found[0]) + 16
        while self._cached > CACHED_POSTINGS and len(self._cache) > 1:
            _, old = self._cache.popitem(last=False)
            self._cached -= len(old[0]) + 16
        return found

    def idf(self, documents: int) -> float:
        """The idf of a term that so many documents hold."""
        return math.log(1.0 + (self._count - documents + 0.5) / (documents + 0.5))

    def total(self, terms: Sequence[str]) -> tuple[Scores, Scores]:
        """For every document its BM25F score for ``terms``, each counted once, and the idf that it holds."""
        found = [self.get(term) for term in terms]
        if not found:
            return np.zeros(self._count, dtype=np.float32), np.zeros(self._count, dtype=np.float32)
        ids = np.concatenate([ids for ids, _, _ in found])
        added = np.concatenate([scores for _, scores, _ in found])
        idfs = np.repeat([idf for _, _, idf in found], [len(ids) for ids, _, _ in found])
        scores = np.bincount(ids, weights=added, minlength=self._count)
        held = np.bincount(ids, weights=idfs, minlength=self._count)
        return scores.astype(np.float32), held.astype(np.float32)

    def _read(self, term: str) -> tuple[Ids, Scores, float]:
        parts: list[tuple[Ids, Scores]] = []
        for field, norms in zip(FIELDS, self._norms, strict=True):
            ids, counts = read_postings(self._reader, field, term)
            if len(ids):
                parts.append((ids, counts / norms[ids]))
        if not parts:
            return NO_IDS, NO_WEIGHTS, 0.0
        held, weight = parts[0]
        if len(parts) > 1:
            weights = np.zeros(self._count, dtype=np.float32)
            for ids, some in parts:
                weights[ids] += some
            held = np.flatnonzero(weights).astype(np.int32)
            weight = weights[held]
        idf = self.idf(len(held))
        return held, np.float32(idf * (K + 1.0)) * weight / (weight + np.float32(K)), idf
