from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from gardreader.articles.model import Article, Frequency, Section, Symptom
from gardreader.handouts import keeping
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.handouts.pages import Sheets
from tests.handouts.conftest import Press
from tests.handouts.reading_back import document_text
from tests.rendering.samples import FULL, STUB, TODAY, bundled

WORDS = "The marrow is the soft tissue within some bones and its cells grow into blood. "


def filled(lines: int) -> Article:
    """An article whose parts come to stand elsewhere on the page with each number of lines."""
    lead = Section("lead", "What is it?", "\n\n".join(["A line."] * lines))
    table = "| Gene | Share |\n|---|---|\n" + "| FANCA | " + WORDS * 4 + "|"
    more = Section("more", "What else?", f"{WORDS * 5}\n\nIt may be:\n\n- one\n- two\n- three\n\n{table}")
    signs = tuple(Symptom(f"Sign {n}", frequency=Frequency.FREQUENT) for n in range(9))
    return replace(FULL, sections=(lead, more), symptoms=signs)


def faults(sheets: Sheets) -> list[str]:
    """What is torn apart although it would fit on a page."""
    height = sheets.body.height()
    items = keeping.flow_items(sheets.document)
    torn = [f"{n} is torn" for n, item in enumerate(items) if item.is_torn(height)]
    return torn + [
        f"{n} stands alone"
        for n, (item, following) in enumerate(pairwise(items))
        if item.keeps and item.first_page(height) != following.first_page(height)
    ]


@pytest.mark.parametrize("lines", range(14, 42))
def test_no_heading_is_left_behind_and_no_row_cut_wherever_the_page_ends(press: Press, lines: int) -> None:
    sheets = press.lay_out(filled(lines))
    assert sheets.count > 1
    assert faults(sheets) == []


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("paper", Paper)
def test_nor_in_the_bundled_articles(press: Press, paper: Paper, size: TextSize) -> None:
    for article in (*bundled(), FULL):
        sheets = press.lay_out(article, HandoutOptions(paper, size, printed=TODAY))
        assert faults(sheets) == [], article.id


def test_a_row_longer_than_a_page_is_let_go_over_two(press: Press) -> None:
    table = "| Gene | Share |\n|---|---|\n" + "| FANCA | " + WORDS * 120 + "|"
    sheets = press.lay_out(replace(STUB, sections=(Section("one", "One", table),)))
    assert sheets.count > 2
    assert "FANCA" in document_text(sheets.document)


def test_the_text_is_whole_after_the_breaks(press: Press) -> None:
    sheets = press.lay_out(filled(30))
    text = document_text(sheets.document)
    assert text.count("Themarrow") == 9
    assert text.endswith("advicefromahealthprofessional.")


def test_without_anything_to_keep_no_break_is_made(press: Press) -> None:
    sheets = press.lay_out(STUB)
    assert sheets.count == 1
    assert keeping.keep_together(sheets.document, sheets.body.height()) == 0
