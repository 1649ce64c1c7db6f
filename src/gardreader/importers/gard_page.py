"""A GARD disease page saved from its print-friendly version, as text or as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gardreader.articles.citations import find_citations
from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Reference, Section, Source
from gardreader.articles.references import codes_in, parse_authors, split_volume
from gardreader.errors import SourceError
from gardreader.importers.gard_records import GARD, LICENCE
from gardreader.importers.gard_references import in_order_of_citation
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.kinds import kind_of_question
from gardreader.importers.markdown_writer import Kind, Token, paragraphs
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import UniqueIds, slug
from gardreader.progress import Progress

LARGEST_PAGE = 8_000_000

_UPDATED = re.compile(r"Last updated:?\s*(\S.*)", re.IGNORECASE)
_NOT_RARE = re.compile(r"[*\s]*not a rare disease[.\s]*", re.IGNORECASE)
_REFERENCE = re.compile(r"(\d{1,3})\.\s+(\S.*)")
_URL = re.compile(r"https?://[^\s<>]+")
_ACCESSED = re.compile(r"\s*Accessed\s+(\S[^.]*?)\.?\s*$")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_YEAR = re.compile(
    rf"(?:^|[.;,]\s*|\s)(?P<year>(?:{_MONTH}\s+(?:\d{{1,2}},?\s+)?)?\d{{4}})\s*(?:;\s*(?P<place>[^;]*?))?\s*;?\s*$"
)
_PLACE = re.compile(r"(?P<volume>[^:]*)(?::(?P<page>.+))?")
_NUMBER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the page: as plain text to recognise it by, as Markdown to keep."""

    plain: str
    markdown: str


