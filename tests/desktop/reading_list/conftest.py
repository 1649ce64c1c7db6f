"""What the tests of the reading list share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef, Author, Reference
from gardreader.desktop.own.keeper import Keeper
from gardreader.desktop.reading_list.panel import ReadingListPanel
from gardreader.own.reading_list import Keepable, Kept, add, entries

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")
PAPER = Keepable.of_reference(
    Reference("doe", type="article-journal", author=(Author("Doe", "J"),), title="On copper",
              container_title="Lancet", pmid="12345678"),
    WILSON,
)  # fmt: skip
LINK = Keepable.of_link("https://example.org/a", "A page", WILSON)
ODD = Keepable.of_reference(Reference("odd", title="<b>Odd</b>", url="javascript:alert(1)"))
Fill = Callable[..., tuple[Kept, ...]]


@pytest.fixture
def keeper(qtbot: QtBot, tmp_path: Path) -> Iterator[Keeper]:
    """A keeper of a file of its own, open."""
    made = Keeper(tmp_path / "own" / "own.sqlite")
    with qtbot.waitSignal(made.changed):
        made.start()
    yield made
    made.close()


@pytest.fixture
def fill(keeper: Keeper, qtbot: QtBot) -> Fill:
    """Keeps things, waits for it, and gives the whole list."""

    def keep(*things: Keepable) -> tuple[Kept, ...]:
        with qtbot.waitSignal(keeper.changed):
            keeper.do(lambda own: add(own, [(thing, "") for thing in things]), "reading_list")
        return listed(keeper)

    return keep


@pytest.fixture
def panel(keeper: Keeper, qtbot: QtBot) -> Iterator[ReadingListPanel]:
    """The page, shown."""
    made = ReadingListPanel(keeper)
    qtbot.addWidget(made)
    made.resize(340, 700)
    made.show()
    qtbot.waitUntil(lambda: made.settled)
    yield made
    made.end_work()


def listed(keeper: Keeper) -> tuple[Kept, ...]:
    assert keeper.own is not None
    return entries(keeper.own)
