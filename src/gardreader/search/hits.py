"""What is asked of the search and what it answers: frozen values, light to import.

Nothing here knows the index. Every value has ``to_plain()`` for ``--json``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gardreader.articles.model import ArticleRef

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asks, and the filters chosen beside the results.

    ``kinds`` are values of ``SectionKind`` (``treatment``), ``categories`` the categories' own
    names, ``packs`` pack ids; an empty tuple does not filter. With ``as_typed`` no word is
    corrected: the click that takes a correction back.

    >>> Query("treatment of cystic fibrosis", limit=5, kinds=("treatment",)).limit
    5
    """

    text: str
    limit: int = 20
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    as_typed: bool = False

    def to_plain(self) -> Plain:
        """The query's text and whatever filters it has."""
        plain: Plain = {"text": self.text, "limit": self.limit}
        for name in ("kinds", "categories", "packs"):
            if getattr(self, name):
                plain[name] = list(getattr(self, name))
        if self.as_typed:
            plain["as_typed"] = True
        return plain


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a section's text; each part says whether it is a word that was looked for.

    >>> Snippet((("Drugs that thin ", False), ("mucus", True))).text
    'Drugs that thin mucus'
    """

    parts: tuple[tuple[str, bool], ...] = ()

    @property
    def text(self) -> str:
        """The snippet without its marks."""
        return "".join(text for text, _ in self.parts)

    def to_plain(self) -> Plain:
        """The text, and the marked words in their order."""
        return {"text": self.text, "marked": [text for text, marked in self.parts if marked]}


@dataclass(frozen=True, slots=True)
class SignMatch:
    """One sign that was asked for and the sign recorded for the disease that answers it.

    ``frequency`` is a value of ``Frequency``, ``percent`` the source's own figure.
    """

    asked: str
    name: str
    hpo: str = ""
    frequency: str = ""
    percent: str = ""

    def to_plain(self) -> Plain:
        """All fields by name."""
        return {
            "asked": self.asked,
            "name": self.name,
            "hpo": self.hpo,
            "frequency": self.frequency,
            "percent": self.percent,
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that answers; or a whole article, where ``section_id`` is ``""``.

    ``section`` is the heading as shown, ``question`` the same where it asks something, ``kind`` a
    value of ``SectionKind``. ``source_id`` is the section's own number at its source,
    ``article_source_id`` the disease's. ``signs`` is filled by a search for signs only. ``disease`` is the
    article that leads the disease, of which several sources may tell (``None``: this one alone);
    ``source`` is the short name of the article's own source where its pack holds those of several.
    """

    ref: ArticleRef
    title: str
    section_id: str = ""
    section: str = ""
    kind: str = ""
    question: str = ""
    source_id: str = ""
    snippet: Snippet = Snippet()
    score: float = 0.0
    article_source_id: str = ""
    signs: tuple[SignMatch, ...] = ()
    disease: ArticleRef | None = None
    source: str = ""

    def to_plain(self) -> Plain:
        """All fields; ``article`` is the article's id, ``pack`` its pack's, ``section`` the section's id.

        ``disease`` is the reference of the article that leads its disease.
        """
        plain: Plain = {
            "article": self.ref.article,
            "pack": self.ref.pack,
            "title": self.title,
            "disease": str(self.disease or self.ref),
            "section": self.section_id,
            "heading": self.section,
            "kind": self.kind,
            "question": self.question,
            "source_id": self.source_id,
            "article_source_id": self.article_source_id,
            "snippet": self.snippet.text,
            "score": round(self.score, 4),
        }
        if self.source:
            plain["source"] = self.source
        if self.signs:
            plain["signs"] = [sign.to_plain() for sign in self.signs]
        return plain


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that the library does not know, and the nearest that it does."""

    typed: str
    used: str

    def to_plain(self) -> Plain:
        """Both words."""
        return {"typed": self.typed, "used": self.used}


@dataclass(frozen=True, slots=True)
class Count:
    """How many hits a filter would leave; ``value`` is a kind, category or pack id as ``Query`` takes it."""

    value: str
    count: int

    def to_plain(self) -> Plain:
        """Both fields."""
        return {"value": self.value, "count": self.count}


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of a disease that answers what was typed.

    ``kind`` is ``title``, ``synonym``, ``translation`` or ``code``; ``match`` is ``exact``, ``begins`` (the
    name begins so), ``word`` (its words begin so, in any order), ``typo`` (misspelt) or ``near`` (no more
    than like it: what is offered when nothing matches).

    >>> NameHit(ArticleRef("gard", "cystic-fibrosis"), "Cystic fibrosis", "CF", "synonym", "exact").how
    'synonym, exact'
    """

    ref: ArticleRef
    title: str
    name: str
    kind: str
    match: str
    source_id: str = ""

    @property
    def how(self) -> str:
        """Kind and match in one text."""
        return f"{self.kind}, {self.match}"

    def to_plain(self) -> Plain:
        """All fields; ``article`` is the article's id, ``pack`` its pack's."""
        return {
            "article": self.ref.article,
            "pack": self.ref.pack,
            "title": self.title,
            "name": self.name,
            "how": self.how,
            "kind": self.kind,
            "match": self.match,
            "source_id": self.source_id,
        }


