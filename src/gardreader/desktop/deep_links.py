"""Which article of the library a deep link means."""

from __future__ import annotations

from gardreader.articles.addresses import is_deep_link, parse_deep_link
from gardreader.articles.model import ArticleRef
from gardreader.errors import NotFoundError
from gardreader.i18n import tr
from gardreader.packs.library import Library


def find(library: Library, name: str) -> tuple[ArticleRef, str]:
    """The article, and the section, that ``name`` means: PACK/ID, an id, or a deep link.

    Raises ``NotFoundError`` where the library has no such article, ``LinkError`` for a bad link.
    """
    if not is_deep_link(name):
        return library.resolve(name), ""
    link = parse_deep_link(name)
    for ref, section in link.readings:
        try:
            return library.resolve(str(ref) if ref.pack else ref.article), section
        except NotFoundError:
            continue
    raise NotFoundError(
        tr("This library has no article at {link}. The pack that holds it may not be installed.", link=link)
    )
