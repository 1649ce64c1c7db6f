from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gardreader.search.marks import mark_words, stems_to_mark


def test_every_form_of_a_word_is_marked_where_it_stands() -> None:
    text = "Treatment: people were treated; others are untreated. TREATING helps Behçet’s disease."
    marked = [text[begin:end] for begin, end in mark_words(text, ("treat", "behcet"))]
    assert marked == ["Treatment", "treated", "TREATING", "Behçet’s"]


def test_nothing_is_marked_for_no_word_or_a_stop_word() -> None:
    assert mark_words("What is it?", ()) == ()
    assert mark_words("What is it?", ("is", "")) == ()
    assert stems_to_mark(("the", "pain")) == {"pain"}


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_marks_are_in_order_and_apart(text: str, words: list[str]) -> None:
    end = 0
    for begin, until in mark_words(text, words):
        assert end <= begin < until <= len(text)
        end = until
