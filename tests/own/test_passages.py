"""Highlights and notes: kept, changed, found by words, removed and put back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gardreader.own import passages
from gardreader.own.columns import LONGEST_NOTE
from gardreader.own.database import Own
from gardreader.own.removal import put_back
from tests.own.samples import ELSEWHERE, HERE, THERE, a_passage


@pytest.fixture
def own() -> Iterator[Own]:
    own = Own.open(None)
    yield own
    own.close()


def test_they_come_back_as_they_were_kept(own: Own) -> None:
    one, two, three = a_passage(), a_passage("cells", "A note", THERE), a_passage("same id", ref=ELSEWHERE)
    for passage in (one, two, three):
        passages.keep(own, passage)
    assert passages.of_article(own, HERE) == (one,)
    assert passages.of_article(own, THERE) == (two,)
    assert passages.passage(own, two.id) == two
    assert passages.passage(own, "") is None
    assert set(passages.passages(own)) == {one, two, three}


def test_a_note_and_a_colour_change(own: Own) -> None:
    passage = a_passage()
    passages.keep(own, passage)
    passages.change(own, passage, note="  First line\nsecond\0  ")
    passages.change(own, passages.of_article(own, HERE)[0], colour="blue")
    found = passages.of_article(own, HERE)[0]
    assert (found.note, found.colour) == ("First line\nsecond", "blue")
    passages.change(own, passage, note="é" * LONGEST_NOTE)
    assert len(passages.of_article(own, HERE)[0].note.encode()) == LONGEST_NOTE
    passages.remove(own, [passage.id])
    passages.change(own, passage, note="too late")
    assert passages.passages(own) == ()


def test_they_are_found_by_words_of_title_section_text_and_note(own: Own) -> None:
    passages.keep(own, a_passage("rare finding"))
    passages.keep(own, a_passage("cells", "Ask Dr Döe tomorrow"))
    assert len(passages.passages(own, "necrosis")) == 2
    assert [found.quote.text for found in passages.passages(own, "FINDING rare")] == ["rare finding"]
    assert [found.quote.text for found in passages.passages(own, "doe marrow")] == ["cells"]
    assert passages.passages(own, "nothing of that kind") == ()


def test_lost_places_are_remembered_and_removals_undone(own: Own) -> None:
    passage = a_passage(note="A note")
    passages.keep(own, passage)
    passages.set_lost(own, [(passage.id, True)])
    assert passages.of_article(own, HERE)[0].lost
    passages.set_lost(own, [(passage.id, False)])
    rows = passages.remove(own, [passage.id])
    assert passages.passages(own) == ()
    put_back(own, rows)
    assert passages.passages(own) == (passage,)
