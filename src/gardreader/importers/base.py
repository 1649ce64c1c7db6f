"""What every importer offers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article
from gardreader.importers.report import ReportBuilder
from gardreader.progress import Progress


class Importer(Protocol):
    """Reads one kind of source."""

    @property
    def name(self) -> str:
        """The kind of source, in words a person knows it by."""
        ...

    def recognises(self, source: Path) -> bool:
        """Whether ``source`` (a file or folder that exists) is of this kind; a short look, no full read."""
        ...

    def draft(self, source: Path) -> PackDraft:
        """What the pack made of ``source`` is called unless a person says otherwise."""
        ...

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """The articles of ``source`` one by one; what is bad is skipped and told to ``report``.

        Raises ``SourceError`` only when nothing of the source can be read.
        """
        ...
