"""What stays where it is when a page is written anew."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from gardreader.articles.model import Article, ArticleRef, Source
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.desktop.reader.stops import same_link, same_position
from gardreader.rendering.options import Page


def page(text: str, links: tuple[PageLink, ...] = (), **places: int) -> Prepared:
    article = Article(id="any", title="Any", source=Source(name="Any"))
    return Prepared(
        ArticleRef("pack", "any"),
        article,
        Page("Any", ""),
        QTextDocument(text),
        text,
        links,
        MappingProxyType(places),
    )


def test_a_link_is_known_again_by_its_address_and_number(qapp: QApplication) -> None:
    open_link, closed = PageLink(2, 4, "control:names/open"), PageLink(2, 4, "control:names/closed")
    cites = tuple(PageLink(n, n + 1, "#ref-1") for n in (10, 20))
    later = tuple(PageLink(n + 5, n + 6, "#ref-1") for n in (10, 20))
    before, now = page("a" * 40, (open_link, *cites)), page("a" * 45, (closed, *later))
    assert same_link(cites[1], before, now) == later[1]
    assert same_link(open_link, before, now) == closed
    assert same_link(cites[1], before, before) == cites[1]
    assert same_link(cites[1], before, page("a" * 45, (closed, later[0]))) is None


def test_a_place_is_reckoned_from_the_named_one_above(qapp: QApplication) -> None:
    before, now = page("a" * 100, top=0, cause=50), page("a" * 120, top=0, cause=70)
    assert [same_position(n, before, now) for n in (0, 49, 50, 99)] == [0, 49, 70, 119]
    assert same_position(30, before, before) == 30
    assert same_position(90, page("a" * 100), page("b" * 20)) == 20
