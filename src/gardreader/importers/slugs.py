"""Ids made of names, one for each, the same in every run."""

from __future__ import annotations

import re
import unicodedata

from gardreader.articles.folding import fold

LONGEST = 80

_APOSTROPHES = re.compile(r"[’‘ʼ´′]")


def slug(name: str) -> str:
    """A name as an id: ``Behçet disease`` = ``behcet-disease``.

    Unlike :func:`~gardreader.articles.folding.fold` it keeps roman numerals, which people expect in
    an address.
    """
    text = unicodedata.normalize("NFKD", name)
    if not text.isascii():
        text = _APOSTROPHES.sub("", "".join(c for c in text if not unicodedata.combining(c)))
        text = "".join(c if c.isascii() else fold(c) or " " for c in text)
    text = re.sub(r"['`]", "", text.lower())
    text = re.sub(r"[^a-z0-9]+", "-", text).strip("-")
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit("-", 1)[0]
    return text or "unnamed"


class UniqueIds:
    """Gives each name an id of its own; a second claim to an id gets the claimant's number behind it."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str, number: str = "") -> str:
        """``wanted``, or with ``number`` (or a count) behind it where that is taken."""
        result = wanted
        if result in self._taken and number:
            result = f"{wanted}-{number}"
        count = 2
        while result in self._taken:
            result = f"{wanted}-{count}"
            count += 1
        self._taken.add(result)
        return result
