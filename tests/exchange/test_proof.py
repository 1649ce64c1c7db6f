"""Every reference of the GARD library goes out in each format, is read back by another program, and compared.

Field by field with the reference it came from: nothing lost, nothing changed.
"""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Reference
from gardreader.exchange.bibtex import MONTHS
from gardreader.exchange.bibtex_files import read_bibtex
from gardreader.exchange.csl_json import read_csl_json
from gardreader.exchange.formats import Format, written
from gardreader.exchange.items import Item
from gardreader.exchange.ris import read_ris
from tests.exchange.csl_schema import SCHEMA

Items = tuple[Item, ...]


def test_there_is_something_to_prove(gard_items: Items) -> None:
    assert len(gard_items) > 5000
    assert len({item.reference.id for item in gard_items}) == len(gard_items)


# ---- RIS, by rispy


def ris_date(date: PartialDate | str | None) -> str:
    if isinstance(date, PartialDate):
        year, month, day = [*date.iso.split("-"), "", ""][:3]
        return f"{year}/{month}/{day}/"
    found = re.search(r"\b(1[5-9]|20)\d\d\b", date or "")
    return f"{found[0] if found else ''}///{date}" if date else ""


def expected_ris(reference: Reference) -> dict[str, Any]:
    def only(text: str) -> list[str]:
        return [text] if text else []

    issued = ris_date(reference.issued)
    names = [
        author.literal.replace(",", ",,", 1) or f"{author.family}, {author.given}".strip()
        for author in reference.author
    ]
    fields = {
        "type_of_reference": {"article-journal": "JOUR", "webpage": "ELEC"}.get(reference.type),
        "id": reference.id,
        "authors": names,
        "title": reference.title,
        "secondary_title": reference.container_title,
        "date": issued,
        "year": issued.partition("/")[0],
        "volume": reference.volume,
        "number": reference.issue,
        "publisher": reference.publisher,
        "place_published": reference.publisher_place,
        "doi": reference.doi,
        "accession_number": reference.pmid,
        "name_of_database": "PubMed" if reference.pmid else "",
        "custom2": reference.pmcid,
        "urls": only(reference.url),
        "access_date": ris_date(reference.accessed),
        "notes": only(reference.note),
    }
    return {name: value for name, value in fields.items() if value}


def test_all_of_ris_is_read_by_rispy(gard_items: Items) -> None:
    text = written(gard_items, Format.RIS)
    records = rispy.loads(text, delimiter_tags_mapping={})
    assert len(records) == len(gard_items)
    known = {item.reference.type for item in gard_items}
    for item, record in zip(gard_items, records, strict=True):
        record.pop("custom8", "")
        pages = "-".join(record.pop(name) for name in ("start_page", "end_page") if name in record)
        assert pages == item.reference.page
        wanted = expected_ris(item.reference)
        if "type_of_reference" not in wanted:  # a book among the bundled articles' references
            assert record.pop("type_of_reference") in ("BOOK", "CHAP", "RPRT", "GEN")
        assert record == wanted
    assert {"article-journal", "webpage"} <= known


def test_rispy_with_its_own_ways_gets_the_addresses_in_pieces_that_join(gard_items: Items) -> None:
    records = rispy.loads(written(gard_items, Format.RIS))
    for item, record in zip(gard_items, records, strict=True):
        assert ";".join(record.get("urls", [])) == item.reference.url.replace("; ", ";")


# ---- BibTeX, by bibtexparser and pylatexenc

_NO_TEX = re.compile(r"(?:[A-Za-z0-9 .,:;/()+=@|*]|-(?!-))*")


class Decoding(LatexDecodingMiddleware):
    """Decodes what TeX could read otherwise than as it stands: the rest is four fifths of all fields."""

    def _transform_python_value_string(self, python_string: str) -> tuple[str, str]:
        if _NO_TEX.fullmatch(python_string):
            return python_string, ""
        value, fault = super()._transform_python_value_string(python_string)
        return str(value), str(fault)


def test_all_of_bibtex_is_read_by_bibtexparser(gard_items: Items) -> None:
    library = parse_string(written(gard_items, Format.BIBTEX), append_middleware=[Decoding()])
    assert not library.failed_blocks
    assert len(library.entries) == len(gard_items)
    verbatim = parse_string(written(gard_items, Format.BIBTEX))
    for item, entry, raw in zip(gard_items, library.entries, verbatim.entries, strict=True):
        check_bibtex(
            item.reference,
            {name: field.value for name, field in entry.fields_dict.items()},
            {name: field.value for name, field in raw.fields_dict.items()},
        )
        assert entry.key == item.reference.id