@dataclass(slots=True)
class _Page:
    title: str = ""
    rare: bool | None = None
    disclaimer: str = ""
    questions: list[str] = field(default_factory=list)
    sections: list[tuple[str, list[str], PartialDate | None]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


class GardPage:
    """Imports one saved page."""

    name = "saved GARD page"

    def recognises(self, source: Path) -> bool:
        """Whether the file's text names GARD and has what only its pages have."""
        if not source.is_file() or source.suffix.lower() not in (".txt", ".text", ".html", ".htm"):
            return False
        try:
            text = _read(source)
        except SourceError:
            return False
        return "Genetic and Rare Diseases Information Center" in text and (
            "Last updated" in text or "Print friendly version" in text
        )

    def draft(self, source: Path) -> PackDraft:
        """A pack named by the page's title, its edition the page's latest date."""
        article = _article(_parse(_blocks(source), _HOMES), ReportBuilder(source.name, self.name))
        updated = article.updated
        return PackDraft(
            id=f"gard-page-{article.id}"[:80].rstrip("-"),
            title=article.title,
            edition=updated.iso if updated else "undated",
            source=article.source,
            licence=LICENCE,
        )

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """The page's one article. Raises ``SourceError`` when it cannot be read."""
        progress(0, 1, source.name)
        report.read += 1
        page = _parse(_blocks(source), _HOMES)
        try:
            article = _article(page, report)
        except ValueError as error:
            report.skip(source.name, str(error))
            return
        for text in page.rest:
            report.keep(text)
        report.imported += 1
        report.stubs += article.is_stub
        yield article
        progress(1, 1, "")


_HOMES = ("Print friendly version", "Print-friendly version")
"""The line that stands before a page's title."""


def _read(source: Path) -> str:
    try:
        if source.stat().st_size > LARGEST_PAGE:
            raise SourceError(f"{source}: the page is larger than {LARGEST_PAGE:,} bytes")
        data = source.read_bytes()
    except OSError as error:
        raise SourceError(f"{source}: the page cannot be read ({error.strerror})") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _blocks(source: Path) -> list[_Block]:
    text = _read(source)
    if source.suffix.lower() in (".html", ".htm"):
        converter = HtmlConverter(cite=False)
        blocks = []
        for block in re.split(r"\n\n+", converter.markdown(text)):
            is_list = re.match(r"- |\d+\. ", block) is not None
            plain = _plain(block)
            if is_list and all(_plain(line).endswith("?") for line in block.split("\n")):
                blocks += [_Block(_plain(line), line) for line in block.split("\n")]
            elif is_list and re.match(r"1\. ", block) and blocks and blocks[-1].plain == "References":
                blocks += [_Block(_plain(line, keep_number=True), line) for line in block.split("\n")]
            else:
                blocks.append(_Block(plain, block.removeprefix("### ")))
        return blocks
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [_Block(line, "".join(paragraphs([Token(Kind.TEXT, line)]))) for line in lines if line]


def _plain(markdown: str, keep_number: bool = False) -> str:
    text = markdown.removeprefix("### ")
    if not keep_number:
        text = re.sub(r"^(?:- |\d+\. )", "", text)
    text = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", lambda m: m[1] if m[1] != m[2] else m[2], text)
    text = re.sub(r"</?(?:em|strong|sup|sub|br)>", "", text).replace("&lt;", "<").replace("&amp;", "&")
    text = re.sub(r"\\([\\`*_{}\[\]|.)\-+>#])", r"\1", re.sub(r"(?<!\\)\*", "", text))
    return " ".join(text.split())


def _parse(blocks: list[_Block], homes: tuple[str, ...]) -> _Page:
    page = _Page()
    state = "head"
    after_home = False
    for block in blocks:
        plain = block.plain
        if not plain:
            continue
        if _NOT_RARE.fullmatch(plain):
            page.rare = False
        elif plain == "*":
            continue  # the mark beside the title that its note below explains
        elif plain.startswith("See Disclaimer"):
            page.disclaimer = page.disclaimer or block.markdown
        elif plain in homes:
            after_home = True
            page.rest.append(plain)
        elif after_home and not page.title:
            page.title = plain
        elif state == "head" and plain == "Overview":
            state = "questions"
        elif plain == "References" and state == "sections":
            state = "references"
        elif state == "questions" and plain.endswith("?") and plain not in page.questions:
            page.questions.append(plain)
        elif state in ("questions", "sections") and plain in page.questions:
            state = "sections"
            page.sections.append((plain, [], None))
        elif state == "sections":
            question, body, _ = page.sections[-1]
            if match := _UPDATED.fullmatch(plain):
                page.sections[-1] = (question, body, parse_date(match[1]))
            else:
                body.append(block.markdown)
        elif state == "references":
            page.references.append(plain)
        else:
            page.rest.append(plain)
    return page


def _article(page: _Page, report: ReportBuilder) -> Article:
    if not page.title:
        raise SourceError("the page has no title after its line 'Print friendly version'")
    references: dict[str, Reference] = {}
    keys: dict[str, str] = {}
    for line in page.references:
        match = _REFERENCE.fullmatch(line)
        if not match:
            page.rest.append(line)
            continue
        reference = _reference(match[1], match[2])
        references[reference.id] = reference
        keys[match[1]] = reference.id
    taken = UniqueIds()
    sections = []
    for question, body, updated in page.sections:
        kind = kind_of_question(question)
        text = "\n\n".join(_cited(paragraph, keys, report) for paragraph in body)
        sections.append(Section(taken.take(kind.value), question, text, kind, updated))
        report.count("sections")
    cited = [key for s in sections for c in find_citations(s.body) for key in c.keys]
    return Article(
        id=slug(page.title),
        title=page.title,
        rare=page.rare,
        source=Source(GARD, "https://rarediseases.info.nih.gov", licence=LICENCE),
        disclaimer=page.disclaimer,
        sections=tuple(sections),
        references=in_order_of_citation(references, [] if references else cited),
    )


def _cited(markdown: str, keys: dict[str, str], report: ReportBuilder) -> str:
    """Turns runs such as ``[1][2]`` into one citation; a number of no reference is dropped and counted."""

    def replace(match: re.Match[str]) -> str:
        numbers = _NUMBER.findall(match[0].replace("\\", ""))
        report.count("citation that resolves nowhere", sum(n not in keys for n in numbers))
        known = [keys[n] for n in numbers if n in keys]
        report.count("citation", len(known))
        return "[" + "; ".join(f"@{key}" for key in known) + "]" if known else ""

    return re.sub(r"(?:\\\[\d+\\\])+", replace, markdown)


def _reference(number: str, text: str) -> Reference:
    """A reference from its printed line: authors, title, journal, year, address, day of access."""
    accessed = None
    rest = text
    if match := _ACCESSED.search(rest):
        accessed = parse_date(match[1])
        rest = rest[: match.start()] if accessed else rest
    url = ""
    if match := _URL.search(rest):
        url = match[0].rstrip(".,;")
        rest = rest[: match.start()] + rest[match.end() :].lstrip(".,;")
    issued: PartialDate | str | None = None
    volume = issue = page = ""
    rest = rest.strip()
    if match := _YEAR.search(rest):
        issued = parse_date(match["year"]) or match["year"]
        place = _PLACE.fullmatch(match["place"] or "")
        if place:
            volume, issue = split_volume(place["volume"] or "")
            page = (place["page"] or "").strip()
        rest = rest[: match.start()]
    rest = rest.rstrip(" .;,")
    pieces = [piece.strip() for piece in re.split(r"\.\s+", rest) if piece.strip()]
    authors = parse_authors(pieces[0]) if len(pieces) > 1 else ()
    if authors and not authors[0].literal:
        pieces = pieces[1:]
    else:
        authors = ()
    container = pieces.pop() if len(pieces) > 1 or (authors and pieces) else ""
    pmid, pmcid, doi = codes_in(url)
    return Reference(
        f"r{number}",
        type="article-journal" if authors else "webpage",
        author=authors,
        title=". ".join(pieces),
        container_title=container,
        issued=issued,
        volume=volume,
        issue=issue,
        page=page,
        url=url,
        pmid=pmid,
        pmcid=pmcid,
        doi=doi,
        accessed=accessed,
    )
