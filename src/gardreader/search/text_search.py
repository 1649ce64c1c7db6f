"""From a query to ranked hits: where words, names, kinds and filters come together."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from gardreader.search.asking import ask
from gardreader.search.documents import KINDS, WHOLE_ARTICLE
from gardreader.search.documents_table import DocumentTable, Mask
from gardreader.search.filters import count_filters, make_filters
from gardreader.search.hits import Hit, NameHit, Query, Results
from gardreader.search.names import Names
from gardreader.search.parsing import Parsed, parse
from gardreader.search.ranking import Ranking
from gardreader.search.scoring import Scores, TermScores
from gardreader.search.sign_search import SignSearch
from gardreader.search.sign_tables import SignTables
from gardreader.search.snippets import make_snippet
from gardreader.search.spelling import Speller
from gardreader.search.tables import load_array
from gardreader.search.vocabulary import Vocabulary

MOST_OF_A_DISEASE = 3
SAME_WORDS = 0.6
"""What two sections of one kind share of their different words where one is the other's text, maybe of
another year: MedQuAD has GARD's. Texts that two sources wrote share a third at most."""

FEWEST_WORDS = 12
"""Words on record of an article as a whole that are worth a line of their own beside its sections."""

CODED = np.float32(1000.0)
NEAREST = 6


