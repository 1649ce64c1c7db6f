"""Citations: whatever is cited can be reached, and nothing else, in order; and the way back is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.model import Reference, Section
from gardreader.rendering.article_html import render_article
from gardreader.rendering.blocks import Citing, runs_of
from gardreader.rendering.options import Page, RenderOptions
from gardreader.rendering.plain_text import plain_text
from tests.rendering.samples import STUB
from tests.rendering.test_web_page import Outline

LISTED = replace(STUB, references=tuple(Reference(f"k{n}", title=f"Title of {n}") for n in range(1, 31)))
keys = st.lists(st.integers(1, 30).map(lambda n: f"k{n}"), min_size=1, max_size=12).map(tuple)


def mark(*numbers: int, **how: bool) -> str:
    return Citing(LISTED, **how)(tuple(f"k{n}" for n in numbers))


def text(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1,), "[1]"),
        ((1, 2), "[1,2]"),
        ((1, 3), "[1,3]"),
        ((3, 1), "[1,3]"),
        ((2, 2), "[2]"),
        ((1, 2, 3), "[1–3]"),
        ((3, 2, 1, 2), "[1–3]"),
        ((1, 3, 4, 5, 8), "[1,3–5,8]"),
        ((1, 2, 4, 5), "[1,2,4,5]"),
        ((9, 10, 11, 12, 20, 21, 22), "[9–12,20–22]"),
    ],
)
def test_marks(numbers: tuple[int, ...], told: str) -> None:
    for how in ({}, {"live": True}, {"paper": True}, {"linked": False}):
        assert text(mark(*numbers, **how)) == told


def test_a_run_is_one_link_in_the_window_and_elsewhere_its_ends_are_links() -> None:
    assert mark(1, 2, 3, live=True) == '<a class="cite" id="cite-1-1" href="#refs-1-3">[1–3]</a>'
    assert mark(1, 2, 3) == (
        '<a class="cite" id="cite-1-1" href="#ref-1">[1–</a><a class="cite" href="#ref-3">3]</a>'
    )
    assert mark(1, 3, live=True) == (
        '<a class="cite" id="cite-1-1" href="#ref-1">[1,</a>'
        '<a class="cite" id="cite-3-1" href="#ref-3">3]</a>'
    )


def test_on_paper_there_is_no_way_back_and_without_a_list_none_forth() -> None:
    assert mark(2, paper=True) == '<a class="cite" href="#ref-2">[2]</a>'
    assert mark(2, 4, linked=False) == '<span class="cite">[2,</span><span class="cite">4]</span>'


def test_what_is_not_in_the_list_is_told_beside_what_is() -> None:
    html = Citing(LISTED)(("gone", "k2", "<b>", "gone"))
    assert text(html) == "[2][gone: no such reference][&lt;b&gt;: no such reference]"
    assert text(Citing(LISTED)(("gone",))) == "[gone: no such reference]"


def reached(page: Page, html: str) -> list[int]:
    """The numbers that the links of one citation lead to, as a reader can follow them."""
    found: list[int] = []
    fills = False
    for target, inner in re.findall(r'href="#([^"]*)">(.*?)</a>', html):
        numbers = [reference.number for reference in page.cited(target)]
        if fills:  # between the two ends of a run stand the rest, in the list as in their numbers
            found += range(found[-1] + 1, numbers[0])
        found += numbers
        fills = inner.endswith("–")
    assert not fills
    return found


@given(keys, st.booleans())
def test_exactly_what_is_cited_can_be_reached_in_order(cited: tuple[str, ...], live: bool) -> None:
    article = replace(LISTED, sections=(Section("one", "One", f"So [{'; '.join('@' + k for k in cited)}]."),))
    page = render_article(article, RenderOptions(live=live))
    wanted = sorted({int(key[1:]) for key in cited})
    html = page.html.split("<p>So ")[1].split(".</p>")[0]
    assert reached(page, html) == wanted
    # The way back: each cited reference names the very place, which stands within this citation.
    assert [r.number for r in page.references if r.places] == wanted
    ids = re.findall(r' id="(cite-[^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {place for r in page.references for place in r.places} == set(ids)
    outline = Outline(page.html)
    assert len(outline.ids) == len(set(outline.ids))


@given(st.lists(keys, min_size=2, max_size=6), st.booleans())
def test_places_of_many_citations_never_meet(citations: list[tuple[str, ...]], live: bool) -> None:
    citing = Citing(LISTED, live=live)
    marks = [citing(cited) for cited in citations]
    ids = re.findall(r'id="([^"]*)"', "".join(marks))
    assert len(ids) == len(set(ids))
    for number in range(1, 31):
        where = [n for n, cited in enumerate(citations) if f"k{number}" in cited]
        places = citing.places.get(number, [])
        assert [next(n for n, html in enumerate(marks) if f'id="{p}"' in html) for p in places] == where


@given(st.sets(st.integers(1, 40)))
def test_runs_hold_their_numbers_and_are_as_long_as_can_be(numbers: set[int]) -> None:
    runs = runs_of(sorted(numbers))
    assert [n for first, last in runs for n in range(first, last + 1)] == sorted(numbers)
    assert all(first == last or last - first >= 2 for first, last in runs)
    longest = [run for run in runs if run[0] != run[1]]
    assert all(first - 1 not in numbers and last + 1 not in numbers for first, last in longest)


def test_plain_text_tells_runs_too() -> None:
    article = replace(LISTED, sections=(Section("one", "One", "So [@k4; @k2; @k3], and [@k9; @k7]."),))
    assert "So [2–4], and [7,9]." in plain_text(article)


def test_a_page_knows_the_references_of_a_link() -> None:
    page = render_article(LISTED)
    assert [r.number for r in page.cited("ref-7")] == [7]
    assert [r.number for r in page.cited("refs-28-40")] == [28, 29, 30]
    for odd in ("ref-", "ref-31", "refs-3", "refs-5-3", "ref-1-2", "cite-1-1", "ref-٣", "ref-1\n", ""):
        assert page.cited(odd) == ()
