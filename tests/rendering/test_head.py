from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article, Identifier, Section, Source, Synonym
from gardreader.rendering.head import age_warning, contents_html, glance_html, title_html, warnings_html
from gardreader.rendering.options import Anchor
from tests.rendering.samples import FULL, STUB, TODAY


def dated(*dates: PartialDate | None, retrieved: PartialDate | None = None) -> Article:
    sections = tuple(Section(f"s{n}", "A?", "Text.", updated=date) for n, date in enumerate(dates))
    return replace(STUB, sections=sections, source=Source("A registry", retrieved=retrieved))


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (
            dated(PartialDate(2010, 4, 8)),
            "This article is 16 years old. Its latest update was on 8 April 2010.",
        ),
        (dated(PartialDate(2010, 4)), "This article is 16 years old. Its latest update was in April 2010."),
        (dated(PartialDate(2021)), "This article is 5 years old. Its latest update was in 2021."),
        (dated(PartialDate(2010), PartialDate(2020)), "This article is 6 years old."),
        (dated(PartialDate(2010), PartialDate(2024)), ""),
        (dated(PartialDate(2021, 11, 26)), ""),
        (dated(PartialDate(2021, 11, 25)), "This article is 5 years old."),
        (
            dated(None, retrieved=PartialDate(2020, 12, 14)),
            "This article gives no date of its own. It was taken from its source 5 years ago (14 December",
        ),
        (dated(None, retrieved=PartialDate(2024)), ""),
        (dated(None), ""),
        (STUB, ""),
    ],
)
def test_from_five_years_on_the_page_says_how_old_it_is(article: Article, said: str) -> None:
    warning = age_warning(article, TODAY)
    assert (" ".join(warning) if warning else "").startswith(said)
    assert bool(warning) is bool(said)
    if warning:
        assert warning[1].endswith("Knowledge and treatment may have changed since.")
        assert 'class="warning"' in warnings_html(article, TODAY)


@pytest.mark.parametrize(("rare", "marked"), [(False, True), (True, False), (None, False)])
def test_only_what_the_source_calls_not_rare_is_marked_so(rare: bool | None, marked: bool) -> None:
    assert ("Not a rare disease" in warnings_html(replace(STUB, rare=rare), TODAY)) is marked


def test_other_names_stand_together_by_who_gives_them() -> None:
    names = (Synonym("A", "Orphanet"), Synonym("B"), Synonym("C", "Orphanet"), Synonym("D"))
    html = title_html(replace(STUB, synonyms=names))
    assert "Also known as:</span> B\u00a0· D" in html
    assert "Also named by Orphanet:</span> A\u00a0· C" in html
    assert "Also" not in title_html(STUB)


def test_codes_have_their_registries_own_spelling_and_do_not_break() -> None:
    codes = (Identifier("gard", "6233"), Identifier("icd10", "E84"), Identifier("xyz", "1"))
    html = glance_html(replace(STUB, identifiers=codes), TODAY)
    assert "GARD&nbsp;6233\u00a0· ICD-10&nbsp;E84\u00a0· XYZ&nbsp;1" in html


def test_facts_that_are_not_known_are_left_out_but_for_the_date() -> None:
    html = glance_html(STUB, dt.date(2026, 1, 1))
    assert "Codes" not in html
    assert "Categories" not in html
    assert "the source gives no date" in html


def test_facts_at_a_glance() -> None:
    html = glance_html(FULL, TODAY)
    for said in (
        "Blood Diseases\u00a0· Made-up Diseases",
        "4 on record",
        "2019 (7 years ago)",
        "A registry of examples",
    ):
        assert said in html


def test_the_list_of_contents_has_the_questions_and_beside_them_the_lists() -> None:
    sections, lists = [Anchor("a", "A & b?"), Anchor("c", "C?")], [Anchor("references", "References")]
    html = contents_html(sections, lists)
    assert html.index("#a") < html.index("#c") < html.index("#references")
    assert "A &amp; b?" in html
    assert html.count('<td class="contents"') == 2
    assert contents_html(sections, []).count('<td class="contents"') == 1
    assert contents_html([], lists) == ""
