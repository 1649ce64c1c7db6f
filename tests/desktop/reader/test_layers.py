"""Layers over the text: drawn without touching it, pointed to, reached by Tab, gone with their text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.desktop.reader.layers import HIGHLIGHTS, WORDS, Layer, Pointed, Span, SpanLook
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.rendering.themes import Theme, load_theme
from tests.desktop.reader.conftest import bundled, open_article, settle

NECROSIS = bundled("bone-marrow-necrosis")
WILSON = bundled("wilson-disease")
LINE = "#ff00ff"


def looks(theme: Theme) -> Mapping[str, SpanLook]:
    return {"word": SpanLook(line=LINE, dotted=True), "passage": SpanLook(page="#00ff00", text="#000000")}


def span_of(pane: ReaderPane, text: str, kind: str = "word") -> Span:
    """The first place of ``text`` behind the head of the page."""
    page = pane.view.page
    assert page is not None
    start = page.text.index(text, page.places["overview"])
    return Span(start, start + len(text), kind, text)


@pytest.fixture
def words(pane: ReaderPane) -> Layer:
    layer = Layer("words", looks, order=WORDS, pointed=True, reached=True, parent=pane)
    pane.view.add_layer(layer)
    return layer


def colours(pane: ReaderPane) -> set[str]:
    """Every colour that the page is drawn in."""
    image = pane.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        QColor(image.pixel(x, y)).name() for y in range(image.height()) for x in range(0, image.width(), 1)
    }


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12),
    st.integers(0, 60),
    st.integers(1, 20),
)
def test_what_touches_a_piece_of_text_is_found(pairs: list[tuple[int, int]], start: int, length: int) -> None:
    layer = Layer("any", looks)
    layer.set_spans(Span(first, first + long) for first, long in pairs)
    end = start + length
    assert layer.within(start, end) == tuple(s for s in layer.spans if s.start < end and s.end > start)
    found = layer.span_at(start)
    assert (found is None) == (not layer.within(start, start + 1))
    layer.set_shown(False)
    assert (layer.spans, layer.within(start, end), layer.span_at(start)) == ((), (), None)


def test_layers_are_drawn_and_the_document_stays_as_it_is(
    pane: ReaderPane, words: Layer, qtbot: QtBot
) -> None:
    passages = Layer("passages", looks, order=HIGHLIGHTS, parent=pane)
    pane.view.add_layer(passages)
    open_article(qtbot, pane, NECROSIS)
    span = span_of(pane, "bone marrow")
    pane.view.reveal(span.start, span.end)
    written, plain = pane.view.document().toHtml(), colours(pane)
    assert not {LINE, "#00ff00"} & plain
    words.set_spans([span])
    passages.set_spans([Span(span.start, span.end, "passage"), Span(0, 10, "of no known kind")])
    assert {LINE, "#00ff00"} <= colours(pane)
    assert pane.view.document().toHtml() == written
    words.set_shown(False)
    assert LINE not in colours(pane)
    pane.view.remove_layer(passages)
    assert "#00ff00" not in colours(pane)


def test_a_span_answers_to_the_mouse(pane: ReaderPane, words: Layer, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    span = span_of(pane, "bone marrow")
    words.set_spans([span])
    pane.view.reveal(span.start, span.end)
    point = pane.view.span_area(span.start, span.end).center().toPoint()
    assert span.start <= pane.view.position_at(point) < span.end
    assert pane.view.position_at(QPoint(point.x(), -500)) == -1
    with qtbot.waitSignal(pane.view.span_shown) as told:
        QTest.mouseMove(pane.view.viewport(), point)
    assert told.args[0] == Pointed("words", span)
    assert told.args[1].contains(point)
    assert pane.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(pane.view.span_followed) as told:
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [Pointed("words", span)]
    with qtbot.waitSignal(pane.view.span_shown, check_params_cb=lambda pointed, _: pointed is None):
        pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().value() + 40)


def test_tab_stops_at_spans_between_links(pane: ReaderPane, words: Layer, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    page = pane.view.page
    assert page is not None
    span = span_of(pane, "bone marrow")
    within = page.links[3]
    words.set_spans([span, Span(within.start, within.start + 1, "word")])
    stops = []
    while pane.view.focusNextPrevChild(True):
        stops.append(pane.view.focused_span or pane.view.focused_link)
    assert [s for s in stops if not isinstance(s, Pointed)] == list(page.links)
    assert [s for s in stops if isinstance(s, Pointed)] == [Pointed("words", span, by_key=True)]
    assert pane.view.focus_span(span.start, span.end)
    with qtbot.waitSignal(pane.view.span_followed):
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert not pane.view.focus_span(1, 2)
    words.clear()
    assert pane.view.focused_span is None


def test_spans_stay_with_their_text_and_go_with_it(pane: ReaderPane, words: Layer, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    span = span_of(pane, "bone marrow")
    words.set_spans([span])
    pane.set_zoom(200)
    settle(qtbot, pane)
    pane.set_theme(load_theme("dark"))
    settle(qtbot, pane)
    assert words.spans == (span,)
    pane.view.reveal(span.start, span.end)
    assert LINE in colours(pane)
    with qtbot.waitSignal(pane.view.page_changed):
        pane.open(WILSON)
    assert not words.spans
