"""One import over one or more sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article
from gardreader.errors import SourceError
from gardreader.i18n import tr
from gardreader.importers.base import Importer
from gardreader.importers.json_files import zips_within
from gardreader.importers.registry import find_importer
from gardreader.importers.report import ReportBuilder
from gardreader.progress import Progress


@dataclass(frozen=True, slots=True)
class Gathered:
    """An import ready to run: ``articles`` yields them as they are read and fills ``report``."""

    articles: Iterator[Article]
    draft: PackDraft
    report: ReportBuilder


def gather(sources: Sequence[Path], progress: Progress) -> Gathered:
    """Recognises the sources and prepares their import. Raises ``SourceError``.

    Of several sources with an article of the same id the first keeps it; the others are skipped
    with that reason.
    """
    if not sources:
        raise SourceError("there is nothing to import")
    pairs = [(source, find_importer(source)) for source in sources]
    draft = pairs[0][1].draft(pairs[0][0])
    names = ", ".join(source.name for source in sources)
    kinds = ", ".join(dict.fromkeys(importer.name for _, importer in pairs))
    report = ReportBuilder(names, kinds)
    return Gathered(_articles(pairs, report, progress), draft, report)


def _articles(
    pairs: list[tuple[Path, Importer]], report: ReportBuilder, progress: Progress
) -> Iterator[Article]:
    seen: set[str] = set()
    for source, importer in pairs:
        for name in zips_within(source):
            report.read += 1
            report.skip(name, tr("a zip file within the zip; unpack it and import it by itself"))
        for article in importer.articles(source, report, progress):
            if article.id in seen:
                report.imported -= 1
                report.skip(article.id, f"{source.name}: an article of this id was imported before")
                continue
            seen.add(article.id)
            yield article
