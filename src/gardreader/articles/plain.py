"""An article as plain dictionaries, lists and strings, and back.

The one mapping between the model and what is stored: the YAML front matter of an article file
and the JSON of a pack are both this. Leaves are strings, but for ``rare``; what is empty is left
out. Keys are the model's field names with hyphens, those of a reference CSL's own (``DOI``,
``container-title``). Short forms are kept short: a synonym without a source is its name, a
related disease without a title its id, an exact code without its reach; one code of a scheme or
one name of a language stands without a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any

from gardreader.articles.dates import PartialDate, parse_date, parse_iso
from gardreader.articles.facts import Fact, FactKind, Translation
from gardreader.articles.model import (
    Article,
    Author,
    Frequency,
    Identifier,
    MedicalProduct,
    NewsItem,
    Organization,
    Reach,
    Reference,
    Related,
    Resource,
    Section,
    SectionKind,
    Source,
    Symptom,
    Synonym,
)

Plain = dict[str, Any]

_CSL_KEYS = {"url": "URL", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}
_LISTS: dict[tuple[type, str], type] = {
    (Article, "sections"): Section,
    (Article, "facts"): Fact,
    (Article, "symptoms"): Symptom,
    (Article, "references"): Reference,
    (Article, "organizations"): Organization,
    (Article, "products"): MedicalProduct,
    (Article, "resources"): Resource,
    (Article, "news"): NewsItem,
    (Reference, "author"): Author,
}
_DATES = {(Source, "retrieved"), (Section, "updated"), (Reference, "accessed"), (NewsItem, "published")}
_ENUMS: dict[tuple[type, str], type[StrEnum]] = {
    (Section, "kind"): SectionKind,
    (Symptom, "frequency"): Frequency,
    (Fact, "kind"): FactKind,
}
_LONG_LISTS = frozenset(
    ["facts", "symptoms", "references", "related", "organizations", "products", "resources"]
)
_TEXTS = ("categories", "credits", "address")
_KEYS: dict[type[Any], tuple[tuple[str, str, object], ...]] = {}


def to_plain(article: Article) -> Plain:
    """The article as values that JSON and YAML can hold; :func:`from_plain` is the inverse."""
    return _dump(article)


def from_plain(data: object) -> Article:
    """The article in ``data``. Raises ``ValueError`` saying which part is wrong, and how."""
    value = _load(Article, data, "article")
    assert isinstance(value, Article)
    return value


def outline_from_plain(data: object) -> tuple[Article, bool]:
    """The article without its long lists, which are not looked at; and whether it has any of them.

    Two thirds of the time that an article takes go into its signs, references and whom to turn to,
    of which a list of 28,000 articles tells nothing.
    """
    if not isinstance(data, Mapping):
        return from_plain(data), False
    short = {key: value for key, value in data.items() if key not in _LONG_LISTS}
    return from_plain(short), len(short) < len(data)


def source_to_plain(source: Source) -> Plain:
    """A source alone as plain values, as the manifest of a pack holds it."""
    return _dump(source)


def source_from_plain(data: object) -> Source:
    """The inverse of :func:`source_to_plain`. Raises ``ValueError`` saying which part is wrong."""
    value = _load(Source, data, "source")
    assert isinstance(value, Source)
    return value


def reference_to_plain(reference: Reference) -> Plain:
    """A reference alone as plain values, as one's reading list keeps it."""
    return _dump(reference)


def reference_from_plain(data: object) -> Reference:
    """The inverse of :func:`reference_to_plain`. Raises ``ValueError`` saying which part is wrong."""
    value = _load(Reference, data, "reference")
    assert isinstance(value, Reference)
    return value


def _keys(cls: type[Any]) -> tuple[tuple[str, str, object], ...]:
    """Of each field: its name, its key, and the default that is left out."""
    if cls not in _KEYS:
        special = _CSL_KEYS if cls is Reference else {}
        _KEYS[cls] = tuple(
            (f.name, special.get(f.name, f.name.replace("_", "-")), f.default) for f in fields(cls)
        )
    return _KEYS[cls]


@cache
def _known(cls: type[Any]) -> tuple[dict[object, tuple[str, bool]], tuple[tuple[str, str], ...]]:
    """By its key each field's name and whether it is a text and nothing else; name and key of the needed."""
    keys = _keys(cls)
    names: dict[object, tuple[str, bool]] = {key: (name, _is_text(cls, name)) for name, key, _ in keys}
    return names, tuple((name, key) for name, key, default in keys if default is MISSING)


def _is_text(cls: type[Any], name: str) -> bool:
    special = (cls, name) in _LISTS or (cls, name) in _DATES or (cls, name) in _ENUMS
    of_article = cls is Article and (name in _SHORT_LOADS or name == "source")
    return not (special or of_article or (cls is Reference and name == "issued") or name in _TEXTS)


def _dump(value: Any) -> Plain:
    cls: type[Any] = type(value)
    plain: Plain = {}
    for name, key, default in _keys(cls):
        item = getattr(value, name)
        if item == default or (item == "" and default is MISSING):
            continue
        if cls is Article and name in _SHORT_DUMPS:
            plain[key] = _SHORT_DUMPS[name](item)
        elif isinstance(item, PartialDate):
            plain[key] = item.iso
        elif isinstance(item, StrEnum):
            plain[key] = item.value
        elif isinstance(item, tuple):
            plain[key] = [i if isinstance(i, str) else _dump(i) for i in item]
        else:
            plain[key] = item
    return plain


