"""References as BibTeX, and back.

===================== ===========================================================================
Field                 BibTeX
===================== ===========================================================================
type                  the entry's type; a web page is ``@online``
author                ``Family, Given and …``; literal names stand in braces
container             journal, booktitle, organization (web pages), series or howpublished
issued                year, month, day; a text that is no date is the year
accessed              urldate
volume, issue, page   volume, number, pages (``12--15``)
publisher, place      publisher (school and institution where BibTeX wants that), address
url, doi, pmid, pmcid url and doi letter by letter, pmid, pmcid
note                  note
the person's words    annote
what has no place     gardreader, see :mod:`gardreader.exchange.leniency`
===================== ===========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Reference
from gardreader.exchange.bibtex_names import names_from_bibtex, names_to_bibtex
from gardreader.exchange.items import Item, with_unique_keys
from gardreader.exchange.kinds import BIBTEX_TYPES, TYPES_OF_BIBTEX
from gardreader.exchange.leniency import (
    clean,
    clean_lines,
    complete,
    date_of,
    day_of,
    pages_of,
    reference_of,
    with_remainder,
)
from gardreader.exchange.tex import from_tex, title_to_tex, to_tex
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

REMAINDER = "gardreader"
TYPE, KEY = "ENTRYTYPE", "ID"
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_CONTAINERS = {
    "article": "journal", "periodical": "journal", "incollection": "booktitle", "inproceedings": "booktitle",
    "online": "organization", "book": "series", "techreport": "series", "phdthesis": "series",
}  # fmt: skip
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_READ_CONTAINERS = ("journal", "journaltitle", "booktitle", "organization", "howpublished", "series")
_READ_PUBLISHERS = ("publisher", "institution", "school")
_VERBATIM = re.compile(r"[{}\\]")
_RANGE = re.compile(r"\s*-{2,}\s*")
USED = frozenset(
    (TYPE, KEY, REMAINDER, "author", "title", "year", "month", "day", "date", "urldate", "volume", "number",
     "issue", "pages", "address", "location", "url", "doi", "pmid", "pmcid", "note", "annote", "annotation",
     "editor", "eprint", "eprinttype", *_READ_CONTAINERS, *_READ_PUBLISHERS)
)  # fmt: skip
"""Fields that are read."""


def write_bibtex(items: Sequence[Item], progress: Progress = silent) -> str:
    """The items as the text of a BibTeX file in UTF-8. Keys are made unique."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.middlewares.enclosing import AddEnclosingMiddleware
    from bibtexparser.model import Block, Entry
    from bibtexparser.writer import BibtexFormat

    entries: list[Block] = []
    unique = with_unique_keys(items)
    for done, item in enumerate(unique):
        progress(done, len(unique), tr("Writing references"))
        record = record_of(item)
        fields = [_field(name, value) for name, value in record.items() if name not in (TYPE, KEY)]
        entries.append(Entry(record[TYPE], record[KEY], fields))
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.block_separator, form.trailing_comma = "  ", "\n", True
    enclosing = AddEnclosingMiddleware(
        reuse_previous_enclosing=False, enclose_integers=True, default_enclosing="{"
    )
    return write_string(Library(entries), unparse_stack=[enclosing], bibtex_format=form)


def record_of(item: Item) -> dict[str, str]:
    """The item as a BibTeX entry's fields, in TeX."""
    reference = item.reference
    kind = BIBTEX_TYPES.get(reference.type, "misc")
    first, last = pages_of(reference.page)
    record = {
        TYPE: kind,
        KEY: reference.id,
        "author": names_to_bibtex(reference.author),
        "title": title_to_tex(reference.title),
        _CONTAINERS.get(kind, "howpublished"): to_tex(reference.container_title),
        **_issued(reference.issued),
        "volume": to_tex(reference.volume),
        "number": to_tex(reference.issue),
        "pages": f"{to_tex(first)}--{to_tex(last)}" if last else to_tex(first),
        _PUBLISHERS.get(kind, "publisher"): to_tex(reference.publisher),
        "address": to_tex(reference.publisher_place),
        "doi": _verbatim(reference.doi),
        "pmid": to_tex(reference.pmid),
        "pmcid": to_tex(reference.pmcid),
        "url": _verbatim(reference.url),
        "urldate": reference.accessed.iso if reference.accessed else "",
        "note": to_tex(reference.note),
        # An empty line would end the value for some readers, and a line that begins with @ begins an entry.
        "annote": "\n".join(_line(line) for line in item.remark.split("\n") if line.strip()),
    }
    record = {name: value for name, value in record.items() if value}
    record = complete(reference, record, REMAINDER, reference_of_record)
    if REMAINDER in record:
        record[REMAINDER] = to_tex(record[REMAINDER])
    return record


