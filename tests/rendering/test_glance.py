from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gardreader.articles.model import Frequency, Identifier, Reach, Symptom
from gardreader.rendering.glance import ages_at_onset, glance_html, inheritance
from tests.rendering.samples import FULL, ON_THE_DAY, STUB, TODAY

LIVE = replace(ON_THE_DAY, live=True)
CODES = replace(
    STUB,
    identifiers=(Identifier("omim", "219700"), Identifier("icd10", "E84"), Identifier("umls", "test")),
)


def test_a_code_is_copied_in_the_window_and_its_registry_stands_beside_it() -> None:
    html = glance_html(CODES, TODAY, LIVE)
    assert (
        '<a class="copy" href="control:copy/OMIM:219700">OMIM&nbsp;219700&nbsp;<span class="cue">❐</span></a>'
        '&nbsp;<a class="out" href="https://omim.org/entry/219700">↗</a>\u00a0· '
        '<a class="copy" href="control:copy/ICD10:E84">ICD-10&nbsp;E84&nbsp;<span class="cue">❐</span></a>'
        "\u00a0· "
        '<a class="copy" href="control:copy/UMLS:test">UMLS&nbsp;test&nbsp;<span class="cue">❐</span></a>'
    ) in html


def test_in_a_file_a_code_leads_to_its_registry_and_on_paper_it_is_text() -> None:
    assert (
        '<a href="https://omim.org/entry/219700">OMIM&nbsp;219700</a>\u00a0· ICD-10&nbsp;E84'
        "\u00a0· UMLS&nbsp;test"
    ) in glance_html(CODES, TODAY, ON_THE_DAY)
    paper = glance_html(CODES, TODAY, replace(ON_THE_DAY, paper=True))
    assert "OMIM&nbsp;219700\u00a0· ICD-10&nbsp;E84" in paper
    assert "<a" not in paper


def test_codes_of_something_wider_or_narrower_stand_apart_as_text() -> None:
    reaches = (Reach.EXACT, Reach.NARROWER, Reach.NARROWER, Reach.BROADER, Reach.UNDECIDED)
    codes = tuple(Identifier("omim", f"21970{n}", reach) for n, reach in enumerate(reaches))
    for options in (LIVE, ON_THE_DAY, replace(ON_THE_DAY, paper=True)):
        html = glance_html(replace(STUB, identifiers=codes), TODAY, options)
        for label, told in (
            ("Codes of parts of it", "OMIM 219701, 219702"),
            ("Codes of wider groups", "OMIM 219703"),
            ("Codes not known to fit", "OMIM 219704"),
        ):
            assert label in html
            assert told in html
        assert "219701</a>" not in html


def test_the_sources_own_code_leads_to_the_page_that_the_source_names() -> None:
    url = "https://rarediseases.info.nih.gov/diseases/7/example"
    article = replace(FULL, source=replace(FULL.source, url=url))
    assert f'<a class="out" href="{url}">↗</a>' in glance_html(article, TODAY, LIVE)


@pytest.mark.parametrize("evil", ['"><script>', "a/b?c#d %", "javascript:x", "x\u202e"])
def test_an_odd_code_is_quoted_whole_and_leads_nowhere(evil: str) -> None:
    html = glance_html(replace(STUB, identifiers=(Identifier("omim", evil),)), TODAY, LIVE)
    address = html.split('href="')[1].split('"')[0]
    assert address.startswith("control:copy/OMIM:")
    assert not set(address) & set("<>&?# \u202e")
    assert "<script>" not in html
    assert 'class="out"' not in html


def signs(*names: str, frequency: Frequency = Frequency.UNKNOWN) -> tuple[Symptom, ...]:
    return tuple(Symptom(name, frequency=frequency) for name in names)


def test_inheritance_and_onset_are_those_on_record_and_no_others() -> None:
    article = replace(
        STUB,
        symptoms=signs(
            "Autosomal recessive inheritance",
            "Sporadic",
            "Sporadic seizures",
            "Autosomal recessive inheritance",
            "Infantile onset",
            "Insidious onset",
            "Young adult onset",
            "Focal-onset seizure",
        ),
    )
    assert inheritance(article) == ("Autosomal recessive", "Sporadic")
    assert ages_at_onset(article) == ("Infantile", "Young adult")
    html = glance_html(article, TODAY, ON_THE_DAY)
    assert "Autosomal recessive\u00a0· Sporadic" in html
    assert "Infantile\u00a0· Young adult" in html


def test_what_does_not_occur_is_no_fact() -> None:
    article = replace(
        STUB, symptoms=signs("X-linked inheritance", "Adult onset", frequency=Frequency.EXCLUDED)
    )
    assert inheritance(article) == ages_at_onset(article) == ()


def test_facts_that_are_not_known_are_left_out_but_for_the_date() -> None:
    html = glance_html(STUB, dt.date(2026, 1, 1), LIVE)
    for label in ("Codes", "Categories", "Inheritance", "Age at onset", "Signs", "Review"):
        assert label not in html
    assert "the source gives no date" in html


def test_facts_at_a_glance() -> None:
    html = glance_html(FULL, TODAY, ON_THE_DAY)
    for said in (
        "Blood Diseases\u00a0· Made-up Diseases",
        "4 on record",
        "2019 (7 years ago)",
        "A registry of examples",
    ):
        assert said in html


def test_on_paper_the_facts_are_two_small_paragraphs_that_hold_the_same() -> None:
    paper = glance_html(FULL, TODAY, replace(ON_THE_DAY, paper=True))
    assert paper.count("<p ") == paper.count('<p class="glance">') == 2
    assert "<table" not in paper
    asked, desk = paper.split("</p>")[:2]
    assert "<b>Last updated:</b>" in asked
    assert "<b>Codes:</b>" in desk
    assert "<b>Categories:</b>" in desk
    for told in (*FULL.categories, *(i.value for i in FULL.identifiers), FULL.review):
        assert told in paper
    assert ".." not in paper
