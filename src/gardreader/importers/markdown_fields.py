"""What the front matter of other programs means for an article: Jekyll's, Hugo's, Pandoc's, Obsidian's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gardreader.articles.check_rules import is_address
from gardreader.articles.dates import PartialDate, parse_date, parse_iso
from gardreader.articles.model import Identifier, Reference
from gardreader.articles.plain import reference_from_plain
from gardreader.importers.report import ReportBuilder

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ])")
_NO_KEY = re.compile(r"[^A-Za-z0-9_:.+-]+")

_TITLE = ("title", "name", "linktitle")
_NAMES = ("aliases", "alias", "synonyms", "other-names", "also-known-as")
_GROUPS = ("categories", "category", "tags", "tag", "keywords", "topics")
_CHANGED = (
    "lastmod",
    "updated",
    "modified",
    "last-modified-at",
    "last-modified",
    "last-updated",
    "dateupdated",
)
_MADE = ("date", "created", "published-date", "pubdate", "datecreated")
_AUTHORS = ("author", "authors", "creator", "by")
_TOLD = ("description", "summary", "abstract", "excerpt", "subtitle")
_LANGUAGE = ("lang", "language", "locale")
_WORKS = ("references", "bibliography")
_LICENCE = ("licence", "license", "copyright", "rights")
_ADDRESS = ("url", "canonical", "canonical-url", "source-url", "source", "link")
_REVIEW = ("review", "reviewed-by", "reviewed", "reviewer")
_CODES = ("gard", "omim", "orpha", "umls", "icd10", "icd10cm", "icd9", "mesh", "snomed", "nci")
_INNER = ("taxonomies", "params", "extra", "metadata", "identifiers", "codes")
_CODE_NAMES = {"orphacode": "orpha", "orphanet": "orpha", "icd-10": "icd10", "icd-9": "icd9", "cui": "umls"}
_CSL = {
    "type": "type", "title": "title", "container-title": "container-title", "journal": "container-title",
    "volume": "volume", "issue": "issue", "number": "issue", "page": "page", "pages": "page",
    "publisher": "publisher", "publisher-place": "publisher-place", "url": "URL", "doi": "DOI",
    "pmid": "PMID", "pmcid": "PMCID", "note": "note",
}  # fmt: skip
_CSL_OWN = ("id", "author", "authors", "issued", "year", "date", "accessed")


@dataclass(slots=True)
class Fields:
    """What the front matter of one file says of its article."""

    id: str = ""
    title: str = ""
    names: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    updated: PartialDate | None = None
    authors: list[str] = field(default_factory=list)
    told: str = ""
    language: str = ""
    references: list[Reference] = field(default_factory=list)
    codes: list[Identifier] = field(default_factory=list)
    licence: str = ""
    url: str = ""
    publisher: str = ""
    review: str = ""
    draft: bool = False


def one_line(value: object) -> str:
    """A text in one line without control signs; ``""`` for what is no text."""
    return " ".join(_CONTROL.sub(" ", value).split()) if isinstance(value, str) else ""


def read_fields(values: Mapping[str, object], record: str, report: ReportBuilder) -> Fields:
    """What ``values`` mean; what they hold beyond that is told to ``report``, with ``record``'s name."""
    known = dict(_flat(values))
    fields = Fields()
    fields.id = one_line(_take(known, ("id", "slug")))
    fields.title = one_line(_take(known, _TITLE))
    fields.draft = _is(known.pop("draft", ""), "true") or _is(known.pop("published", ""), "false")
    for name in _NAMES:
        for alias in _list(known.pop(name, None)):
            if alias.startswith("/") or alias.endswith((".html", "/")):
                report.count("alias that is an address of a web site")
            else:
                fields.names.append(alias)
    for name in _GROUPS:
        fields.groups += [group.lstrip("#").replace("/", " / ") for group in _list(known.pop(name, None))]
    fields.updated = _date(known, _CHANGED, record, report) or _date(known, _MADE, record, report)
    if fields.updated is not None:
        for name in _MADE:
            known.pop(name, None)
    for name in _AUTHORS:
        fields.authors += [who for value in _items(known.pop(name, None)) if (who := _person(value))]
    fields.told = one_line(_take(known, _TOLD))
    fields.language = one_line(_take(known, _LANGUAGE))
    fields.licence = one_line(_take(known, _LICENCE))
    fields.review = one_line(_take(known, _REVIEW))
    fields.publisher = one_line(known.pop("publisher", ""))
    for name in _ADDRESS:
        value = one_line(known.get(name))
        if value and not fields.url and is_address(value):
            fields.url = value
            del known[name]
        elif name == "source" and value:
            fields.publisher = fields.publisher or value
            del known[name]
    for scheme in (*_CODES, *_CODE_NAMES):
        for code in _list(known.pop(scheme, None)):
            fields.codes.append(Identifier(_CODE_NAMES.get(scheme, scheme), code))
    fields.codes.sort(key=lambda code: code.scheme)
    for name in _WORKS:
        fields.references += _references(known.pop(name, None), record, report)
    for name, left in known.items():
        report.count(f"field not imported: {name}")
        report.keep(f"{record}: {name}: {one_line(str(left))[:200]}")
    return fields