@dataclass(frozen=True, slots=True)
class Completions:
    """The names that answer the letters typed so far, best first, one a disease."""

    text: str
    hits: tuple[NameHit, ...] = ()
    milliseconds: float = 0.0

    def to_plain(self) -> Plain:
        """``query``, ``milliseconds`` and ``hits``."""
        return {
            "query": self.text,
            "milliseconds": round(self.milliseconds, 3),
            "hits": [hit.to_plain() for hit in self.hits],
        }


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of a query, best first.

    ``total`` counts all sections that match; ``most`` of them are given at most, since a disease has three
    places. ``words`` are the words to mark in an article (each
    folded as :func:`gardreader.search.marks.mark_words` takes them). ``corrections`` says which
    words were replaced by known ones. ``nearest`` offers names when nothing is found. The counts
    say how many hits each filter would leave. ``signs`` is true for an answer to ``signs: …``,
    which must be headed as no diagnosis.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    milliseconds: float = 0.0
    total: int = 0
    words: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    nearest: tuple[NameHit, ...] = ()
    kinds: tuple[Count, ...] = ()
    categories: tuple[Count, ...] = ()
    packs: tuple[Count, ...] = ()
    signs: bool = False
    most: int = 0

    @property
    def left(self) -> int:
        """How many hits more a higher limit would give; two sources with one text count twice."""
        return max(0, self.most - len(self.hits)) if len(self.hits) >= self.query.limit else 0

    def grouped(self) -> tuple[tuple[ArticleRef, tuple[Hit, ...]], ...]:
        """The hits by disease (its leading article), in the order of each disease's best hit."""
        groups: dict[ArticleRef, list[Hit]] = {}
        for hit in self.hits:
            groups.setdefault(hit.disease or hit.ref, []).append(hit)
        return tuple((ref, tuple(hits)) for ref, hits in groups.items())

    def to_plain(self) -> Plain:
        """``query`` (its text), ``milliseconds``, ``total`` and ``hits``, and what else there is."""
        plain: Plain = {
            "query": self.query.text,
            "milliseconds": round(self.milliseconds, 3),
            "total": self.total,
            "hits": _plain(self.hits),
        }
        for name in ("corrections", "nearest", "kinds", "categories", "packs"):
            if getattr(self, name):
                plain[name] = _plain(getattr(self, name))
        if self.signs:
            plain["not_a_diagnosis"] = True
        return plain


def _plain(items: Iterable[Hit | Correction | NameHit | Count]) -> list[Plain]:
    return [item.to_plain() for item in items]
