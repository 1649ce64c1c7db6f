from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.citations import cited_keys, find_citations, numbering, replace_citations
from gardreader.articles.model import Article, Reference, Section, Source
from tests.strategies import keys, lines


@given(st.lists(st.lists(keys, min_size=1, max_size=3), max_size=4), lines())
def test_citations_are_found_in_order(groups: list[list[str]], text: str) -> None:
    text = text.replace("[", "(").replace("\\", "/")
    markdown = text.join("[" + "; ".join(f"@{key}" for key in group) + "]" for group in groups)
    found = find_citations(markdown)
    assert [list(citation.keys) for citation in found] == groups
    assert [markdown[c.start] + markdown[c.end - 1] for c in found] == ["[]"] * len(groups)
    assert replace_citations(markdown, lambda citation: "") == text * max(0, len(groups) - 1)


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("One [@a], two [@a; @b:1].", [("a",), ("a", "b:1")]),
        ("[ @doe2006 ;@roe ]", [("doe2006", "roe")]),
        (r"\[@a]", []),
        ("[a]", []),
        ("[@a.]", []),
        ("[@a, @b]", []),
        ("[@]", []),
        ("a@b.org", []),
    ],
)
def test_what_is_a_citation(markdown: str, found: list[tuple[str, ...]]) -> None:
    assert [citation.keys for citation in find_citations(markdown)] == found


def test_numbers_follow_the_reference_list() -> None:
    article = Article(
        "a",
        "A",
        Source("s"),
        sections=(Section("one", "One", "x [@c; @b]"), Section("two", "Two", "y [@b; @nowhere]")),
        references=(Reference("b"), Reference("c")),
    )
    assert cited_keys(article) == ("c", "b", "nowhere")
    assert numbering(article) == {"b": 1, "c": 2}
