"""Kept for later, by keys alone: an article and a reference, taken home as RIS."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import rispy

from gardreader.articles.markdown_file import read_article
from gardreader.own.database import Own
from gardreader.own.reading_list import Kept, KeptKind, entries
from gardreader.paths import content
from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until

pytestmark = pytest.mark.journey


def test_an_article_and_a_reference_go_home_as_ris(reader: Reader, tmp_path: Path) -> None:
    target = tmp_path / "home.ris"
    article = read_article(content() / "wilson-disease.md")
    reader.start("wilson-disease", title="Wilson disease")
    screen = reader.screen
    screen.press("ctrl+s")
    wait_until(lambda: len(_kept(reader)) == 1, "Ctrl+S kept nothing")

    # A reference's own link, reached by Tab at the end of the page; its card keeps the reference.
    tabs = iter(range(1, 40))
    wait_until(lambda: _saves_a_reference(reader, next(tabs)), "no card of a reference kept it")

    screen.press("ctrl+4")  # the list, with the keyboard
    wait_until(lambda: _ticks(reader), "Space ticked nothing")
    kept = _kept(reader)
    screen.press("Escape")  # back to the page
    screen.press("ctrl+shift+r")
    screen.wait_for_title("Save references")
    screen.press("ctrl+a")
    screen.type(str(target))
    screen.press("Return")
    wait_until(target.is_file, "the references were not saved")
    records = rispy.loads(target.read_text(encoding="utf-8"))
    assert [record["id"] for record in records] == [reference.id for reference in article.references]
    assert [record.get("title", "") for record in records] == [r.title for r in article.references]
    reader.quit()
    assert _kept(reader) == kept
    assert {each.what.kind.value for each in kept} >= {"article", "reference"}


def _kept(reader: Reader) -> tuple[Kept, ...]:
    path = reader.home / "own.sqlite"
    if not path.is_file():
        return ()
    with closing(Own.open(path)) as own:
        return entries(own)


def _ticks(reader: Reader) -> bool:
    """Space ticks the first entry, once the list is there."""
    reader.screen.press("Home", "space")
    return _in_time(lambda: any(kept.done for kept in _kept(reader)), 2)


def _saves_a_reference(reader: Reader, tabs: int) -> bool:
    """From that link at the end of the page to its card, and there to the button that keeps it."""
    screen = reader.screen
    screen.press("ctrl+End", *["Tab"] * tabs, "Return")
    if not _in_time(lambda: len(screen.titles()) > 1, 0.6):
        return False  # that link leads elsewhere on the page
    before = len(_kept(reader))
    screen.press("alt+s")
    _in_time(lambda: len(_kept(reader)) > before, 3)
    return any(kept.what.kind is KeptKind.REFERENCE for kept in _kept(reader))


def _in_time(holds: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
