"""Citations in the Markdown of a section, written as Pandoc does: ``[@doe2006; @roe2007]``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gardreader.articles.model import Article

_KEY = r"@([A-Za-z0-9][A-Za-z0-9_:.+-]*(?<![.:]))"
_CITATION = re.compile(rf"(?<!\\)\[\s*{_KEY}(?:\s*;\s*{_KEY})*\s*\]")
_ONE_KEY = re.compile(_KEY)


@dataclass(frozen=True, slots=True)
class Citation:
    """One bracket of citations: where it stands in the text, and the keys it names in order."""

    start: int
    end: int
    keys: tuple[str, ...]


def find_citations(markdown: str) -> tuple[Citation, ...]:
    """All citations of a text, in order.

    >>> [c.keys for c in find_citations("One [@a], two [@a; @b:1].")]
    [('a',), ('a', 'b:1')]
    """
    return tuple(
        Citation(match.start(), match.end(), tuple(_ONE_KEY.findall(match[0])))
        for match in _CITATION.finditer(markdown)
    )


def replace_citations(markdown: str, replacement: Callable[[Citation], str]) -> str:
    """``markdown`` with each citation replaced by what ``replacement`` makes of it."""
    parts: list[str] = []
    end = 0
    for citation in find_citations(markdown):
        parts += (markdown[end : citation.start], replacement(citation))
        end = citation.end
    return "".join((*parts, markdown[end:]))


def cited_keys(article: Article) -> tuple[str, ...]:
    """The keys that an article's sections cite, each once, in the order of their first citation."""
    keys = (key for section in article.sections for c in find_citations(section.body) for key in c.keys)
    return tuple(dict.fromkeys(keys))


def numbering(article: Article) -> dict[str, int]:
    """The number of each reference by its key: its place in the article's list, from 1."""
    return {reference.id: number for number, reference in enumerate(article.references, 1)}
