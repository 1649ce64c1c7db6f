"""Ranks all sections for a query: BM25F, the diseases it names, the kind of section it asks for.

The text says what a section is about, the names of diseases which page is meant, the question's
kind which part of the page. All three are added up, so that none can hide an answer by itself;
for a disease that is named the kind weighs as much as its name does in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gardreader.articles.model import SectionKind
from gardreader.search.asking import SHORT, Asked
from gardreader.search.cover import Cover, Floats, Naming, verbatim
from gardreader.search.documents import KINDS, WHOLE_ARTICLE
from gardreader.search.documents_table import DocumentTable, Mask
from gardreader.search.names import Names
from gardreader.search.questions import cue_spans, kinds_asked
from gardreader.search.scoring import K, Scores, TermScores
from gardreader.search.vocabulary import Vocabulary
from gardreader.search.words import STOP_WORDS

COVER = 1.0
"""What the cover of a name counts wherever its words stand in the query."""

NAMED = 2.5
"""What it counts more where they stand together."""

VERBATIM = 2.0
"""What each word of a name that stands there as it is written counts more."""

RESEMBLING = 2.0
"""What the likeness of a name counts where no name stands in the query."""

RESEMBLED = 5
"""Diseases that are looked at for their likeness."""

MOST_RESEMBLING = 14
"""Words of a query that may be a misspelt name, with a question or without."""


LEAST_NAME = 5.0
"""The least weight of a name that stands there as it is written: some (``AS``) have stop words only."""

KIND = 3.0
"""What the kind counts in any disease."""

SPREAD = 0.8
"""How far the sections of a named disease may stand apart for its name alone, of its full score."""

DEFAULT_OVERVIEW = 0.5
"""How surely a disease's overview is meant where no kind is asked for."""

LEAST_MARKED = 2.5
"""The idf of a term of a longer query that is marked: fewer than one text in twelve has it."""

WHOLE = 0.999
"""The share from which on a name is whole."""

MISSING_OVERVIEW = 0.2
"""How surely it is meant where the section that is asked for is missing."""

ENOUGH = 0.45
"""Of the weight of a query's terms: what a section must hold to be a match."""

ENOUGH_OF_BEST = 0.6
"""The same of what the best section holds, for questions of which no section holds much."""

