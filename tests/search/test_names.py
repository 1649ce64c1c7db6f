from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.search.engine import SearchEngine
from gardreader.search.hits import NameHit
from gardreader.search.name_tables import fold_code, fold_name


def first(engine: SearchEngine, text: str) -> NameHit:
    return engine.complete(text).hits[0]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("typed", "article", "kind", "match"),
    [
        ("cystic fibrosis", "cystic-fibrosis", "title", "exact"),
        ("CYSTIC-FIBROSIS", "cystic-fibrosis", "title", "exact"),
        ("mucoviscidosis", "cystic-fibrosis", "synonym", "exact"),
        ("cystic fib", "cystic-fibrosis", "title", "begins"),
        ("fibrosis cystic", "cystic-fibrosis", "title", "word"),
        ("cystik fibrosis", "cystic-fibrosis", "title", "typo"),
        ("fibrosis, cystyc", "cystic-fibrosis", "title", "typo"),
        ("pierre robin", "pierre-robin-sequence", "title", "begins"),
        ("Pierre-Robin", "pierre-robin-sequence", "title", "begins"),
        ("behcets disease", "behcet-disease", "title", "typo"),
        ("Behçet’s disease", "behcet-disease", "title", "exact"),
        ("cysticfibrosis", "cystic-fibrosis", "title", "word"),
        ("OMIM:219700", "cystic-fibrosis", "code", "exact"),
        ("omim 219700", "cystic-fibrosis", "code", "exact"),
        ("219700", "cystic-fibrosis", "code", "exact"),
        ("ORPHA:586", "cystic-fibrosis", "code", "exact"),
        ("orphanet 586", "cystic-fibrosis", "code", "exact"),
    ],
)
def test_a_name_in_any_spelling(
    gard_engine: SearchEngine, typed: str, article: str, kind: str, match: str
) -> None:
    hit = first(gard_engine, typed)
    assert (hit.ref.article, hit.kind, hit.match) == (article, kind, match)


@pytest.mark.shared
def test_exact_stands_before_begins_before_word_before_typo(gard_engine: SearchEngine) -> None:
    order = ["exact", "begins", "word", "typo", "near"]
    for typed in ("porphyria", "marfan syndrome", "ataxia", "als"):
        matches = [order.index(hit.match) for hit in gard_engine.complete(typed, 50).hits]
        assert matches == sorted(matches)
        assert len(matches) > 3


@pytest.mark.shared
def test_one_disease_is_offered_once(gard_engine: SearchEngine) -> None:
    for typed in ("c", "ehlers", "ehlres danlos", "type 2"):
        refs = [hit.ref for hit in gard_engine.complete(typed, 30).hits]
        assert len(refs) == len(set(refs)) > 10


@pytest.mark.shared
@pytest.mark.parametrize("typed", ["qqqq", "zzz zzz zzz", "xkcdwv", "sharko mari toot", "日本"])
def test_there_is_no_dead_end(gard_engine: SearchEngine, typed: str) -> None:
    hits = gard_engine.complete(typed).hits
    if typed.isascii():
        assert hits
    assert all(hit.match in ("near", "typo") for hit in hits)


@pytest.mark.shared
def test_a_number_is_not_taken_for_another(gard_engine: SearchEngine) -> None:
    hits = gard_engine.complete("autosomal recessive limb-girdle muscular dystrophy type 2Z", 5).hits
    assert hits  # no such name: others of that kind are offered
    assert first(gard_engine, "spastic paraparesis 11").name.endswith("11")


@pytest.mark.shared
def test_first_letters_stand_for_a_name_that_has_no_abbreviation(gard_engine: SearchEngine) -> None:
    assert "beckwith-wiedemann-syndrome" in {hit.ref.article for hit in gard_engine.complete("BWS", 5).hits}


def test_codes_are_compared_without_their_spelling() -> None:
    assert len({fold_code(code) for code in ("ORPHA:586", "Orphanet 586", "orphacode: 586", "ORPHA586")}) == 1
    assert fold_code("mesh") == "mesh"


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_typed(small_engine: SearchEngine, text: str) -> None:
    completions = small_engine.complete(text, 5)
    assert completions.text == text
    assert len(completions.hits) <= 5
    assert fold_name(fold_name(text)) == fold_name(text)
