"""A reader pane on the bundled articles, and on GARD's, where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.prepared import PageLink
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.library import Library

BUNDLED = "gardreader-bundled"

MakePane = Callable[[Library], ReaderPane]


@pytest.fixture
def make_pane(qtbot: QtBot) -> Iterator[MakePane]:
    """Makes panes that are shown, and ends their work."""
    panes: list[ReaderPane] = []

    def make(library: Library) -> ReaderPane:
        pane = ReaderPane(library)
        qtbot.addWidget(pane)
        panes.append(pane)
        pane.resize(900, 700)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.view.setFocus()
        return pane

    yield make
    for pane in panes:
        pane.end_work()


@pytest.fixture
def pane(make_pane: MakePane, library: Library) -> ReaderPane:
    """An empty pane on the bundled articles."""
    return make_pane(library)


def bundled(article: str) -> ArticleRef:
    """The bundled article of that id."""
    return ArticleRef(BUNDLED, article)


def open_article(
    qtbot: QtBot, pane: ReaderPane, ref: ArticleRef, section: str = "", words: tuple[str, ...] = ()
) -> None:
    """Open it and wait until it is on the page."""
    with qtbot.waitSignal(pane.shown):
        pane.open(ref, section, words)


def settle(qtbot: QtBot, pane: ReaderPane) -> None:
    """Wait until nothing is on its way."""
    qtbot.waitUntil(lambda: not pane.loading)


def top(pane: ReaderPane) -> int:
    """How far the page is scrolled, in pixels."""
    return pane.view.verticalScrollBar().value()


def links_of(pane: ReaderPane) -> tuple[PageLink, ...]:
    """All links of the page."""
    assert pane.view.page is not None
    return pane.view.page.links


def citation(pane: ReaderPane, number: int = 1, nth: int = 0) -> PageLink:
    """The nth citation of that reference."""
    found = [link for link in links_of(pane) if link.address == f"#ref-{number}"]
    return found[nth]


def web_link(pane: ReaderPane) -> PageLink:
    """The first link that leaves the library."""
    return next(link for link in links_of(pane) if link.address.startswith("http"))


def point_on(pane: ReaderPane, link: PageLink) -> QPoint:
    """Where to put the mouse to be on a link, after bringing it into view."""
    pane.view.reveal(link.start, link.end)
    return pane.view.link_area(link).center().toPoint()


def click(pane: ReaderPane, link: PageLink) -> None:
    """Click it, as with a mouse."""
    QTest.mouseClick(
        pane.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        point_on(pane, link),
    )


def hover(pane: ReaderPane, link: PageLink) -> None:
    """Move the mouse onto it."""
    point = point_on(pane, link)
    QTest.mouseMove(pane.view.viewport(), QPoint(1, 1))
    QTest.mouseMove(pane.view.viewport(), point)
