"""From sources, or a folder of article files, to a pack file: where importers and packs meet."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Source
from gardreader.errors import PackError, SourceError
from gardreader.i18n import tr
from gardreader.importers.report import ImportReport, ReportBuilder
from gardreader.importers.run import gather
from gardreader.packs.limits import refuse_unreadable
from gardreader.packs.manifest import PackInfo
from gardreader.packs.writer import write_pack
from gardreader.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """A finished import: the pack that was written, and the report that it keeps."""

    info: PackInfo
    report: ImportReport


def import_to_pack(
    sources: Sequence[Path],
    output: Path,
    progress: Progress = silent,
    *,
    pack_id: str = "",
    title: str = "",
) -> ImportOutcome:
    """Import ``sources`` into one pack at ``output``, an article in memory at a time.

    One source may also be a file, or a folder, of articles in Markdown. ``pack_id`` and ``title``
    stand in for what the importer proposes. An article too large to be shown
    is left out and told in the report. Raises ``SourceError`` when a source is unreadable or gives no
    article, ``ArticleError`` for a Markdown file that is no article, ``PackError`` when the pack
    cannot be written; ``output`` is then as it was.
    """
    if len(sources) == 1 and _holds_markdown(sources[0]):
        info = build_from_markdown(sources[0], output, progress, pack_id=pack_id, title=title)
        count, name = info.article_count, sources[0].absolute().name
        report = ImportReport(name, tr("articles in Markdown"), count, count, info.counts.stubs)
        return ImportOutcome(info, report)
    gathered = gather(sources, progress)
    builder = gathered.report
    draft = _renamed(gathered.draft, pack_id, title)
    articles = _some(_readable(gathered.articles, builder), builder)
    info = write_pack(draft, articles, output, report=lambda: builder.finish().to_plain(), progress=progress)
    return ImportOutcome(info, builder.finish())


def build_from_markdown(
    folder: Path,
    output: Path,
    progress: Progress = silent,
    *,
    pack_id: str = "",
    title: str = "",
) -> PackInfo:
    """Make a pack at ``output`` of the article files (``*.md``) in ``folder``, or of the one it is.

    Its id and title are taken from the folder's name unless given. Raises ``ArticleError`` (with
    file and line) for the first file that is no article, ``SourceError`` when there is none,
    ``PackError`` when the pack cannot be written; ``output`` is then as it was.
    """
    from gardreader.importers.slugs import slug

    files = sorted(folder.glob("*.md")) if folder.is_dir() else [folder]
    if not files:
        raise SourceError(tr("{folder} holds no article files (*.md).", folder=folder))
    name = folder.absolute().name.removesuffix(".md")
    draft = _renamed(
        PackDraft(
            slug(name) or "articles", name.strip() or "Articles", "", Source(name.strip() or "Articles"), ""
        ),
        pack_id,
        title,
    )
    return write_pack(draft, _articles(files, progress), output, progress=progress)


def _holds_markdown(source: Path) -> bool:
    if source.is_dir():
        return next(source.glob("*.md"), None) is not None
    return source.suffix == ".md" and source.is_file()


def _articles(files: list[Path], progress: Progress) -> Iterator[Article]:
    from gardreader.articles.markdown_file import read_article

    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        yield read_article(path)


def _renamed(draft: PackDraft, pack_id: str, title: str) -> PackDraft:
    try:
        return dataclasses.replace(draft, id=pack_id or draft.id, title=title or draft.title)
    except ValueError as error:
        raise PackError(tr("The pack cannot be named so: {why}.", why=str(error))) from None


def _readable(articles: Iterator[Article], report: ReportBuilder) -> Iterator[Article]:
    """The articles that a pack may hold; the others are told to ``report``."""
    from gardreader.articles.plain import to_plain

    for article in articles:
        try:
            refuse_unreadable(article, to_plain(article))
        except PackError as error:
            report.imported -= 1
            report.stubs -= article.is_stub
            report.skip(article.source.id or article.id, str(error))
            continue
        yield article


def _some(articles: Iterator[Article], report: ReportBuilder) -> Iterator[Article]:
    """The articles; none at all is the source's fault, and said so."""
    found = False
    for article in articles:
        found = True
        yield article
    if not found:
        skipped = report.finish().skipped
        why = skipped[0].reason if skipped else tr("it holds no record")
        raise SourceError(tr("Nothing could be imported: {why}", why=why))
