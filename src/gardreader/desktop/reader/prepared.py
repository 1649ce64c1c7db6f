"""An article made ready to be shown: all that can be done off the GUI thread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.reader.look import NOTHING_LENT, PLAIN, Lent, Look
from gardreader.errors import GardreaderError, NotFoundError
from gardreader.handouts.document import make_document, register_fonts
from gardreader.packs.library import Library
from gardreader.rendering.options import Anchor, CitedReference, Page
from gardreader.rendering.themes import BASE_SIZE, Theme

_ABOVE = 28
_BELOW = 96


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link in the text: its first and last-but-one position, and where it leads as it stands."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page as a document, and where things stand in it (positions within the document).

    ``lenders`` are the articles whose names in other languages stand on it.
    """

    ref: ArticleRef
    article: Article
    page: Page
    document: QTextDocument
    text: str
    links: tuple[PageLink, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    sections: tuple[tuple[int, Anchor], ...] = ()
    look: Look = PLAIN
    lenders: tuple[ArticleRef, ...] = ()

    def section_at(self, position: int) -> Anchor | None:
        """The section, list or title that holds ``position``."""
        index = bisect_right(self.sections, position, key=_position)
        return self.sections[index - 1][1] if index else None

    def link_at(self, position: int) -> PageLink | None:
        """The link whose text holds ``position``."""
        index = bisect_right(self.links, position, key=_start)
        if index and position < self.links[index - 1].end:
            return self.links[index - 1]
        return None

    def reference_of(self, address: str) -> CitedReference | None:
        """The reference that a citation (``#ref-3``) leads to; ``None`` for any other link."""
        return self.page.reference(address[1:]) if address.startswith("#ref-") else None


@dataclass(frozen=True, slots=True)
class Written:
    """An article and its page, with the articles whose names in other languages stand on it."""

    article: Article
    page: Page
    lenders: tuple[ArticleRef, ...] = ()


def load(library: Library, ref: ArticleRef, look: Look = PLAIN) -> Written:
    """The article and its page in that look. Raises ``NotFoundError`` or ``PackError``."""
    # Only here: reading Markdown takes long to import, and the window is to stand first.
    from gardreader.rendering.article_html import render_article

    article = library.article(ref)
    linked = frozenset(r.id for r in article.related if _has(library, ref.pack, r.id))
    lent = _lent(library, ref)
    page = render_article(article, look.options(ref.pack, linked, lent))
    return Written(article, page, lent.articles)


def prepare(
    ref: ArticleRef,
    article: Article,
    page: Page,
    theme: Theme,
    zoom: int,
    look: Look = PLAIN,
    lenders: tuple[ArticleRef, ...] = (),
) -> Prepared:
    """The page as a document of that theme and zoom (percent), given over to the GUI thread."""
    register_fonts()
    document = make_document(page, theme, BASE_SIZE * zoom / 100)
    _set_margins(document, zoom)
    links, places = _walk(document)
    sections = sorted(
        ((places[anchor.id], anchor) for anchor in page.anchors if anchor.id in places), key=_position
    )
    text = document.toPlainText()
    application = QCoreApplication.instance()
    if application is not None:
        document.moveToThread(application.thread())
    return Prepared(
        ref,
        article,
        page,
        document,
        text,
        tuple(links),
        MappingProxyType(places),
        tuple(sections),
        look,
        lenders,
    )


def _lent(library: Library, ref: ArticleRef) -> Lent:
    """The names in other languages that others tell; none while the list of articles is on its way."""
    catalogue = library.ready_catalogue
    if catalogue is None:
        return NOTHING_LENT
    try:
        lenders = catalogue.translated(ref)
        articles = [library.article(lender) for lender in lenders]
    except GardreaderError:  # a page does not fail for what it borrows
        return NOTHING_LENT
    names = dict.fromkeys(name for article in articles for name in article.translations)
    sources = dict.fromkeys(article.source.name for article in articles)
    return Lent(lenders, tuple(names), " · ".join(sources))


def _has(library: Library, pack: str, article: str) -> bool:
    try:
        library.resolve(f"{pack}/{article}")
    except NotFoundError:
        return False
    return True


def _set_margins(document: QTextDocument, zoom: int) -> None:
    """Leave room above the title, and below the last line so that it can be read in mid page."""
    frame = document.rootFrame()
    style = frame.frameFormat()
    style.setTopMargin(round(_ABOVE * zoom / 100))
    style.setBottomMargin(round(_BELOW * zoom / 100))
    frame.setFrameFormat(style)


def _walk(document: QTextDocument) -> tuple[list[PageLink], dict[str, int]]:
    """The links in their order, and the position of every named place."""
    links: list[PageLink] = []
    places: dict[str, int] = {}
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            style = piece.charFormat()
            start, names, address = piece.position(), style.anchorNames(), style.anchorHref()
            # Of a link that has a name too, Qt calls only the first letter an anchor.
            if address or names:
                for name in names:
                    places.setdefault(name, start)
                last = links[-1] if links else None
                if address and last and last.end == start and last.address == address and not names:
                    links[-1] = PageLink(last.start, start + piece.length(), address)
                elif address:
                    links.append(PageLink(start, start + piece.length(), address))
            pieces += 1
        block = block.next()
    return links, places


def _position(item: tuple[int, Anchor]) -> int:
    return item[0]


def _start(link: PageLink) -> int:
    return link.start