def _load(cls: type, data: object, place: str) -> Any:
    if type(data) is not dict and not isinstance(data, Mapping):  # the first is much the quicker to ask
        raise ValueError(f"{place} is not a set of named values")
    names, needed = _known(cls)
    values: dict[str, Any] = {}
    for key, item in data.items():
        field = names.get(key)
        if field is None:
            unknown = sorted(map(str, set(data) - set(names)))
            raise ValueError(f"{place} has an unknown field {unknown[0]!r}")
        name, is_text = field
        if is_text and isinstance(item, str):
            values[name] = item
        else:
            values[name] = _load_field(cls, name, item, f"{place}, {key}")
    for name, key in needed:
        if name not in values:
            if name != "body":
                raise ValueError(f"{place} lacks {key!r}")
            values[name] = ""
    try:
        return cls(**values)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None


def _load_field(cls: type, name: str, data: object, place: str) -> Any:
    if (cls, name) in _LISTS:
        item_class = _LISTS[cls, name]
        return tuple(_load(item_class, item, f"{place} {n}") for n, item in enumerate(_list(data, place), 1))
    if (cls, name) in _DATES:
        found = parse_date(_text(data, place))
        if found is None:
            raise ValueError(f"{place} is not a date: {_text(data, place)!r}")
        return found
    if (cls, name) in _ENUMS:
        try:
            return _ENUMS[cls, name](_text(data, place))
        except ValueError:
            known = ", ".join(_ENUMS[cls, name])
            raise ValueError(f"{place} is {data!r}, which is none of: {known}") from None
    if cls is Article and name in _SHORT_LOADS:
        return _SHORT_LOADS[name](data, place)
    if cls is Article and name == "source":
        return _load(Source, data, place)
    if cls is Reference and name == "issued":
        text = _text(data, place)
        return parse_iso(text) or text
    if name in _TEXTS:
        return tuple(_text(item, place) for item in _list(data, place))
    return _text(data, place)


def _text(data: object, place: str) -> str:
    if not isinstance(data, str):
        raise ValueError(f"{place} is not a text")
    return data


def _list(data: object, place: str) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError(f"{place} is not a list")
    return data


def _load_rare(data: object, place: str) -> bool | None:
    known = {True: True, False: False, "true": True, "false": False}
    if not isinstance(data, (bool, str)) or data not in known:
        raise ValueError(f"{place} is {data!r}, neither true nor false")
    return known[data]


def _load_synonyms(data: object, place: str) -> tuple[Synonym, ...]:
    return tuple(
        Synonym(item) if isinstance(item, str) else _load(Synonym, item, f"{place} {number}")
        for number, item in enumerate(_list(data, place), 1)
    )


def _load_related(data: object, place: str) -> tuple[Related, ...]:
    return tuple(
        Related(item) if isinstance(item, str) else _load(Related, item, f"{place} {number}")
        for number, item in enumerate(_list(data, place), 1)
    )


def _load_identifiers(data: object, place: str) -> tuple[Identifier, ...]:
    return tuple(
        Identifier(scheme, item) if isinstance(item, str) else _load_code(scheme, item, place)
        for scheme, item in _named(data, place)
    )


def _load_code(scheme: str, data: object, place: str) -> Identifier:
    known = ", ".join(Reach)
    if not isinstance(data, Mapping) or set(data) != {"code", "reach"}:
        raise ValueError(f"{place}: a code is a text, or has code and reach ({known})")
    reach = data["reach"]
    if reach not in list(Reach):
        raise ValueError(f"{place}, reach is {reach!r}, which is none of: {known}")
    return Identifier(scheme, _text(data["code"], place), Reach(reach))


def _load_translations(data: object, place: str) -> tuple[Translation, ...]:
    try:
        return tuple(Translation(language, name) for language, name in _named_texts(data, place))
    except ValueError as error:
        raise ValueError(str(error) if str(error).startswith(place) else f"{place}: {error}") from None


def _named_texts(data: object, place: str) -> list[tuple[str, str]]:
    """The pairs of a mapping of texts, each value one text or a list of them."""
    return [(name, _text(value, place)) for name, value in _named(data, place)]


def _named(data: object, place: str) -> list[tuple[str, object]]:
    """The pairs of a mapping, each value of a list by itself."""
    if not isinstance(data, Mapping):
        raise ValueError(f"{place} is not a set of named values")
    return [
        (_text(name, place), value)
        for name, values in data.items()
        for value in (values if isinstance(values, list) else [values])
    ]


def _dump_code(code: Identifier) -> str | Plain:
    return code.value if code.reach is Reach.EXACT else {"code": code.value, "reach": code.reach.value}


def _by_name(pairs: Iterable[tuple[str, str | Plain]]) -> Plain:
    """The inverse of :func:`_named`."""
    found: dict[str, list[str | Plain]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: v[0] if len(v) == 1 else v for name, v in found.items()}


def _dump_source(source: Source) -> Plain:
    return _dump(source)


_SHORT_LOADS: dict[str, Callable[[object, str], Any]] = {
    "rare": _load_rare,
    "synonyms": _load_synonyms,
    "related": _load_related,
    "identifiers": _load_identifiers,
    "translations": _load_translations,
}
_SHORT_DUMPS: dict[str, Callable[[Any], Any]] = {
    "synonyms": lambda items: [_dump(s) if s.source else s.name for s in items],
    "related": lambda items: [_dump(r) if r.title or r.relation else r.id for r in items],
    "identifiers": lambda items: _by_name((i.scheme, _dump_code(i)) for i in items),
    "translations": lambda items: _by_name((t.language, t.name) for t in items),
    "source": _dump_source,
}