def _flat(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The values by name in one spelling, with those of Hugo's and Zola's inner tables among them."""
    for key, value in values.items():
        name = re.sub(r"[\s_]+", "-", key.strip().lower())
        if name in _INNER and isinstance(value, Mapping):
            yield from _flat({str(inner): item for inner, item in value.items()})
        elif value not in (None, "", [], {}):
            yield name, value


def _take(known: dict[str, object], names: tuple[str, ...]) -> object:
    """The first of the values of those names; the others are left where they are."""
    return next((known.pop(name) for name in names if one_line(known.get(name))), "")


def _is(value: object, word: str) -> bool:
    return one_line(value).lower() == word


def _items(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _list(value: object) -> list[str]:
    """The texts of a list; one text is one with commas between."""
    parts = value.split(",") if isinstance(value, str) else _items(value)
    return [text for part in parts if (text := one_line(part))]


def _date(
    known: dict[str, object], names: tuple[str, ...], record: str, report: ReportBuilder
) -> PartialDate | None:
    for name in names:
        text = one_line(known.get(name))
        if not text:
            continue
        day = _DAY.match(text)
        found = parse_date(day[0] if day else text)
        if found is not None:
            del known[name]
            return found
    return None


def _person(value: object) -> str:
    if isinstance(value, Mapping):
        whole = one_line(value.get("name")) or one_line(value.get("literal"))
        return whole or " ".join(filter(None, (one_line(value.get("given")), one_line(value.get("family")))))
    return one_line(value)


# ---- references, as Pandoc's metadata has them


def _references(value: object, record: str, report: ReportBuilder) -> Iterator[Reference]:
    if isinstance(value, str) or (isinstance(value, list) and all(_is_file(item) for item in value)):
        for name in _items(value):
            report.count("bibliography in a file of its own")
            report.keep(f"{record}: bibliography: {one_line(name)}")
        return
    for number, item in enumerate(_items(value), 1):
        reference = _reference(item, number, report)
        if reference is None:
            report.count("field of a wrong type: references")
        else:
            yield reference


def _is_file(item: object) -> bool:
    return isinstance(item, str) and re.fullmatch(r"\S+\.(bib|json|ya?ml|ris)", item) is not None


def _reference(item: object, number: int, report: ReportBuilder) -> Reference | None:
    if isinstance(item, str):
        return Reference(f"ref-{number}", type="document", title=text) if (text := one_line(item)) else None
    if not isinstance(item, Mapping):
        return None
    values = {str(key).lower().replace("_", "-"): value for key, value in item.items()}
    plain: dict[str, object] = {"id": reference_key(one_line(values.get("id")), f"ref-{number}")}
    for key, csl in _CSL.items():
        if text := one_line(values.get(key)):
            plain.setdefault(csl, text)
    if authors := [a for a in map(_author, _items(values.get("author") or values.get("authors"))) if a]:
        plain["author"] = authors
    if issued := _csl_date(values.get("issued") or values.get("date") or values.get("year")):
        plain["issued"] = issued
    if (accessed := _csl_date(values.get("accessed"))) and parse_iso(accessed):
        plain["accessed"] = accessed
    for key in values:
        if key not in _CSL and key not in _CSL_OWN:
            report.count(f"field not imported: references, {key}")
    try:
        return reference_from_plain(plain)
    except ValueError:
        return None


def reference_key(text: str, otherwise: str) -> str:
    """``text`` as a key that can be cited."""
    return _NO_KEY.sub("-", text).strip("-_:.+") or otherwise


def _author(value: object) -> dict[str, str] | None:
    if isinstance(value, Mapping):
        family, given = one_line(value.get("family")), one_line(value.get("given"))
        literal = one_line(value.get("literal")) or one_line(value.get("name"))
    else:
        family, _, given = map(str.strip, one_line(value).partition(","))
        literal = "" if given else family
    if literal or not family:
        return {"literal": literal or given} if literal or given else None
    return {"family": family, "given": given} if given else {"family": family}


def _csl_date(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        value = value[0]
    if isinstance(value, Mapping):
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts:
            numbers = parts[0] if isinstance(parts[0], list) else parts
        else:
            numbers = [value[name] for name in ("year", "month", "day") if value.get(name)]
        if not numbers:
            return one_line(value.get("literal") or value.get("raw"))
        return "-".join(str(n).zfill(2) for n in numbers)
    text = one_line(value)
    found = parse_date(text)
    return found.iso if found else text
