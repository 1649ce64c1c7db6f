"""A first look at all records of a source: what one record needs to know of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gardreader.importers.fields import Record, number_of
from gardreader.importers.json_files import decode, records
from gardreader.importers.slugs import UniqueIds, slug
from gardreader.progress import Progress

MAIN = "mainPropery"
"""The part that every record has; the misspelling is GARD's own."""

MOST_REFERENCES = 200_000

LEAST_FOREIGN = 300
"""A text copied from elsewhere may hold that page's numbers, ``[5]`` or ``[38]``: so low a number is
looked for among the record's own references only."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The article id of each GARD number, and each reference of any record by its number.

    References are numbered once for all of GARD, and some records cite what only another one lists.
    """

    ids: dict[str, str]
    references: dict[str, Record]

    def foreign(self, number: str) -> Record | None:
        """The reference of that number in whichever record, ``None`` where there is none."""
        return self.references.get(number) if int(number) >= LEAST_FOREIGN else None


def survey(source: Path, progress: Progress, total: int) -> Survey:
    """Looks through the records of ``source``, the first steps of ``total``. Raises ``SourceError``."""
    names: dict[str, str] = {}
    references: dict[str, Record] = {}
    for done, raw in enumerate(records(source)):
        progress(done, total, raw.name)
        record, _ = decode(raw.data)
        main = record.get(MAIN) if isinstance(record, dict) else None
        if not isinstance(record, dict) or not isinstance(main, dict):
            continue
        number, name = number_of(main, "diseaseId"), main.get("diseaseName")
        if number and isinstance(name, str):
            names.setdefault(number, name)
        for entry in _references(record):
            key = number_of(entry, "referenceId")
            if key and len(references) < MOST_REFERENCES:
                references.setdefault(key, entry)
    taken = UniqueIds()
    numbers = sorted(names, key=lambda number: (len(number), number))
    return Survey({number: taken.take(slug(names[number]), number) for number in numbers}, references)


def _references(record: Record) -> Iterator[Record]:
    """The references of all sections, the overview's first."""
    for holder in (record, *_records(record.get("basicQuestions"))):
        yield from _records(holder.get("references"))


def _records(value: object) -> list[Record]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
