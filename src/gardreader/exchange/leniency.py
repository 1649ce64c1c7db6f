"""From a file's values to a strict :class:`Reference`: what can be used is, and nothing raises.

What a format cannot say in fields of its own travels beside them as a *remainder*: a line of JSON
with the fields that would read back otherwise. So our own exports read back equal, whatever is in a
reference, while every other program finds what it can use in the places it knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.model import Author, Reference
from gardreader.articles.plain import reference_from_plain, reference_to_plain
from gardreader.articles.standing import usable_key

LONGEST_FIELD = 10_000
MOST_AUTHORS = 500
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"[ ]*[\r\n\t\x85\u2028\u2029]+[ ]*")
_PAGES = re.compile(r"[A-Za-z]*\d[A-Za-z0-9.]*-[A-Za-z]*\d[A-Za-z0-9.]*")


def clean(value: object) -> str:
    """``value`` as a line of text that the model takes; ``""`` for what is none.

    >>> clean(" On\\n X\\x00 "), clean(12), clean(["a"])
    ('On X', '12', '')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = (
        value if isinstance(value, str) else f"{value:.17g}" if isinstance(value, float) else _number(value)
    )
    return _CONTROL.sub("", _BREAKS.sub(" ", text.strip()))[:LONGEST_FIELD].strip()


def clean_lines(value: object) -> str:
    r"""``value`` as a text of several lines, whatever it takes for the end of a line.

    >>> clean_lines("one\rtwo\u2028three")
    'one\ntwo\nthree'
    """
    if not isinstance(value, str):
        return clean(value)
    return "\n".join(_CONTROL.sub("", line) for line in value.splitlines())[:LONGEST_FIELD].strip()


def date_of(text: str) -> PartialDate | str | None:
    """A date as sources write it, else the text itself."""
    return parse_date(text) or text or None


def day_of(text: str) -> PartialDate | None:
    """A date, else ``None``."""
    return parse_date(text)


def pages_of(text: str) -> tuple[str, str]:
    """The first and the last page of ``12-15``; any other text stays whole.

    >>> pages_of("S12-S15"), pages_of("e7"), pages_of("12–15")
    (('S12', 'S15'), ('e7', ''), ('12–15', ''))
    """
    if _PAGES.fullmatch(text):
        first, _, last = text.partition("-")
        return first, last
    return text, ""


def reference_of(values: Mapping[str, Any]) -> Reference:
    """The reference with these fields; ``id`` is made one that can be cited."""
    known = {field.name for field in fields(Reference)}
    used = {name: value for name, value in values.items() if name in known and value}
    used["author"] = tuple(used.get("author", ()))[:MOST_AUTHORS]
    used["id"] = usable_key(str(values.get("id", "")))
    return Reference(**used)


def person(family: str, given: str) -> Author | None:
    """An author by family and given name, ``None`` where there is no name at all."""
    family, given = family.strip(), given.strip()  # a hard space is no name
    if family:
        return Author(family=family, given=given)
    return Author(literal=given) if given else None


def literal(name: str) -> Author | None:
    """An author by a name that is not parted."""
    return Author(literal=name) if name else None


def authors_of(authors: Iterable[Author | None]) -> tuple[Author, ...]:
    """The authors that have names."""
    return tuple(author for author in authors if author is not None)


def remainder(reference: Reference, read_back: Reference) -> str:
    """What ``read_back`` has otherwise than ``reference``, as a line of JSON; ``""`` when nothing."""
    if reference == read_back:
        return ""
    right, wrong = reference_to_plain(reference), reference_to_plain(read_back)
    odd = {key: right.get(key) for key in (*right, *wrong) if right.get(key) != wrong.get(key)}
    return json.dumps(odd, ensure_ascii=True, sort_keys=True)


def with_remainder(reference: Reference, text: str) -> Reference:
    """The reference with its remainder; one that makes no sense changes nothing."""
    try:
        odd = json.loads(text)
        if not isinstance(odd, dict):
            return reference
        plain = reference_to_plain(reference) | odd
        return reference_from_plain({key: value for key, value in plain.items() if value is not None})
    except (ValueError, RecursionError):
        return reference


def complete(
    reference: Reference, record: dict[str, Any], field: str, read: Callable[[dict[str, Any]], Reference]
) -> dict[str, Any]:
    """``record`` with the remainder in ``field``, where ``read`` would not give ``reference`` without it."""
    left = remainder(reference, read(record))
    return {**record, field: left} if left else record


def _number(value: int) -> str:
    try:
        return str(value)
    except ValueError:  # thousands of digits
        return ""
