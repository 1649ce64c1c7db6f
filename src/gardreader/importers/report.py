"""What an import read, made of it, and left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gardreader.i18n import ntr, tr

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


def plain_report_text(report: Mapping[str, Any], most: int | None = None) -> str:
    """The plain form of a report (as a pack keeps it) as lines of text.

    Of the skipped records and of the text without a place the first ``most`` are listed.
    """
    lines = [
        tr("Source: {source} ({importer})", source=report["source"], importer=report["importer"]),
        tr("Records read: {count:,}", count=report["read"]),
        tr("Articles imported: {count:,}", count=report["imported"]),
        tr("Of these with no text at the source: {count:,}", count=report["stubs"]),
        ntr("{count:,} record skipped", "{count:,} records skipped", len(report["skipped"])),
    ]
    lines += _first([f"  {item['record']}: {item['reason']}" for item in report["skipped"]], most)
    if report["counts"]:
        lines.append(tr("Found, passed through or dropped:"))
        lines += [f"  {number:>8,}  {name}" for name, number in report["counts"].items()]
    if report["remainder"]:
        lines.append(tr("Text that has no place in an article:"))
        lines += _first([f"  {text}" for text in report["remainder"]], most)
    return "\n".join(lines)


def _first(lines: list[str], most: int | None) -> list[str]:
    left = 0 if most is None else len(lines) - most
    return lines if left <= 0 else [*lines[:most], "  " + tr("… and {count:,} more", count=left)]
