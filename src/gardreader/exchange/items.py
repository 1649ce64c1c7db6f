"""What goes out and comes in: references, each with the words that a person added."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gardreader.articles.model import Reference
from gardreader.articles.plain import reference_to_plain

_SUFFIX = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A reference to be exported, or one that was imported.

    ``remark`` is what the person wrote of it; it may have several lines.

    >>> Item(Reference("doe2006", title="On X")).remark
    ''
    """

    reference: Reference
    remark: str = ""


def with_unique_keys(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with a key each.

    A key that one work alone has stays as it is in its article. Where several works have it, each
    of them gets some letters more, made of what the reference says: so a work has the same key in
    every export in which that happens. Whatever is wholly equal is told apart by numbers.

    >>> a, b = Item(Reference("doe", title="A")), Item(Reference("doe", title="B"))
    >>> [item.reference.id for item in with_unique_keys([a, b])]
    ['doe-d3766a', 'doe-6d1853']
    """
    times = Counter(item.reference.id.casefold() for item in items)
    taken = {key for key, count in times.items() if count == 1}
    unique = []
    for item in items:
        key = item.reference.id
        if times[key.casefold()] == 1:
            unique.append(item)
            continue
        key = _free(f"{key}-{_letters(item.reference)}", taken)
        taken.add(key.casefold())
        unique.append(replace(item, reference=replace(item.reference, id=key)))
    return tuple(unique)


def _free(key: str, taken: set[str]) -> str:
    number, found = 1, key
    while found.casefold() in taken:
        number += 1
        found = f"{key}-{number}"
    return found


def _letters(reference: Reference) -> str:
    said = json.dumps(reference_to_plain(reference), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:_SUFFIX]
