"""References as CSL-JSON, the input of citation processors (citeproc, Pandoc, Zotero), and back.

The fields are the model's own. A date is ``date-parts``; a text that is no date is ``literal``. The
person's words are ``annote``. A type that CSL does not know is ``document`` and kept in ``custom``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from gardreader.articles.dates import PartialDate, parse_iso
from gardreader.articles.model import Author, Reference
from gardreader.errors import ExchangeError
from gardreader.exchange.items import Item, with_unique_keys
from gardreader.exchange.kinds import CSL_TYPES
from gardreader.exchange.leniency import (
    authors_of,
    clean,
    clean_lines,
    date_of,
    day_of,
    literal,
    person,
    reference_of,
)
from gardreader.exchange.reports import Reading
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

_TEXTS = {
    "title": "title", "container_title": "container-title", "volume": "volume", "issue": "issue",
    "page": "page", "publisher": "publisher", "publisher_place": "publisher-place", "url": "URL",
    "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "note": "note",
}  # fmt: skip
_TYPE = "gardreader-type"
_USED = frozenset(["id", "type", "author", "issued", "accessed", "annote", "custom", *_TEXTS.values()])


def write_csl_json(items: Sequence[Item], progress: Progress = silent) -> str:
    """The items as the text of a CSL-JSON file. Keys are made unique."""
    records = []
    unique = with_unique_keys(items)
    for done, item in enumerate(unique):
        progress(done, len(unique), tr("Writing references"))
        records.append(record_of(item))
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def record_of(item: Item) -> dict[str, Any]:
    """The item as CSL-JSON has it."""
    reference = item.reference
    known = reference.type in CSL_TYPES
    record: dict[str, Any] = {
        "id": reference.id,
        "type": reference.type if known else "document",
        "author": [_name(author) for author in reference.author],
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
        "annote": item.remark,
        **{key: getattr(reference, name) for name, key in _TEXTS.items()},
        "custom": None if known else {_TYPE: reference.type},
    }
    return {key: value for key, value in record.items() if value}


def read_csl_json(text: str, progress: Progress = silent) -> Reading:
    """What the text of a CSL-JSON file holds: a list of works, or one. Raises ``ExchangeError``."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = tr("line {line:,}", line=error.lineno) if isinstance(error, json.JSONDecodeError) else ""
        why = f"{tr('it is damaged, or nested too deeply')}{f' ({where})' if where else ''}"
        raise ExchangeError(tr("The file cannot be read as CSL-JSON: {why}.", why=why)) from None
    reading = Reading()
    if isinstance(found, dict):
        inner = found.get("items", found.get("references"))
        found = inner if isinstance(inner, list) else [found]
    for number, record in enumerate(found if isinstance(found, list) else []):
        progress(number, len(found), tr("Reading references"))
        if reading.full:
            break
        if not isinstance(record, dict):
            reading.refuse(0, tr("number {count:,} of the list is no set of named values", count=number + 1))
            continue
        reading.take(Item(_reference(record), clean_lines(record.get("annote"))))
        reading.leave_out(Counter(clean(key)[:60] for key in record if key not in _USED))
    return reading


def _reference(record: Mapping[str, Any]) -> Reference:
    custom = record.get("custom")
    kind = clean(custom.get(_TYPE)) if isinstance(custom, dict) else ""
    authors = record.get("author")
    return reference_of(
        {
            "id": clean(record.get("id")),
            "type": kind or clean(record.get("type")) or "document",
            "author": authors_of(_author(name) for name in (authors if isinstance(authors, list) else ())),
            "issued": _read_date(record.get("issued")),
            "accessed": _day(record.get("accessed")),
            **{name: clean(record.get(key)) for name, key in _TEXTS.items()},
        }
    )


def _name(author: Author) -> dict[str, str]:
    if author.literal:
        return {"literal": author.literal}
    return {"family": author.family, "given": author.given} if author.given else {"family": author.family}


def _author(name: object) -> Author | None:
    if isinstance(name, str):
        return literal(clean(name))
    if not isinstance(name, dict):
        return None
    if whole := clean(name.get("literal") or name.get("name")):
        return literal(whole)
    family = " ".join(filter(None, (clean(name.get("non-dropping-particle")), clean(name.get("family")))))
    given = " ".join(
        filter(
            None, (clean(name.get("given")), clean(name.get("dropping-particle")), clean(name.get("suffix")))
        )
    )
    return person(family, given)


def _date(date: PartialDate | str | None) -> dict[str, Any] | None:
    if isinstance(date, PartialDate):
        return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
    return {"literal": date} if date else None


def _read_date(value: object) -> PartialDate | str | None:
    if isinstance(value, str):
        return date_of(clean(value))
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        iso = "-".join(clean(part).zfill(2) for part in parts[0][:3] if clean(part))
        if found := day_of(iso):
            return found
    if whole := clean(value.get("literal")):
        return parse_iso(whole) or whole
    return date_of(clean(value.get("raw") or value.get("edtf")))


def _day(value: object) -> PartialDate | None:
    found = _read_date(value)
    return found if isinstance(found, PartialDate) else day_of(found or "")
