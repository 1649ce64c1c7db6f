"""By keys alone: highlight, note and favourite; then the program is killed, and all of it is there again."""

from __future__ import annotations

from contextlib import closing

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.own import favourites, history, passages
from gardreader.own.database import Own
from gardreader.own.passages import Passage
from gardreader.packs.bundled import BUNDLED_ID
from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until

pytestmark = pytest.mark.journey

WILSON = ArticleRef(BUNDLED_ID, "wilson-disease")


def kept(reader: Reader) -> tuple[Passage, ...]:
    path = reader.home / "own.sqlite"
    if not path.is_file():
        return ()
    with closing(Own.open(path)) as own:
        return passages.passages(own)


def starred(reader: Reader) -> list[ArticleRef]:
    with closing(Own.open(reader.home / "own.sqlite")) as own:
        return [found.ref for found in favourites.favourites(own)]


def test_what_was_marked_survives_the_death_of_the_program(reader: Reader) -> None:
    reader.start("wilson-disease", title="Wilson disease")
    screen = reader.screen
    # What is found is the beginning of what is selected.
    screen.press("ctrl+f")
    screen.type("copper")
    screen.press("Return", "Escape", "ctrl+shift+Right", "ctrl+shift+Right", "ctrl+h")
    wait_until(lambda: len(kept(reader)) == 1, "Ctrl+H kept nothing")
    assert kept(reader)[0].quote.text.lower().startswith("copper ")

    screen.press("ctrl+f")
    screen.type("liver")
    screen.press("Return", "Escape", "ctrl+shift+Right", "ctrl+m")
    screen.wait_for_title("Note")
    screen.type("Ask at the meeting")
    screen.press("ctrl+Return")
    wait_until(lambda: len(kept(reader)) == 2, "Ctrl+M kept nothing")
    screen.wait_for_title("Wilson disease")
    screen.press("ctrl+shift+d")
    wait_until(lambda: starred(reader) == [WILSON], "Ctrl+Shift+D kept nothing")
    reader.end()

    before = kept(reader)
    assert sorted(found.note for found in before) == ["", "Ask at the meeting"]
    reader.start(title="Wilson disease")
    reader.position_at_rest()
    screen.press("ctrl+5")  # the notes of the article, with the keyboard: the first is removed, and put back
    reader.position_at_rest()  # the list is there by then; a second Delete would remove the other too
    screen.press("Home", "Delete")
    wait_until(lambda: len(kept(reader)) == 1, "Delete removed nothing")
    screen.press("ctrl+z")
    wait_until(lambda: len(kept(reader)) == 2, "Ctrl+Z put nothing back")
    reader.quit()
    assert kept(reader) == before
    with closing(Own.open(reader.home / "own.sqlite")) as own:
        assert [visit.ref for day in history.days(own) for visit in day.visits] == [WILSON]
