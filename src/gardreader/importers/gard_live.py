"""Saved pages of GARD's site of 2022: one file, a folder of them, or a browser's "complete page"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.draft import PackDraft
from gardreader.articles.facts import Fact, FactKind
from gardreader.articles.model import Article, Identifier, Section, SectionKind, Source, Symptom, Synonym
from gardreader.errors import SourceError
from gardreader.i18n import tr
from gardreader.importers.folders import files_in
from gardreader.importers.gard_live_page import DRAWN, LivePage, read_live_page
from gardreader.importers.gard_page import read_page
from gardreader.importers.gard_records import GARD, LICENCE
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import slug
from gardreader.progress import Progress

_SUFFIXES = (".html", ".htm")
_SITE = "rarediseases.info.nih.gov"
_ADDRESS = re.compile(r"https?://rarediseases\.info\.nih\.gov/diseases/(\d{1,6})(?:/[a-z0-9_-]*)?")
_UPDATED = re.compile(r"Last updated:?\s*(?:<[^<>]*>\s*)*([A-Za-z0-9,./ ]{4,30})", re.IGNORECASE)
_UNDRAWN = re.compile(r"<app-root\b[^>]*>\s*(?:<[^<>]*>\s*){0,20}</app-root>", re.IGNORECASE)
_LOOKED_AT = 50
"""Files of a folder that are looked into to know it."""


class GardLive:
    """Imports pages that a browser saved of the site of 2022."""

    name = "saved GARD pages of 2022"

    def recognises(self, source: Path) -> bool:
        """Whether a page of it was made of the site's own elements."""
        try:
            return any(_is_live(path) for path in _pages(source)[:_LOOKED_AT])
        except SourceError:
            return False

    def draft(self, source: Path) -> PackDraft:
        """A pack named by the page's title, or for saved pages; its edition the latest day of a file."""
        paths = _pages(source)
        title, pack_id = tr("Saved GARD pages"), "gard-page-collection"
        if len(paths) == 1:
            title = read_live_page(read_page(paths[0]), _quiet).title or title
            pack_id = f"gard-page-{slug(title)}"[:80].rstrip("-")
        day = max((day for path in paths if (day := _day(path))), default=None)
        return PackDraft(
            id=pack_id,
            title=title,
            edition=day.iso if day else "undated",
            source=Source(GARD, f"https://{_SITE}", retrieved=day, licence=LICENCE),
            licence=LICENCE,
        )

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """One article a page, by the files' names; a page that gives none is told with its reason."""
        paths, seen = _pages(source), set[str]()
        for done, path in enumerate(paths):
            progress(done, len(paths), path.name)
            report.read += 1
            try:
                article = _article(path, report)
                if article.id in seen:
                    raise SourceError(tr("a page of the same disease was imported before"))
            except (SourceError, ValueError) as error:
                report.skip(path.name, str(error))
                continue
            seen.add(article.id)
            report.imported += 1
            report.stubs += article.is_stub
            yield article
        progress(len(paths), len(paths), "")


def _pages(source: Path) -> list[Path]:
    """The pages in ``source``; what a browser put into the folder beside a page is none."""
    if not source.is_dir():
        return [source] if source.suffix.lower() in _SUFFIXES else []
    found = [path for suffix in _SUFFIXES for path in files_in(source, suffix)]
    saved = {(path.parent, path.stem) for path in found}
    beside = {
        path.parent
        for path in found
        for stem in [_stem(path.parent.name)]
        if stem and (path.parent.parent, stem) in saved
    }
    return sorted(path for path in found if beside.isdisjoint(path.parents))


def _stem(folder: str) -> str:
    """``Page`` of the folder ``Page_files``, which browsers write in the words of their language."""
    match = re.fullmatch(
        r"(.+)(?:_files|\.files|_Dateien|-Dateien|_fichiers|_archivos|_bestanden|_file)", folder
    )
    return match[1] if match else ""


def _is_live(path: Path) -> bool:
    try:
        text = read_page(path)
    except SourceError:
        return False
    return _SITE in text and (f"<{DRAWN}" in text.lower() or _UNDRAWN.search(text) is not None)


def _article(path: Path, report: ReportBuilder) -> Article:
    text = read_page(path)
    page = read_live_page(text, report.count)
    if not page.drawn:
        if _SITE in text and _UNDRAWN.search(text):
            raise SourceError(tr("the page was saved before it was drawn; save it as “Web page, complete”"))
        raise SourceError(tr("not a page of a disease from GARD's site of 2022"))
    if not page.title:
        raise SourceError(tr("no title is found on the page"))
    article = _made(page, text, _day(path))
    for name in ("sections", "symptoms", "synonyms"):
        if number := len(getattr(article, name)):
            report.count(name, number)
    return article


def _made(page: LivePage, text: str, day: PartialDate | None) -> Article:
    address = _ADDRESS.search(text)
    number = address[1].lstrip("0") if address else ""
    told = _UPDATED.search(text)
    updated = parse_date(told[1].strip(" .,")) if told else None
    sections = [Section("overview", tr("Summary"), page.summary, SectionKind.OVERVIEW, updated)]
    sections += [
        Section(name, title, body, SectionKind.CAUSE if name == "causes" else SectionKind(name), updated)
        for name, title, body in page.parts
    ]
    facts = [Fact(FactKind.PREVALENCE, page.people, "GARD")] if page.people else []
    facts += [Fact(FactKind.ONSET, age, "GARD") for age in page.ages]
    return Article(
        id=slug(page.title),
        title=page.title,
        source=Source(
            GARD,
            address[0] if address else f"https://{_SITE}",
            number,
            day,
            LICENCE,
            ("Human Phenotype Ontology (HPO)",) if page.signs else (),
        ),
        synonyms=tuple(Synonym(name) for name in page.synonyms),
        identifiers=(Identifier("gard", number),) if number else (),
        facts=tuple(facts),
        categories=tuple(page.categories),
        sections=tuple(section for section in sections if section.body),
        symptoms=tuple(Symptom(s.name, frequency=s.frequency, percent=s.percent) for s in page.signs),
    )


def _day(path: Path) -> PartialDate | None:
    try:
        day = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
    except (OSError, ValueError, OverflowError):
        return None
    return PartialDate(day.year, day.month, day.day)


def _quiet(name: str) -> None:
    """The counter of a first look."""
