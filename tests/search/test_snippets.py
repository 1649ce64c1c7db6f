from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gardreader.search.snippets import WORDS_SHOWN, make_snippet
from gardreader.search.words import words_of


def snippet(body: str, *wanted: str) -> tuple[str, list[str]]:
    words = words_of(body)
    numbers = {word: n for n, word in enumerate(sorted(set(words)))}
    mask = np.array([word in wanted for word in sorted(numbers)], dtype=np.bool_)
    made = make_snippet(body, np.array([numbers[word] for word in words], dtype=np.int32), mask)
    return made.text, [text for text, marked in made.parts if marked]


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("Drugs that thin mucus.", "mucus") == ("Drugs that thin mucus.", ["mucus"])


def test_the_window_holds_the_most_different_words() -> None:
    body = f"Pain and pain. {'Then nothing. ' * 60}Fever with pain in a bone. {'Nothing more. ' * 60}"
    text, marked = snippet(body, "fever", "pain", "bone")
    assert marked == ["Fever", "pain", "bone"]
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert len(text.split()) <= WORDS_SHOWN + 2


def test_without_any_word_the_beginning_is_shown() -> None:
    body = "First words. " + "Others follow. " * 60
    text, marked = snippet(body)
    assert text.startswith("First words.")
    assert marked == []


@given(st.text(max_size=400), st.lists(st.text(max_size=6), max_size=3))
def test_a_snippet_is_a_piece_of_the_text(body: str, wanted: list[str]) -> None:
    text, marked = snippet(body, *wanted)
    inner = text.removeprefix("… ").removesuffix(" …")
    assert inner in body
    assert all(word in body for word in marked)
