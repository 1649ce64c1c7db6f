"""What joining knows of an article: its folded names, its codes in one spelling, whether it has text."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

from gardreader.articles.folding import fold
from gardreader.articles.model import Article, ArticleRef, Reach

CODE_SCHEMES = ("gard", "orpha", "omim", "umls")
"""The registries whose codes join, the strongest first."""

_PREFIX = re.compile(r"^[A-Z]+[:\s]+")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_TYPE = re.compile(r"\d+[a-z]{0,2}|[a-z]|[a-z]\d+[a-z]?|[ivx]{1,4}[a-d]?")
_TYPE_WORDS = frozenset(
    "dominant recessive acquired hereditary familial congenital neonatal infantile childhood juvenile adult"
    " late early mild severe lethal benign malignant attenuated classic classical atypical isolated"
    " syndromic nonsyndromic pseudo alpha beta gamma delta epsilon non without partial complete"
    " intermediate transient permanent localized generalized distal proximal maternal paternal"
    " mosaic".split()
)
_ANY_DISEASE = frozenset(
    "type syndrome syndromes disease diseases disorder disorders deficiency complex spectrum"
    " of the and with due to in".split()
)


@dataclass(frozen=True, slots=True)
class Row:
    """An article to be joined with others: ``title`` and ``synonyms`` are folded.

    A name of a few capitals keeps them: FIRES is a syndrome, fires are not.

    ``own`` is the code by which its source itself knows it; the other codes are the source's word on
    the registries of others. ``bare`` says that it holds names in other languages and nothing else.
    ``source`` is whom the article names as its source.
    """

    ref: ArticleRef
    title: str
    synonyms: frozenset[str] = frozenset()
    codes: frozenset[tuple[str, str]] = frozenset()
    text: bool = True
    bare: bool = False
    own: frozenset[tuple[str, str]] = frozenset()
    source: str = ""

    def of(self, scheme: str) -> frozenset[str]:
        """Its codes in one registry."""
        return frozenset(value for name, value in self.codes if name == scheme)

    def knows(self, scheme: str) -> bool:
        """Whether its source itself knows it by a code of that registry."""
        return any(name == scheme for name, _ in self.own)

    @property
    def kinds(self) -> frozenset[str]:
        """The words of its title that tell types of one disease apart: numbers, letters, forms."""
        return self.numbers | _TYPE_WORDS.intersection(self.title.split())

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers and letters among them (``2``, ``2c``, ``b``)."""
        return frozenset(word for word in self.title.split() if _TYPE.fullmatch(word))

    @property
    def base(self) -> frozenset[str]:
        """The words of its title that say which disease it is, of whatever type."""
        return frozenset(self.title.split()) - self.kinds - _ANY_DISEASE


def row_of(
    ref: ArticleRef, article: Article, folded: Callable[[str], str] = fold, *, lists: bool = False
) -> Row:
    """The row of an article; ``folded`` folds names, ``lists`` says that it has lists that were left out."""
    title = _compared(article.title, folded)
    codes = frozenset(
        (code.scheme, plain_code(code.scheme, code.value))
        for code in article.identifiers
        if code.scheme in CODE_SCHEMES and code.reach is Reach.EXACT
    )
    return Row(
        ref,
        title,
        frozenset(_compared(synonym.name, folded) for synonym in article.synonyms) - {"", title},
        codes,
        not article.is_stub,
        is_bare(article) and not lists,
        frozenset(code for code in codes if code[1] == plain_code(code[0], article.source.id)),
        sys.intern(article.source.name),
    )


def _compared(name: str, folded: Callable[[str], str]) -> str:
    plain = folded(name)
    return plain.upper() if _CAPITALS.fullmatch(name) else plain


def plain_code(scheme: str, value: str) -> str:
    """A code in the one spelling in which codes are compared.

    >>> plain_code("gard", "GARD:0000363"), plain_code("umls", "c0268419")
    ('363', 'C0268419')
    """
    plain = _PREFIX.sub("", value.strip().upper())
    return plain.lstrip("0") if scheme in ("gard", "orpha") else plain


def is_bare(article: Article) -> bool:
    """Whether it holds names in other languages and nothing else: alone it is no article to list."""
    return bool(article.translations) and not (
        not article.is_stub
        or article.symptoms
        or article.facts
        or article.categories
        or article.references
        or article.related
        or article.organizations
        or article.products
        or article.resources
        or article.news
    )
