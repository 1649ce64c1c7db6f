from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.search.plain import plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Said before [@doe2006; @roe2007].", "Said before."),
        ("![alt](pack:x.png) and [text](https://example.org/a)", "alt and text"),
        (r"\[caused by [a mutation](http://a.b/c)", "[caused by a mutation"),
        ("[canal [cushion] defects](http://a.b/x_(y))", "canal [cushion] defects"),
        ("<https://example.org>", "https://example.org"),
        ("* one\n* two\n\n1. three", "one two three"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("### Head\n> said", "Head said"),
        ("**bold** *thin* `code`", "bold thin code"),
        ("snake_case_word stays, \\*star\\*", "snake_case_word stays, *star*"),
        ("10<sup>9</sup>/L, CO<sub>2</sub>, x<sup>th</sup>", "10⁹/L, CO₂, x^th"),
        ("a &lt; b &amp; c", "a < b & c"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


@given(st.text())
def test_any_text_becomes_one_line(text: str) -> None:
    plain = plain_text(text)
    assert "\n" not in plain
    assert plain == plain.strip()
