"""Queries on the real library: ranking, the query language, filters, corrections, marks."""

from __future__ import annotations

from collections import Counter

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.packs.library import Library
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Query, Results
from gardreader.search.marks import mark_words
from gardreader.search.plain import plain_text
from gardreader.search.words import words_of

pytestmark = pytest.mark.shared


def search(engine: SearchEngine, text: str, **more: object) -> Results:
    return engine.search(Query(text, **more))  # type: ignore[arg-type]


def first(engine: SearchEngine, text: str) -> tuple[str, str]:
    hit = search(engine, text).hits[0]
    return hit.ref.article, hit.kind


@pytest.mark.parametrize(
    ("question", "article", "kind"),
    [
        ("how is cystic fibrosis inherited", "cystic-fibrosis", "inheritance"),
        ("cystic fibrosis", "cystic-fibrosis", "overview"),
        ("what causes mucoviscidosis", "cystic-fibrosis", "cause"),
        ("digeorge outlook", "22q11-2-deletion-syndrome", "prognosis"),
        ("my grandson has pierre-robin, please send me information", "pierre-robin-sequence", "overview"),
        ("OMIM:219700", "cystic-fibrosis", "overview"),
        ("is marfans syndrom inherited", "marfan-syndrome", "inheritance"),
    ],
)
def test_the_right_section_of_the_right_disease(
    gard_engine: SearchEngine, question: str, article: str, kind: str
) -> None:
    assert first(gard_engine, question) == (article, kind)


def test_a_hit_shows_where_it_leads(gard_engine: SearchEngine, gard_articles: Library) -> None:
    for hit in search(gard_engine, "how is cystic fibrosis inherited").hits:
        article = gard_articles.article(hit.ref)
        assert hit.title == article.title
        assert hit.article_source_id == article.source.id
        if hit.section_id:
            section = article.section(hit.section_id)
            assert section is not None
            assert (hit.section, hit.kind, hit.source_id) == (
                section.title,
                section.kind.value,
                section.source_id,
            )
            inner = hit.snippet.text.removeprefix("… ").removesuffix(" …")
            assert inner in plain_text(section.body)
        else:
            assert (hit.section, hit.kind, hit.question) == ("", "", "")


def test_at_most_three_hits_of_one_disease(gard_engine: SearchEngine) -> None:
    for text in ("cystic fibrosis", "gene", "treatment"):
        results = search(gard_engine, text, limit=40)
        assert len(results.hits) == 40
        assert max(Counter(hit.disease for hit in results.hits).values()) <= 3
        diseases = list(dict.fromkeys(hit.disease for hit in results.hits))
        assert [disease for disease, _ in results.grouped()] == diseases


def test_what_is_left_is_what_a_higher_limit_gives(gard_engine: SearchEngine) -> None:
    first = search(gard_engine, "wilson disease", limit=5)
    assert 0 < first.left < first.total
    rest = search(gard_engine, "wilson disease", limit=5 + first.left)
    assert len(rest.hits) <= 5 + first.left
    assert search(gard_engine, "wilson disease", limit=10_000).left == 0


@pytest.mark.parametrize("limit", [0, 1, 5, -3])
def test_no_more_hits_than_asked_for(gard_engine: SearchEngine, limit: int) -> None:
    assert len(search(gard_engine, "fever", limit=limit).hits) == max(0, limit)


def test_words_in_quotes_stand_together_in_every_hit(
    gard_engine: SearchEngine, gard_articles: Library
) -> None:
    results = search(gard_engine, '"bone marrow transplantation"', limit=30)
    assert results.hits
    for hit in results.hits:
        article = gard_articles.article(hit.ref)
        texts = [
            article.title,
            *(synonym.name for synonym in article.synonyms),
            _text_of(gard_articles, hit.ref, hit.section_id),
        ]
        assert any("bone marrow transplantation" in " ".join(words_of(text)) for text in texts)
    assert results.total < search(gard_engine, "bone marrow transplantation").total


def test_a_word_left_out_is_in_no_hit(gard_engine: SearchEngine, gard_articles: Library) -> None:
    both = search(gard_engine, "porphyria", limit=50)
    without = search(gard_engine, "porphyria -acute", limit=50)
    assert 0 < without.total < both.total
    for hit in without.hits:
        assert "acute" not in words_of(_text_of(gard_articles, hit.ref, hit.section_id))
        assert "acute" not in words_of(hit.title)


def test_counts_are_what_the_filters_leave(gard_engine: SearchEngine) -> None:
    results = search(gard_engine, "bone pain")
    assert results.kinds
    assert results.categories
    assert [count.value for count in results.packs]
    for count in results.kinds[:3]:
        assert search(gard_engine, "bone pain", kinds=(count.value,)).total == count.count
    for count in results.categories[:2]:
        assert search(gard_engine, "bone pain", categories=(count.value,)).total == count.count
    for count in results.packs:
        assert search(gard_engine, "bone pain", packs=(count.value,)).total == count.count


