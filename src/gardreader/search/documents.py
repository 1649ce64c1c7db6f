"""Which documents the index has of an article, and their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gardreader.articles.model import Article, Frequency, SectionKind
from gardreader.search.plain import plain_text

KINDS: tuple[str, ...] = tuple(kind.value for kind in SectionKind)
"""The kinds by number, as the tables hold them."""

WHOLE_ARTICLE = len(KINDS)
"""The number of the kind of an article's own document."""


@dataclass(frozen=True, slots=True)
class Document:
    """A section, or the article as a whole: ``kind`` is its number in :data:`KINDS`."""

    section_id: str
    heading: str
    source_id: str
    kind: int
    body: str


def documents_of(article: Article) -> Iterator[Document]:
    """The sections that have text, then the article as a whole."""
    for section in article.sections:
        body = plain_text(section.body)
        if body:
            kind = KINDS.index(section.kind)
            yield Document(section.id, section.title, section.source_id, kind, body)
    yield Document("", "", "", WHOLE_ARTICLE, _whole(article))


def _whole(article: Article) -> str:
    # Lists only, without headings: their words would answer every question for "symptoms".
    signs = [s.name for s in article.symptoms if s.frequency is not Frequency.EXCLUDED]
    products = [p.generic_name for p in article.products]
    products += [p.trade_name for p in article.products if p.trade_name]
    related = [r.title for r in article.related if r.title]
    lists = (signs, list(dict.fromkeys(products)), related, list(article.categories))
    return " ".join(", ".join(items) + "." for items in lists if items)
