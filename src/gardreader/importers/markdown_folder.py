"""Markdown with front matter as other programs write it: Jekyll, Hugo, Pandoc, Obsidian.

Read leniently: what is not understood is told in the report. Articles in the program's own format are
:mod:`.markdown_articles`' and read strictly.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.folding import fold
from gardreader.articles.limits import LONGEST_ARTICLE
from gardreader.articles.markdown_file import MAX_FILE_BYTES
from gardreader.articles.model import Article, Related, Section, SectionKind, Source, Synonym
from gardreader.errors import ArticleError
from gardreader.files import refuse_pipe
from gardreader.i18n import tr
from gardreader.importers.folders import files_in
from gardreader.importers.front_matter import FrontMatter, opens_with_front_matter, read_front_matter
from gardreader.importers.kinds import kind_of_question
from gardreader.importers.markdown_fields import Fields, one_line, read_fields
from gardreader.importers.markdown_headings import Part, parts_of
from gardreader.importers.markdown_text import fit_text
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import UniqueIds, slug
from gardreader.progress import Progress

SUFFIXES = (".md", ".markdown")
_NO_ARTICLES = re.compile(r"(readme|changelog|contributing|licen[cs]e|index|_index|code_of_conduct)$")
_TAKEN = (
    "top",
    "glance",
    "signs",
    "products",
    "related",
    "organizations",
    "resources",
    "news",
    "references",
    "source",
)
_LONGEST = 3 * LONGEST_ARTICLE  # with all that is left out of it
_DAY = re.compile(rb"^(?:lastmod|updated|modified|date)\s*[:=]\s*[\"']?(\d{4}-\d{2}-\d{2})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Known:
    """A file of the folder: the id that its article has, and the names it goes by."""

    id: str
    names: tuple[str, ...]


class MarkdownFolder:
    """Imports Markdown files that other programs' front matter stands in."""

    name = "Markdown of other programs"

    def recognises(self, source: Path) -> bool:
        """Whether a file of it opens with front matter and has a title, there or as its first heading."""
        files = _files(source) if source.is_dir() or source.suffix.lower() in SUFFIXES else []
        return any(map(_is_titled, files))

    def draft(self, source: Path) -> PackDraft:
        """A pack named by the folder, or the file, its edition the latest date of a file."""
        title = _name(source)
        days = (day for path in _files(source) for day in _DAY.findall(_bytes(path)[:20_000]))
        pack_id = f"articles-{slug(title)}"[:80].rstrip("-")
        return PackDraft(pack_id, title, max(days, default=b"").decode(), Source(title), "")

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """The articles by file name; what cannot be read is skipped, with its line."""
        files = _files(source)
        known = _survey(files)
        finder = _Finder(source if source.is_dir() else source.parent, known)
        for done, path in enumerate(files):
            progress(done, len(files), path.name)
            report.read += 1
            record = str(path.relative_to(source)) if source.is_dir() else path.name
            try:
                article = self._article(path, record, known, finder, _name(source), report)
            except ArticleError as error:
                place = record if error.line is None else f"{record}:{error.line}"
                report.skip(place, error.sentence)
                continue
            report.imported += 1
            report.stubs += article.is_stub
            yield article
        progress(len(files), len(files), "")

    def _article(
        self,
        path: Path,
        record: str,
        known: dict[Path, _Known],
        finder: _Finder,
        shelf: str,
        report: ReportBuilder,
    ) -> Article:
        front = read_front_matter(_text(path), path)
        if path not in known:
            raise ArticleError(_why_none(path, front))
        fields = read_fields(front.values, record, report)
        if fields.draft:
            raise ArticleError(tr("a draft, by its own front matter"))
        own = known[path]
        found = fit_text(front.text, {r.id for r in fields.references}, finder.beside(path), report)
        title, parts = _titled(fields.title, parts_of(found.markdown))
        linked = dict.fromkeys(article for article, _ in found.linked if article != own.id)
        titles = {article: finder.title(article) for article in linked}
        try:
            return Article(
                own.id,
                title,
                _source(fields, shelf),
                language=fields.language or "en",
                synonyms=tuple(Synonym(name) for name in dict.fromkeys(fields.names) if name != title),
                identifiers=tuple(dict.fromkeys(fields.codes)),
                categories=tuple(dict.fromkeys(fields.groups)),
                review=fields.review,
                sections=_sections(parts, fields, report),
                references=tuple({r.id: r for r in (*fields.references, *found.references)}.values()),
                related=tuple(Related(article, titles[article]) for article in linked),
            )
        except ValueError as error:
            raise ArticleError(str(error)) from None


class _Finder:
    """Finds the article that a link leads to, by the file's place or by any of its names."""

    def __init__(self, folder: Path, known: dict[Path, _Known]):
        self._folder = folder
        self._by_place = {os.path.normpath(path.with_suffix("")): file.id for path, file in known.items()}
        self._by_name: dict[str, str] = {}
        self._titles = {file.id: file.names[0] for file in known.values()}
        for file in known.values():
            for name in file.names:
                self._by_name.setdefault(fold(name), file.id)

    def title(self, article: str) -> str:
        """The title of an article that was found."""
        return self._titles[article]

    def beside(self, path: Path) -> _Beside:
        """Finds what the links of that file lead to."""
        return _Beside(self._folder, path.parent, self._by_place, self._by_name)


