"""An article's file made ready to be shown as the reader shows it, with what check finds in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gardreader.articles.checks import Problem, Severity, check_article, unreadable
from gardreader.articles.markdown_file import parse_article, read_text
from gardreader.articles.model import ArticleRef
from gardreader.desktop.lane import Work
from gardreader.desktop.reader.look import Look
from gardreader.desktop.reader.prepared import Prepared, prepare
from gardreader.errors import ArticleError
from gardreader.progress import Progress
from gardreader.rendering.options import (
    NEWS,
    ORGANIZATIONS,
    PRODUCTS,
    REFERENCES,
    RELATED,
    RESOURCES,
    SIGNS,
    SOURCE,
)
from gardreader.rendering.themes import Theme

_REF = ArticleRef("preview", "preview")
_HEADING = re.compile(r"^## .*\{:[^{}]*?#([a-z0-9-]+)")
_FIELD = re.compile(r"^([a-z]+):")
_LISTS = {
    "symptoms": SIGNS, "products": PRODUCTS, "related": RELATED, "organizations": ORGANIZATIONS,
    "resources": RESOURCES, "news": NEWS, "references": REFERENCES, "source": SOURCE,
}  # fmt: skip
_TOP = "top"


@dataclass(frozen=True, slots=True)
class Finding:
    """What check says of a line (from 1), and the place of the page that the line is about."""

    line: int
    error: bool
    rule: str
    message: str
    anchor: str = _TOP


@dataclass(frozen=True, slots=True)
class Seen:
    """The file as it was: a page and its findings, or (``page`` is ``None``) the one thing that is wrong."""

    findings: tuple[Finding, ...]
    page: Prepared | None
    theme: Theme
    zoom: int

    @property
    def errors(self) -> int:
        """How many findings keep the article from being published."""
        return sum(finding.error for finding in self.findings)


def seeing(path: Path, theme: Theme, zoom: int, look: Look) -> Work:
    """Work that gives the :class:`Seen` of the file at ``path``, written in that look."""

    def work(progress: Progress) -> object:
        return see(path, theme, zoom, look)

    return work


def see(path: Path, theme: Theme, zoom: int, look: Look) -> Seen:
    """The file as it is now, drawn in that theme and zoom (percent). Fit for any thread; never raises for
    what the file holds."""
    # Only here: reading Markdown takes long to import.
    from gardreader.rendering.article_html import render_article

    try:
        text = read_text(path)
        article = parse_article(text, path)
    except ArticleError as error:
        return Seen((_finding(unreadable(error, path), []),), None, theme, zoom)
    lines = text.splitlines()
    problems = check_article(article, path, lines)
    findings = tuple(_finding(problem, lines) for problem in problems)
    if any(problem.code == "oversized" for problem in problems):
        return Seen(findings, None, theme, zoom)  # such a page could hang the window
    page = render_article(article, look.options(_REF.pack, frozenset()))
    return Seen(findings, prepare(_REF, article, page, theme, zoom, look), theme, zoom)


def _finding(problem: Problem, lines: list[str]) -> Finding:
    error = problem.severity is Severity.ERROR
    return Finding(problem.line, error, problem.code, problem.message, _anchor(lines[: problem.line]))


def _anchor(above: list[str]) -> str:
    """The place of the page that the last of these lines is about: by the heading or the field above it."""
    for line in reversed(above):
        if heading := _HEADING.match(line):
            return heading[1]
        if field := _FIELD.match(line):
            return _LISTS.get(field[1], _TOP)
    return _TOP
