"""The reading list: what a person keeps for when there is a line again.

A :class:`Keepable` is what can be kept: a reference, a link or an article. Each carries a
reference in CSL's fields (that of an article or a link stands for it), so that the whole list can be
exported, printed and compared in one way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from gardreader.articles.model import Article, ArticleRef, Reference
from gardreader.articles.references import links, printed
from gardreader.articles.sameness import same_keys
from gardreader.articles.standing import article_as_reference, link_as_reference

LONGEST_NOTE = 20_000
"""Letters of a note; more is cut."""


class KeptKind(StrEnum):
    """What is kept."""

    REFERENCE = "reference"
    LINK = "link"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Keepable:
    """Something to keep.

    ``address`` is where it is found on the web (``""``: nowhere), ``title`` its name in a list.
    ``ref`` is the article that it was found in, or which it is; ``key`` the reference's key there.
    ``reference`` is what is exported.

    >>> Keepable.of_link("https://example.org/a").title
    'https://example.org/a'
    """

    kind: KeptKind
    address: str
    title: str
    ref: ArticleRef | None
    key: str
    reference: Reference

    @classmethod
    def of_reference(cls, reference: Reference, ref: ArticleRef | None = None) -> Self:
        """A reference of the article ``ref``, or one from elsewhere."""
        found = links(reference)
        address = found[0][1] if found else ""
        title = reference.title or printed(reference) or address or reference.id
        return cls(KeptKind.REFERENCE, address, title, ref, reference.id, reference)

    @classmethod
    def of_link(cls, address: str, title: str = "", ref: ArticleRef | None = None) -> Self:
        """A link that stands in the article ``ref``; ``title`` is its text there.

        Raises ``ValueError`` for an address that holds control characters.
        """
        reference = link_as_reference(address, title)
        shown = reference.title or reference.url
        return cls(KeptKind.LINK, reference.url, shown, ref, "", reference)

    @classmethod
    def of_article(cls, article: Article, ref: ArticleRef) -> Self:
        """An article of the library."""
        reference = article_as_reference(article)
        return cls(KeptKind.ARTICLE, reference.url, article.title, ref, "", reference)

    @property
    def same(self) -> tuple[str, ...]:
        """What tells it from others: two that have one of these in common are the same thing."""
        if self.kind is KeptKind.ARTICLE and self.ref is not None:
            return (f"article {self.ref}",)
        return same_keys(self.reference)


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of the list.

    ``id`` is its number in the database; ``added`` when it was kept, as ISO 8601 in UTC to the
    second; ``note`` the person's own words, which may have several lines; ``done`` whether it is
    ticked off.
    """

    id: int
    what: Keepable
    added: str
    note: str = ""
    done: bool = False
