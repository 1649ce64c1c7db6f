"""From sources, or a folder of article files, to a pack file: where importers and packs meet."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypedDict, Unpack

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article
from gardreader.errors import PackError, SourceError
from gardreader.i18n import tr
from gardreader.importers.base import Importer
from gardreader.importers.folders import files_in
from gardreader.importers.markdown_articles import MarkdownArticles
from gardreader.importers.markdown_folder import SUFFIXES, MarkdownFolder
from gardreader.importers.registry import find_importer
from gardreader.importers.report import ImportReport, ReportBuilder
from gardreader.importers.run import gather
from gardreader.packs.layout import SUFFIX
from gardreader.packs.limits import refuse_unreadable
from gardreader.packs.manifest import PackInfo
from gardreader.packs.reader import Pack
from gardreader.packs.writer import write_pack
from gardreader.progress import Progress, silent

_ZIP_MARK = b"PK\x03\x04"


class Kind(StrEnum):
    """What can be done with a file or folder that a person gave."""

    PACK = "pack"
    """It can be installed as it is."""

    SOURCE = "source"
    """A pack can be made of it: :func:`import_to_pack`."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a path turned out to be; ``name`` is the pack's title, or the kind of source in words.

    >>> Recognised(Path("gard-api-2020.zip"), Kind.SOURCE, "GARD records").kind.value
    'source'
    """

    path: Path
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """A finished import: the pack that was written, and the report that it keeps."""

    info: PackInfo
    report: ImportReport


class Naming(TypedDict, total=False):
    """What a person calls a pack; what is left out or ``""`` is as the source has it."""

    pack_id: str
    title: str
    edition: str
    licence: str


def recognise(path: Path) -> Recognised:
    """What ``path``, any file or folder that a person gives or drops, is; a short look, no full read.

    A pack is known by what is in it, whatever it is called. Raises ``PackError`` for a pack that
    cannot be opened and ``SourceError`` for what is neither a pack nor a source, each with what is
    wrong in one sentence.
    """
    if path.suffix.lower() == SUFFIX:
        return _as_pack(path)
    try:
        importer = find_importer(path)
    except SourceError:
        if _is_zip(path):
            try:
                return _as_pack(path)
            except PackError:
                pass
        raise
    return Recognised(path, Kind.SOURCE, importer.name)


def import_to_pack(
    sources: Sequence[Path],
    output: Path,
    progress: Progress = silent,
    **naming: Unpack[Naming],
) -> ImportOutcome:
    """Import ``sources`` into one pack at ``output``, an article in memory at a time.

    ``naming`` stands in for what the importer proposes. An article too large to be shown is left out and
    told in the report. Raises ``SourceError`` when a source is unreadable or gives no article, ``PackError``
    when the pack cannot be written, ``Cancelled`` when ``progress`` does; ``output`` is then as it was, and
    nothing else is left.
    """
    for source in sources:
        if source.suffix.lower() == SUFFIX and source.is_file():
            raise SourceError(tr("{source}: a pack, to be installed and not imported", source=source))
    gathered = gather(sources, progress)
    report = gathered.report
    draft = _renamed(gathered.draft, naming)
    articles = _some(_readable(gathered.articles, report), report)
    info = write_pack(draft, articles, output, report=lambda: report.finish().to_plain(), progress=progress)
    return ImportOutcome(info, report.finish())


def holds_our_articles(path: Path) -> bool:
    """Whether ``path`` is an article's file, or a folder of them, in the program's own format.

    Those are to be without error before a pack is made of them. Raises ``SourceError`` for what is no source.
    """
    return isinstance(_markdown_importer(path), MarkdownArticles)


def import_articles(
    folder: Path,
    output: Path,
    progress: Progress = silent,
    **naming: Unpack[Naming],
) -> ImportOutcome:
    """:func:`import_to_pack` of the Markdown files in ``folder`` (or that one), with the same errors."""
    _markdown_importer(folder)
    return import_to_pack([folder], output, progress, **naming)


def build_from_markdown(
    folder: Path,
    output: Path,
    progress: Progress = silent,
    **naming: Unpack[Naming],
) -> PackInfo:
    """:func:`import_articles`, for whoever needs no report."""
    return import_articles(folder, output, progress, **naming).info


def _markdown_importer(path: Path) -> Importer:
    if path.is_dir() and not any(files_in(path, suffix) for suffix in SUFFIXES):
        raise SourceError(tr("{folder} holds no article files (*.md).", folder=path))
    importer = find_importer(path)
    if not isinstance(importer, MarkdownArticles | MarkdownFolder):
        sentence = tr("{source}: {kind}, of which “gardreader import” makes a pack",
                      source=path, kind=importer.name)  # fmt: skip
        raise SourceError(sentence)
    return importer


def _as_pack(path: Path) -> Recognised:
    with Pack.open(path) as pack:
        return Recognised(path, Kind.PACK, pack.info.title)


def _is_zip(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(len(_ZIP_MARK)) == _ZIP_MARK
    except OSError:
        return False


def _renamed(draft: PackDraft, naming: Naming) -> PackDraft:
    try:
        return dataclasses.replace(
            draft,
            id=naming.get("pack_id") or draft.id,
            title=naming.get("title") or draft.title,
            edition=naming.get("edition") or draft.edition,
            licence=naming.get("licence") or draft.licence,
        )
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
        why = f"{skipped[0].record}: {skipped[0].reason}" if skipped else tr("it holds no record")
        raise SourceError(tr("Nothing could be imported: {why}", why=why))
