"""GARD's own records: one JSON a disease, in a zip, a folder or a single file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from gardreader.articles.citations import find_citations
from gardreader.articles.dates import PartialDate
from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Reference, Section, SectionKind, Source
from gardreader.errors import SourceError
from gardreader.i18n import tr
from gardreader.importers.fields import FieldReader, Record, number_of
from gardreader.importers.gard_lists import GardLists
from gardreader.importers.gard_references import in_order_of_citation, make_reference, reference_key
from gardreader.importers.gard_survey import MAIN, Survey, survey
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.json_files import (
    RawRecord,
    decode,
    first_records,
    latest_date,
    record_names,
    records,
)
from gardreader.importers.kinds import kind_of_class, kind_of_question
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import UniqueIds, slug
from gardreader.progress import Progress

GARD = "Genetic and Rare Diseases Information Center (GARD)"
LICENCE = "Text of the United States National Institutes of Health; parts credited to Orphanet, HPO and UMLS"

_KNOWN = frozenset(
    [
        MAIN, "diseaseCategories", "organizations", "resource descriptions", "overviewQuestion",
        "basicQuestions", "references", "relatedDiseases", "news", "phenoTypes", "conferences",
        "medicalProducts", "EncodedName",
    ]
)  # fmt: skip
_KNOWN_IN_MAIN = frozenset(
    [
        "diseaseId", "diseaseName", "websiteUrl", "isRare", "hasGardWebPage", "identifiers", "synonyms",
        "synonyms-with-source",
    ]
)  # fmt: skip
_COUNTED = (
    "sections", "symptoms", "synonyms", "identifiers", "references", "organizations", "related", "products",
    "resources", "news",
)  # fmt: skip


class GardRecords:
    """Imports GARD's records."""

    name = "GARD records"

    def recognises(self, source: Path) -> bool:
        """Whether one of the first JSON files has a GARD record's main part."""
        if source.is_file() and source.suffix.lower() not in (".json", ".zip"):
            return False
        return any(isinstance(r, dict) and isinstance(r.get(MAIN), dict) for r in first_records(source, 3))

    def draft(self, source: Path) -> PackDraft:
        """A pack of GARD's, its edition the latest day that a record's file bears."""
        edition = latest_date(source)
        return PackDraft(
            id="gard",
            title="GARD rare disease information",
            edition=edition.isoformat(),
            source=_source(PartialDate(edition.year, edition.month, edition.day)),
            licence=LICENCE,
            description="Rare diseases as GARD described them in its public records",
        )

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """One article a record, in the order of the records' numbers."""
        count = len(record_names(source))
        if not count:
            raise SourceError(tr("{source}: there is no JSON record in it", source=source))
        known = survey(source, progress, 2 * count)
        for done, raw in enumerate(records(source)):
            progress(count + done, 2 * count, raw.name)
            report.read += 1
            article = self._one(raw, known, report)
            if article is not None:
                report.imported += 1
                report.stubs += article.is_stub
                yield article
        progress(2 * count, 2 * count, "")

    def _one(self, raw: RawRecord, known: Survey, report: ReportBuilder) -> Article | None:
        record, problem = (None, raw.problem) if raw.problem else decode(raw.data)
        if not problem and not (isinstance(record, dict) and isinstance(record.get(MAIN), dict)):
            problem = tr("not a GARD record: it has no main part")
        if problem:
            report.skip(raw.name, problem)
            return None
        assert isinstance(record, dict)
        try:
            return _RecordReader(record, known, report).article(raw.date)
        except ValueError as error:
            report.skip(raw.name, str(error))
            return None


