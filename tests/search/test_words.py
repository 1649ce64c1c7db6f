from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.search.words import (
    LONGEST_WORD,
    count_terms,
    fold_letters,
    fold_word,
    stem,
    terms_of,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pierre-Robin", "pierre robin"),
        ("Behçet’s disease", "Behcet disease"),
        ("β-thalassemia", "beta thalassemia"),
        ("Factor VII deficiency", "factor 7 deficiency"),
        ("Ménière", "MENIERE"),
        ("Sjögren–Larsson", "sjogren larsson"),
        ("Hashimoto's", "Hashimoto"),
    ],
)
def test_spellings_of_one_name_are_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


def test_a_letter_that_is_rather_a_word_is_no_numeral() -> None:
    assert words_of("I have factor V and X chromosomes") == [
        "i",
        "have",
        "factor",
        "v",
        "and",
        "x",
        "chromosomes",
    ]


def test_a_numeral_stays_where_names_are_compared_without_spaces() -> None:
    assert fold_letters("III") == "iii"
    assert fold_word("III") == "3"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("treated", "treatment"),
        ("inherited", "inherit"),
        ("eyes", "eye"),
        ("diagnosis", "diagnosed"),
        ("metastasis", "metastases"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["hies", "als", "cmt4", "ms", "lens", "pelvis"])
def test_short_words_and_abbreviations_are_not_cut_to_another(word: str) -> None:
    assert stem(word)[:3] == word[:3]
    assert stem("hies") != stem("hi")


def test_words_that_say_nothing_are_not_in_the_index() -> None:
    assert terms_of("What is the treatment of it?") == [stem("treatment")]
    assert count_terms("pain, Pain and pains")[stem("pain")] == 3


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    for word in words_of(text):
        assert len(word) <= LONGEST_WORD
        assert word == "" or word.isalnum()
        assert fold_word(word) == word
    assert len(terms_of(text)) <= len(words_of(text))
