"""Articles in the program's own format, Markdown files with front matter: one file, or a folder of them.

Markdown that other programs' front matter stands in is :mod:`.markdown_folder`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.markdown_file import MAX_FILE_BYTES, read_article
from gardreader.articles.model import Article, Source
from gardreader.errors import ArticleError, SourceError
from gardreader.files import refuse_pipe
from gardreader.importers.folders import files_in
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import slug
from gardreader.progress import Progress

SUFFIX = ".md"

# Other programs' files may have an id as well, but not these beside it.
_ID = re.compile(rb"^id:[ \t]*\S", re.MULTILINE)
_OURS = re.compile(rb"^source:|^## .*\{: #", re.MULTILINE)
_CLOSED = re.compile(rb"\n(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)")
_UPDATED = re.compile(rb"^## .*\bupdated=(\d{4}(?:-\d{2}){0,2})\b", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


class MarkdownArticles:
    """Imports article files. They are written by hand, so the first that is broken stops the import."""

    name = "articles in Markdown"

    def recognises(self, source: Path) -> bool:
        """Whether it is an article's file, or a folder with a file that is plainly meant as one."""
        if source.is_dir():
            return any(map(_is_ours, files_in(source, SUFFIX)))
        if not source.is_file() or source.suffix.lower() != SUFFIX:
            return False
        try:
            read_article(source)
        except ArticleError:
            return False
        return True

    def draft(self, source: Path) -> PackDraft:
        """A pack named by the folder, or the file, its edition the latest date in a heading."""
        name = _CONTROL.sub(" ", source.absolute().stem if source.is_file() else source.absolute().name)
        title = name.strip() or "Articles"
        # The first word keeps a folder that happens to be called "gard" from replacing that pack.
        pack_id = f"articles-{slug(name)}"[:80].rstrip("-")
        dates = (date for path in _files(source) for date in _UPDATED.findall(_bytes(path)))
        edition = max(dates, default=b"").decode()
        if source.is_dir():
            return PackDraft(pack_id, title, edition, Source(title), "")
        article = _read(source)
        return PackDraft(pack_id, article.title, edition, article.source, article.source.licence)

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """The articles by file name; a file without front matter is skipped.

        Raises ``SourceError``, with file and line, for a broken one.
        """
        files = _files(source)
        for done, path in enumerate(files):
            progress(done, len(files), path.name)
            report.read += 1
            if not _opens_with_front_matter(path):
                report.skip(path.name, "not an article: it does not open with front matter")
                continue
            article = _read(path)
            report.imported += 1
            report.stubs += article.is_stub
            yield article
        progress(len(files), len(files), "")


def _files(source: Path) -> list[Path]:
    return files_in(source, SUFFIX) if source.is_dir() else [source]


def _read(path: Path) -> Article:
    try:
        return read_article(path)
    except ArticleError as error:
        raise SourceError(str(error)) from error


def _opens_with_front_matter(path: Path) -> bool:
    try:
        refuse_pipe(path)
        with path.open("rb") as stream:
            first = stream.readline(100)
    except OSError:
        return False
    return first.removeprefix(b"\xef\xbb\xbf").rstrip() == b"---"


def _is_ours(path: Path) -> bool:
    if not _opens_with_front_matter(path):
        return False
    data = _bytes(path)
    return bool(_ID.search(data) and (_OURS.search(data) or not _CLOSED.search(data)))


def _bytes(path: Path) -> bytes:
    try:
        refuse_pipe(path)
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES)
    except OSError:
        return b""
