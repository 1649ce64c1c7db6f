"""Where words stand in the text of a page, whatever their case and accents.

Positions are those of a ``QTextDocument``: UTF-16 units, which differ from Python's characters
behind a character such as an emoji.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

MOST_MATCHES = 2000

Match = tuple[int, int]
"""Start and end position."""


def find_text(text: str, needle: str) -> tuple[Match, ...]:
    """All places of ``needle`` in ``text``, at most :data:`MOST_MATCHES`, case and accents aside.

    White space in ``needle`` stands for any white space.

    >>> find_text("Sjögren or sjogren", "SJOGREN")
    ((0, 7), (11, 18))
    """
    words = _folded(needle).split()
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return document_spans(text, (m.span() for m in pattern.finditer(_folded(text))))


def first_at_or_after(matches: tuple[Match, ...], position: int) -> int:
    """The index of the first match from ``position`` on, else that of the first (0)."""
    index = bisect_left(matches, (position, position))
    return index if index < len(matches) else 0


def document_spans(text: str, spans: Iterable[Match]) -> tuple[Match, ...]:
    """Spans of Python's characters as positions in a document, at most :data:`MOST_MATCHES`.

    >>> document_spans("\U0001f600 fever", [(2, 7)])
    ((3, 8),)
    """
    found: list[Match] = []
    for span in spans:
        if len(found) == MOST_MATCHES:
            break
        found.append(span)
    if text.isascii() or max(text) <= "\uffff":
        return tuple(found)
    wide = [i for i, char in enumerate(text) if char > "\uffff"]
    return tuple((s + bisect_left(wide, s), e + bisect_left(wide, e)) for s, e in found)


def _folded(text: str) -> str:
    """``text`` in lower case without accents, of the same length."""
    lowered = text.lower()
    if lowered.isascii() and len(lowered) == len(text):
        return lowered
    return "".join(map(_folded_character, text))


@lru_cache(maxsize=4096)
def _folded_character(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char