class TextSearch:
    """Answers a :class:`Query` from one index. One thread at a time."""

    def __init__(self, folder: Path, reader: Any, table: DocumentTable, names: Names) -> None:
        self._reader = reader
        self._table = table
        self._names = names
        self._vocabulary = Vocabulary(folder)
        self._speller = Speller(self._vocabulary, names.tables)
        scores = TermScores(reader, load_array(folder, "lengths"))
        signs = SignTables.load(folder)
        table.count_signs(signs.article)
        self._sign_search = SignSearch(table, self._speller, signs)
        self._ranking = Ranking(folder, table, names, self._vocabulary, scores)

    def name_hits(self, text: str, limit: int) -> list[NameHit]:
        """The names that answer ``text``, best first."""
        table = self._table
        return [
            NameHit(table.ref(article), table.titles[article], name, kind, match, table.source_ids[article])
            for article, name, kind, match in self._names.complete(text, limit)
        ]

    def search(self, query: Query, begun: float) -> Results:
        """The hits of ``query``; the milliseconds count from ``begun``."""
        parsed = parse(query.text, self._table.categories, self._table.packs)
        filters = make_filters(
            self._table,
            tuple(dict.fromkeys(query.kinds + parsed.kinds)),
            tuple(dict.fromkeys(query.categories + parsed.categories)),
            tuple(dict.fromkeys(query.packs + parsed.packs)),
        )
        if parsed.signs is not None:
            return self._sign_search.search(query, parsed.signs, filters, begun)
        asked = ask(parsed, self._vocabulary, self._speller, as_typed=query.as_typed)
        ranked = self._ranking.rank(asked)
        scores, matching = ranked.scores, ranked.matching
        self._add_coded(parsed.text, scores, matching)
        self._restrict(parsed, matching)
        allowed = filters.all()
        if allowed is not None and not asked.words:
            # Nothing but filters: all that they let through, in the order of the library.
            scores, matching = self._table.in_order(), self._table.shown.copy()
        counts = count_filters(self._table, matching, filters)
        if allowed is not None:
            matching = matching & allowed
        chosen = self._choose(scores, matching, max(0, query.limit))
        telling = self._ranking.telling(asked)
        wanted = self._wanted(telling)
        hits = tuple(self._hit(document, float(scores[document]), wanted) for document in chosen)
        nearest = () if hits else tuple(self.name_hits(parsed.text, NEAREST))
        return Results(
            query=query,
            hits=hits,
            total=int(np.count_nonzero(matching)),
            most=self._most(matching),
            words=tuple(
                dict.fromkeys(w for w, n in zip(asked.words, asked.stems, strict=True) if n in telling)
            ),
            corrections=asked.corrections,
            nearest=nearest,
            kinds=counts.kinds,
            categories=counts.categories,
            packs=counts.packs,
            milliseconds=(time.perf_counter() - begun) * 1000.0,
        )

    def _add_coded(self, text: str, scores: Scores, matching: Mask) -> None:
        """Put the diseases first whose code ``text`` is in any source (``OMIM:219700``)."""
        table = self._table
        for disease in dict.fromkeys(int(table.lead[article]) for article in self._names.coded(text)):
            for article in table.members_of(disease):
                documents = slice(table.documents_of(article).start, table.documents_of(article).stop)
                matching[documents] = table.shown[documents]
                scores[documents] += CODED

    def _restrict(self, parsed: Parsed, matching: Mask) -> None:
        """Leave in ``matching`` what holds all phrases and nothing that must not be there."""
        for phrase in parsed.phrases:
            matching &= self._table.with_phrase(self._word_numbers(phrase)) | self._called(phrase)
        for words in parsed.without:
            matching &= ~self._table.with_phrase(self._word_numbers(words))

    def _called(self, phrase: tuple[str, ...]) -> Mask:
        """The documents of the diseases with that very name, in whatever language."""
        table = self._table
        diseases = np.zeros(len(table.titles), dtype=np.bool_)
        names = self._names.exact(" ".join(phrase))
        diseases[table.lead[self._names.tables.article[names.start : names.stop]]] = True
        called: Mask = diseases[table.disease]
        return called

    def _word_numbers(self, words: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(self._vocabulary.number(word) for word in words)

    def _choose(self, scores: Scores, matching: Mask, limit: int) -> list[int]:
        """The best documents that match, at most three of one disease and none that says the same.

        Of those that fit alike, and of two sources with one text, the first in the disease's order.
        """
        table = self._table
        candidates = np.flatnonzero(matching)
        if not limit or not len(candidates):
            return []
        values = scores[candidates]
        words: dict[int, frozenset[int]] = {}  # by document, for those that were compared
        wanted = min(len(candidates), max(64, limit * 8))
        while True:
            if wanted < len(candidates):
                best = np.argpartition(-values, wanted - 1)[:wanted]
            else:
                best = np.arange(len(candidates))
            among = candidates[best]
            order = among[np.lexsort((among, table.place[table.article[among]], -values[best]))]
            chosen: list[int] = []
            taken: dict[int, list[int]] = {}  # by disease the places in ``chosen``
            for document in order.tolist():
                places = taken.setdefault(int(table.disease[document]), [])
                copies = (place for place in places if self._is_copy(chosen[place], document, words))
                same = next(copies, None)
                if same is not None:
                    chosen[same] = min(chosen[same], document, key=self._rank_of_source)
                elif len(places) < MOST_OF_A_DISEASE and not (places and self._says_little(document)):
                    places.append(len(chosen))
                    chosen.append(document)
                    if len(chosen) == limit:
                        return chosen
            if wanted >= len(candidates):
                return chosen
            wanted *= 4

    def _most(self, matching: Mask) -> int:
        """How many of the documents that match can be hits."""
        of_disease = np.bincount(self._table.disease[matching])
        return int(np.minimum(of_disease, MOST_OF_A_DISEASE).sum())

    def _is_copy(self, first: int, second: int, words: dict[int, frozenset[int]]) -> bool:
        """Whether two sources of a disease have one text there; ``words`` keeps those of each."""
        table = self._table
        if table.article[first] == table.article[second] or table.kind[first] != table.kind[second]:
            return False
        if table.kind[first] == WHOLE_ARTICLE:
            return True  # no text: that the disease is on record is told once
        for document in (first, second):
            if document not in words:
                words[document] = frozenset(table.body_words(document).tolist())
        one, other = words[first], words[second]
        return len(one & other) >= SAME_WORDS * len(one | other)

    def _says_little(self, document: int) -> bool:
        table = self._table
        return table.kind[document] == WHOLE_ARTICLE and len(table.body_words(document)) < FEWEST_WORDS

    def _rank_of_source(self, document: int) -> int:
        return int(self._table.place[self._table.article[document]])

    def _wanted(self, numbers: frozenset[int]) -> Mask:
        """For every word of the library whether its stem is one of ``numbers``."""
        stems = np.zeros(len(self._vocabulary.stems) + 1, dtype=np.bool_)  # the last stands for no stem: -1
        stems[list(numbers)] = True
        wanted: Mask = stems[self._vocabulary.stem_of]
        return wanted

    def _hit(self, document: int, score: float, wanted: Mask) -> Hit:
        table = self._table
        article = int(table.article[document])
        kind = int(table.kind[document])
        stored = self._reader.stored_fields(document)
        heading = str(stored["heading"])
        return Hit(
            ref=table.ref(article),
            title=table.titles[article],
            section_id=str(stored["section_id"]),
            section=heading,
            kind="" if kind == WHOLE_ARTICLE else KINDS[kind],
            question=heading if "?" in heading else "",
            source_id=str(stored["source_id"]),
            snippet=make_snippet(str(stored["body"]), table.body_words(document), wanted),
            score=score,
            article_source_id=table.source_ids[article],
            disease=table.ref(int(table.lead[article])),
            source=table.sources[article],
        )
