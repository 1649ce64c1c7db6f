"""What was made to hang or mislead a reader is laid out and printed like any other text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.articles.model import Article, Section
from gardreader.handouts.document import make_document
from gardreader.handouts.pdf import pdf_bytes
from gardreader.rendering.article_html import render_article
from gardreader.rendering.themes import load_theme, measure
from tests.handouts.conftest import PRINTED, Press
from tests.handouts.reading_back import body, pages_by_pypdf, written
from tests.rendering.samples import FULL, STUB
from tests.rendering.test_markdown_html import DEEP, PIECES

LETTERS = {
    "marks that turn the direction of writing": "\u202e\u202d\u2067 x \u2069" * 500,
    "accents piled up": ("x" + "\u0301" * 60 + " ") * 200,
    "joiners": "x\u200d\u200c\u2060" * 500,
    "letters beyond the basic plane": "x 😀𝛽🏴‍☠️ " * 300,
    "no letters of any face": "x \ue000\U000f0000\u0378 " * 200,
    "right to left": "x שלום עולם مرحبا بالعالم " * 200,
    "wide letters": "x 罕见病 " * 300,
}


def with_body(text: str) -> Article:
    return replace(STUB, sections=(Section("one", "One", text.strip()),))


@pytest.mark.parametrize("name", [*DEEP, *LETTERS])
def test_it_is_laid_out_within_the_column(name: str) -> None:
    page = render_article(with_body({**DEEP, **LETTERS}[name]))
    document = make_document(page, load_theme("light"))
    document.setTextWidth(measure())
    assert document.size().height() > 100
    assert document.size().width() <= measure() + 1
    assert "x" in document.toPlainText() or name == "lists"


@pytest.mark.parametrize("name", LETTERS)
def test_it_is_printed(name: str) -> None:
    count, data = pdf_bytes(with_body(LETTERS[name]), PRINTED)
    assert len(pages_by_pypdf(data)) == count


def test_a_long_table_of_names_without_spaces_keeps_to_the_sheet(press: Press) -> None:
    symptoms = tuple(replace(FULL.symptoms[0], name="Hyper" + "x" * 280) for _ in range(60))
    sheets = press.lay_out(replace(STUB, symptoms=symptoms, title="T" * 400))
    for leaf in sheets.leaves:
        assert all(p.flow.document.size().width() <= leaf.body.width() for p in leaf.placed)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_printed_and_read_back(press: Press, text: str) -> None:
    try:
        article = with_body(text)
    except ValueError:
        return  # no article: refused before it comes here
    sheets = press.lay_out(article)
    _, data = pdf_bytes(article, PRINTED)
    shown = body(pages_by_pypdf(data), sheets)
    assert shown.replace("\ufffd", "") == written(sheets).replace("\ufffd", "")
