from __future__ import annotations

from dataclasses import replace

from gardreader.articles.model import Section, SectionKind
from gardreader.rendering.article_html import render_article
from gardreader.rendering.missing import kind_words, missing_html, missing_kinds, missing_words
from gardreader.rendering.options import RenderOptions
from tests.rendering.samples import FULL, RECORDED, STUB

WHOLE = replace(
    STUB,
    sections=tuple(
        Section(kind.value, kind.value, "Text.", kind)
        for kind in SectionKind
        if kind not in (SectionKind.STATISTICS, SectionKind.OTHER)
    ),
)


def test_the_usual_questions_that_no_section_answers_are_named() -> None:
    first, rest = missing_words(FULL)
    assert first == "Not answered here."
    assert rest.startswith("The source has no section on inheritance, diagnosis, treatment or outlook.")


def test_a_section_without_text_answers_nothing() -> None:
    article = replace(WHOLE, sections=(*WHOLE.sections[:-1], replace(WHOLE.sections[-1], body="")))
    assert missing_kinds(article) == (SectionKind.PROGNOSIS,)


def test_recorded_signs_answer_the_question_of_signs() -> None:
    article = replace(WHOLE, sections=tuple(s for s in WHOLE.sections if s.kind is not SectionKind.SYMPTOMS))
    assert missing_kinds(article) == (SectionKind.SYMPTOMS,)
    assert missing_kinds(replace(article, symptoms=FULL.symptoms)) == ()


def test_a_whole_article_lacks_nothing() -> None:
    assert missing_words(WHOLE) == ("", "")
    assert missing_html(WHOLE) == ""


def test_a_stub_says_so_at_the_top_what_it_has_and_where_more_may_be_known() -> None:
    first, rest = missing_words(RECORDED)
    assert first == "The source has no text about this disease."
    assert rest.startswith("What it has on record is below: 4 signs and symptoms.")
    assert "a health professional" in rest
    html = render_article(RECORDED).html
    assert html.index("no text about this disease") < html.index("Last updated")


def test_a_stub_lists_all_that_it_has() -> None:
    stub = replace(
        RECORDED,
        related=FULL.related[:1],
        organizations=FULL.organizations,
        resources=FULL.resources,
        products=FULL.products,
    )
    assert (
        ": 4 signs and symptoms, 1 medical product, 1 related disease, "
        "1 organization and 1 place to learn more."
    ) in missing_words(stub)[1]


def test_a_bare_stub_says_that_there_is_nothing_more() -> None:
    assert missing_words(STUB)[1].startswith("Only what stands on this page is on record.")


def test_the_note_stands_behind_the_sections_and_on_paper_too() -> None:
    for paper in (False, True):
        html = render_article(FULL, RenderOptions(paper=paper)).html
        assert html.index('id="statistics"') < html.index("Not answered here") < html.index('id="signs"')


def test_every_kind_has_its_words() -> None:
    assert all(kind_words(kind) for kind in SectionKind)