_OVERVIEW = KINDS.index(SectionKind.OVERVIEW)
_SYMPTOMS = KINDS.index(SectionKind.SYMPTOMS)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The score of every document, and which of them match."""

    scores: Scores
    matching: Mask


class Ranking:
    """Ranks the documents of one index. One thread at a time."""

    def __init__(
        self,
        folder: Path,
        table: DocumentTable,
        names: Names,
        vocabulary: Vocabulary,
        term_scores: TermScores,
    ) -> None:
        self._table = table
        self._names = names
        self._vocabulary = vocabulary
        self._term_scores = term_scores
        self._of_kind = [np.flatnonzero(table.kind == kind) for kind in range(len(KINDS))]
        self._cover = Cover(folder, vocabulary.stems)

    def rank(self, asked: Asked) -> Ranked:
        """Rank all documents by what is ``asked``."""
        table = self._table
        scores, held = self._term_scores.total(asked.terms)
        matching = self._holding_enough(asked, held)
        cover, namings = self._cover.measure(asked)
        by_disease = cover * np.float32(COVER)
        spread = np.zeros(len(table.titles), dtype=np.float32)
        taken = [False] * len(asked.words)
        as_written = list(verbatim(self._names.tables, table.lead, asked))
        as_written, namings = _but_for_questions(asked, as_written, namings)
        for naming in as_written:
            taken[naming.begin : naming.end] = [True] * (naming.end - naming.begin)
        for naming, value in self._named([*as_written, *namings]):
            full = sum(self._full_score(number) for number in naming.stems)
            apart = max(SPREAD * full * naming.share**2, KIND)
            for disease in naming.diseases:
                by_disease[disease] += NAMED * value
                spread[disease] = max(spread[disease], apart)
            if naming.share > WHOLE:
                taken[naming.begin : naming.end] = [True] * (naming.end - naming.begin)
        if not as_written and len(asked.words) <= MOST_RESEMBLING:
            self._add_resembling(asked, by_disease)
        scores += by_disease[table.disease]
        self._add_kinds(_text_without(asked, taken), scores, spread)
        named = np.flatnonzero(spread).tolist()
        for article in (member for disease in named for member in table.members_of(disease)):
            of_article = table.documents_of(article)
            matching[of_article.start : of_article.stop] = True
        return Ranked(scores, matching & table.shown)

    def telling(self, asked: Asked) -> frozenset[int]:
        """The stems worth marking in a text: of a long question only those that not every text has."""
        stems = frozenset(self._vocabulary.stem_number(term) for term in asked.terms)
        if len(stems) <= SHORT:
            return stems
        # Thousands of marks on "people" or "information" hide the others.
        return frozenset(number for number in stems if self._idf(number) >= LEAST_MARKED)

    def _named(self, namings: list[Naming]) -> Iterator[tuple[Naming, float]]:
        """Of ``namings`` those that hold: each word of the query names one disease, the best fitting."""
        valued = sorted(((self._value(naming), naming) for naming in namings), key=lambda pair: -pair[0])
        claimed: dict[int, tuple[float, int, int]] = {}
        seen: set[int] = set()
        for value, naming in valued:
            claim = (value, naming.begin, naming.end)
            places = range(naming.begin, naming.end)
            # Two diseases of one name have the same claim.
            if seen.issuperset(naming.diseases) or any(claimed.get(p, claim) != claim for p in places):
                continue
            claimed.update(dict.fromkeys(places, claim))
            seen.update(naming.diseases)
            yield naming, value

    def _add_resembling(self, asked: Asked, by_disease: Floats) -> None:
        """Add to the diseases whose names are like what is asked, as it stands or without its question."""
        plain = [n for n, word in enumerate(asked.words) if word not in STOP_WORDS]
        cues = cue_spans(asked.text)
        without = [
            n for n in plain if not any(b < asked.spans[n][1] and asked.spans[n][0] < e for b, e in cues)
        ]
        alike: dict[int, float] = {}
        for places in (plain, without) if len(without) < len(plain) else (plain,):
            weight = sum(self._telling(asked.stems[n]) for n in places if asked.stems[n] >= 0)
            for disease, share in self._names.resembling([asked.words[n] for n in places], RESEMBLED):
                alike[disease] = max(alike.get(disease, 0.0), max(weight, LEAST_NAME) * share**3)
        for disease, value in alike.items():
            by_disease[disease] += RESEMBLING * value

    def _value(self, naming: Naming) -> float:
        weight = sum(self._telling(number) for number in naming.stems)
        if naming.verbatim:
            return max(weight, LEAST_NAME) + VERBATIM * (naming.end - naming.begin)
        return weight * naming.share**2

    def _add_kinds(self, text: str, scores: Scores, spread: Floats) -> None:
        """Add what the kinds that ``text`` asks for bring, the names of diseases left out of it."""
        asked_kinds = {KINDS.index(kind): sure for kind, sure in kinds_asked(text).items()}
        for kind, sure in asked_kinds.items():
            scores[self._of_kind[kind]] += np.float32(sure * KIND)
        asked_surely = {kind for kind, sure in asked_kinds.items() if sure >= DEFAULT_OVERVIEW}
        for disease in np.flatnonzero(spread).tolist():
            parts = [self._table.documents_of(article) for article in self._table.members_of(disease)]
            documents = [document for part in parts for document in part]
            kinds = self._table.kind[documents].tolist()
            in_named = dict(asked_kinds)
            if not asked_surely:
                in_named[_OVERVIEW] = in_named.get(_OVERVIEW, 0.0) + DEFAULT_OVERVIEW
            elif not asked_surely & set(kinds):
                in_named[_OVERVIEW] = MISSING_OVERVIEW
            # The article as a whole holds the recorded signs.
            in_named[WHOLE_ARTICLE] = 0.5 * asked_kinds.get(_SYMPTOMS, 0.0)
            for document, kind in zip(documents, kinds, strict=True):
                scores[document] += np.float32(in_named.get(kind, 0.0)) * spread[disease]

    def _holding_enough(self, asked: Asked, held: Scores) -> Mask:
        """Which documents hold enough of what was asked, rare terms weighing more."""
        total = sum(self._term_scores.get(term)[2] for term in asked.terms)
        if not total:
            return np.zeros(self._table.count, dtype=np.bool_)
        enough: Mask = held >= min(ENOUGH * total, ENOUGH_OF_BEST * float(held.max()))
        return enough

    def _telling(self, number: int) -> float:
        """How much a stem tells: rare among names, and not a common word of the texts."""
        return min(float(self._cover.weights[number]), self._idf(number))

    def _full_score(self, number: int) -> float:
        return self._idf(number) * (K + 1.0)

    def _idf(self, number: int) -> float:
        return self._term_scores.get(self._vocabulary.stems[number])[2]


def _but_for_questions(asked: Asked, *namings: list[Naming]) -> list[list[Naming]]:
    """Each of ``namings`` without those of nothing but a question's words, where there is another.

    Collections for everyone have pages on ``medication`` and ``genetic testing``.
    """
    cues = cue_spans(asked.text)

    def is_question(naming: Naming) -> bool:
        spans = asked.spans[naming.begin : naming.end]
        within = [cue for cue in cues if spans[0][0] <= cue[0] and cue[1] <= spans[-1][1]]
        return all(any(begin <= word[0] and word[1] <= end for begin, end in within) for word in spans)

    left = [[naming for naming in some if not is_question(naming)] for some in namings]
    return left if any(left) else list(namings)


def _text_without(asked: Asked, taken: list[bool]) -> str:
    """The query's text with ``it`` for every name: a name may hold the words of a question."""
    parts: list[str] = []
    place = 0
    for number, (begin, end) in enumerate(asked.spans):
        if taken[number] and begin >= place:
            parts.append(asked.text[place:begin])
            if not (number and taken[number - 1]):
                parts.append("it")
            place = end
    return "".join(parts) + asked.text[place:]
