"""Which entries are shown, in which order, and what is told of each."""

from __future__ import annotations

import pytest

from gardreader.desktop.reading_list.choosing import Choice, Order, Shown, chosen, first_line, line_of, told
from gardreader.own.reading_list import Kept
from tests.desktop.reading_list.conftest import LINK, ODD, PAPER

LIST = (
    Kept("1", LINK, "2026-11-03T09:30:00Z", note="For Monday"),
    Kept("2", PAPER, "2026-11-02T09:30:00Z", done=True),
    Kept("3", ODD, "2026-11-01T09:30:00Z"),
)


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        (Choice(), "123"),
        (Choice(shown=Shown.TO_READ), "13"),
        (Choice(shown=Shown.DONE), "2"),
        (Choice(order=Order.TITLE), "132"),
        (Choice(order=Order.KIND), "321"),
        (Choice("lancet DOE"), "2"),
        (Choice("monday"), "1"),
        (Choice("12345678"), "2"),
        (Choice("copper monday"), ""),
    ],
)
def test_words_ticks_and_order(choice: Choice, ids: str) -> None:
    assert "".join(kept.id for kept in chosen(map(line_of, LIST), choice)) == ids


def test_what_is_told() -> None:
    assert told(LIST[0]) == ("example.org", "Link · kept 3 November 2026")
    assert told(LIST[1]) == ("Lancet", "Reference · kept 2 November 2026")
    assert first_line(" a\n\nb ") == "a b"
