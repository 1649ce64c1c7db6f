"""The rules that articles are checked by, one function a part of the article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from gardreader.articles.citations import Citation, cited_keys, find_citations, replace_citations
from gardreader.articles.dates import PartialDate
from gardreader.articles.guidance import TO_FILL_IN, notes_left, without_comments
from gardreader.articles.limits import oversized, refuse_oversized
from gardreader.articles.links import LinkKind, judge
from gardreader.articles.model import Article
from gardreader.errors import ArticleError
from gardreader.i18n import tr

_LINK = re.compile(r"\]\(\s*<?([^\s()<>]+)")
_HPO = re.compile(r"HP:\d{7}")
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's code, the sentence, and a pattern that the line in question holds as the ``number``-th."""

    code: str
    message: str
    mark: str
    number: int = 1


def findings(article: Article, path: Path | None, today: dt.date) -> Iterator[Finding]:
    """All that is to be said of one article; ``path`` is the file that holds it, if any.

    Of an article that is too large for a page nothing more is said: each of 20,000 sections would be
    looked for in as many lines.
    """
    if too_large := list(_sizes(article)):
        yield from too_large
        return
    yield from _guidance(article)
    yield from _references(article)
    yield from _sections(article)
    yield from _source(article, path)
    yield from _dates(article, today)
    yield from _codes(article)
    yield from _addresses(article)


def _sizes(article: Article) -> Iterator[Finding]:
    try:
        refuse_oversized(article)
    except ArticleError as error:
        section = next((s for s in article.sections if oversized(s.body)), None)
        mark = _heading_mark(section.id) if section else ""
        yield Finding("oversized", error.sentence.removeprefix(f"{article.id}: "), mark)


def _guidance(article: Article) -> Iterator[Finding]:
    seen: list[str] = []
    for note in notes_left(article):
        seen.append(note)
        message = tr("a note to the writer is left in: {note}", note=shortened(note))
        yield Finding("guidance-left", message, re.escape(note), seen.count(note))


def shortened(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"


def _references(article: Article) -> Iterator[Finding]:
    known = [reference.id for reference in article.references]
    for key in sorted({key for key in known if known.count(key) > 1}):
        yield Finding("duplicate-id", tr("two references have the id {key!r}", key=key), _id_mark(key), 2)
    cited = cited_keys(article)
    for key in cited:
        if key not in known:
            message = tr("[@{key}] is not in the references", key=key)
            yield Finding("unresolved-citation", message, word_mark(f"@{key}"))
    for key in dict.fromkeys(known):
        if key not in cited:
            message = tr("the reference {key!r} is cited nowhere", key=key)
            yield Finding("uncited-reference", message, _id_mark(key))


def _sections(article: Article) -> Iterator[Finding]:
    seen: list[str] = []
    if not article.sections:
        yield Finding("no-sections", tr("the article has no section"), field_mark("title"))
    for section in article.sections:
        seen.append(section.id)
        mark, number = _heading_mark(section.id), seen.count(section.id)
        if number == 2:
            yield Finding("duplicate-id", tr("two sections have the id {id!r}", id=section.id), mark, number)
        if not replace_citations(without_comments(section.body), _nothing).strip():
            if without_comments(section.body) != section.body:
                continue  # nothing but a note, and that is told
            yield Finding("empty-section", tr("the section {id!r} has no text", id=section.id), mark, number)
        elif not find_citations(section.body):
            message = tr("the section {id!r} cites nothing", id=section.id)
            yield Finding("uncited-section", message, mark, number)


def _nothing(citation: Citation) -> str:
    return ""


def _source(article: Article, path: Path | None) -> Iterator[Finding]:
    if not article.source.url and not article.source.licence:
        message = tr("the source has neither an address nor a licence")
        yield Finding("no-source", message, field_mark("source"))
    if not article.review:
        message = tr("no line 'review:' says who has checked the text")
        yield Finding("no-review", message, field_mark("title"))
    if path is not None and path.stem != article.id:
        message = tr("the file of {id!r} would be {id}.md", id=article.id)
        yield Finding("file-name", message, field_mark("id"))


def _dates(article: Article, today: dt.date) -> Iterator[Finding]:
    dates: list[tuple[PartialDate | str | None, str]] = [(article.source.retrieved, r"\bretrieved:")]
    dates += [(section.updated, _heading_mark(section.id)) for section in article.sections]
    for reference in article.references:
        dates += [(reference.accessed, _id_mark(reference.id)), (reference.issued, _id_mark(reference.id))]
    dates += [(item.published, _text_mark(item.title)) for item in article.news]
    for date, mark in dates:
        if isinstance(date, PartialDate) and _first_day(date) > today:
            yield Finding("bad-date", tr("{date} lies in the future", date=date.iso), mark)


def _codes(article: Article) -> Iterator[Finding]:
    for symptom in article.symptoms:
        if symptom.hpo and not _HPO.fullmatch(symptom.hpo):
            message = tr("{code!r} is not a code such as HP:0001945", code=symptom.hpo)
            yield Finding("bad-hpo", message, _text_mark(symptom.hpo))


def _addresses(article: Article) -> Iterator[Finding]:
    urls = [article.source.url, *(reference.url for reference in article.references)]
    urls += [url for o in article.organizations for url in (o.url, o.contact_url)]
    urls += [
        url for p in article.products for url in (p.trade_url, p.drug_information_url, p.medlineplus_url)
    ]
    urls += [item.url for item in article.news]
    for url in dict.fromkeys(urls):
        if url and not url.startswith(TO_FILL_IN) and not is_address(url):
            yield Finding("bad-url", tr("{url!r} is not a web or mail address", url=url), _text_mark(url))
    in_text = (url for section in article.sections for url in _LINK.findall(section.body))
    for url in dict.fromkeys(in_text):
        if judge(url).kind in (LinkKind.REFUSED, LinkKind.CONTROL):
            message = tr("the link to {url!r} in the text is followed nowhere", url=shortened(url))
            yield Finding("bad-url", message, re.escape(url))


def is_address(url: str) -> bool:
    """Whether ``url`` is a web or mail address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(
        parts.netloc if parts.scheme in ("http", "https") else parts.scheme == "mailto" and parts.path
    )


def _first_day(date: PartialDate) -> dt.date:
    return dt.date(date.year, date.month or 1, date.day or 1)


def field_mark(name: str) -> str:
    """The pattern of the line that opens a field of the front matter."""
    return rf"^{name}:"


def _id_mark(key: str) -> str:
    return rf"\bid:\s*[\"']?{re.escape(key)}(?![\w:.+-])"


def _heading_mark(section_id: str) -> str:
    return rf"^## .*#{re.escape(section_id)}(?![\w-])"


def word_mark(word: str) -> str:
    """The pattern of a line that holds ``word`` as a whole."""
    return rf"(?<![\w-]){re.escape(word)}(?![\w-])"


def _text_mark(text: str) -> str:
    return rf"{re.escape(text)}(?=[\s\"'}},\]]|$)"
