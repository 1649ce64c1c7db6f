"""What is to be printed in one job: an article, or several with or without a cover sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gardreader.articles.model import Article, ArticleRef
from gardreader.handouts.sets import Chapter, Work
from gardreader.i18n import ntr

SEVERAL = "several"
"""The key of every job of more than one article."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a job, and where in the library it is."""

    ref: ArticleRef
    chapter: Chapter

    @property
    def title(self) -> str:
        """The article's title."""
        return self.chapter.article.title


@dataclass(frozen=True, slots=True)
class Job:
    """Its articles in order; ``heading`` is what a person called it, ``cover`` is for several only."""

    entries: tuple[Entry, ...]
    heading: str = ""
    cover: bool = True

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in their order."""
        return tuple(entry.chapter.article for entry in self.entries)

    @property
    def several(self) -> bool:
        """Whether it has more than one article."""
        return len(self.entries) > 1

    @property
    def title(self) -> str:
        """What the handout is called, on the cover and as a file."""
        if not self.several:
            return self.entries[0].title
        more = len(self.entries) - 1
        return self.heading or ntr(
            "{title} and {count} more", "{title} and {count} more", more, title=self.entries[0].title
        )

    @property
    def key(self) -> str:
        """What its choice of parts is remembered by."""
        return SEVERAL if self.several else str(self.entries[0].ref)

    @property
    def work(self) -> Work:
        """The job as it is laid out."""
        chapters = tuple(entry.chapter for entry in self.entries)
        return Work(self.title, chapters, self.cover and self.several)

    def with_entries(self, entries: tuple[Entry, ...]) -> Job:
        """The same with other articles."""
        return replace(self, entries=entries)
