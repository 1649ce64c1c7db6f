"""GARD's own records: one JSON a disease, in a zip, a folder or a single file."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

from gardreader.articles.citations import find_citations
from gardreader.articles.dates import PartialDate
from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Reference, Section, SectionKind, Source
from gardreader.errors import SourceError
from gardreader.importers.fields import FieldReader, Record
from gardreader.importers.gard_lists import GardLists
from gardreader.importers.gard_references import in_order_of_citation, make_reference, reference_key
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.json_files import RawRecord, decode, first_records, record_names, records
from gardreader.importers.kinds import kind_of_class, kind_of_question
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import UniqueIds, slug
from gardreader.progress import Progress

GARD = "Genetic and Rare Diseases Information Center (GARD)"
LICENCE = "Text of the United States National Institutes of Health; parts credited to Orphanet, HPO and UMLS"

# The misspelling is GARD's own.
_MAIN = "mainPropery"
_IDENTITY = re.compile(rb'"diseaseId"\s*:\s*(\d+)\s*,\s*"diseaseName"\s*:\s*("(?:[^"\\]|\\.)*")')
_KNOWN = frozenset(
    [
        _MAIN, "diseaseCategories", "organizations", "resource descriptions", "overviewQuestion",
        "basicQuestions", "references", "relatedDiseases", "news", "conferences", "phenoTypes",
        "medicalProducts", "EncodedName",
    ]
)  # fmt: skip


class GardRecords:
    """Imports GARD's records."""

    name = "GARD records"

    def recognises(self, source: Path) -> bool:
        """Whether one of the first JSON files has a GARD record's main part."""
        if source.is_file() and source.suffix.lower() not in (".json", ".zip"):
            return False
        return any(isinstance(r, dict) and isinstance(r.get(_MAIN), dict) for r in first_records(source, 3))

    def draft(self, source: Path) -> PackDraft:
        """A pack of GARD's, its edition the latest day that a record's file bears."""
        edition = max((record.date for record in records(source)), default=dt.date(1980, 1, 1))
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
        ids = _article_ids(source)
        total = len(record_names(source))
        if not total:
            raise SourceError(f"{source}: there is no JSON record in it")
        for done, raw in enumerate(records(source)):
            progress(done, total, raw.name)
            report.read += 1
            article = self._one(raw, ids, report)
            if article is not None:
                report.imported += 1
                report.stubs += article.is_stub
                yield article
        progress(total, total, "")

    def _one(self, raw: RawRecord, ids: dict[str, str], report: ReportBuilder) -> Article | None:
        record, problem = decode(raw.data)
        problem = raw.problem or problem
        if not problem and not (isinstance(record, dict) and isinstance(record.get(_MAIN), dict)):
            problem = "not a GARD record: it has no main part"
        if problem:
            report.skip(raw.name, problem)
            return None
        assert isinstance(record, dict)
        try:
            return _RecordReader(record, ids, report).article(raw.date)
        except ValueError as error:
            report.skip(raw.name, str(error))
            return None


class _RecordReader:
    def __init__(self, record: Record, ids: dict[str, str], report: ReportBuilder):
        self._record = record
        self._main: Record = record[_MAIN]
        self._ids = ids
        self._report = report
        self._fields = FieldReader(report)
        self._plain = GardLists(self._fields, HtmlConverter(count=report.count, cite=False))
        self._references = self._all_references()
        self._html = HtmlConverter(self._resolve, report.count)

    def article(self, date: dt.date) -> Article:
        lists, main = self._plain, self._main
        number = lists.line(main, "diseaseId")
        title = lists.line(main, "diseaseName")
        if not number or not title:
            raise ValueError("the record has no number or no name")
        for key in self._record.keys() - _KNOWN:
            self._report.count(f"field not imported: {key}")
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
            id=self._ids.get(number) or slug(title),
            title=title,
            rare=rare if isinstance(rare, bool) else None,
            synonyms=tuple(lists.synonyms(main)),
            identifiers=identifiers,
            categories=tuple(
                dict.fromkeys(filter(None, (lists.line(c, "diseaseTypeName") for c in categories)))
            ),
            source=_source(
                PartialDate(date.year, date.month, date.day),
                url=lists.line(main, "websiteUrl"),
                number=number,
                credit=tuple(credit),
            ),
            sections=sections,
            symptoms=symptoms,
            references=in_order_of_citation(self._references, cited),
            related=tuple(lists.related(self._record, self._ids)),
            organizations=tuple(lists.organizations(self._record)),
            products=tuple(lists.products(self._record)),
            resources=tuple(lists.resources(self._record)),
            news=tuple(lists.news(self._record)),
        )
        self._tell(article)
        return article

    def _tell(self, article: Article) -> None:
        for name in (
            "sections",
            "symptoms",
            "synonyms",
            "references",
            "organizations",
            "related",
            "products",
        ):
            if number := len(getattr(article, name)):
                self._report.count(name, number)

    def _all_references(self) -> dict[str, Reference]:
        entries = list(self._fields.records(self._record, "references"))
        for question in self._fields.records(self._record, "basicQuestions"):
            entries += self._fields.records(question, "references")
        made = self._fields.each(entries, lambda entry: make_reference(entry, self._plain), "reference")
        found: dict[str, Reference] = {}
        for reference in made:
            found.setdefault(reference.id, reference)
        return found

    def _resolve(self, number: str) -> str | None:
        key = reference_key(str(int(number)))
        return key if key in self._references else None

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


def _article_ids(source: Path) -> dict[str, str]:
    """The article id of each GARD number, so that related diseases can be linked before they are read."""
    names: dict[str, str] = {}
    for raw in records(source):
        match = _IDENTITY.search(raw.data)
        if match:
            try:
                names[match[1].decode()] = str(json.loads(match[2]))
            except ValueError:
                continue
    taken = UniqueIds()
    return {
        number: taken.take(slug(name), number)
        for number, name in sorted(names.items(), key=lambda pair: int(pair[0]))
    }
