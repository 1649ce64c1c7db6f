"""The pages read last, so that going back to one, or drawing it anew, costs no reading and rendering."""

from __future__ import annotations

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.look import Look
from gardreader.desktop.reader.prepared import Prepared, Written

MOST = 12


class RecentPages:
    """A few articles with their rendered pages; it is forgotten when the library changes."""

    def __init__(self) -> None:
        self._pages: dict[tuple[ArticleRef, Look], Written] = {}

    def keep(self, page: Prepared) -> None:
        """Remember ``page`` as the latest; the oldest goes."""
        key = (page.ref, page.look)
        self._pages.pop(key, None)
        self._pages[key] = Written(page.article, page.page, page.lenders)
        while len(self._pages) > MOST:
            del self._pages[next(iter(self._pages))]

    def find(self, ref: ArticleRef, look: Look) -> Written | None:
        """The article and its page in that look, where they are still known."""
        return self._pages.get((ref, look))

    def forget(self) -> None:
        """Know none any more."""
        self._pages.clear()
