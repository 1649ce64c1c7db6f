"""References that stand for what is no reference of an article: an article itself, a bare link.

So all that a person keeps or takes along is of one kind, and every export knows it.
"""

from __future__ import annotations

from gardreader.articles.model import KEY_PATTERN, Article, Reference

LINK_KEY = "link"
"""The key of a reference that stands for a link; an export makes keys unique."""

_LONGEST_KEY = 60


def article_as_reference(article: Article) -> Reference:
    """The article as the web page that its source has of it.

    Its title and address, the source's name as the site, the latest date of its sections as the
    date of publication, the day it was taken from the source as the day of access.

    >>> from gardreader.articles.model import Source
    >>> article = Article("still-disease", "Still's disease", Source("GARD", url="https://example.org/9"))
    >>> reference = article_as_reference(article)
    >>> reference.id, reference.title, reference.container_title, reference.url
    ('still-disease', "Still's disease", 'GARD', 'https://example.org/9')
    """
    return Reference(
        id=article.id,
        title=article.title,
        container_title=article.source.name,
        issued=article.updated,
        url=article.source.url,
        accessed=article.source.retrieved,
    )


def link_as_reference(address: str, title: str = "") -> Reference:
    """A bare link as a web page of that title.

    Raises ``ValueError`` for an address or title that holds control characters.
    """
    title = " ".join(title.split())
    return Reference(id=LINK_KEY, title="" if title == address else title, url=address.strip())


def usable_key(text: str, otherwise: str = "reference") -> str:
    """``text`` as a key that can be cited: what no key may hold is left out.

    >>> usable_key("Doe 2006 (a)"), usable_key("???")
    ('Doe2006a', 'reference')
    """
    plain = "".join(char for char in text if char.isascii() and (char.isalnum() or char in "_:.+-"))
    plain = plain.lstrip("_:.+-")[:_LONGEST_KEY].rstrip(".:")
    return plain if KEY_PATTERN.fullmatch(plain) else otherwise
