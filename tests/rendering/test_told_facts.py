"""Facts in a few words and names in other languages, on the page, on paper and as plain text."""

from __future__ import annotations

from dataclasses import replace

from gardreader.articles.facts import Fact, FactKind, Translation
from gardreader.rendering.article_html import render_article
from gardreader.rendering.glance import ages_at_onset, glance_html, inheritance
from gardreader.rendering.missing import missing_kinds, missing_words
from gardreader.rendering.options import FACTS, GLANCE, LANGUAGES, RenderOptions
from gardreader.rendering.plain_text import plain_text
from tests.rendering.samples import FULL, ON_THE_DAY, STUB, TODAY

NUMBERS = tuple(
    Fact(FactKind.PREVALENCE, f"{n}-9 / 100 000", f"PMID {n}; PMID 1{n} <b>") for n in range(1, 6)
)
MANY = replace(FULL, facts=(*NUMBERS, Fact(FactKind.GENE, "A: b"), Fact(FactKind.GENE, "A: c")))


def test_the_first_few_stand_at_a_glance_and_lead_to_the_rest() -> None:
    shown = glance_html(MANY, TODAY, ON_THE_DAY)
    assert '<a href="#facts">and\u00a02\u00a0more</a>' in shown
    assert "3-9\u00a0/\u00a0100\u00a0000" in shown
    assert "4-9" not in shown
    assert ">A</td>" in shown  # two links to one gene

    on_paper = glance_html(MANY, TODAY, replace(ON_THE_DAY, paper=True))
    assert "and\u00a02\u00a0more" in on_paper
    assert "href" not in on_paper
    assert "#facts" not in glance_html(MANY, TODAY, replace(ON_THE_DAY, parts=(GLANCE,)))
    sheet = replace(ON_THE_DAY, parts=(GLANCE,), paper=True)
    assert "and\u00a02\u00a0more, left out here" in glance_html(MANY, TODAY, sheet)
    assert "left out" not in glance_html(MANY, TODAY, replace(sheet, parts=(GLANCE, FACTS)))


def test_all_of_them_stand_in_a_list_with_whose_they_are() -> None:
    html = render_article(MANY, ON_THE_DAY).html
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/15/"' in html
    assert "<b></" not in html
    text = plain_text(FULL, options=ON_THE_DAY)
    assert "  - EXM1: example 1 (major susceptibility factor) HGNC:1\n" in text
    assert "  - 1-9 / 100 000 (point prevalence, Europe) PMID 1234567; expert\n" in text.replace(
        "\u00a0", " "
    )


def test_names_in_other_languages_are_listed_and_those_of_other_packs_are_told_apart() -> None:
    text = plain_text(FULL, options=ON_THE_DAY)
    assert "German:  Beispielkrankheit\nFrench:  Maladie d'exemple\n" in text
    lent = (
        Translation("de", "Beispielkrankheit"),
        Translation("de", "Muster"),
        Translation("pt-BR", "Exemplo"),
    )
    options = replace(ON_THE_DAY, translations=lent, translations_from="Orphanet <3")
    text = plain_text(FULL, options=options)
    assert "Beispielkrankheit · Muster" in text
    assert "Portuguese (BR):" in text
    assert "Names by Orphanet <3." in text
    assert "In other languages" not in plain_text(STUB, options=ON_THE_DAY)


def test_a_list_that_says_no_more_than_the_glance_is_left_out() -> None:
    unknown = replace(STUB, facts=(Fact(FactKind.PREVALENCE, "Unknown"),))
    page = render_article(unknown, ON_THE_DAY)
    assert "Unknown" in page.html
    assert FACTS not in [anchor.id for anchor in page.anchors]


def test_they_are_parts_that_can_be_chosen() -> None:
    page = render_article(FULL, RenderOptions(today=TODAY, parts=(LANGUAGES, FACTS), paper=True))
    assert [anchor.id for anchor in page.anchors][1:3] == [LANGUAGES, FACTS]
    assert "HGNC:1" in page.html
    assert "href" not in page.html.partition("Genes")[2]


def test_what_the_source_says_comes_before_what_the_signs_say() -> None:
    told = (Fact(FactKind.INHERITANCE, "X-linked"), Fact(FactKind.ONSET, "All ages"))
    article = replace(FULL, facts=told)
    assert inheritance(article)[0] == "X-linked"
    assert ages_at_onset(article)[0] == "All ages"
    assert {kind.value for kind in missing_kinds(replace(STUB, facts=told))}.isdisjoint(["inheritance"])
    assert "2 names in other languages" in missing_words(replace(FULL, sections=()))[1]
