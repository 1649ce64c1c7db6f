"""Results as rows."""

from __future__ import annotations

from dataclasses import replace

from gardreader.articles.model import ArticleRef
from gardreader.desktop.finder.results_rows import (
    DiseaseRow,
    HitRow,
    MoreRow,
    NearestRow,
    heading,
    label,
    rows_of,
    signs_text,
    spoken,
    target,
)
from gardreader.search.hits import Hit, NameHit, Query, Results, SignMatch, Snippet

WILSON = ArticleRef("gard", "wilson-disease")
OTHER = ArticleRef("gard", "hemophilia-a")


def section(ref: ArticleRef, title: str, section_id: str) -> Hit:
    snippet = Snippet((("of ", False), ("copper", True)))
    return Hit(ref, title, section_id, "Treatment", "treatment", "How is it treated?", snippet=snippet)


def test_hits_are_grouped_and_the_rest_is_counted() -> None:
    hits = (
        section(WILSON, "Wilson disease", "treatment"),
        section(OTHER, "Hemophilia A", "treatment"),
        section(WILSON, "Wilson disease", "cause"),
    )
    found = Results(Query("copper", limit=3), hits, 1.0, 12, most=9)
    rows = rows_of(found, {"gard": "GARD"})
    kinds = [type(row) for row in rows]
    assert kinds == [DiseaseRow, HitRow, HitRow, DiseaseRow, HitRow, MoreRow]
    assert isinstance(rows[0], DiseaseRow)
    assert rows[0].pack == "GARD"
    assert isinstance(rows[-1], MoreRow)
    assert rows[-1].count == 6
    assert spoken(rows[0]) == "Wilson disease. GARD"
    assert spoken(rows[1]) == "Treatment. How is it treated?. of copper"
    assert spoken(rows[-1]) == "Show more: 6 are left"
    whole = replace(found, query=Query("copper", limit=20))  # the rest is of the same diseases
    assert [type(row) for row in rows_of(whole, {})] == kinds[:-1]


def test_passages_of_several_sources_stand_under_one_disease_and_name_theirs() -> None:
    there = ArticleRef("medquad", "ninds-wilson-disease")
    hits = (
        section(WILSON, "Wilson disease", "treatment"),
        replace(section(there, "Wilson Disease", "treatment"), disease=WILSON, source="NINDS"),
    )
    rows = rows_of(Results(Query("copper"), hits, 1.0, 2), {"gard": "GARD", "medquad": "Questions"})
    assert [type(row) for row in rows] == [DiseaseRow, HitRow, HitRow]
    assert [spoken(row).partition(". How")[0] for row in rows[1:]] == [
        "Treatment",
        "Treatment · MedQuAD: NINDS",
    ]
    first, *_ = rows_of(Results(Query("copper"), hits[1:], 1.0, 1), {"medquad": "Questions"})
    assert isinstance(first, DiseaseRow)
    assert (first.hit.ref, first.pack) == (there, "Questions: NINDS")


def test_an_article_with_nothing_to_show_is_its_heading_alone() -> None:
    rows = rows_of(Results(Query("x"), (Hit(WILSON, "Wilson disease"),), 1.0, 1), {})
    assert [type(row) for row in rows] == [DiseaseRow]
    assert heading(Hit(WILSON, "Wilson disease")) == "Names, signs and other facts on record"


def test_names_stand_in_for_no_hits() -> None:
    name = NameHit(WILSON, "Wilson disease", "WD", "synonym", "near")
    rows = rows_of(Results(Query("x"), nearest=(name,)), {})
    assert rows == (NearestRow(name),)
    assert spoken(rows[0]) == "WD. also called Wilson disease · somewhat like it"


def test_signs_say_how_often_they_are_met() -> None:
    signs = (
        SignMatch("fever", "Fever", "HP:0001945", "very frequent", "80%-99%"),
        SignMatch("pain", "Bone pain", frequency="unknown"),
    )
    hit = Hit(WILSON, "Wilson disease", signs=signs)
    assert signs_text(hit) == "Fever (very frequent, 80%-99%) · pain: Bone pain"
    assert (label(HitRow(hit)), heading(hit)) == ("Signs", "2 signs match")
    assert target(hit).section_id == "signs"
    assert target(section(WILSON, "Wilson disease", "cause")).section_id == "cause"
    rows = rows_of(Results(Query("signs: fever"), (hit,), 1.0, 1, signs=True), {})
    assert [type(row) for row in rows] == [DiseaseRow, HitRow]
