"""The news in the window: found at once, searched as one types, and a way there and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import ArticleRef, NewsItem
from gardreader.desktop.app import Program
from gardreader.desktop.news.news_view import NewsView
from gardreader.desktop.reader.link_card import LinkCard
from gardreader.desktop.reader.prepared import PageLink
from gardreader.desktop.stage import Stage, View
from gardreader.packs.library import Library
from gardreader.paths import Paths
from gardreader.rendering.themes import load_theme
from tests.desktop.conftest import OpenProgram, at_rest
from tests.packs.samples import article, make_pack

SURVEY = NewsItem("A survey", PartialDate(2020, 5, 22), "https://example.org/survey", "Take *part*.")
GENE = NewsItem("A gene was found", PartialDate(2019, 4, 1), "https://example.org/gene", "In people.")
DISEASE = ArticleRef("newsy", "disease-a")


@pytest.fixture
def newsy(open_program: OpenProgram, own_home: Paths, tmp_path: Path) -> Program:
    """The program on a library with two items of news."""
    articles = [
        replace(article("disease-a", "Disease A"), news=(SURVEY, GENE)),
        replace(article("disease-b", "Disease B"), news=(SURVEY,)),
    ]
    library = Library(own_home)
    library.install(make_pack(tmp_path, "newsy", articles))
    library.close()
    return open_program(own_home)


@pytest.fixture
def view(newsy: Program, qtbot: QtBot) -> NewsView:
    return opened(newsy, qtbot)


def opened(program: Program, qtbot: QtBot) -> NewsView:
    program.window.actions_table["news"].trigger()
    view = program.front.news_commands.view
    assert view is not None
    qtbot.waitUntil(lambda: view.settled)
    return view


def link_to(view: NewsView, address: str) -> PageLink:
    assert view.view.page is not None
    return next(link for link in view.view.page.links if link.address == address)


def press(view: NewsView, address: str) -> None:
    """Go to that link and press Enter."""
    link = link_to(view, address)
    view.view.setFocus()
    assert view.view.focus_span(link.start, link.end)
    QTest.keyClick(view.view, Qt.Key.Key_Return)


def shown(stage: Stage) -> View:
    return stage.view


def titles(view: NewsView) -> list[str]:
    assert view.news is not None
    return [entry.item.title for entry in view.news.entries]


def test_the_view_is_made_when_it_is_first_wanted(newsy: Program, qtbot: QtBot) -> None:
    assert newsy.front.news_commands.view is None
    view = opened(newsy, qtbot)
    assert shown(newsy.window.stage) == View.NEWS
    assert titles(view) == ["A survey", "A gene was found"]
    assert view.view.page is not None
    assert "About: Disease A" in view.view.page.text.replace("\u00a0", " ")
    assert newsy.window.focusWidget() is view.field


def test_the_list_of_articles_is_waited_for(gard_library: Library, qtbot: QtBot) -> None:
    view = NewsView(gard_library, load_theme("light"), 100)
    qtbot.addWidget(view)
    assert view.settled
    assert view.field.isReadOnly()
    assert "is being made" in view.field.placeholderText()
    view.set_catalogue(gard_library.catalogue())
    assert not view.field.isReadOnly()
    qtbot.waitUntil(lambda: view.settled)
    view.end_work()


def test_the_welcome_page_offers_them(newsy: Program, qtbot: QtBot) -> None:
    button = newsy.window.welcome.news_link
    assert button.isVisible()
    assert button.text() == "News: 2 items, the newest of 22 May 2020"
    button.click()
    assert shown(newsy.window.stage) == View.NEWS


def test_without_news_nothing_is_offered_and_the_page_says_so(program: Program, qtbot: QtBot) -> None:
    assert not program.window.welcome.news_link.isVisible()
    view = opened(program, qtbot)
    assert view.view.page is not None
    assert "No pack of this library brings news." in view.view.page.text


def test_words_narrow_them_as_one_types(view: NewsView, qtbot: QtBot) -> None:
    QTest.keyClicks(view.field, "GENE peo")
    qtbot.waitUntil(lambda: titles(view) == ["A gene was found"])
    QTest.keyClicks(view.field, "x")
    qtbot.waitUntil(lambda: titles(view) == [])
    assert view.view.page is not None
    assert "No news has the words “GENE peox”." in view.view.page.text
    QTest.keyClick(view.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(view)) == 2)


def test_keys_lead_from_the_field_to_the_page_and_back(newsy: Program, view: NewsView) -> None:
    QTest.keyClick(view.field, Qt.Key.Key_Down)
    assert newsy.window.focusWidget() is view.view
    QTest.keyClick(view.view, Qt.Key.Key_Tab)
    assert view.view.focused_link is not None
    QTest.keyClick(view.view, Qt.Key.Key_Escape)
    QTest.keyClick(view.view, Qt.Key.Key_Escape)
    assert newsy.window.focusWidget() is view.field


def test_a_disease_is_opened_and_back_leads_to_the_news(newsy: Program, view: NewsView, qtbot: QtBot) -> None:
    stage, pane = newsy.window.stage, newsy.window.pane
    assert pane is not None
    press(view, f"article:{DISEASE}")
    qtbot.waitUntil(lambda: pane.ref == DISEASE and not pane.loading)
    assert shown(stage) == View.ARTICLE
    stage.back()
    assert shown(stage) == View.NEWS
    assert stage.can_forward
    stage.forward()
    assert shown(stage) == View.ARTICLE
    stage.back()
    stage.back()
    assert shown(stage) == View.WELCOME


def test_back_leads_to_what_was_read_before(newsy: Program, qtbot: QtBot) -> None:
    stage, pane = newsy.window.stage, newsy.window.pane
    assert pane is not None
    before = ArticleRef("newsy", "disease-b")
    newsy.window.open(before)
    qtbot.waitUntil(lambda: pane.ref == before and not pane.loading)
    view = opened(newsy, qtbot)
    stage.back()
    assert (shown(stage), pane.ref) == (View.ARTICLE, before)
    opened(newsy, qtbot)
    press(view, f"article:{DISEASE}")
    qtbot.waitUntil(lambda: pane.ref == DISEASE and not pane.loading)
    stage.back()
    assert shown(stage) == View.NEWS
    stage.back()
    qtbot.waitUntil(lambda: pane.ref == before and not pane.loading)
    assert shown(stage) == View.ARTICLE


def test_back_leads_to_the_results_of_a_search(newsy: Program, qtbot: QtBot) -> None:
    stage = newsy.window.stage
    newsy.window.search("wilson")
    opened(newsy, qtbot)
    stage.back()
    assert shown(stage) == View.RESULTS
    stage.back()
    assert shown(stage) == View.WELCOME


def test_a_link_out_shows_the_one_card_with_its_age(newsy: Program, view: NewsView, qtbot: QtBot) -> None:
    press(view, "https://example.org/survey")
    qtbot.waitUntil(lambda: bool(newsy.window.findChildren(LinkCard)))
    (card,) = newsy.window.findChildren(LinkCard)
    told = " ".join(label.text() for label in card.findChildren(type(card.told_label)))
    assert "22 May 2020" in told
    with qtbot.waitSignal(newsy.front.news_commands.save_wanted) as kept:
        card.save()
    assert (kept.args[0].title, kept.args[0].address) == ("A survey", "https://example.org/survey")
    assert kept.args[0].ref is None


def test_where_addresses_are_not_offered_the_news_offer_none(
    newsy: Program, view: NewsView, qtbot: QtBot
) -> None:
    offered = [view.cards.links_open]
    newsy.session.update(links_open=False)
    offered.append(view.cards.links_open)
    assert offered == [True, False]
    press(view, "https://example.org/survey")
    qtbot.waitUntil(lambda: bool(newsy.window.findChildren(LinkCard)))
    (card,) = newsy.window.findChildren(LinkCard)
    assert not card.open_button.isVisible()
    card.reject()


def test_what_is_kept_from_the_news_is_on_the_reading_list(
    newsy: Program, view: NewsView, qtbot: QtBot
) -> None:
    press(view, "https://example.org/gene")
    qtbot.waitUntil(lambda: bool(newsy.window.findChildren(LinkCard)))
    newsy.window.findChildren(LinkCard)[0].save()
    qtbot.waitUntil(lambda: newsy.window.status.message.whole == "Kept for later: A gene was found")


def test_theme_zoom_and_library_are_followed(
    newsy: Program, view: NewsView, qtbot: QtBot, tmp_path: Path
) -> None:
    newsy.commands.toggle_dark()
    qtbot.waitUntil(lambda: view.view.theme is newsy.appearance.theme)
    before = view.view.document().size().height()
    newsy.window.actions_table["zoom_in"].trigger()
    newsy.window.actions_table["zoom_in"].trigger()
    qtbot.waitUntil(lambda: view.view.document().size().height() > before)
    assert newsy.librarian.library is not None
    newsy.librarian.library.remove("newsy")
    newsy.librarian.look_again()
    qtbot.waitUntil(lambda: at_rest(newsy) and titles(view) == [])
    assert newsy.window.welcome.news_link.text().startswith("News: 0")


def test_another_tab_has_its_own_view(newsy: Program, view: NewsView, qtbot: QtBot) -> None:
    newsy.window.actions_table["new_tab"].trigger()
    assert shown(newsy.window.stage) == View.WELCOME
    newsy.window.actions_table["previous_tab"].trigger()
    assert shown(newsy.window.stage) == View.NEWS


@pytest.fixture
def real(gard_library: Library, qtbot: QtBot) -> Iterator[NewsView]:
    view = NewsView(gard_library, load_theme("light"), 100)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.set_catalogue(gard_library.catalogue())
    qtbot.waitUntil(lambda: view.settled)
    yield view
    view.end_work()


def test_the_real_news_are_all_there_and_found(real: NewsView, qtbot: QtBot) -> None:
    assert len(titles(real)) == 24
    QTest.keyClicks(real.field, "sickle cell")
    qtbot.waitUntil(lambda: real.news is not None and 0 < real.news.found < 24)
    assert any("Sickle Cell" in title for title in titles(real))