@dataclass(frozen=True, slots=True)
class _Beside:
    folder: Path
    here: Path
    by_place: dict[str, str]
    by_name: dict[str, str]

    def __call__(self, target: str) -> str:
        bare = re.sub(r"\.(md|markdown|html)$", "", target.rstrip("/"), flags=re.IGNORECASE)
        for start in (self.here, self.folder):
            place = os.path.normpath(start / bare.lstrip("/"))
            if place in self.by_place:
                return self.by_place[place]
        return self.by_name.get(fold(bare)) or self.by_name.get(fold(bare.rpartition("/")[2]), "")


def _survey(files: list[Path]) -> dict[Path, _Known]:
    """The files that are articles, each with its id and names; those that cannot be read are left out."""
    ids = UniqueIds()
    known: dict[Path, _Known] = {}
    for path in files:
        try:
            front = read_front_matter(_text(path), path)
        except ArticleError:
            # It is told when its turn comes; `path in known` keeps the reason that reading it gives.
            continue
        if not _may_be_article(path, front):
            continue
        fields = read_fields(front.values, "", ReportBuilder("", ""))
        title, _ = _titled(fields.title, parts_of(front.text))
        if title:
            wanted = slug(fields.id) if fields.id else slug(title)
            if wanted == "unnamed":
                wanted = slug(path.stem)
            known[path] = _Known(ids.take(wanted), (title, path.stem, *fields.names))
    return known


def _may_be_article(path: Path, front: FrontMatter) -> bool:
    return bool(front.values) or not _NO_ARTICLES.match(path.stem.lower())


def _why_none(path: Path, front: FrontMatter) -> str:
    if not _may_be_article(path, front):
        return tr("not an article: a note on the folder, without front matter")
    return tr("no title: neither in the front matter nor as a heading (# …)")


def _titled(title: str, parts: list[Part]) -> tuple[str, list[Part]]:
    """The title, and the parts without the heading that is the title; what stood below it stays."""
    first = next((n for n, part in enumerate(parts) if part.level == 1), None)
    if first is None or (title and fold(parts[first].title) != fold(title)):
        return title, parts
    head = parts[first]
    rest = [*parts[:first], replace(head, level=0, title=""), *parts[first + 1 :]]
    return title or head.title, rest


def _sections(parts: list[Part], fields: Fields, report: ReportBuilder) -> tuple[Section, ...]:
    ids = UniqueIds()
    for taken in _TAKEN:
        ids.take(taken)
    sections: list[Section] = []
    opening = "\n\n".join(part.text for part in parts if part.level == 0 and part.text.strip())
    if fields.told and not opening:
        opening = fields.told
    elif fields.told:
        report.count("description beside a text that has an opening of its own, left out")
    if opening.strip():
        sections.append(_section("Overview", SectionKind.OVERVIEW, opening, fields, ids))
    above: dict[int, str] = {}
    for number, part in enumerate(parts):
        if part.level == 0:
            continue
        above = {level: title for level, title in above.items() if level < part.level}
        following = parts[number + 1].level if number + 1 < len(parts) else 0
        if not part.text.strip():
            if following > part.level and part.title:
                above[part.level] = part.title  # its words go before those of the headings below it
            else:
                report.count("heading without a text, left out")
            continue
        title = ": ".join(filter(None, (*above.values(), part.title))) or tr("More")
        kind = kind_of_question(part.title)
        if kind is SectionKind.OTHER and above:
            kind = kind_of_question(title)
        sections.append(_section(title, kind, part.text, fields, ids))
    return tuple(sections)


def _section(title: str, kind: SectionKind, body: str, fields: Fields, ids: UniqueIds) -> Section:
    body = body.strip("\n").rstrip()
    if body.startswith("    "):  # code, which the first word of a text cannot be
        body = f"<br>\n\n{body}"
    return Section(ids.take(slug(title)), title, body.strip(), kind, fields.updated)


def _source(fields: Fields, shelf: str) -> Source:
    return Source(
        fields.publisher or shelf,
        fields.url,
        licence=fields.licence,
        credits=tuple(dict.fromkeys(fields.authors)),
    )


def _name(source: Path) -> str:
    whole = source.absolute()
    return one_line(whole.stem if source.is_file() else whole.name) or "Articles"


def _files(source: Path) -> list[Path]:
    if not source.is_dir():
        return [source]
    return sorted(path for suffix in SUFFIXES for path in files_in(source, suffix))


def _is_titled(path: Path) -> bool:
    try:
        text = _text(path)
        if not opens_with_front_matter(text):
            return False
        front = read_front_matter(text, path)
    except ArticleError:
        return False
    title = read_fields(front.values, "", ReportBuilder("", "")).title
    return bool(_titled(title, parts_of(front.text))[0])


def _bytes(path: Path) -> bytes:
    try:
        refuse_pipe(path)
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError:
        return b""


def _text(path: Path) -> str:
    """The text of a file. Raises ``ArticleError``."""
    try:
        refuse_pipe(path)
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise ArticleError(tr("the file cannot be read: {why}", why=error.strerror), path=path) from None
    if len(data) > MAX_FILE_BYTES:
        raise ArticleError(tr("the file is too large for an article"), path=path)
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            tr("the file is not UTF-8 text ({why})", why=error.reason), path=path, line=line
        ) from None
    if len(text) > _LONGEST:
        raise ArticleError(tr("the text is longer than a page may be ({size:,} letters)", size=len(text)))
    return text.replace("\r\n", "\n").replace("\r", "\n")
