"""An article to be opened somewhere: in a new tab, a new window, beside another one."""

from __future__ import annotations

from dataclasses import dataclass

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.history import Place, Visit


@dataclass(frozen=True, slots=True)
class Wanted:
    """The article, and where in it: at a ``section`` with ``words`` marked, or at a ``place``.

    ``title`` is what a tab says until the article is loaded.

    >>> Wanted(ArticleRef("gard", "cystic-fibrosis"), title="Cystic fibrosis").visit().place.position
    0
    """

    ref: ArticleRef
    section: str = ""
    words: tuple[str, ...] = ()
    place: Place | None = None
    title: str = ""

    def visit(self) -> Visit:
        """Where a reader will be who opens it."""
        return Visit(self.ref, self.place or Place())
