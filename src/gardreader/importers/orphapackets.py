"""Orphanet's ORPHApackets: one JSON a disorder, in a zip, a folder or a single file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.draft import PackDraft
from gardreader.articles.facts import FactKind
from gardreader.articles.model import Article, Identifier, Section, SectionKind, Source
from gardreader.articles.registries import registry_page
from gardreader.errors import SourceError
from gardreader.i18n import tr
from gardreader.importers.fields import Record, number_of
from gardreader.importers.json_files import RawRecord, decode, first_records, record_names, records
from gardreader.importers.orphapacket_classification import Classification, Parents
from gardreader.importers.orphapacket_lists import OrphapacketLists, parents_of
from gardreader.importers.report import ReportBuilder
from gardreader.progress import Progress

MAIN = "Orphapacket"
ORPHANET = "Orphanet"
ADDRESS = "https://www.orpha.net"
COPYRIGHT = "Orphanet (c) 2025"

_NO_COMMAS = (
    "The packets that Orphanet publishes give their definitions without commas: what is a list may "
    "read as one thing. Orphanet's own page has the text to rely on."
)
_LONG_ENOUGH = 100
"""Letters: a shorter definition may well need no comma."""

_GROUPS = frozenset(["Category", "Clinical group"])
_KNOWN = frozenset(
    """ORPHApacketId creationDate version copyright ORPHAcode Label PURL DisorderType Synonyms TextSection
    ExternalReferences Genes Parents Children Phenotypes Prevalences TypeOfInheritances
    AverageAgeOfOnsets""".split()
)
_COUNTED = ("sections", "symptoms", "synonyms", "identifiers", "related")


def article_id(code: str) -> str:
    """The id of the article of an ORPHA code: names change from edition to edition, codes do not."""
    return f"orpha-{code}"


class Orphapackets:
    """Imports ORPHApackets."""

    name = "ORPHApackets"

    def recognises(self, source: Path) -> bool:
        """Whether one of the first JSON files has a packet's main part."""
        if source.is_file() and source.suffix.lower() not in (".json", ".zip"):
            return False
        return any(main_of(record) is not None for record in first_records(source, 3))

    def draft(self, source: Path) -> PackDraft:
        """A pack of Orphanet's, its edition the day on which the first packet was made."""
        first = next((main for r in first_records(source, 3) if (main := main_of(r)) is not None), {})
        made = _made(first)
        return PackDraft(
            id="orphapackets",
            title="Orphanet rare diseases (ORPHApackets)",
            edition=made.iso if made else "",
            source=Source(ORPHANET, ADDRESS, retrieved=made, licence=_licence(first)),
            licence=_licence(first),
            description="Definitions, signs, genes and figures of rare diseases and their groups",
        )

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """One article a packet, in the order of the ORPHA codes."""
        count = len(record_names(source))
        if not count:
            raise SourceError(tr("{source}: there is no JSON record in it", source=source))
        belongs: dict[str, Parents] = {}
        for done, raw in enumerate(records(source)):
            progress(done, 2 * count, raw.name)
            main = None if raw.problem else main_of(decode(raw.data)[0])
            if main is not None:
                belongs[number_of(main, "ORPHAcode")] = parents_of(main)
        known = Classification(belongs)
        seen: set[str] = set()
        for done, raw in enumerate(records(source)):
            progress(count + done, 2 * count, raw.name)
            report.read += 1
            article = self._one(raw, known, seen, report)
            if article is not None:
                report.imported += 1
                report.stubs += article.is_stub
                yield article
        progress(2 * count, 2 * count, "")

    def _one(
        self, raw: RawRecord, known: Classification, seen: set[str], report: ReportBuilder
    ) -> Article | None:
        record, problem = (None, raw.problem) if raw.problem else decode(raw.data)
        main = main_of(record)
        if not problem and main is None:
            problem = tr("not an ORPHApacket: it has no main part")
        if problem or main is None:
            report.skip(raw.name, problem)
            return None
        try:
            article = _article(main, known, report)
        except ValueError as error:
            report.skip(raw.name, str(error))
            return None
        if article.id in seen:
            report.skip(raw.name, tr("a packet of the same ORPHA code was imported before"))
            return None
        seen.add(article.id)
        _tell(article, main, report)
        return article


def main_of(record: object) -> Record | None:
    """The main part of a packet; ``None`` for what is none."""
    main = record.get(MAIN) if isinstance(record, dict) else None
    return main if isinstance(main, dict) else None


def kind_of(main: Record) -> str:
    """What kind of disorder a packet is of, in Orphanet's words (``Clinical subtype``)."""
    kind = main.get("DisorderType")
    value = kind.get("value") if isinstance(kind, dict) else kind
    return " ".join(value.split()) if isinstance(value, str) else ""


def _article(main: Record, known: Classification, report: ReportBuilder) -> Article:
    lists = OrphapacketLists(main, report)
    code, title = number_of(main, "ORPHAcode"), lists.line(main, "Label")
    if not code or not title:
        raise ValueError(tr("the packet has no ORPHA code or no name"))
    if title.lower().startswith("obsolete"):
        raise ValueError(tr("Orphanet marks it as obsolete: {title}", title=title))
    for key in main.keys() - _KNOWN:
        report.count(f"field not imported: {str(key)[:60]}")
    definition = lists.definition()
    symptoms = tuple(lists.symptoms())
    orpha = Identifier("orpha", code)
    return Article(
        id=article_id(code),
        title=title,
        source=Source(
            ORPHANET,
            registry_page(orpha),
            code,
            _made(main),
            _licence(main),
            ("Human Phenotype Ontology (HPO)",) if symptoms else (),
        ),
        synonyms=tuple(lists.synonyms(title)),
        identifiers=(orpha, *lists.identifiers()),
        facts=tuple(lists.facts(kind_of(main))),
        categories=known.categories(code),
        disclaimer=_NO_COMMAS if len(definition) > _LONG_ENOUGH and "," not in definition else "",
        sections=(
            (Section("overview", tr("Definition"), definition, SectionKind.OVERVIEW),) if definition else ()
        ),
        symptoms=symptoms,
        related=tuple(lists.related(known, article_id)),
    )


def _tell(article: Article, main: Record, report: ReportBuilder) -> None:
    for name in _COUNTED:
        if number := len(getattr(article, name)):
            report.count(name, number)
    for fact in article.facts:
        if fact.kind is FactKind.GENE:
            report.count("genes")
        elif fact.kind is not FactKind.TYPE:
            report.count("facts")
    if article.is_stub:
        group = kind_of(main) in _GROUPS
        report.count("group of disorders without a text" if group else "disorder without a definition")


def _made(main: Record) -> PartialDate | None:
    text = main.get("creationDate")
    return parse_date(text.split(" ")[0]) if isinstance(text, str) else None


def _licence(main: Record) -> str:
    text = main.get("copyright")
    return " ".join(text.split()) if isinstance(text, str) and text.strip() else COPYRIGHT
