"""What the list of articles shows under each of its branches, asked of the catalogue.

Nothing here knows Qt: the questions are asked on a lane, and their answers are frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from gardreader.articles.folding import fold
from gardreader.articles.model import ArticleRef
from gardreader.i18n import tr
from gardreader.packs.catalogue import Catalogue, Entry
from gardreader.settings import TreeMode


class Kind(StrEnum):
    """What a line of the list is."""

    CATEGORY = "category"
    LETTER = "letter"
    ARTICLE = "article"
    SECTION = "section"
    MORE = "more"


MOST_LINES = 3_000
"""Diseases in one branch: a category of more is divided by letters. Qt asks about each line of an open
branch when it lays the list out, which for seven thousand would stop the window.
"""

MOST_FOUND = 1_000
"""Diseases that a filter lists; a last line tells how many more there are."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list.

    ``value`` is the category's or section's own name, or the letter; ``count`` the number of
    diseases under a category or letter, or that a filter leaves out. ``category`` is that of a letter
    within one, else ``None``. ``stub`` says that the article has no text, ``pack`` names
    its pack where its neighbour has the same title.
    """

    kind: Kind
    text: str
    value: str = ""
    ref: ArticleRef | None = None
    count: int = 0
    stub: bool = False
    pack: str = ""
    category: str | None = None

    @property
    def key(self) -> str:
        """What the line is remembered by while the program is closed."""
        if self.category is not None:
            return letter_key(self.category, self.value)
        if self.ref is None:
            return f"{self.kind} {self.value}"
        return section_key(self.ref, self.value) if self.kind is Kind.SECTION else article_key(self.ref)

    @property
    def has_lines(self) -> bool:
        """Whether lines may lie under this one."""
        return self.kind in (Kind.CATEGORY, Kind.LETTER) or (self.kind is Kind.ARTICLE and not self.stub)


def letter_key(category: str, letter: str) -> str:
    """The key of the line of a letter within a category."""
    return f"{Kind.LETTER} {letter} {category}"


def article_key(ref: ArticleRef) -> str:
    """The key of an article's line."""
    return f"{Kind.ARTICLE} {ref}"


def section_key(ref: ArticleRef, section_id: str) -> str:
    """The key of the line of a section."""
    return f"{Kind.SECTION} {ref} {section_id}"


def top(catalogue: Catalogue, mode: TreeMode, words: str = "") -> tuple[Line, ...]:
    """The first level: all categories or letters; with ``words`` the categories and articles so named."""
    words = words.strip()
    if not fold(words):
        return _letters(catalogue) if mode is TreeMode.LETTERS else _categories(catalogue)
    groups: tuple[Line, ...] = ()
    if mode is TreeMode.CATEGORIES:
        groups = tuple(line for line in _categories(catalogue) if _named(line.text, words))
    found = catalogue.entries(contains=words, limit=MOST_FOUND + 1)
    articles = _articles(found[:MOST_FOUND])
    if len(found) > MOST_FOUND:
        left = catalogue.count(contains=words) - MOST_FOUND
        articles += (Line(Kind.MORE, tr("and {count:,} more: type more of a name", count=left), count=left),)
    return groups + articles


def under(catalogue: Catalogue, line: Line) -> tuple[Line, ...]:
    """The lines that lie under ``line``."""
    if line.kind is Kind.CATEGORY:
        if line.count > MOST_LINES:
            return _letters(catalogue, line.value)
        return _articles(catalogue.entries(category=line.value))
    if line.kind is Kind.LETTER:
        return _articles(catalogue.entries(category=line.category, letter=line.value))
    if line.kind is Kind.ARTICLE and line.ref is not None:
        return tuple(
            Line(Kind.SECTION, item.title, item.id, line.ref) for item in catalogue.outline(line.ref)
        )
    return ()


def groups_of(catalogue: Catalogue, mode: TreeMode, ref: ArticleRef) -> tuple[tuple[str, ...], ...]:
    """The branches under which an article stands: of each its key, and that of the letter in a large one."""
    letter, categories = catalogue.groups(ref)
    if not letter:
        return ()
    if mode is TreeMode.LETTERS:
        return ((f"{Kind.LETTER} {letter}",),)
    return tuple((f"{Kind.CATEGORY} {name}", letter_key(name, letter)) for name in categories or ("",))


def listed_as(catalogue: Catalogue, ref: ArticleRef) -> ArticleRef:
    """The article that stands in the list for the disease that ``ref`` tells of."""
    disease = catalogue.disease_of(ref)
    return disease.lead if disease is not None else ref


def _categories(catalogue: Catalogue) -> tuple[Line, ...]:
    lines = [
        Line(Kind.CATEGORY, name, name, count=count)
        for name, count in sorted(catalogue.categories(), key=lambda pair: fold(pair[0]))
    ]
    without = catalogue.count(category="")
    if without:
        lines.append(Line(Kind.CATEGORY, tr("In no category"), count=without))
    return tuple(lines)


def _letters(catalogue: Catalogue, category: str | None = None) -> tuple[Line, ...]:
    return tuple(
        Line(
            Kind.LETTER,
            tr("0–9 and signs") if letter == "#" else letter,
            letter,
            count=count,
            category=category,
        )
        for letter, count in catalogue.letters(category)
    )


def _articles(entries: tuple[Entry, ...]) -> tuple[Line, ...]:
    titles = [entry.title for entry in entries]
    doubled = {title for title, after in pairwise(titles) if title == after}
    return tuple(
        Line(
            Kind.ARTICLE,
            entry.title,
            ref=entry.ref,
            stub=entry.stub,
            pack=entry.ref.pack if entry.title in doubled else "",
        )
        for entry in entries
    )


def _named(text: str, words: str) -> bool:
    own = " " + fold(text)
    return all(f" {word}" in own for word in fold(words).split())
