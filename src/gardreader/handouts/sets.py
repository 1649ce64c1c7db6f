"""Several articles that are printed as one: the set that is kept in a file, and the work to print."""

from __future__ import annotations

from dataclasses import dataclass, field

from gardreader.articles.model import Article, ArticleRef
from gardreader.handouts.options import HandoutOptions


@dataclass(frozen=True, slots=True)
class HandoutSet:
    """A set as it is kept and shared: which articles in which order, how, and whether with a cover sheet.

    Nothing of a person or a clinic is kept: of ``options`` neither clinic, patient nor notes.
    """

    title: str
    articles: tuple[ArticleRef, ...]
    options: HandoutOptions = field(default_factory=HandoutOptions)
    cover: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article to print, and what it comes from: the title and edition of its pack (``""``: not told)."""

    article: Article
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What is printed in one job, numbered through: one article, or several with or without a cover sheet."""

    title: str
    chapters: tuple[Chapter, ...]
    cover: bool = False


Printable = Article | Chapter | Work


def as_work(printed: Printable) -> Work:
    """Whatever can be printed, as a work."""
    if isinstance(printed, Work):
        return printed
    chapter = printed if isinstance(printed, Chapter) else Chapter(printed)
    return Work(chapter.article.title, (chapter,))
