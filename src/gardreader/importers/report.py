"""What an import read, made of it, and left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from gardreader.importers.report_text import plain_report_text

MOST_REMAINDERS = 200
"""So many pieces of unplaced text are kept word for word; more are counted only."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that gave no article, and why."""

    record: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The outcome of one run.

    ``read`` and ``imported`` count records, ``stubs`` the imported ones without any text of their
    own. ``counts`` has what was found and dropped, by name; ``remainder`` the pieces of text that
    have no place in an article.
    """

    source: str
    importer: str
    read: int
    imported: int
    stubs: int
    skipped: tuple[Skipped, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    remainder: tuple[str, ...] = ()

    def count(self, name: str) -> int:
        """One of ``counts``; 0 for a name that did not occur."""
        return dict(self.counts).get(name, 0)

    def to_plain(self) -> dict[str, Any]:
        """The report as values that JSON can hold."""
        return {
            "source": self.source,
            "importer": self.importer,
            "read": self.read,
            "imported": self.imported,
            "stubs": self.stubs,
            "skipped": [{"record": s.record, "reason": s.reason} for s in self.skipped],
            "counts": dict(self.counts),
            "remainder": list(self.remainder),
        }

    def as_text(self, most: int | None = None) -> str:
        """The report for a person, in lines; of long lists the first ``most`` rows (``None``: all)."""
        return plain_report_text(self.to_plain(), most)


class ReportBuilder:
    """Collects an :class:`ImportReport` while an import runs."""

    def __init__(self, source: str, importer: str):
        self._source = source
        self._importer = importer
        self._counts: Counter[str] = Counter()
        self._skipped: list[Skipped] = []
        self._remainder: list[str] = []
        self.read = 0
        self.imported = 0
        self.stubs = 0

    def count(self, name: str, number: int = 1) -> None:
        """Note ``number`` more things of that name."""
        self._counts[name] += number

    def skip(self, record: str, reason: str) -> None:
        """Note a record that gave no article."""
        self._skipped.append(Skipped(record, reason))

    def keep(self, text: str) -> None:
        """Note a piece of text that found no place."""
        self._counts["text without a place in the article"] += 1
        if len(self._remainder) < MOST_REMAINDERS:
            self._remainder.append(text)

    def finish(self) -> ImportReport:
        """The report as it stands now."""
        return ImportReport(
            source=self._source,
            importer=self._importer,
            read=self.read,
            imported=self.imported,
            stubs=self.stubs,
            skipped=tuple(self._skipped),
            counts=tuple(sorted(self._counts.items())),
            remainder=tuple(self._remainder),
        )
