"""From a citation to the list and back to the very line, and to every place that cites a reference."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.references import links
from gardreader.desktop.reader.citing_places import entry_at, mark_of
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.desktop.reader.reader_pane import ReaderPane
from tests.desktop.reader.conftest import (
    bundled,
    citation,
    click,
    hover,
    open_article,
    point_on,
    top,
)

NECROSIS = bundled("bone-marrow-necrosis")


def page_of(pane: ReaderPane) -> Prepared:
    page = pane.view.page
    assert page is not None
    return page


def focus(pane: ReaderPane, link: PageLink) -> None:
    assert pane.view.focus_span(link.start, link.end)


def press(pane: ReaderPane, key: Qt.Key) -> None:
    QTest.keyClick(pane.view, key)


@pytest.fixture
def small(pane: ReaderPane, qtbot: QtBot) -> ReaderPane:
    """The article in a pane so low that the list is far from the text."""
    pane.resize(700, 420)
    open_article(qtbot, pane, NECROSIS)
    return pane


def test_enter_goes_to_the_list_and_enter_comes_back_to_the_line(small: ReaderPane) -> None:
    cited = citation(small, 2, nth=1)
    focus(small, cited)
    assert small.card.isVisible()
    there = top(small)
    press(small, Qt.Key.Key_Return)
    assert not small.card.isVisible()
    mark = small.view.focused_link
    assert mark is not None
    assert page_of(small).places[mark.address[1:]] == cited.start
    entry = entry_at(page_of(small), mark.start)
    assert entry is not None
    assert entry.number == 2
    assert top(small) != there
    press(small, Qt.Key.Key_Return)
    assert top(small) == there
    assert small.view.focused_link == cited
    press(small, Qt.Key.Key_Return)  # and there again
    assert small.view.focused_link == mark


def test_backspace_comes_back_too(small: ReaderPane) -> None:
    cited = citation(small, 3)
    focus(small, cited)
    there = top(small)
    press(small, Qt.Key.Key_Return)
    small.back()
    assert top(small) == there
    assert small.view.focused_link == cited


def test_a_click_gives_the_keyboard_the_way_back(small: ReaderPane) -> None:
    cited = citation(small, 2, nth=2)
    point_on(small, cited)
    there = top(small)
    click(small, cited)
    assert top(small) != there
    press(small, Qt.Key.Key_Return)
    assert top(small) == there
    assert small.view.focused_link == cited


def test_tab_goes_on_from_where_a_citation_led(small: ReaderPane) -> None:
    focus(small, citation(small, 3))
    press(small, Qt.Key.Key_Return)
    press(small, Qt.Key.Key_Tab)
    link = small.view.focused_link
    assert link is not None
    assert link.start > page_of(small).places["ref-3"]


def test_every_place_is_visited_by_key_and_by_mouse(small: ReaderPane) -> None:
    page = page_of(small)
    places = page.page.references[1].places
    assert len(places) > 2
    first = mark_of(page, page.page.references[1], places[0])
    assert first is not None
    small.follow("#references")
    click(small, first)
    visited = []
    for _ in places:
        small.returning.next_place()
        link = small.view.focused_link
        assert link is not None
        assert small.view.is_in_view(link.start)
        visited.append(link.start)
    assert visited == [*(page.places[place] for place in places[1:]), page.places[places[0]]]
    assert small.returning.mark.isVisible()
    assert f"place 1 of {len(places)}" in small.returning.mark.text()
    small.returning.previous_place()
    assert small.view.focused_link == page.link_at(page.places[places[-1]])
    small.returning.mark.next_wanted.emit()
    assert small.view.focused_link == page.link_at(page.places[places[0]])
    press(small, Qt.Key.Key_Escape)


def test_the_marks_in_the_list_lead_to_their_places(small: ReaderPane) -> None:
    page = page_of(small)
    for number, reference in enumerate(page.page.references, 1):
        for n, place in enumerate(reference.places, 1):
            mark = mark_of(page, reference, place)
            assert mark is not None
            click(small, mark)
            focused = small.view.focused_link
            assert focused is not None
            assert focused.start == page.places[place]
            if len(reference.places) > 1:
                assert f"Reference {number}: place {n} of" in small.returning.mark.text()
            press(small, Qt.Key.Key_Backspace)
    assert small.view.focused_link == mark


def test_a_mark_tells_what_stands_at_its_place(small: ReaderPane) -> None:
    reference = page_of(small).page.references[1]
    mark = mark_of(page_of(small), reference, reference.places[2])
    assert mark is not None
    with_text: list[str] = []
    small.message.connect(with_text.append)
    hover(small, mark)
    assert small.card.isVisible()
    told = small.card.told
    assert told is not None
    assert told.head.startswith("Cited in ")
    assert "place 3 of" in told.head
    assert "[1–3]" in told.plain
    assert told.head in with_text


def test_from_the_card_to_a_section_that_cites(small: ReaderPane) -> None:
    hover(small, citation(small, 2))
    place = page_of(small).page.references[1].places[2]
    small.card.link_followed.emit(f"#{place}")
    focused = small.view.focused_link
    assert focused is not None
    assert focused.start == page_of(small).places[place]


def test_with_nothing_in_hand_it_says_what_to_do(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    QTest.mouseMove(pane.view.viewport(), QPoint(1, 1))
    with qtbot.waitSignal(pane.message) as told:
        pane.returning.next_place()
    assert "Go to a citation" in told.args[0]


def test_another_article_forgets_the_way(small: ReaderPane, qtbot: QtBot) -> None:
    focus(small, citation(small, 2))
    press(small, Qt.Key.Key_Return)
    open_article(qtbot, small, bundled("wilson-disease"))
    assert not small.returning.mark.isVisible()
    with qtbot.waitSignal(small.shown):
        small.back()


def test_a_zoom_in_between_leaves_the_way_open(small: ReaderPane, qtbot: QtBot) -> None:
    cited = citation(small, 2, nth=1)
    focus(small, cited)
    press(small, Qt.Key.Key_Return)
    small.set_zoom(150)
    qtbot.waitUntil(lambda: not small.loading)
    press(small, Qt.Key.Key_Return)
    assert small.view.focused_link == cited
    assert small.view.is_in_view(cited.start)


def test_codes_of_the_card_are_those_of_the_reference(small: ReaderPane) -> None:
    article = small.article
    assert article is not None
    for number, reference in enumerate(article.references, 1):
        hover(small, citation(small, number))
        told = small.card.told
        assert told is not None
        for _, address in links(reference):
            assert f'href="{address}"'.replace("&", "&amp;") in told.html
