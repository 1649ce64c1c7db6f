"""The file of a new article."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.checks import check_article
from gardreader.articles.guidance import notes_left, without_comments
from gardreader.articles.markdown_file import parse_article
from gardreader.articles.model import SectionKind
from gardreader.articles.template import new_article

TITLES = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=60)


@given(TITLES.map(str.strip).filter(bool))
def test_any_title_can_be_had(title: str) -> None:
    article = parse_article(new_article("x", title, kinds=tuple(SectionKind), today=dt.date(2026, 3, 1)))
    assert article.title == title
    assert [section.kind for section in article.sections] == list(SectionKind)
    assert article.sections[1].title == f"What are the signs and symptoms of {title}?"


def test_all_that_is_wrong_with_it_is_what_is_to_be_written() -> None:
    article = parse_article(new_article("x", "X"))
    assert {problem.code for problem in check_article(article)} == {"guidance-left"}
    assert [note for note in notes_left(article) if note.startswith("<!--")]
    assert {without_comments(section.body) for section in article.sections} == {"[@first]"}
