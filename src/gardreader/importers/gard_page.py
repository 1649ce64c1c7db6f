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
from gardreader.errors import SourceError
from gardreader.files import refuse_pipe
from gardreader.i18n import tr
from gardreader.importers.gard_page_blocks import Block, html_blocks, text_blocks
from gardreader.importers.gard_page_reference import reference_of_line
from gardreader.importers.gard_records import GARD, LICENCE
from gardreader.importers.gard_references import in_order_of_citation
from gardreader.importers.kinds import kind_of_question
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import UniqueIds, slug
from gardreader.progress import Progress

LARGEST_PAGE = 8_000_000

_UPDATED = re.compile(r"Last updated:?\s*(\S.*?)\.?", re.IGNORECASE)
_NOT_RARE = re.compile(r"[*\s]*not a rare disease[.\s]*", re.IGNORECASE)
_REFERENCE = re.compile(r"\[?(\d{1,3})(?:[.)]|\])\s+(\S.*)")
_BEFORE_TITLE = re.compile(r"print[- ]friendly version", re.IGNORECASE)
_REFERENCES = re.compile(r"references?:?", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:saved from url=\(\d+\)|<link rel=[\"']?canonical[\"']? href=[\"']?)"
    r"(https?://rarediseases\.info\.nih\.gov/[^\s\"'<>]*)"
)
_OVERVIEW = re.compile(r"overview|in this section|on this page|questions?", re.IGNORECASE)


class GardPage:
    """Imports one saved page."""

    name = "saved GARD page"

    def recognises(self, source: Path) -> bool:
        """Whether the file's text names GARD and has what only its pages have."""
        if not source.is_file() or source.suffix.lower() not in (".txt", ".text", ".html", ".htm"):
            return False
        try:
            text = read_page(source)
        except SourceError:
            return False
        return "Genetic and Rare Diseases Information Center" in text and (
            "Last updated" in text or _BEFORE_TITLE.search(text) is not None
        )

    def draft(self, source: Path) -> PackDraft:
        """A pack named by the page's title, its edition the page's latest date. Raises ``SourceError``."""
        article = _article(source, ReportBuilder(source.name, self.name))
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
        article = _article(source, report)
        report.imported += 1
        report.stubs += article.is_stub
        yield article
        progress(1, 1, "")


@dataclass(slots=True)
class _Section:
    question: str
    body: list[str] = field(default_factory=list)
    updated: PartialDate | None = None
    joins: bool = False


@dataclass(slots=True)
class _Page:
    title: str = ""
    address: str = "https://rarediseases.info.nih.gov"
    rare: bool | None = None
    disclaimer: str = ""
    questions: list[str] = field(default_factory=list)
    sections: list[_Section] = field(default_factory=list)
    references: dict[str, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)


def _article(source: Path, report: ReportBuilder) -> Article:
    text = read_page(source)
    blocks = html_blocks if source.suffix.lower() in (".html", ".htm") else text_blocks
    first = _parse(blocks(text))  # which numbers are citations is known once the references are
    page = _parse(
        blocks(text, lambda number: f"r{number}" if number in first.references else None, report.count)
    )
    if found := _ADDRESS.search(text):
        page.address = found[1]
    if not page.title:
        raise SourceError(tr("{source}: no title is found on the page", source=source))
    if not page.sections:
        raise SourceError(tr("{source}: no question with its answer is found on the page", source=source))
    for piece in page.rest:
        report.keep(piece)
    try:
        article = _made(page)
    except ValueError as error:
        raise SourceError(
            tr("{source}: the page gives no article ({why})", source=source, why=error)
        ) from None
    report.count("sections", len(article.sections))
    report.count("references", len(article.references))
    return article


def _made(page: _Page) -> Article:
    references: dict[str, Reference] = {}
    for number, line in page.references.items():
        reference = reference_of_line(f"r{number}", line)
        references[reference.id] = reference
    taken = UniqueIds()
    sections = []
    for section in page.sections:
        kind = kind_of_question(section.question)
        body = "\n\n".join(section.body)
        sections.append(Section(taken.take(kind.value), section.question, body, kind, section.updated))
    cited = [key for s in sections for c in find_citations(s.body) for key in c.keys]
    return Article(
        id=slug(page.title),
        title=page.title,
        rare=page.rare,
        source=Source(GARD, page.address, licence=LICENCE),
        disclaimer=page.disclaimer,
        sections=tuple(sections),
        # The page's own numbers stay, cited or not.
        references=in_order_of_citation(references, [] if references else cited),
    )


def read_page(source: Path) -> str:
    """The text of a saved page. Raises ``SourceError`` for one that is unreadable or over 8 MB."""
    try:
        refuse_pipe(source)
        with source.open("rb") as stream:
            data = stream.read(LARGEST_PAGE + 1)
    except OSError as error:
        raise SourceError(
            tr("{source}: the page cannot be read ({why})", source=source, why=error.strerror)
        ) from None
    if len(data) > LARGEST_PAGE:
        raise SourceError(
            tr("{source}: the page is larger than {count:,} bytes", source=source, count=LARGEST_PAGE)
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _parse(blocks: list[Block]) -> _Page:
    page = _Page()
    title_next = False
    state = "head"
    for block in blocks:
        plain = block.plain
        if not plain.strip(" *"):
            continue  # the mark beside the title that its note below explains
        if _NOT_RARE.fullmatch(plain):
            page.rare = False
        elif plain.startswith("See Disclaimer"):
            if page.disclaimer and page.disclaimer != block.markdown:
                page.rest.append(plain)
            page.disclaimer = page.disclaimer or block.markdown
        elif _BEFORE_TITLE.fullmatch(plain):
            title_next = not page.title
            page.rest.append(plain)
        elif not page.title and (title_next or block.heading == 1):
            page.title = plain.rstrip(" *")
        elif state == "head" and _OVERVIEW.fullmatch(plain):
            state = "questions"
        elif plain.endswith("?") and (block.heading or (state != "head" and plain in page.questions)):
            state = "sections"
            page.sections.append(_Section(plain))
        elif state in ("head", "questions") and plain.endswith("?"):
            state = "questions"
            page.questions.append(plain)
        elif state == "sections" and _REFERENCES.fullmatch(plain):
            state = "references"
        elif state == "sections":
            _add(page.sections[-1], block)
        elif state == "references":
            _add_reference(page, block)
        else:
            page.rest.append(plain)
    return page


def _add(section: _Section, block: Block) -> None:
    """Puts a block at the end of an answer, in one paragraph with what it continues."""
    if match := _UPDATED.fullmatch(block.plain):
        found = parse_date(match[1])
        if found is not None:
            section.updated = found
            section.joins = False
            return
    if section.joins and block.continues and section.body:
        section.body[-1] += ("\n" if block.is_item else " ") + block.markdown
    else:
        section.body.append(f"### {block.markdown}" if block.heading else block.markdown)
    section.joins = True


def _add_reference(page: _Page, block: Block) -> None:
    line = f"{block.number}. {block.plain}" if block.number else block.plain
    match = _REFERENCE.fullmatch(line)
    if match and match[1] not in page.references:
        page.references[match[1]] = match[2]
    elif block.continues and page.references and not match:
        last = next(reversed(page.references))
        page.references[last] += f" {line}"
    else:
        page.rest.append(line)
