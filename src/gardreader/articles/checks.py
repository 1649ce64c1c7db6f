"""What keeps an article from being published, and what is worth a second look."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from gardreader.articles.citations import cited_keys, find_citations
from gardreader.articles.dates import PartialDate
from gardreader.articles.limits import refuse_oversized
from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import Article
from gardreader.errors import ArticleError
from gardreader.progress import Progress


class Severity(StrEnum):
    """Whether a problem keeps an article from being published."""

    ERROR = "error"
    WARNING = "warning"


RULES: dict[str, tuple[Severity, str]] = {
    "unreadable": (Severity.ERROR, "the file cannot be read as an article"),
    "oversized": (Severity.ERROR, "a part is larger than a page may be"),
    "duplicate-id": (Severity.ERROR, "two articles, sections or references share an id"),
    "unresolved-citation": (Severity.ERROR, "a citation names no reference of the article"),
    "no-source": (Severity.ERROR, "the source has neither an address nor a licence"),
    "bad-date": (Severity.ERROR, "a date lies in the future"),
    "bad-url": (Severity.ERROR, "an address is not a web or mail address"),
    "bad-hpo": (Severity.ERROR, "a sign's code is not of the form HP:0001945"),
    "no-sections": (Severity.WARNING, "the article has no text"),
    "empty-section": (Severity.WARNING, "a section has no text"),
    "uncited-reference": (Severity.WARNING, "a reference is cited nowhere"),
    "uncited-section": (Severity.WARNING, "a section cites no reference"),
    "no-review": (Severity.WARNING, "nothing says who has reviewed the article"),
    "unknown-related": (Severity.WARNING, "a related disease is not among the articles checked"),
    "file-name": (Severity.WARNING, "the file is not named by the article's id"),
}
"""Every rule: its code, how severe it is, and what it means."""

_HPO = re.compile(r"HP:\d{7}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``line`` is 0 where it is about the file as a whole.

    >>> str(Problem(Path("a.md"), 3, "no-review", "no review line"))
    'a.md:3: warning: no review line [no-review]'
    """

    path: Path | None
    line: int
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return RULES[self.code][0]

    def __str__(self) -> str:
        place = "" if self.path is None else str(self.path)
        if self.line:
            place += f":{self.line}"
        return f"{place}: {self.severity}: {self.message} [{self.code}]".removeprefix(": ")


def check_files(paths: Sequence[Path], progress: Progress) -> tuple[Problem, ...]:
    """All problems of the article files ``paths``, by file and line; folders are searched for ``*.md``.

    Ids are compared across the files. Raises ``ArticleError`` when a path is not there at all.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(path.rglob("*.md"))
        elif path.exists():
            files.append(path)
        else:
            raise ArticleError("there is no such file or folder", path=path)
    problems: list[Problem] = []
    articles: dict[str, Path] = {}
    related: list[tuple[Path, Article, list[str]]] = []
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        try:
            article = read_article(path)
        except ArticleError as error:
            message = str(error).partition(": ")[2]
            problems.append(Problem(path, error.line or 0, "unreadable", message))
            continue
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        problems += check_article(article, path, lines)
        if article.id in articles:
            message = f"{article.id!r} is the id of {articles[article.id]} too"
            problems.append(Problem(path, _line(lines, "id:"), "duplicate-id", message))
        articles.setdefault(article.id, path)
        related.append((path, article, lines))
    for path, article, lines in related:
        for other in article.related:
            if other.id not in articles:
                message = f"related disease {other.id!r} is not among these articles"
                problems.append(Problem(path, _line(lines, other.id), "unknown-related", message))
    progress(len(files), len(files), "")
    return tuple(sorted(problems, key=lambda p: (str(p.path), p.line, p.code)))


def check_article(
    article: Article, path: Path | None = None, lines: Sequence[str] = (), today: dt.date | None = None
) -> tuple[Problem, ...]:
    """The problems of one article; ``lines`` of its file give them their line numbers."""
    today = today or dt.datetime.now(dt.UTC).date()
    found = [
        *_references(article),
        *_sections(article),
        *_source(article, path),
        *_dates(article, today),
        *_codes(article),
    ]
    try:
        refuse_oversized(article)
    except ArticleError as error:
        found.append(("oversized", str(error), ""))
    return tuple(Problem(path, _line(lines, mark), code, message) for code, message, mark in found)


_Found = Iterator[tuple[str, str, str]]
"""A rule's code, the sentence, and a text that stands on the line in question."""


def _references(article: Article) -> _Found:
    known = [reference.id for reference in article.references]
    for key in sorted({key for key in known if known.count(key) > 1}):
        yield "duplicate-id", f"two references have the id {key!r}", f"id: {key}"
    for key in cited_keys(article):
        if key not in known:
            yield "unresolved-citation", f"[@{key}] is not in the references", f"@{key}"
    cited = set(cited_keys(article))
    for key in known:
        if key not in cited:
            yield "uncited-reference", f"reference {key!r} is cited nowhere", f"id: {key}"


def _sections(article: Article) -> _Found:
    ids = [section.id for section in article.sections]
    if not article.sections:
        yield "no-sections", "the article has no section", "title:"
    for section in article.sections:
        if ids.count(section.id) > 1:
            yield "duplicate-id", f"two sections have the id {section.id!r}", f"#{section.id}"
        if not section.body:
            yield "empty-section", f"section {section.id!r} has no text", f"#{section.id}"
        elif not find_citations(section.body):
            yield "uncited-section", f"section {section.id!r} cites nothing", f"#{section.id}"


def _source(article: Article, path: Path | None) -> _Found:
    if not article.source.url and not article.source.licence:
        yield "no-source", "the source has neither an address nor a licence", "source:"
    if not article.review:
        yield "no-review", "no line 'review:' says who has checked the text", "title:"
    if path is not None and path.stem != article.id:
        yield "file-name", f"the file of {article.id!r} would be {article.id}.md", "id:"


def _dates(article: Article, today: dt.date) -> _Found:
    dates: list[tuple[PartialDate | None, str]] = [(article.source.retrieved, "retrieved:")]
    dates += [(section.updated, f"#{section.id}") for section in article.sections]
    for reference in article.references:
        dates.append((reference.accessed, f"id: {reference.id}"))
        if isinstance(reference.issued, PartialDate):
            dates.append((reference.issued, f"id: {reference.id}"))
    for date, mark in dates:
        if date and dt.date(date.year, date.month or 1, date.day or 1) > today:
            yield "bad-date", f"{date.iso} lies in the future", mark


def _codes(article: Article) -> _Found:
    for symptom in article.symptoms:
        if symptom.hpo and not _HPO.fullmatch(symptom.hpo):
            yield "bad-hpo", f"{symptom.hpo!r} is not a code such as HP:0001945", symptom.hpo
    urls = [article.source.url, *(r.url for r in article.references)]
    for url in urls:
        if url and urlsplit(url).scheme not in ("http", "https", "mailto"):
            yield "bad-url", f"{url!r} is not a web or mail address", url


def _line(lines: Sequence[str], mark: str) -> int:
    """The first line, from 1, that holds ``mark``; 0 where none does."""
    if not mark:
        return 0
    return next((number for number, line in enumerate(lines, 1) if mark in line), 0)