class _RecordReader:
    def __init__(self, record: Record, known: Survey, report: ReportBuilder):
        self._record = record
        self._main: Record = record[MAIN]
        self._known = known
        self._report = report
        self._fields = FieldReader(report)
        self._plain = GardLists(self._fields, HtmlConverter(count=report.count, cite=False), report.count)
        self._references = self._all_references()
        self._html = HtmlConverter(self._resolve, report.count)

    def article(self, date: dt.date) -> Article:
        lists, main = self._plain, self._main
        number = number_of(main, "diseaseId")
        title = lists.line(main, "diseaseName")
        if not number or not title:
            raise ValueError(tr("the record has no number or no name"))
        self._tell_of_fields()
        rare = main.get("isRare")
        sections = tuple(self._sections())
        cited = [key for s in sections for c in find_citations(s.body) for key in c.keys]
        symptoms = tuple(lists.symptoms(self._record))
        identifiers = lists.identifiers(main)
        categories = self._fields.records(self._record, "diseaseCategories")
        credit = []
        if symptoms:
            credit.append("Human Phenotype Ontology (HPO)")
        if any(s.percent for s in symptoms) or any(c.get("source") for c in categories):
            credit.append("Orphanet")
        if any(i.scheme == "umls" for i in identifiers):
            credit.append("UMLS")
        article = Article(
            id=self._known.ids.get(number) or slug(title),
            title=title,
            rare=rare if isinstance(rare, bool) else None,
            synonyms=tuple(lists.synonyms(main)),
            identifiers=identifiers,
            categories=tuple(
                dict.fromkeys(filter(None, (lists.line(c, "diseaseTypeName") for c in categories)))
            ),
            source=_source(
                PartialDate(date.year, date.month, date.day),
                url=lists.address(main, "websiteUrl")[0],
                number=number,
                credit=tuple(credit),
            ),
            sections=sections,
            symptoms=symptoms,
            references=in_order_of_citation(self._references, cited),
            related=tuple(lists.related(self._record, self._known.ids)),
            organizations=tuple(lists.organizations(self._record)),
            products=tuple(lists.products(self._record)),
            resources=tuple(lists.resources(self._record)),
            news=tuple(lists.news(self._record)),
        )
        self._tell(article)
        return article

    def _tell(self, article: Article) -> None:
        for name in _COUNTED:
            if number := len(getattr(article, name)):
                self._report.count(name, number)

    def _tell_of_fields(self) -> None:
        unknown = [*(self._record.keys() - _KNOWN), *(self._main.keys() - _KNOWN_IN_MAIN)]
        for key in unknown:
            self._report.count(f"field not imported: {key[:60]}")
        if number := len(self._fields.items(self._record, "conferences")):
            self._report.count("conference not imported", number)

    def _all_references(self) -> dict[str, Reference]:
        """The references by key; the same one stands with each section that cites it."""
        entries: dict[str, Record] = {}
        questions = self._fields.records(self._record, "basicQuestions")
        for holder in (self._record, *questions):
            for entry in self._fields.records(holder, "references"):
                entries.setdefault(number_of(entry, "referenceId"), entry)
        made = self._fields.each(list(entries.values()), self._reference, "reference")
        return {reference.id: reference for reference in made}

    def _resolve(self, number: str) -> str | None:
        number = str(int(number))
        key = reference_key(number)
        if key in self._references:
            return key
        entry = self._known.foreign(number)
        if entry is None:
            return None
        for reference in self._fields.each([entry], self._reference, "reference"):
            self._report.count("reference found in another record")
            self._references[key] = reference
            return key
        return None

    def _reference(self, entry: Record) -> Reference:
        return make_reference(entry, self._plain)

    def _sections(self) -> Iterator[Section]:
        taken = UniqueIds()
        overview = self._fields.record(self._record, "overviewQuestion")
        questions: list[tuple[Record, SectionKind | None]] = [(overview, SectionKind.OVERVIEW)]
        questions += [(q, None) for q in self._fields.records(self._record, "basicQuestions")]
        for question, known in questions:
            body = self._html.markdown(self._fields.text(question, "answerText"))
            if not body:
                if known is None:
                    self._report.count("question without an answer")
                continue
            title = self._plain.line(question, "questionText")
            kind = known or kind_of_class(self._plain.line(question, "resourceClassificationName"))
            kind = kind or kind_of_question(title)
            yield Section(
                taken.take(kind.value),
                title or kind.value.capitalize(),
                body,
                kind,
                self._plain.date(question, "dateModified"),
                self._plain.line(question, "questionId"),
            )


def _source(retrieved: PartialDate, url: str = "", number: str = "", credit: tuple[str, ...] = ()) -> Source:
    address = url or "https://rarediseases.info.nih.gov"
    return Source(GARD, address, number, retrieved, LICENCE, credit)
