"""Addresses of articles as other programs can hold them: ``gardreader://PACK/ARTICLE/SECTION``.

They come from anywhere, a mail or a page of the web, so they are read strictly: what is not plainly
the address of an article is refused, and what is accepted holds nothing but ids.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gardreader.articles.model import ID_PATTERN, ArticleRef
from gardreader.errors import LinkError
from gardreader.i18n import tr

SCHEME = "gardreader"
LONGEST_LINK = 400
"""Characters; no id is nearly as long."""

_START = re.compile(rf"{SCHEME}:/?/?", re.IGNORECASE)
_MOST_PARTS = 3


@dataclass(frozen=True, slots=True)
class DeepLink:
    """The ids of an address, one to three.

    Two of them may mean two things, which only the library can tell apart: ``readings`` holds what
    the link may mean, the likelier first, as the article (its pack ``""``: any) and the section.

    >>> DeepLink(("cystic-fibrosis",)).readings
    ((ArticleRef(pack='', article='cystic-fibrosis'), ''),)
    >>> [section for _, section in DeepLink(("gard", "cystic-fibrosis")).readings]
    ['', 'cystic-fibrosis']
    """

    parts: tuple[str, ...]

    @property
    def readings(self) -> tuple[tuple[ArticleRef, str], ...]:
        """What the link may mean."""
        if len(self.parts) == 1:
            return ((ArticleRef("", self.parts[0]), ""),)
        if len(self.parts) == 2:
            first, second = self.parts
            return (ArticleRef(first, second), ""), (ArticleRef("", first), second)
        return ((ArticleRef(self.parts[0], self.parts[1]), self.parts[2]),)

    def __str__(self) -> str:
        return f"{SCHEME}://{'/'.join(self.parts)}"


def is_deep_link(text: str) -> bool:
    """Whether ``text`` is meant as such an address, well or badly made.

    >>> is_deep_link("gardreader://x"), is_deep_link("https://example.org")
    (True, False)
    """
    return text.lstrip()[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def parse_deep_link(text: str) -> DeepLink:
    """The ids that an address holds. Raises ``LinkError`` with a sentence where it is not a plain one.

    >>> parse_deep_link("gardreader://gard/cystic-fibrosis/cause").parts
    ('gard', 'cystic-fibrosis', 'cause')
    """
    if len(text) > LONGEST_LINK:
        raise LinkError(tr("This link is not followed: it is too long to be the address of an article."))
    start = _START.match(text) if text.isascii() else None
    parts = text[start.end() :].lower().removesuffix("/").split("/") if start else []
    if not 1 <= len(parts) <= _MOST_PARTS or not all(ID_PATTERN.fullmatch(part) for part in parts):
        raise LinkError(
            tr(
                "This link is not followed: it is not the address of an article, which looks like {example}.",
                example=f"{SCHEME}://cystic-fibrosis/cause",
            )
        )
    return DeepLink(tuple(parts))


def deep_link(ref: ArticleRef, section: str = "") -> str:
    """The address of an article, at a section (the id of a section or list of its page).

    >>> deep_link(ArticleRef("gard", "cystic-fibrosis"), "cause")
    'gardreader://gard/cystic-fibrosis/cause'
    """
    return str(DeepLink((*filter(None, (ref.pack, ref.article)), *filter(None, (section,)))))
