"""A disease of several packs is found once, by any of its names and codes; each text stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from gardreader.articles.facts import Translation
from gardreader.articles.model import (
    Article,
    ArticleRef,
    Identifier,
    Section,
    SectionKind,
    Source,
    Synonym,
)
from gardreader.packs.library import Library
from gardreader.paths import content
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Hit, Query
from tests.packs.samples import bundled, home, make_pack

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")
THERE = ArticleRef("sample", "wilson-of-another-pack")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    """The bundled articles; of Wilson disease one with half of the texts again, and a list of names."""
    folder = tmp_path_factory.mktemp("one-disease")
    wilson = next(article for article in bundled() if article.id == WILSON.article)
    kept = tuple(section for section in wilson.sections if section.kind is not SectionKind.TREATMENT)
    own = Section("treatment", "What helps?", "Zincated examples of copper are given.", SectionKind.TREATMENT)
    other = replace(
        wilson,
        id=THERE.article,
        synonyms=(*wilson.synonyms, Synonym("Copper storage of examples")),
        identifiers=(*wilson.identifiers, Identifier("mesh", "D0EXAMPLE")),
        sections=(*kept, own),
    )
    names = Article(
        "orpha-905",
        "Wilson disease",
        Source("Names of examples", id="905"),
        identifiers=(Identifier("orpha", "905"),),
        translations=(Translation("it", "Malattia di Wilson"),),
    )
    medicines = Article(
        "medicines",
        "Medicines",
        Source("Topics of examples"),
        synonyms=(Synonym("Medication"),),
        sections=(Section("overview", "Overview", "Ask how a medication is taken.", SectionKind.OVERVIEW),),
    )
    with closing(Library.open(home(folder / "home"), content())) as library:
        library.install(make_pack(folder, articles=[other, medicines]))
        library.install(make_pack(folder, "names", [names]))
        with closing(SearchEngine(library)) as engine:
            engine.build()
            yield engine


def found(engine: SearchEngine, text: str) -> list[Hit]:
    """The hits of Wilson disease, each of which must name it."""
    return [hit for hit in engine.search(Query(text)).hits if hit.disease == WILSON]


def test_a_disease_is_completed_once(engine: SearchEngine) -> None:
    exact = [hit.ref for hit in engine.complete("wilson disease").hits if hit.match == "exact"]
    assert exact == [WILSON]
    assert [hit.ref for hit in engine.complete("copper storage of examples").hits] == [THERE]
    (completed,) = engine.complete("malattia di wilson").hits
    assert (completed.ref, completed.name) == (WILSON, "Malattia di Wilson")
    assert completed.title == "Wilson disease"


def test_a_name_that_one_source_knows_finds_what_the_others_tell(engine: SearchEngine) -> None:
    for name in ("copper storage of examples", "Malattia di Wilson"):
        results = engine.search(Query(f"how is {name} inherited"))
        best = results.hits[0]
        assert (best.disease, best.kind) == (WILSON, "inheritance"), name
        assert not results.corrections
        assert results.grouped()[0][0] == WILSON


def test_a_code_that_one_source_knows_finds_all(engine: SearchEngine) -> None:
    (disease, hits), *others = engine.search(Query("MESH:D0EXAMPLE")).grouped()
    assert disease == WILSON
    assert hits[0].ref == WILSON
    assert others == []


def test_the_same_text_is_shown_once_and_the_others_own_beside_it(engine: SearchEngine) -> None:
    hits = found(engine, "how is wilson disease treated")
    assert {hit.ref for hit in hits if hit.kind == "treatment"} == {WILSON, THERE}
    inherited = [hit for hit in found(engine, "is wilson disease inherited") if hit.kind == "inheritance"]
    assert [hit.ref for hit in inherited] == [WILSON]
    (only,) = found(engine, "zincated examples")
    assert (only.ref, only.kind) == (THERE, "treatment")
    assert only.snippet.text == "Zincated examples of copper are given."


def test_the_words_of_a_question_name_no_page_beside_a_disease(engine: SearchEngine) -> None:
    best = engine.search(Query("medication for wilson disease")).hits[0]
    assert (best.disease, best.kind) == (WILSON, "treatment")
    assert engine.search(Query("medication")).hits[0].ref.article == "medicines"


def test_a_list_of_names_is_no_answer(engine: SearchEngine) -> None:
    for text in ("wilson disease", "ORPHA:905", "pack:names", '"malattia di wilson"'):
        assert all(hit.ref.pack != "names" for hit in engine.search(Query(text, limit=200)).hits)
    assert found(engine, '"malattia di wilson"')


def test_signs_give_a_disease_once_and_count_it_once(engine: SearchEngine) -> None:
    results = engine.search(Query("signs: kayser-fleischer ring", limit=50))
    assert [hit.disease for hit in results.hits].count(WILSON) == 1
    assert results.total == len(results.hits) == len({hit.disease for hit in results.hits})
    by_pack = {count.value: count.count for count in results.packs}
    assert by_pack["sample"] == 1
    (hit,) = (hit for hit in results.hits if hit.disease == WILSON)
    assert hit.ref == WILSON
    (hit,) = engine.search(Query("signs: kayser-fleischer ring", packs=("sample",))).hits
    assert (hit.ref, hit.disease) == (THERE, WILSON)
