"""The importers, in the order in which they are asked whether a source is theirs."""

from __future__ import annotations

from pathlib import Path

from gardreader.errors import SourceError
from gardreader.i18n import tr
from gardreader.importers.base import Importer
from gardreader.importers.gard_page import GardPage
from gardreader.importers.gard_records import GardRecords
from gardreader.importers.json_files import decode, records

IMPORTERS: tuple[Importer, ...] = (GardPage(), GardRecords())


def find_importer(source: Path) -> Importer:
    """The importer for ``source``. Raises ``SourceError`` saying what is known, when none fits."""
    if not source.exists():
        raise SourceError(tr("{source}: there is no such file or folder", source=source))
    for importer in IMPORTERS:
        if importer.recognises(source):
            return importer
    if source.suffix.lower() == ".json" and source.is_file():
        record = next(records(source))
        problem = record.problem or decode(record.data)[1]
        if problem:
            raise SourceError(tr("{source}: {problem}", source=source, problem=problem))
    known = ", ".join(importer.name for importer in IMPORTERS)
    raise SourceError(
        tr("{source}: not a source that can be imported (known are: {known})", source=source, known=known)
    )