def test_counts_of_one_filter_take_the_others_as_they_are(gard_engine: SearchEngine) -> None:
    narrowed = search(gard_engine, "bone pain", kinds=("treatment",))
    assert {hit.kind for hit in narrowed.hits} == {"treatment"}
    assert narrowed.kinds == search(gard_engine, "bone pain").kinds
    for count in narrowed.categories[:2]:
        both = search(gard_engine, "bone pain", kinds=("treatment",), categories=(count.value,))
        assert both.total == count.count


def test_filters_in_the_query_are_those_beside_it(gard_engine: SearchEngine) -> None:
    written = search(gard_engine, "treatment: bone pain category:kidney")
    chosen = search(
        gard_engine, "bone pain", kinds=("treatment",), categories=("Kidney and Urinary Diseases",)
    )
    assert [hit.ref for hit in written.hits] == [hit.ref for hit in chosen.hits]


def test_filters_alone_list_what_they_let_through(gard_engine: SearchEngine) -> None:
    results = search(gard_engine, "kind:statistics", limit=30)
    assert {hit.kind for hit in results.hits} == {"statistics"}
    assert results.total > 100


def test_a_filter_for_symptoms_finds_recorded_signs_too(gard_engine: SearchEngine) -> None:
    hits = search(gard_engine, "symptoms: postaxial polydactyly", limit=20).hits
    assert {hit.kind for hit in hits} <= {"symptoms", ""}
    assert any(hit.section_id == "" for hit in hits)


def test_an_unknown_filter_lets_nothing_through(gard_engine: SearchEngine) -> None:
    for more in ({"kinds": ("none",)}, {"categories": ("none",)}, {"packs": ("none",)}):
        results = search(gard_engine, "fever", **more)
        assert (results.hits, results.total) == ((), 0)


def test_a_correction_is_told_and_taken_back(gard_engine: SearchEngine) -> None:
    results = search(gard_engine, "cystic fibrosus treatment")
    assert [(c.typed, c.used) for c in results.corrections] == [("fibrosus", "fibrosis")]
    assert results.hits[0].ref.article == "cystic-fibrosis"
    typed = search(gard_engine, "cystic fibrosus treatment", as_typed=True)
    assert typed.corrections == ()
    assert "fibrosus" not in typed.words


@pytest.mark.parametrize("text", ["xkcdwv qqqq", "the", "?!", "'", '"no such phrase at all in any article"'])
def test_with_nothing_found_names_are_offered(gard_engine: SearchEngine, text: str) -> None:
    results = search(gard_engine, text)
    assert (results.hits, results.total) == ((), 0)
    if text[-1].isalpha():
        assert results.nearest


def test_the_words_to_mark_are_in_the_hits(gard_engine: SearchEngine, gard_articles: Library) -> None:
    results = search(gard_engine, "jaundice and bone pains")
    assert results.words == ("jaundice", "bone", "pains")
    for hit in results.hits[:10]:
        if hit.section_id:
            assert mark_words(_text_of(gard_articles, hit.ref, hit.section_id) + hit.title, results.words)
        assert all(mark_words(text, results.words) for text, marked in hit.snippet.parts if marked)


def test_of_a_long_question_only_telling_words_are_marked(gard_engine: SearchEngine) -> None:
    results = search(
        gard_engine,
        "Hello, my daughter is four years old and we were told that she has propionic acidemia. What diet and"
        " treatment is there for people with this condition? Please send information.",
    )
    assert {"propionic", "acidemia", "diet"} <= set(results.words)
    assert not {"people", "condition", "hello", "what", "information", "daughter", "told"} & set(
        results.words
    )


def test_results_are_plain_for_json(gard_engine: SearchEngine) -> None:
    plain = search(gard_engine, "cystic fibrosus").to_plain()
    assert plain["query"] == "cystic fibrosus"
    assert plain["hits"][0]["article"] == "cystic-fibrosis"
    assert plain["corrections"] == [{"typed": "fibrosus", "used": "fibrosis"}]


def _text_of(library: Library, ref: ArticleRef, section_id: str) -> str:
    article = library.article(ref)
    if section_id:
        section = article.section(section_id)
        assert section is not None
        return f"{section.title}\n{plain_text(section.body)}"
    lists = [*(s.name for s in article.symptoms), *article.categories, *(r.title for r in article.related)]
    lists += [name for product in article.products for name in (product.generic_name, product.trade_name)]
    return "\n".join(lists)
