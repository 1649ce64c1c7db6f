"""The importers, in the order in which they are asked whether a source is theirs."""

from __future__ import annotations

import zipfile
from pathlib import Path

from gardreader.articles.markdown_file import read_article
from gardreader.errors import ArticleError, SourceError
from gardreader.i18n import tr
from gardreader.importers.base import Importer
from gardreader.importers.folders import files_in
from gardreader.importers.gard_live import GardLive
from gardreader.importers.gard_page import GardPage
from gardreader.importers.gard_records import GardRecords
from gardreader.importers.json_files import LARGEST_RECORD, decode, zips_within
from gardreader.importers.markdown_articles import MarkdownArticles
from gardreader.importers.markdown_folder import MarkdownFolder
from gardreader.importers.medquad import MedQuad
from gardreader.importers.medquad_document import read_document
from gardreader.importers.orphanet_names import OrphanetNames
from gardreader.importers.orphapackets import Orphapackets

IMPORTERS: tuple[Importer, ...] = (
    GardLive(),
    GardPage(),
    GardRecords(),
    Orphapackets(),
    OrphanetNames(),
    MedQuad(),
    MarkdownArticles(),
    MarkdownFolder(),
)


def find_importer(source: Path) -> Importer:
    """The importer for ``source``. Raises ``SourceError`` saying what is wrong, when none fits."""
    if not source.exists():
        raise SourceError(tr("{source}: there is no such file or folder", source=source))
    if source.is_dir():
        files_in(source, "")  # not a whole disk
    elif not source.is_file():
        raise SourceError(tr("{source}: neither a file nor a folder", source=source))
    for importer in IMPORTERS:
        if importer.recognises(source):
            return importer
    raise SourceError(_why_not(source))


def _why_not(source: Path) -> str:
    """What is wrong with a source that no importer knows, looked at more closely."""
    if source.is_file():
        try:
            with source.open("rb") as stream:
                data = stream.read(LARGEST_RECORD)
        except OSError as error:
            return tr("{source}: cannot be read ({why})", source=source, why=error.strerror)
        suffix = source.suffix.lower()
        if (suffix == ".zip" or data.startswith(b"PK\x03\x04")) and not zipfile.is_zipfile(source):
            return tr("{source}: cut short or damaged; copy it again from where it came", source=source)
        if within := zips_within(source):
            return tr(
                "{source}: holds other zip files ({name}); unpack it and import those one by one",
                source=source,
                name=within[0][:60],
            )
        if suffix in (".json", ".xml", ".tsv") and len(data) == LARGEST_RECORD:
            return tr("{source}: larger than any record of a known source", source=source)
        if suffix == ".json" and (problem := decode(data)[1]):
            return f"{source}: {problem}"
        if suffix == ".xml" and (problem := read_document(data)[1]):
            return f"{source}: {problem}"
        if suffix == ".md":
            try:
                read_article(source)
            except ArticleError as error:
                return str(error)
        if not data:
            return tr("{source}: the file is empty", source=source)
    known = ", ".join(importer.name for importer in IMPORTERS)
    return tr("{source}: not a source that can be imported (known are: {known})", source=source, known=known)
