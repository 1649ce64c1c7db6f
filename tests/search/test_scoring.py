"""The array sums are BM25F: the same as the formula written out, on the real library."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from gardreader.packs.library import Library
from gardreader.search.documents import documents_of
from gardreader.search.engine import SearchEngine
from gardreader.search.postings import _read_steps, read_postings
from gardreader.search.schema import FIELDS
from gardreader.search.scoring import B, K, TermScores
from gardreader.search.words import count_terms, terms_of
from tests.search.conftest import opened

QUERIES = (
    "cystic fibrosis",
    "how is bone marrow necrosis treated",
    "fever jaundice enlarged liver",
    "autosomal recessive inheritance of a disease of the nervous system that begins in childhood",
    "life expectancy",
    "zebra",
)
SHOWN = 50


class PlainBm25f:
    """Every section's words counted from the articles themselves; the formula, term by term."""

    def __init__(self, library: Library) -> None:
        self.counts: dict[str, list[Counter[str]]] = {field: [] for field in FIELDS}
        for _, article in library.articles():
            synonyms = "\n".join(synonym.name for synonym in article.synonyms)
            for document in documents_of(article):
                texts = (article.title, synonyms, document.heading, document.body)
                for field, text in zip(FIELDS, texts, strict=True):
                    self.counts[field].append(count_terms(text))
        self.count = len(self.counts["text"])
        self.lengths = {field: [c.total() for c in self.counts[field]] for field in FIELDS}
        self.averages = {field: sum(self.lengths[field]) / self.count for field in FIELDS}

    def score(self, terms: set[str]) -> list[float]:
        scores = [0.0] * self.count
        for term in terms:
            weights: dict[int, float] = {}
            for field in FIELDS:
                for number, counts in enumerate(self.counts[field]):
                    if term in counts:
                        long = self.lengths[field][number] / self.averages[field]
                        weight = counts[term] / (1 - B[field] + B[field] * long)
                        weights[number] = weights.get(number, 0.0) + weight
            held = len(weights)
            idf = math.log(1 + (self.count - held + 0.5) / (held + 0.5))
            for number, weight in weights.items():
                scores[number] += idf * weight * (K + 1) / (weight + K)
        return scores


@pytest.fixture(scope="module")
def plain(gard_articles: Library) -> PlainBm25f:
    return PlainBm25f(gard_articles)


@pytest.fixture
def scores(gard_engine: SearchEngine) -> TermScores:
    return opened(gard_engine)._text._ranking._term_scores


@pytest.mark.shared
@pytest.mark.parametrize("query", QUERIES)
def test_the_ranking_is_that_of_the_formula(plain: PlainBm25f, scores: TermScores, query: str) -> None:
    terms = set(terms_of(query))
    expected = np.array(plain.score(terms))
    found, _ = scores.total(sorted(terms))
    np.testing.assert_allclose(found, expected, rtol=2e-4, atol=1e-4)
    # Where two are alike to the last digits either may come first.
    ours = np.argsort(-found, kind="stable")[:SHOWN]
    np.testing.assert_allclose(expected[ours], np.sort(expected)[::-1][:SHOWN], rtol=2e-4, atol=1e-4)


@pytest.mark.shared
def test_blocks_hold_what_whoosh_reads_step_by_step(gard_engine: SearchEngine) -> None:
    reader = opened(gard_engine)._reader
    for term in _some_terms(gard_engine):
        for field in FIELDS:
            ids, weights = read_postings(reader, field, term)
            if len(ids):
                step_ids, step_weights = _read_steps(reader.postings(field, term))
                assert ids.tolist() == step_ids.tolist()
                assert weights.tolist() == step_weights.tolist()


@pytest.mark.shared
def test_a_term_that_no_text_has_scores_nothing(scores: TermScores) -> None:
    ids, added, idf = scores.get("qqqq")
    assert (len(ids), len(added), idf) == (0, 0, 0.0)
    found, held = scores.total([])
    assert not found.any()
    assert not held.any()


@pytest.mark.shared
def test_what_is_kept_ready_is_bounded(gard_engine: SearchEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gardreader.search.scoring.CACHED_POSTINGS", 5000)
    whole = opened(gard_engine)._text._ranking._term_scores
    fresh = TermScores(whole._reader, np.ones((len(FIELDS), whole._count)))
    for term in _some_terms(gard_engine):
        ids, added, _ = fresh.get(term)
        assert fresh.get(term)[0] is ids
        assert len(ids) == len(added)
    assert fresh._cached <= 5000 or len(fresh._cache) == 1


def _some_terms(engine: SearchEngine) -> Iterator[str]:
    stems = opened(engine)._text._vocabulary.stems
    yield from stems[:: len(stems) // 150]
    yield from ("syndrom", "diseas", "gene")
