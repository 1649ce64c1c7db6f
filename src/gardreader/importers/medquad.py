"""MedQuAD: questions and answers of the sites of the National Institutes of Health, one XML a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gardreader.articles.dates import PartialDate
from gardreader.articles.draft import PackDraft
from gardreader.articles.limits import LONGEST_ARTICLE, refuse_oversized
from gardreader.articles.model import Article, Source
from gardreader.errors import ArticleError, SourceError
from gardreader.i18n import tr
from gardreader.importers.json_files import RawRecord, latest_date, record_names, records
from gardreader.importers.medquad_article import ADDRESS, LICENCE, MEDQUAD, make_article, names_of
from gardreader.importers.medquad_document import WRONG_FOCUS, Document, read_document
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import UniqueIds, slug
from gardreader.progress import Progress

_SUFFIX = ".xml"
_COUNTED = ("sections", "symptoms", "synonyms", "identifiers")
_MOST_PARTS = 20
"""So many pages of a series at most: they are held until the last of them is read."""

Series = tuple[str, str, str]


class MedQuad:
    """Imports MedQuAD: the zip, a folder of it or a single document."""

    name = MEDQUAD

    def recognises(self, source: Path) -> bool:
        """Whether one of the first XML files is a document of MedQuAD's."""
        if source.is_file() and source.suffix.lower() not in (_SUFFIX, ".zip"):
            return False
        try:
            for place, raw in enumerate(records(source, _SUFFIX)):
                if place >= 3:
                    break
                if not raw.problem and read_document(raw.data)[0] is not None:
                    return True
        except SourceError:
            return False
        return False

    def draft(self, source: Path) -> PackDraft:
        """A pack of MedQuAD's, its edition the latest day that a document's file bears."""
        edition = latest_date(source, _SUFFIX)
        return PackDraft(
            id="medquad",
            title="MedQuAD medical questions and answers",
            edition=edition.isoformat(),
            source=Source(
                MEDQUAD,
                ADDRESS,
                retrieved=PartialDate(edition.year, edition.month, edition.day),
                licence=LICENCE,
            ),
            licence=LICENCE,
            description="Questions and answers from websites of the National Institutes of Health",
        )

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """One article a page or series of pages, in the order of the first page's file."""
        count = len(record_names(source, _SUFFIX))
        if not count:
            raise SourceError(tr("{source}: there is no XML document in it", source=source))
        sizes: Counter[Series] = Counter()
        for done, raw in enumerate(records(source, _SUFFIX)):
            progress(done, 2 * count, raw.name)
            document = None if raw.problem else read_document(raw.data)[0]
            if document is not None and not _refused(document):
                sizes[document.series] += 1
        gathered = _Gathered(sizes, report)
        for done, raw in enumerate(records(source, _SUFFIX)):
            progress(count + done, 2 * count, raw.name)
            report.read += 1
            yield from gathered.taken(raw)
        progress(2 * count, 2 * count, "")


class _Gathered:
    """Puts the pages of a series together; ``sizes`` tells how many there are of each."""

    def __init__(self, sizes: Counter[Series], report: ReportBuilder):
        self._left = sizes
        self._report = report
        self._parts: dict[Series, list[Document]] = {}
        self._seen: set[tuple[str, str, str]] = set()
        self._ids = UniqueIds()

    def taken(self, raw: RawRecord) -> Iterator[Article]:
        """The article that is whole with this record, if any."""
        document, problem = (None, raw.problem) if raw.problem else read_document(raw.data)
        if document is None:
            self._report.skip(raw.name, problem)
            return
        if problem := _refused(document):
            self._report.skip(raw.name, problem)
            return
        series = document.series
        self._left[series] -= 1
        parts = self._parts.setdefault(series, [])
        if document.key in self._seen:
            self._report.skip(raw.name, tr("a document of the same number was imported before"))
        elif len(parts) >= _MOST_PARTS:
            self._report.skip(raw.name, tr("more than {count} pages of one series", count=_MOST_PARTS))
        else:
            self._seen.add(document.key)
            parts.append(document)
        if self._left[series]:
            return
        parts = self._parts.pop(series)
        article = self._made(parts, raw) if parts else None
        if article is not None:
            yield article

    def _made(self, parts: list[Document], raw: RawRecord) -> Article | None:
        # The treatment of a disease comes before how it is prevented or looked for.
        parts.sort(key=lambda part: part.page != "treatment")
        first, report = parts[0], self._report
        name = "-".join(
            filter(None, (slug(first.site) if first.site else "medquad", slug(names_of(first)[0])))
        )
        try:
            article_id = self._ids.take(name, slug(first.id))
            article = make_article(
                parts, article_id, PartialDate(raw.date.year, raw.date.month, raw.date.day), report
            )
            refuse_oversized(article)
        except (ValueError, ArticleError) as error:
            report.skip(raw.name, str(error))
            return None
        report.imported += 1
        report.stubs += article.is_stub
        if article.is_stub and not article.symptoms:
            report.count("document without an answer")
        if len(parts) > 1:
            report.count("page joined to another of its series", len(parts) - 1)
        if odd := sum(part.odd_codes for part in parts):
            report.count("concept code that is none", odd)
        for what in _COUNTED:
            if number := len(getattr(article, what)):
                report.count(what, number)
        return article


def _refused(document: Document) -> str:
    """Why the document gives no article; ``""`` when it does."""
    if WRONG_FOCUS.get((document.site, document.id)) == document.focus:
        return tr("its text is of another disease than its name: {name}", name=document.focus)
    if not document.title:
        return tr("the document has no focus")
    # By itself, so that it does not take the other pages of its series with it.
    if sum(len(pair.answer) for pair in document.pairs) > LONGEST_ARTICLE:
        return tr("its answers are longer than {count:,} characters", count=LONGEST_ARTICLE)
    return ""
