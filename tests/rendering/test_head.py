from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article, Section, Source, Synonym
from gardreader.rendering.head import age_warning, contents_html, title_html, warnings_html
from gardreader.rendering.options import Anchor, RenderOptions
from tests.rendering.samples import ON_THE_DAY, STUB, TODAY


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
    html = title_html(replace(STUB, synonyms=names), ON_THE_DAY)
    assert "Also known as:</span> B\u00a0· D" in html
    assert "Also named by Orphanet:</span> A\u00a0· C" in html
    assert "Also" not in title_html(STUB, ON_THE_DAY)


LIVE = replace(ON_THE_DAY, live=True)
MANY = replace(STUB, synonyms=tuple(Synonym(f"Name {n}", "Orphanet" if n > 2 else "") for n in range(1, 16)))


def test_past_three_other_names_are_folded_in_the_window() -> None:
    html = title_html(MANY, LIVE)
    assert re.findall(r"Name \d+", html) == ["Name 1", "Name 2", "Name 3"]
    assert "Also named by Orphanet:</span> Name 3 " in html
    assert html.endswith('<a class="fold" href="control:names/open">and 12 more names</a></p>')


def test_folded_names_are_shown_when_asked_for_and_can_be_folded_again() -> None:
    html = title_html(MANY, replace(LIVE, names_open=True))
    assert re.findall(r"Name \d+", html) == [f"Name {n}" for n in range(1, 16)]
    assert html.endswith('<a class="fold" href="control:names/closed">show fewer names</a></p>')


@pytest.mark.parametrize("options", [ON_THE_DAY, replace(ON_THE_DAY, paper=True)])
def test_nothing_is_folded_where_nothing_unfolds_it(options: RenderOptions) -> None:
    html = title_html(MANY, options)
    assert html.count("Name ") == 15
    assert "control:" not in html


def test_three_names_are_not_folded_and_one_more_is_called_so() -> None:
    few = replace(MANY, synonyms=MANY.synonyms[:3])
    assert title_html(few, LIVE) == title_html(few, ON_THE_DAY)
    assert "and 1 more name<" in title_html(replace(MANY, synonyms=MANY.synonyms[:4]), LIVE)


def test_the_list_of_contents_has_the_questions_and_beside_them_the_lists() -> None:
    sections, lists = [Anchor("a", "A & b?"), Anchor("c", "C?")], [Anchor("references", "References")]
    html = contents_html(sections, lists)
    assert html.index("#a") < html.index("#c") < html.index("#references")
    assert "A &amp; b?" in html
    assert html.count('<td class="contents"') == 2
    assert contents_html(sections, []).count('<td class="contents"') == 1
    assert contents_html([], lists) == ""
