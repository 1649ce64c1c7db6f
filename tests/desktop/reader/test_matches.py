"""Where text stands on a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gardreader.desktop.reader.matches import MOST_MATCHES, document_spans, find_text, first_at_or_after


def test_case_accents_and_white_space_are_set_aside() -> None:
    assert find_text("Sjögren or sjogren", "SJOGREN") == ((0, 7), (11, 18))
    assert find_text("bone\nmarrow, bone  marrow", "bone marrow") == ((0, 11), (13, 25))
    assert find_text("anything", "  ") == ()


def test_signs_are_taken_as_they_are() -> None:
    assert find_text("a.c abc (a)", "a.c") == ((0, 3),)
    assert find_text("a.c abc (a)", "(a)") == ((8, 11),)


def test_positions_are_those_of_a_document() -> None:
    assert find_text("\U0001f600 fever \U0001f600 fever", "fever") == ((3, 8), (12, 17))
    assert document_spans("ab", [(0, 1)]) == ((0, 1),)


def test_there_is_an_end_to_it() -> None:
    assert len(find_text("e" * 5000, "e")) == MOST_MATCHES


def test_the_first_from_a_place_on() -> None:
    matches = ((3, 4), (10, 12))
    assert [first_at_or_after(matches, place) for place in (0, 3, 4, 10, 11)] == [0, 0, 1, 1, 0]


@given(st.text(max_size=80), st.text(min_size=1, max_size=5))
def test_whatever_is_there_is_found(text: str, needle: str) -> None:
    for start, end in find_text(text, needle):
        assert 0 <= start < end <= len(text.encode("utf-16-le", "surrogatepass")) // 2
