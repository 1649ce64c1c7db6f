"""Gathering the references that are to be exported."""

from __future__ import annotations

from gardreader.articles.model import Article, Reference
from gardreader.articles.sameness import distinct
from gardreader.articles.standing import article_as_reference
from gardreader.i18n import tr
from gardreader.packs.library import Library
from gardreader.progress import Progress, silent


def references_of(article: Article, *, itself: bool = False) -> tuple[Reference, ...]:
    """The article's references in its own order; with ``itself`` the article before them, as a web page."""
    return ((article_as_reference(article),) if itself else ()) + article.references


def all_references(
    library: Library, *, themselves: bool = False, progress: Progress = silent
) -> tuple[Reference, ...]:
    """Each work that the library's articles name, once, in the order of the articles.

    What is the same is told by :mod:`gardreader.articles.sameness`. Raises ``LibraryError`` and what
    ``progress`` raises.
    """
    found: list[Reference] = []
    for done, (_, article) in enumerate(library.articles()):
        progress(done, library.count(), tr("Reading articles"))
        found += references_of(article, itself=themselves)
    return distinct(found)
