"""Whatever is typed is answered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Query

NASTY = (
    "",
    " ",
    "\0\x01\x1f\x7f\u2028",
    "?!.,;:-–—()[]{}",
    '"',
    '"bone marrow',
    "“bone” „marrow",
    "🧬🩸👩‍⚕️",
    "مرض السكري",
    "\u202eesrever\u202c",
    "白血病",
    "-",
    "--",
    "-a",
    "- -a -",
    "signs:",
    "category:",
    'category:"',
    "kind:pack:signs:",
    "a" * 10_000,
    "a " * 5_000,
    "fever " * 1_700,
    "\u0301" * 10_000,
    "'" * 10_000,
    '"' * 10_000,
    "-" * 10_000,
    "(" * 10_000,
    "é" * 10_000,
    "signs: " + "fever, " * 1_400,
    "\ud800",
)

_words = st.sampled_from(
    [
        "bone",
        "marrow",
        "treat",
        "AS",
        "was",
        '"',
        "“",
        "-",
        ":",
        "kind:",
        "pack:",
        "signs:",
        "category:",
        "🧬",
        "\0",
        "ß",
        "۱",
        "VII",
    ]
)
texts = st.one_of(st.text(), st.text(max_size=2000), st.lists(_words, max_size=40).map(" ".join))


@pytest.mark.shared
@pytest.mark.parametrize("text", NASTY, ids=lambda text: repr(text[:12]))
def test_nasty_input_on_the_large_library(gard_engine: SearchEngine, text: str) -> None:
    results = gard_engine.search(Query(text))
    assert results.query.text == text
    assert len(gard_engine.complete(text).hits) <= 12
    results.to_plain()


@settings(deadline=None, max_examples=150)
@given(texts, st.integers(-1, 30), st.booleans(), st.lists(st.text(max_size=5), max_size=2))
def test_any_query(
    small_engine: SearchEngine, text: str, limit: int, as_typed: bool, values: list[str]
) -> None:
    query = Query(text, limit, tuple(values), tuple(values), tuple(values), as_typed)
    results = small_engine.search(query)
    assert results.query == query
    assert len(results.hits) <= max(0, limit)
    results.to_plain()
    results.grouped()
