"""Answers ``signs: fever, bone pain``: one hit a disease, with the signs that it has of those asked."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from gardreader.search.documents_table import DocumentTable
from gardreader.search.filters import Filters, count_filters
from gardreader.search.hits import Correction, Hit, Query, Results, SignMatch, Snippet
from gardreader.search.parsing import Words
from gardreader.search.sign_tables import SignTables
from gardreader.search.signs import Signs
from gardreader.search.spelling import Speller
from gardreader.search.words import STOP_WORDS, words_of

SHOWN = 20
"""Signs of one disease in its hit's snippet."""


class SignSearch:
    """Answers searches for signs from one index. One thread at a time."""

    def __init__(self, table: DocumentTable, speller: Speller, tables: SignTables) -> None:
        self._table = table
        self._speller = speller
        self._tables = tables
        self._signs: Signs | None = None

    def search(self, query: Query, asked: Words, filters: Filters, begun: float) -> Results:
        """The diseases that have any of the signs ``asked`` for."""
        if self._signs is None:
            self._signs = Signs(self._tables, len(self._table.titles))
        signs = self._signs
        corrections = () if query.as_typed else self._corrections(asked)
        used = tuple(_corrected(sign, corrections) for sign in asked)
        fit = signs.fit(used)
        # A disease stands here for its last document, which is the article as a whole.
        whole = np.array([self._table.documents_of(a)[-1] for a in fit.articles.tolist()], dtype=np.intp)
        matching = np.zeros(self._table.count, dtype=np.bool_)
        matching[whole] = True
        filters = replace(filters, kinds=None)
        counts = count_filters(self._table, matching, filters, by_disease=True)
        allowed = filters.all()
        kept = np.arange(len(whole)) if allowed is None else np.flatnonzero(allowed[whole])
        # Of a disease's sources the one that fits best, the first of its order where two fit alike.
        kept = kept[np.lexsort((self._table.place[fit.articles[kept]], -fit.scores[kept]))]
        _, firsts = np.unique(self._table.lead[fit.articles[kept]], return_index=True)
        kept = kept[np.sort(firsts)]
        hits = []
        for row in kept[: max(0, query.limit)].tolist():
            article = int(fit.articles[row])
            places = fit.places[:, article].tolist()
            met = [signs.match(asked[n], place) for n, place in enumerate(places) if place >= 0]
            hits.append(self._hit(article, float(fit.scores[row]), tuple(met)))
        words = (word for sign in used for word in words_of(sign) if word and word not in STOP_WORDS)
        return Results(
            query=query,
            hits=tuple(hits),
            total=len(kept),
            most=len(kept),
            words=tuple(dict.fromkeys(words)),
            corrections=corrections,
            categories=counts.categories,
            packs=counts.packs,
            signs=True,
            milliseconds=(time.perf_counter() - begun) * 1000.0,
        )

    def _corrections(self, asked: Words) -> tuple[Correction, ...]:
        assert self._signs is not None
        words = [word for sign in asked for word in words_of(sign) if word and not self._signs.knows(word)]
        return tuple(Correction(typed, used) for typed, used in self._speller.correct(words).items())

    def _hit(self, article: int, score: float, met: tuple[SignMatch, ...]) -> Hit:
        table = self._table
        parts: list[tuple[str, bool]] = []
        for number, sign in enumerate(met[:SHOWN]):
            if number:
                parts.append((", ", False))
            parts.append((sign.name, True))
            if sign.frequency not in ("", "unknown"):
                parts.append((f" ({sign.percent or sign.frequency})", False))
        return Hit(
            ref=table.ref(article),
            title=table.titles[article],
            snippet=Snippet(tuple(parts)),
            score=score,
            article_source_id=table.source_ids[article],
            signs=met,
            disease=table.ref(int(table.lead[article])),
            source=table.sources[article],
        )


def _corrected(sign: str, corrections: tuple[Correction, ...]) -> str:
    by_word = {correction.typed: correction.used for correction in corrections}
    if not by_word or sign.upper().startswith("HP:"):
        return sign
    return " ".join(by_word.get(word, word) for word in words_of(sign))
