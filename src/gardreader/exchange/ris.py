"""References as RIS, which every reference manager reads, and back.

===================== ===========================================================================
Field                 Tag
===================== ===========================================================================
type, id              TY, ID
author                AU: ``Family, Given``; a literal name without a comma stands as it is, one with
                      commas has its first doubled, as EndNote writes names of bodies
title, container      TI, T2
issued                PY the year and DA ``YYYY/MM/DD/``; a text that is no date stands in DA's last part
accessed              Y2 ``YYYY/MM/DD/``
volume, issue, page   VL, IS, SP and EP; a text that is no range of pages stands whole in SP
publisher, place      PB, CY
url, doi              UR, DO
pmid, pmcid           AN with ``DB  - PubMed``, C2 (as in EndNote)
note                  N1
the person's words    RN, a line each
what has no place     C8, see :mod:`gardreader.exchange.leniency`
===================== ===========================================================================
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.exchange.items import Item, with_unique_keys
from gardreader.exchange.kinds import RIS_TYPES, TYPES_OF_RIS
from gardreader.exchange.leniency import (
    authors_of,
    clean,
    complete,
    date_of,
    day_of,
    literal,
    pages_of,
    person,
    reference_of,
    with_remainder,
)
from gardreader.exchange.reports import Reading
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

PUBMED = "PubMed"
_PUBMED_NAMES = frozenset(["pubmed", "medline", "nlm"])
_REMAINDER = "custom8"
_REMARK_TAG = "RN"
_LISTS = ["A1", "A2", "A3", "A4", "AU", "KW", "N1", "UR", _REMARK_TAG]
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_RIS_DATE = re.compile(r"(\d{4})?(?:/(\d{1,2})?(?:/(\d{1,2})?(?:/(.*))?)?)?")
_TAG = re.compile(r"([A-Z][A-Z0-9]) {2}-(?: |$)")
_LOOSE_TAG = re.compile(r"\s*([A-Z][A-Z0-9])\s{0,3}-(?:\s(.*)|$)")
_MOST_LINES = 3_000
_LONGEST_LINE = 20_000
_USED = frozenset(
    "type_of_reference id authors first_authors title primary_title secondary_title journal_name "
    "alternate_title1 alternate_title2 alternate_title3 date year publication_year access_date volume number "
    "start_page end_page publisher place_published urls doi accession_number name_of_database custom2 notes "
    "research_notes custom8".split()
)


def write_ris(items: Sequence[Item], progress: Progress = silent) -> str:
    """The items as the text of a RIS file. Keys are made unique. Raises what ``progress`` raises."""
    import rispy

    class Writer(rispy.RisWriter):  # type: ignore[misc]
        def set_header(self, count: int) -> str:
            return ""  # its own is a line with the number, which is no RIS

    records = []
    unique = with_unique_keys(items)
    for done, item in enumerate(unique):
        progress(done, len(unique), tr("Writing references"))
        records.append(record_of(item))
    return str(rispy.dumps(records, implementation=Writer, list_tags=_LISTS, delimiter_tags_mapping={}))


def record_of(item: Item) -> dict[str, Any]:
    """The item as rispy's record."""
    reference = item.reference
    first, last = pages_of(reference.page)
    record: dict[str, Any] = {
        "type_of_reference": RIS_TYPES.get(reference.type, "GEN"),
        "id": reference.id,
        "authors": [_name(author) for author in reference.author],
        "title": reference.title,
        "secondary_title": reference.container_title,
        **_issued(reference.issued),
        "volume": reference.volume,
        "number": reference.issue,
        "start_page": first,
        "end_page": last,
        "publisher": reference.publisher,
        "place_published": reference.publisher_place,
        "doi": reference.doi,
        "accession_number": reference.pmid,
        "name_of_database": PUBMED if reference.pmid else "",
        "custom2": reference.pmcid,
        "urls": [reference.url] if reference.url else [],
        "access_date": _ris_date(reference.accessed) if reference.accessed else "",
        "notes": [reference.note] if reference.note else [],
        "research_notes": [line.strip() for line in item.remark.split("\n") if line.strip()],
    }
    record = {name: value for name, value in record.items() if value}
    return complete(reference, record, _REMAINDER, _reference)


def read_ris(text: str, progress: Progress = silent) -> Reading:
    """What the text of a RIS file holds, however it is written. Raises what ``progress`` raises."""
    import rispy

    reading = Reading()
    mapping = dict(rispy.TAG_KEY_MAPPING)
    parser = rispy.RisParser(mapping=mapping, list_tags=_LISTS, delimiter_tags_mapping={})
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for first, last, record_lines in _records(lines):
        progress(first, len(lines), tr("Reading references"))
        if reading.full:
            break
        try:
            found = parser.parse_lines(iter(record_lines))
        except (KeyError, TypeError, AttributeError, ValueError):
            found = []
        if not found:
            reading.refuse(first, tr("it is no record of RIS"))
            continue
        if last - first >= _MOST_LINES:
            reading.tell(first, tr("only its first {count:,} lines were read", count=_MOST_LINES))
        record = found[0]
        reading.take(Item(_reference(record), _remark(record)), first)
        reading.leave_out(_left_out(record))
    return reading