def check_bibtex(reference: Reference, fields: dict[str, str], raw: dict[str, str]) -> None:
    container = next(
        (fields[n] for n in ("journal", "booktitle", "organization", "series") if n in fields), ""
    )
    assert decoded(container) == printed(reference.container_title)
    for name, value in (
        ("title", reference.title),
        ("volume", reference.volume),
        ("number", reference.issue),
        ("address", reference.publisher_place),
        ("pmid", reference.pmid),
        ("pmcid", reference.pmcid),
        ("note", reference.note),
    ):
        assert decoded(fields.get(name, "")) == printed(value)
    publisher = next((fields[n] for n in ("publisher", "institution", "school") if n in fields), "")
    assert decoded(publisher) == printed(reference.publisher)
    assert raw.get("pages", "").replace("--", "-") == reference.page.replace("_", "\\_")
    if re.search(r"[{}\\]", reference.url):
        assert raw["url"] == re.sub(r"[{}\\]", lambda m: f"%{ord(m[0]):02X}", reference.url)
    else:
        assert raw.get("url", "") == reference.url
    assert raw.get("doi", "") == reference.doi
    assert raw.get("urldate", "") == (reference.accessed.iso if reference.accessed else "")
    check_bibtex_date(reference.issued, raw, fields)
    names = split_multiple_persons_names(raw.get("author", ""))
    assert len(names) == len(reference.author)
    for name, author in zip(names, reference.author, strict=True):
        parts = parse_single_name_into_parts(name)
        if author.literal:
            assert not parts.first
            assert name.startswith("{")
            assert name.endswith("}")
        else:
            assert " ".join(parts.first) == author.given
            assert " ".join((*parts.von, *parts.last)).strip("{}") == author.family


def check_bibtex_date(issued: PartialDate | str | None, raw: dict[str, str], fields: dict[str, str]) -> None:
    if not isinstance(issued, PartialDate):
        assert decoded(fields.get("year", "")) == printed(issued or "")
        assert "month" not in raw
        return
    assert raw["year"] == str(issued.year)
    assert raw.get("month", "") == (MONTHS[issued.month - 1] if issued.month else "")
    assert raw.get("day", "") == (str(issued.day) if issued.day else "")


def decoded(text: str) -> str:
    # pylatexenc takes an apostrophe and a quotation mark for TeX's, and an empty group away.
    return printed(text)


def printed(text: str) -> str:
    """The text as TeX prints it: its quotation marks are round."""
    table = str.maketrans({"'": "’", "`": "‘", "\u00a0": " ", '"': "”"})
    return " ".join(text.translate(table).replace("’’", "”").split())


# ---- CSL-JSON, by the facts of its schema


def test_all_of_csl_json_is_what_its_schema_says(gard_items: Items) -> None:
    records = json.loads(written(gard_items, Format.CSL_JSON))
    jsonschema.validate(records, SCHEMA, cls=jsonschema.Draft202012Validator)
    for item, record in zip(gard_items, records, strict=True):
        assert record == expected_csl(item.reference)


def expected_csl(reference: Reference) -> dict[str, Any]:
    def date(value: PartialDate | str | None) -> dict[str, Any] | None:
        if isinstance(value, PartialDate):
            return {"date-parts": [[int(part) for part in value.iso.split("-")]]}
        return {"literal": value} if value else None

    names = [
        {key: value for key in ("family", "given", "literal") if (value := getattr(author, key))}
        for author in reference.author
    ]
    values = {
        "id": reference.id, "type": reference.type, "author": names, "title": reference.title,
        "container-title": reference.container_title, "issued": date(reference.issued),
        "volume": reference.volume, "issue": reference.issue, "page": reference.page,
        "publisher": reference.publisher, "publisher-place": reference.publisher_place, "URL": reference.url,
        "DOI": reference.doi, "PMID": reference.pmid, "PMCID": reference.pmcid,
        "accessed": date(reference.accessed), "note": reference.note,
    }  # fmt: skip
    return {key: value for key, value in values.items() if value}


# ---- and by our own importer


def test_what_went_out_comes_back_equal(gard_items: Items) -> None:
    for form, read in (
        (Format.RIS, read_ris),
        (Format.BIBTEX, read_bibtex),
        (Format.CSL_JSON, read_csl_json),
    ):
        reading = read(written(gard_items, form))
        assert tuple(reading.items) == gard_items
        assert not reading.problems
        assert not reading.left_out


def test_few_references_need_more_than_the_formats_say(gard_items: Items) -> None:
    assert written(gard_items, Format.RIS).count("\nC8  - ") < 40
    assert written(gard_items, Format.BIBTEX).count("\n  gardreader = ") < 40
