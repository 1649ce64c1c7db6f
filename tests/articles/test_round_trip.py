"""Writing an article and reading it back gives the same article."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings

from gardreader.articles.markdown_file import MAX_ATTRIBUTES, parse_article, write_article
from gardreader.articles.model import Article, Section, Source
from gardreader.articles.plain import from_plain, to_plain
from gardreader.errors import ArticleError
from tests.strategies import articles

HEAD = "---\nid: a\ntitle: A\nsource: {name: x}\n---\n"

several = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _with_section(title: str, source_id: str) -> Article:
    return Article("a", "A", Source("x"), sections=(Section("one", title, "", source_id=source_id),))


@several
@given(articles())
def test_as_plain_values(article: Article) -> None:
    assert from_plain(to_plain(article)) == article


@several
@given(articles())
@example(_with_section("A {: #b }", 'a {"b\\" }'))
@example(_with_section("A \\{: #b \\} \\", "\\"))
@example(_with_section("{", "}"))
def test_as_a_markdown_file(article: Article) -> None:
    assert parse_article(write_article(article)) == article


def test_a_heading_full_of_spaces_or_braces_is_read_at_once() -> None:
    for filling in (" " * 200_000, "{: " * 100_000, "\\" * 200_001, "{:}" * 70_000):
        article = parse_article(f"{HEAD}## a{filling}b {{: #a }}\n")
        assert article.sections[0].id == "a"


def test_attributes_without_end_are_refused() -> None:
    with pytest.raises(ArticleError, match=r"^line 6: the attributes of the heading are too long$"):
        parse_article(f"{HEAD}## a {{: {'#a ' * MAX_ATTRIBUTES}}}\n")