def reference_of_record(record: dict[str, Any]) -> Reference:
    """The reference in an entry's fields, whose names are in small letters and whose values are in TeX."""

    def text(*names: str) -> str:
        return next((found for name in names if (found := clean(from_tex(record.get(name, ""))))), "")

    def raw(name: str) -> str:
        value = str(record.get(name, ""))
        # Ours holds neither; others escape addresses as if TeX printed them.
        return clean(from_tex(value) if _VERBATIM.search(value) else value)

    kind = str(record.get(TYPE, "")).lower()
    container = text(_CONTAINERS.get(kind, "howpublished"), *_READ_CONTAINERS)
    publisher = text(_PUBLISHERS.get(kind, "publisher"), *_READ_PUBLISHERS)
    note, editors = text("note"), names_from_bibtex(record.get("editor", ""))
    if editors:
        names = ", ".join(f"{one.given} {one.family}".strip() or one.literal for one in editors)
        note = "; ".join(filter(None, (tr("Edited by {names}", names=names), note)))
    guess = "webpage" if record.get("url") and kind == "misc" else "document"
    reference = reference_of(
        {
            "id": record.get(KEY, ""),
            "type": TYPES_OF_BIBTEX.get(kind, guess),
            "author": names_from_bibtex(record.get("author", "")),
            "title": text("title"),
            "container_title": container,
            "issued": _read_issued(text("date"), text("year"), text("month"), text("day")),
            "volume": text("volume"),
            "issue": text("number", "issue"),
            "page": clean(from_tex(_RANGE.sub("-", record.get("pages", "")))),
            "publisher": publisher,
            "publisher_place": text("address", "location"),
            "url": raw("url"),
            "doi": raw("doi"),
            "pmid": text("pmid") or (text("eprint") if text("eprinttype").lower() == "pubmed" else ""),
            "pmcid": text("pmcid"),
            "accessed": day_of(text("urldate")),
            "note": note,
        }
    )
    left = clean(from_tex(record.get(REMAINDER, "")))
    return with_remainder(reference, left) if left.startswith("{") else reference


def remark_of_record(record: dict[str, Any]) -> str:
    """The person's words in an entry."""
    lines = str(record.get("annote", "") or record.get("annotation", "")).split("\n")
    return clean_lines("\n".join(from_tex(line.strip()) for line in lines))


def _line(line: str) -> str:
    tex = to_tex(line.strip())
    return f"{{}}{tex}" if tex.startswith("@") else tex


def _field(name: str, value: str) -> Any:
    from bibtexparser.model import Field

    bare = name == "month" and value in MONTHS  # the month's name in the style's own language
    return Field(name, value, enclosing="no-enclosing" if bare else None)


def _verbatim(text: str) -> str:
    """An address as it is: TeX's signs are no commands there. Braces and backslashes would end it."""
    return _VERBATIM.sub(_percent, text)


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"


def _issued(issued: PartialDate | str | None) -> dict[str, str]:
    if not isinstance(issued, PartialDate):
        return {"year": to_tex(issued or "")}
    return {
        "year": str(issued.year),
        "month": MONTHS[issued.month - 1] if issued.month else "",
        "day": str(issued.day) if issued.day else "",
    }


def _read_issued(date: str, year: str, month: str, day: str) -> PartialDate | str | None:
    if date:
        return date_of(date.partition("/")[0] if date[:4].isdigit() else date)
    number = (
        month
        if month.isdigit()
        else str(MONTHS.index(month[:3].lower()) + 1)
        if (month[:3].lower() in MONTHS and month.isalpha())
        else ""
    )
    if year.isdigit() and number:
        whole = "-".join(part.zfill(2) for part in (year, number, day if day.isdigit() else "") if part)
        if found := day_of(whole):
            return found
    return date_of(" ".join(filter(None, (month, year)))) if month else date_of(year)
