"""Finding the article that a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gardreader.errors import NotFoundError
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.articles.model import ArticleRef
    from gardreader.packs.library import Library


def find_article(library: Library, text: str) -> ArticleRef:
    """The article of that id (or PACK/ID). Raises ``NotFoundError`` with what to do instead."""
    try:
        return library.resolve(text)
    except NotFoundError as error:
        hint = tr("“gardreader complete LETTERS” lists names with their ids.")
        raise NotFoundError(f"{error} {hint}") from None
