"""Words of a page are marked, gone to by keys, and explained beside themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.glossary.areas import explained_areas
from gardreader.desktop.glossary.explaining import Explaining, word_looks
from gardreader.desktop.glossary.word_book import WordBook
from gardreader.desktop.reader.layers import Span
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.glossary.terms import Glossary
from gardreader.packs.library import Library
from gardreader.paths import content
from gardreader.rendering.themes import THEMES, contrast, load_theme
from tests.desktop.glossary.conftest import make_pane, open_article, pane, wait_for_words
from tests.desktop.reader.conftest import MakePane, bundled, links_of

__all__ = ["make_pane", "pane"]

NECROSIS = bundled("bone-marrow-necrosis")
WILSON = bundled("wilson-disease")


@pytest.fixture
def shown(qtbot: QtBot, pane: ReaderPane, explaining: Explaining) -> Explaining:
    open_article(qtbot, pane, NECROSIS)
    wait_for_words(qtbot, explaining)
    return explaining


def text_of(pane: ReaderPane, span: Span) -> str:
    assert pane.view.page is not None
    return pane.view.page.text[span.start : span.end]


def point_on(pane: ReaderPane, span: Span) -> QPoint:
    pane.view.reveal(span.start, span.end)
    return pane.view.span_area(span.start, span.end).center().toPoint()


def test_each_section_has_its_words_marked_once(pane: ReaderPane, shown: Explaining) -> None:
    page = pane.view.page
    assert page is not None
    ids = [section.id for section in page.article.sections]
    met: set[tuple[str, str]] = set()
    for span in shown.layer.spans:
        section = page.section_at(span.start)
        assert section is not None
        assert section.id in ids
        assert (section.id, span.key) not in met
        met.add((section.id, span.key))
        assert text_of(pane, span).lower() in (
            "bone marrow",
            "bone marrows",
            "necrosis",
            "necrotic",
            "chemotherapy",
        )
        assert page.document.findBlock(span.start).blockFormat().headingLevel() == 0
    assert {key for _, key in met} >= {"bone-marrow", "necrosis"}
    assert len({section for section, _ in met}) > 1


def test_no_word_lies_in_a_link(pane: ReaderPane, shown: Explaining) -> None:
    for span in shown.layer.spans:
        assert not any(link.start < span.end and span.start < link.end for link in links_of(pane))


def test_keys_go_from_word_to_word_and_round(pane: ReaderPane, shown: Explaining) -> None:
    spans = shown.layer.spans
    shown.step(1)
    focused = pane.view.focused_span
    assert focused is not None
    assert focused.span == spans[0]
    assert shown.card.isVisible()
    assert shown.card.texts() in (
        ("bone marrow", "The soft inside of bones, where blood is made."),
        ("necrosis", "The death of a part of a tissue."),
    )
    assert "A dictionary" in shown.card.accessibleDescription()
    for place in (*range(1, len(spans)), 0):
        shown.step(1)
        assert pane.view.focused_span is not None
        assert pane.view.focused_span.span == spans[place]
        assert pane.view.is_in_view(spans[place].start)
        assert pane.rect().contains(shown.card.geometry())
    shown.step(-1)
    assert pane.view.focused_span is not None
    assert pane.view.focused_span.span == spans[-1]


def test_a_key_pressed_before_the_words_are_known_is_not_lost(
    qtbot: QtBot, pane: ReaderPane, explaining: Explaining
) -> None:
    open_article(qtbot, pane, NECROSIS)
    assert not explaining.settled
    explaining.step(1)
    qtbot.waitUntil(explaining.card.isVisible)
    focused = pane.view.focused_span
    assert focused is not None
    assert focused.span == explaining.layer.spans[0]


def test_escape_closes_the_card(qtbot: QtBot, pane: ReaderPane, shown: Explaining) -> None:
    shown.step(1)
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.view.focused_span is None
    qtbot.waitUntil(lambda: not shown.card.isVisible())


def test_the_tab_key_walks_links_alone_and_goes_on_from_a_word(pane: ReaderPane, shown: Explaining) -> None:
    span = shown.layer.spans[-1]
    shown.show_place(span.key)
    here = pane.view.focused_span
    assert here is not None
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.view.focused_span is None
    after = next(link for link in links_of(pane) if link.start > here.span.start)
    assert pane.view.focused_link == after


def test_enter_on_a_word_asks_for_the_list(qtbot: QtBot, pane: ReaderPane, shown: Explaining) -> None:
    shown.step(1)
    with qtbot.waitSignal(shown.list_wanted) as asked:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert asked.args == [shown.layer.spans[0].key]


def test_a_click_explains_a_word(pane: ReaderPane, shown: Explaining) -> None:
    span = shown.layer.spans[0]
    QTest.mouseClick(
        pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point_on(pane, span)
    )
    assert shown.card.isVisible()


def test_the_mouse_has_to_rest_on_a_word(qtbot: QtBot, pane: ReaderPane, shown: Explaining) -> None:
    pane.window().activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    point = point_on(pane, shown.layer.spans[0])
    QTest.mouseMove(pane.view.viewport(), QPoint(2, 2))
    QTest.mouseMove(pane.view.viewport(), point)
    assert not shown.card.isVisible()
    qtbot.waitUntil(shown.card.isVisible)
    QTest.mouseMove(pane.view.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: not shown.card.isVisible())


def test_another_look_keeps_the_words_and_another_article_has_its_own(
    qtbot: QtBot, pane: ReaderPane, shown: Explaining
) -> None:
    before = shown.layer.spans
    with qtbot.waitSignal(pane.view.page_changed):
        pane.set_zoom(200)
    assert shown.settled
    assert shown.layer.spans == before
    open_article(qtbot, pane, WILSON)
    assert shown.layer.spans == ()
    qtbot.waitUntil(lambda: shown.settled)
    assert shown.layer.spans != before


def test_words_are_marked_no_more_when_that_is_not_wanted(
    qtbot: QtBot, pane: ReaderPane, book: WordBook, shown: Explaining
) -> None:
    before = shown.layer.spans
    shown.step(1)
    book.switch(on=False)
    assert shown.layer.spans == ()
    assert pane.view.focused_span is None
    assert not shown.card.isVisible()
    with qtbot.waitSignal(pane.message) as said:
        shown.step(1)
    assert "Ctrl+E" in said.args[0]
    book.switch(on=True)
    qtbot.waitUntil(lambda: shown.layer.spans == before)


def test_switched_off_nothing_is_read_until_it_is_wanted(
    qtbot: QtBot, pane: ReaderPane, book: WordBook
) -> None:
    book.switch(on=False)
    explaining = Explaining(pane, book)
    open_article(qtbot, pane, NECROSIS)
    assert explaining.settled
    assert book.settled
    assert book.glossary is None
    book.switch(on=True)
    wait_for_words(qtbot, explaining)


def test_an_article_without_such_words_says_so(
    qtbot: QtBot, pane: ReaderPane, book: WordBook, folder: object
) -> None:
    explaining = Explaining(pane, book)
    with qtbot.waitSignal(pane.message) as said:
        explaining.step(1)
    assert said.args == ["No word of this article is in the list of words."]


def test_a_glossary_that_cannot_be_read_is_said_when_a_word_is_wanted(
    qtbot: QtBot, pane: ReaderPane, book: WordBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Glossary, "load", lambda _: 1 / 0)
    explaining = Explaining(pane, book)
    open_article(qtbot, pane, bundled("bone-marrow-necrosis"))
    with qtbot.waitSignal(pane.message) as said:
        explaining.step(1)  # at once, or when the words that were looked for are known to be none
    assert said.args[0].startswith("Words cannot be explained, for the glossary cannot be read")
    qtbot.waitUntil(lambda: explaining.settled)
    with qtbot.waitSignal(pane.message) as said:
        explaining.step(-1)
    assert said.args == [book.trouble]


def test_the_source_is_followed_by_the_one_policy(
    qtbot: QtBot, pane: ReaderPane, shown: Explaining, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    monkeypatch.setattr(ReaderPane, "follow", lambda _, address: followed.append(address))
    shown.step(1)
    shown.card.link_followed.emit("https://example.org")
    assert followed == ["https://example.org"]
    assert not shown.card.isVisible()


def test_a_word_and_a_picture_sign_before_it_are_told_apart(qtbot: QtBot, book: WordBook) -> None:
    text = "😀 necrosis 😀 necrotic tissue"
    with qtbot.waitSignal(book.explained) as told:
        ticket = book.explain(text, (((0, len(text) + 2),),), ())
    assert told.args[0].ticket == ticket
    assert [(s.start, s.end) for s in told.args[0].spans] == [(3, 11)]


@pytest.mark.parametrize("name", THEMES)
def test_the_line_can_be_seen_and_is_no_links(name: str) -> None:
    theme = load_theme(name)
    look = word_looks(theme)["word"]
    assert look.dotted
    assert contrast(look.line, theme.page) >= 3
    assert look.line != theme.link
    assert not look.text
    assert not look.page


def test_the_longest_real_articles_have_their_sections_found(
    qtbot: QtBot, make_pane: MakePane, gard_library: Library
) -> None:
    pane = make_pane(gard_library)
    book = WordBook(content() / "glossary")
    explaining = Explaining(pane, book)
    for name in ("ehlers-danlos-syndromes", "fanconi-anemia", "cystic-fibrosis"):
        open_article(qtbot, pane, ArticleRef("gard", name))
        qtbot.waitUntil(lambda: explaining.settled)
        page = pane.view.page
        assert page is not None
        areas = explained_areas(page)
        assert len(areas) == len(page.article.sections)
        for section, ranges in zip(page.article.sections, areas, strict=True):
            assert all(page.section_at(start) == page.section_at(ranges[0][0]) for start, _ in ranges)
            here = page.section_at(ranges[0][0])
            assert here is not None
            assert here.id == section.id
    book.close()
