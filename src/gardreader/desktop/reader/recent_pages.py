"""The pages read last, so that going back to one, or drawing it anew, costs no reading and rendering."""

from __future__ import annotations

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.reader.prepared import Prepared
from gardreader.rendering.options import Page

MOST = 12


class RecentPages:
    """A few articles with their rendered pages; it is forgotten when the library changes."""

    def __init__(self) -> None:
        self._pages: dict[ArticleRef, tuple[Article, Page]] = {}

    def keep(self, page: Prepared) -> None:
        """Remember ``page`` as the latest; the oldest goes."""
        self._pages.pop(page.ref, None)
        self._pages[page.ref] = (page.article, page.page)
        while len(self._pages) > MOST:
            del self._pages[next(iter(self._pages))]

    def find(self, ref: ArticleRef) -> tuple[Article, Page] | None:
        """The article and its page, where they are still known."""
        return self._pages.get(ref)

    def forget(self) -> None:
        """Know none any more."""
        self._pages.clear()