def _records(lines: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Each record's first and last line number, and its lines as rispy wants them, cut to a bearable size."""
    strict = any(line.lstrip("\ufeff").startswith("TY  -") for line in lines)
    opened: list[str] | None = None
    start = 0
    for number, raw in enumerate(lines, 1):
        line = _tidied(raw, strict=strict)
        begins, ends = line.startswith("TY  -"), line.startswith("ER  -")
        if opened is not None and (begins or ends):
            yield start, number - 1, [*opened, "ER  - "]
            opened = None
        if begins:
            opened, start = [line], number
        elif opened is not None and len(opened) < _MOST_LINES and line.strip():
            opened.append(line)
    if opened is not None:
        yield start, len(lines), [*opened, "ER  - "]


def _tidied(raw: str, *, strict: bool) -> str:
    line = raw.lstrip("\ufeff")[:_LONGEST_LINE]
    loose = None if _TAG.match(line) else _LOOSE_TAG.match(line)
    if loose and (not strict or loose[1] in ("TY", "ER")):
        return f"{loose[1]}  - {loose[2] or ''}"
    return line


def _reference(record: dict[str, Any]) -> Reference:
    first, last = _text(record, "start_page"), _text(record, "end_page")
    url = _text(record, "urls")
    reference = reference_of(
        {
            "id": _text(record, "id"),
            "type": TYPES_OF_RIS.get(_text(record, "type_of_reference").upper(), "document"),
            "author": authors_of(
                _author(clean(name)) for tag in ("authors", "first_authors") for name in record.get(tag, ())
            ),
            "title": _text(record, "title", "primary_title"),
            "container_title": _text(
                record, "secondary_title", "journal_name", "alternate_title3", "alternate_title2",
                "alternate_title1",
            ),
            "issued": _read_issued(_text(record, "date"), _text(record, "year", "publication_year")),
            "volume": _text(record, "volume"),
            "issue": _text(record, "number"),
            "page": f"{first}-{last}" if first and last else first or last,
            "publisher": _text(record, "publisher"),
            "publisher_place": _text(record, "place_published"),
            "url": url,
            "doi": _text(record, "doi"),
            "pmid": _pmid(record),
            "pmcid": _text(record, "custom2") if _text(record, "custom2").startswith("PMC") else "",
            "accessed": _read_day(_text(record, "access_date")),
            "note": ". ".join(filter(None, map(clean, record.get("notes", ())))),
        }
    )  # fmt: skip
    left = _text(record, _REMAINDER)
    return with_remainder(reference, left) if left.startswith("{") else reference


def _remark(record: dict[str, Any]) -> str:
    return "\n".join(filter(None, map(clean, record.get("research_notes", ()))))


def _left_out(record: dict[str, Any]) -> Counter[str]:
    left: Counter[str] = Counter()
    for name, value in record.items():
        if name == "unknown_tag" and isinstance(value, dict):
            left.update(str(tag) for tag in value if tag)
        elif name not in _USED:
            left[name.replace("_", " ")] += 1
    return left


def _text(record: dict[str, Any], *names: str) -> str:
    """The first of these fields that says something."""
    for name in names:
        value = record.get(name, "")
        if text := clean(value[0] if isinstance(value, list) and value else value):
            return text
    return ""


def _name(author: Author) -> str:
    if author.literal:
        return author.literal.replace(",", ",,", 1)
    # A family name alone would be taken for the name of a body.
    return f"{author.family}, {author.given}" if author.given else f"{author.family},"


def _author(name: str) -> Author | None:
    before, comma, after = name.partition(",")
    if not comma:
        return literal(name)
    if after.startswith(","):
        return literal(f"{before}{after}".strip())
    return person(before.strip(), after.strip(" ,"))


def _issued(issued: PartialDate | str | None) -> dict[str, str]:
    if isinstance(issued, PartialDate):
        return {"year": str(issued.year), "date": _ris_date(issued)}
    if not issued:
        return {}
    year = _YEAR.search(issued)
    return {"year": year[1] if year else "", "date": f"{year[1] if year else ''}///{issued}"}


def _ris_date(date: PartialDate) -> str:
    month = f"{date.month:02d}" if date.month else ""
    return f"{date.year}/{month}/{f'{date.day:02d}' if date.day else ''}/"


def _read_issued(date: str, year: str) -> PartialDate | str | None:
    for text in (date, year):
        found = _RIS_DATE.fullmatch(text)
        if text and found:
            number, month, day, other = found.groups()
            iso = "-".join(part for part in (number, month, day) if part)
            if other and not month:
                return date_of(other if not number or number in other else f"{other} {number}")
            if number and (known := day_of(_padded(iso))):
                return known
        elif text:
            return date_of(text)
    return None


def _read_day(text: str) -> PartialDate | None:
    found = _read_issued(text, "")
    return found if isinstance(found, PartialDate) else None


def _padded(iso: str) -> str:
    return "-".join(part.zfill(2) for part in iso.split("-"))


def _pmid(record: dict[str, Any]) -> str:
    number = _text(record, "accession_number")
    return number if _text(record, "name_of_database").casefold() in _PUBMED_NAMES else ""
