"""The first page says what is here, how to find it, how to add more, and what it is not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.welcome import EXAMPLES, Recent, Welcome
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Query
from tests.bundle import BUNDLED_COUNT

REF = ArticleRef("gard", "cystic-fibrosis")


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.resize(900, 700)
    welcome.show()
    return welcome


def text(welcome: Welcome) -> str:
    labels = [label.text() for label in welcome.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(labels + [button.text() for button in welcome.findChildren(QPushButton)])


def button(welcome: Welcome, name: str) -> QPushButton:
    return next(b for b in welcome.findChildren(QPushButton) if b.text() == name)


def test_it_says_what_there_is(
    welcome: Welcome, library: Library, gard_library: Library, qtbot: QtBot
) -> None:
    welcome.set_library(library.packs(), library.count())
    assert f"{BUNDLED_COUNT} articles on rare diseases, on this computer. No network is needed." in text(
        welcome
    )
    welcome.set_library(gard_library.packs(), gard_library.count())
    qtbot.waitUntil(lambda: "Bundled articles" in text(welcome))
    told = text(welcome)
    assert f"{6_061 + BUNDLED_COUNT:,} articles on rare diseases" in told
    assert "6,061 articles · edition 2020-12-14 · Genetic and Rare Diseases Information Center (GARD)" in told


def test_it_says_what_it_is_not_and_how_to_add(welcome: Welcome) -> None:
    told = text(welcome)
    assert "not a diagnosis" in told
    for kind in ("Open data sets", "on a stick", "drop it", "Ctrl+K"):
        assert kind in told


def test_an_empty_library_is_said_plainly(welcome: Welcome, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "No articles are installed yet." in text(welcome))
    assert "A reader of articles" in text(welcome)


def test_a_name_with_an_ampersand_is_shown_whole(welcome: Welcome) -> None:
    welcome.set_recent([Recent(REF, "Hand & foot syndrome")])
    shown = button(welcome, "Hand && foot syndrome")  # as Qt spells one ampersand on a button
    assert shown.accessibleName() == "Hand & foot syndrome"


def test_examples_search_and_what_was_read_opens(welcome: Welcome, qtbot: QtBot) -> None:
    assert not welcome.recent_part.isVisible()
    welcome.set_recent([Recent(REF, "Cystic fibrosis")])
    assert welcome.recent_part.isVisible()
    with qtbot.waitSignal(welcome.article_wanted) as wanted:
        button(welcome, "Cystic fibrosis").click()
    assert wanted.args == [REF]
    for example in EXAMPLES:
        with qtbot.waitSignal(welcome.search_wanted) as searched:
            button(welcome, example).click()
        assert searched.args == [example]


def test_every_example_finds_something_in_the_bundled_articles(own_home: Paths) -> None:
    library = Library.open(own_home, content())
    engine = SearchEngine(library)
    assert engine.open()
    for example in EXAMPLES:
        assert engine.search(Query(example)).hits, example
    engine.close()
    library.close()


def test_one_column_where_there_is_no_room_for_two(welcome: Welcome) -> None:
    wide = welcome._columns.direction()
    welcome.resize(380, 700)
    assert welcome._columns.direction() is not wide
    assert welcome.horizontalScrollBar().maximum() == 0
