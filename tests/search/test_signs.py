from __future__ import annotations

import pytest

from gardreader.articles.model import Frequency
from gardreader.packs.library import Library
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Hit, Query
from gardreader.search.lay_words import bracketed, explained, sign_terms

pytestmark = pytest.mark.shared


def hits(engine: SearchEngine, text: str, limit: int = 10, **filters: tuple[str, ...]) -> tuple[Hit, ...]:
    results = engine.search(Query(text, limit=limit, **filters))  # type: ignore[arg-type]
    assert results.signs
    assert results.to_plain()["not_a_diagnosis"] is True
    return results.hits


def test_diseases_with_all_signs_come_first(gard_engine: SearchEngine) -> None:
    found = hits(gard_engine, "signs: tall stature, dislocated lens", 5)
    assert [len(hit.signs) for hit in found[:2]] == [2, 2]
    assert "marfan-syndrome" in {hit.ref.article for hit in found}


def test_what_is_told_is_what_is_recorded(gard_engine: SearchEngine, gard_articles: Library) -> None:
    for hit in hits(gard_engine, "signs: fever, bone pain, jaundice", 15):
        recorded = {s.name: s for s in gard_articles.article(hit.ref).symptoms}
        assert hit.signs
        for sign in hit.signs:
            assert sign.asked in ("fever", "bone pain", "jaundice")
            assert recorded[sign.name].frequency.value == sign.frequency != Frequency.EXCLUDED.value
            assert recorded[sign.name].percent == sign.percent
        assert hit.snippet.text


def test_scores_fall_and_rarer_signs_weigh_more(gard_engine: SearchEngine) -> None:
    scores = [hit.score for hit in hits(gard_engine, "signs: seizure, ectopia lentis", 30)]
    assert scores == sorted(scores, reverse=True)
    rare = hits(gard_engine, "signs: ectopia lentis", 1)[0].score
    common = hits(gard_engine, "signs: seizure", 1)[0].score
    assert rare > common


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        ("crossed eyes", "Strabismus"),
        ("seizures", "Seizure"),
        ("hair loss", "Alopecia"),
        ("big liver", "Hepatomegaly"),
        ("kidney cysts", "Renal cyst"),
        ("deafness", "Hearing impairment"),
        ("bone pian", "Bone pain"),
        ("NOSEBLEED", "Epistaxis"),
    ],
)
def test_plain_words_mean_recorded_signs(gard_engine: SearchEngine, said: str, recorded: str) -> None:
    names = {sign.name for hit in hits(gard_engine, f"signs: {said}") for sign in hit.signs}
    assert recorded in names


def test_filters_leave_what_they_let_through(gard_engine: SearchEngine, gard_articles: Library) -> None:
    found = hits(gard_engine, "signs: cataract category:kidney", 20)
    assert found
    for hit in found:
        assert any("Kidney" in name for name in gard_articles.article(hit.ref).categories)
    bundled = hits(gard_engine, "signs: cataract", 20, packs=("gardreader-bundled",))
    assert {hit.ref.pack for hit in bundled} == {"gardreader-bundled"}
    assert hits(gard_engine, "signs: cataract", 20, packs=("no-such-pack",)) == ()


def test_a_correction_is_told_and_taken_back(gard_engine: SearchEngine) -> None:
    results = gard_engine.search(Query("signs: jaundise"))
    assert [(c.typed, c.used) for c in results.corrections] == [("jaundise", "jaundice")]
    assert results.hits
    assert not gard_engine.search(Query("signs: jaundise", as_typed=True)).hits


def test_an_unfinished_sign_is_the_commonest_that_begins_so(gard_engine: SearchEngine) -> None:
    unfinished, whole = (gard_engine.search(Query(f"signs: {sign}")) for sign in ("seiz", "seizures"))
    assert unfinished.corrections == ()
    assert unfinished.hits
    assert [hit.ref for hit in unfinished.hits] == [hit.ref for hit in whole.hits]


@pytest.mark.parametrize("text", ["signs:", "signs: ,,,", "signs: qqqq", "signs: the", "signs: HP:9999999"])
def test_no_sign_is_no_error(gard_engine: SearchEngine, text: str) -> None:
    assert hits(gard_engine, text) == ()


def test_what_a_bracket_explains() -> None:
    signs = {frozenset(sign_terms("Strabismus")): 0, frozenset(sign_terms("Hepatomegaly")): 1}
    one = [
        e for pair in bracketed("They may have crossed eyes (strabismus).") for e in explained(*pair, signs)
    ]
    assert one == [(0, tuple(sign_terms("crossed eyes")))]
    other = [e for pair in bracketed("and hepatomegaly (enlarged liver)") for e in explained(*pair, signs)]
    assert other == [(1, tuple(sign_terms("enlarged liver")))]
    assert not [e for pair in bracketed("a test (MRI) of it (2010)") for e in explained(*pair, signs)]
