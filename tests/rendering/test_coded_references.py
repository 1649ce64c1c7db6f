from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.rendering.article_html import render_article
from gardreader.rendering.coded_references import (
    LONGEST_TITLE,
    references_told,
    short_reference,
    surest_address,
)
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.qr import MOST_BYTES
from tests.rendering.samples import FULL, bundled


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (Reference("a", title="On X"), "On X."),
        (Reference("a", author=(Author(literal="A body"),), issued="Spring 2010"), "A body. Spring 2010."),
        (Reference("a", title="Is it?", publisher="P", issued=PartialDate(2006, 3)), "Is it?. P, 2006."),
        (Reference("a"), "a."),
    ],
)
def test_a_short_reference_says_who_what_and_when(reference: Reference, text: str) -> None:
    assert short_reference(reference) == text


def test_a_long_title_is_cut_between_words() -> None:
    text = short_reference(Reference("a", title="word " * 40 + "end"))
    assert text.endswith("word….")
    assert len(text) <= LONGEST_TITLE + 2


def test_the_surest_address_is_one_that_a_code_can_hold() -> None:
    both = Reference("a", doi="10.1000/x", pmid="123", url="https://example.org")
    assert surest_address(both) == "https://doi.org/10.1000/x"
    assert surest_address(Reference("a", url=f"https://example.org/{'x' * MOST_BYTES}")) == ""
    assert surest_address(Reference("a", title="A book")) == ""


def test_on_a_screen_each_code_is_a_picture_and_what_has_none_is_in_full() -> None:
    html = render_article(FULL, RenderOptions(references="coded")).html
    assert html.count("<svg") == 2
    assert "<title>https://pubmed.ncbi.nlm.nih.gov/1234567/</title>" in html
    assert "A book that nobody cites" in html
    assert "<img" not in html


def test_the_real_articles_references_have_codes_on_paper() -> None:
    for article in bundled():
        page = render_article(article, RenderOptions(paper=True, references="coded"))
        coded = page.html.count('<img src="qr:')
        assert coded == sum(bool(surest_address(reference)) for reference in article.references) > 0


def test_without_an_address_the_line_says_where_the_list_is_in_the_program() -> None:
    article = replace(FULL, source=replace(FULL.source, url=""))
    told = references_told(article, 2)
    assert told == '<p class="told where">References: 2, in the article “Example disease” in gardreader.</p>'


def test_two_stand_in_a_row_where_both_codes_are_small() -> None:
    urls = ("https://a.org", "https://b.org", "", f"https://c.org/{'x' * 200}", "https://d.org")
    references = tuple(Reference(f"r{n}", title=f"Title {n}", url=url) for n, url in enumerate(urls))
    article = replace(FULL, references=references)
    options = RenderOptions(paper=True, references="coded", paired=True)
    rows = re.findall(r"<tr>(<td class=.number.*?)</tr>", render_article(article, options).html)
    assert [row.count("<p id=") for row in rows] == [2, 1, 1, 1]
    assert [row.count("<img") for row in rows] == [2, 0, 1, 1]
    for row in rows:
        assert sum(map(int, re.findall(r'width="(\d+)%"', row))) == 100
    whole = render_article(article, replace(options, paired=False)).html
    assert whole.count('class="qr half"') == 0
