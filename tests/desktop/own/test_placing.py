"""Passages are looked for on a lane, which can be told to stop."""

from __future__ import annotations

import pytest

from gardreader.desktop.own.placing import Paper
from gardreader.errors import Cancelled
from gardreader.own.anchoring import Part
from tests.own.samples import a_passage

TEXT = "\U0001f9ec Sample disease\nIt is a rare finding in most \U0001f9ec people."


def test_positions_are_those_of_the_document() -> None:
    paper = Paper(TEXT, [Part("cause", "What causes it?", 18)])
    spans, lost = paper.place([a_passage(), a_passage("no such words")])
    start = TEXT.index("rare") + 1  # Qt counts the first character twice
    assert [(span.start, span.end) for span in spans] == [(start, start + len("rare finding"))]
    assert len(lost) == 1


def test_it_stops_when_it_is_told_to() -> None:
    def stopped(done: int, total: int, what: str) -> None:
        assert done < 2
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        Paper(TEXT, []).place([a_passage()] * 3, stopped)
