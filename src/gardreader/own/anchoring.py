"""Finding a passage again in a text that may have changed.

Compared is not the text itself but what a reader sees as the same: white space counts as one space
and the numbers of citations not at all, for these change whenever a reference is added. First the
very words in their section, then the very words elsewhere, then what resembles them most
(:mod:`gardreader.own.resembling`); else the place is lost.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest

from gardreader.errors import OwnError
from gardreader.i18n import tr
from gardreader.own.columns import LONGEST_QUOTE
from gardreader.own.passages import Quote
from gardreader.own.resembling import Resembling

CONTEXT = 100
"""How many letters before and after a passage are remembered."""

_SHORT = 24  # a quote of fewer letters may stand anywhere: its neighbours must agree
_AGREE = 0.35
_LOOKED_AT = 40  # of the places with the very words
_SURELY = 0.75
_UNSEEN = re.compile(
    "(?P<cited>[\\s\u00a0]*\\[[0-9][0-9,;\\s\u00a0\u2013-]*\\])|(?P<space>[\\s\u00a0\u2028\u2029\ufffc]+)|\u00ad+"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a text: where it begins."""

    id: str
    title: str
    start: int


class PlacedWords:
    """A text with its sections, made ready for finding passages in it."""

    def __init__(self, text: str, parts: Sequence[Part]):
        self._text = text
        self._parts = sorted(parts, key=lambda part: part.start)
        pieces: list[str] = []
        places = array("I")
        last = 0
        for match in _UNSEEN.finditer(text):
            pieces.append(text[last : match.start()])
            places.extend(range(last, match.start()))
            if match["space"] and pieces and places:
                pieces.append(" ")
                places.append(match.start())
            last = match.end()
        pieces.append(text[last:])
        places.extend(range(last, len(text)))
        self.plain = "".join(pieces)
        self._places = places
        self._starts = [bisect_left(places, part.start) for part in self._parts]

    @cached_property
    def resembling(self) -> Resembling:
        """What finds words that are like others."""
        return Resembling(self.plain)

    def quote(self, start: int, end: int) -> Quote:
        """How to find again what stands from ``start`` to ``end``.

        Raises ``OwnError``: there are no words, or too many.
        """
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        while first < last and self.plain[first] == " ":
            first += 1
        while last > first and self.plain[last - 1] == " ":
            last -= 1
        text = self.plain[first:last]
        if not text:
            raise OwnError(tr("Select some words first."))
        if len(text.encode("utf-8", "ignore")) > LONGEST_QUOTE:
            raise OwnError(tr("That is too much for one highlight. Select less, up to a few paragraphs."))
        part, (begin, stop) = self._part_at(first)
        before = self.plain[begin:stop].count(text, 0, first - begin)
        return Quote(
            part.id if part else "",
            part.title if part else "",
            text,
            self.plain[max(begin, first - CONTEXT) : first],
            self.plain[last : min(stop, last + CONTEXT)],
            before,
        )

    def find(self, quote: Quote) -> tuple[int, int] | None:
        """Where the passage stands in the text, ``None`` when its place is lost."""
        section = self._range_of(quote.section)
        exact = self._exact(quote, *section) if section is not None else None
        if exact is None:
            exact = self._exact(quote, 0, len(self.plain))
            if exact is None or exact[0] < _SURELY:
                # The same words elsewhere may be others; what was changed in its own place is nearer.
                changed = self.resembling.find(quote, section)
                exact = (1.0, *changed) if changed is not None else exact
        if exact is None or exact[1] >= exact[2]:
            return None
        return self._places[exact[1]], self._places[exact[2] - 1] + 1

    def _exact(self, quote: Quote, begin: int, stop: int) -> tuple[float, int, int] | None:
        """Where the very words stand best, after how far their neighbours agree."""
        found: list[tuple[float, int, int]] = []
        at, number = self.plain.find(quote.text, begin, stop), 0
        while at >= 0:
            near = self._agreement(quote, at, begin, stop, closely=False)
            found.append((near, -abs(number - quote.occurrence), -at))
            at, number = self.plain.find(quote.text, at + 1, stop), number + 1
        # One letter may stand ten thousand times, and looking closely takes a millisecond.
        likely = nlargest(_LOOKED_AT, found)
        best = max(
            ((self._agreement(quote, -place, begin, stop), order, place) for _, order, place in likely),
            default=None,
        )
        if best is None or (len(quote.text) < _SHORT and best[0] < self._needed(quote)):
            return None
        return best[0], -best[2], -best[2] + len(quote.text)

    def _agreement(self, quote: Quote, start: int, begin: int, stop: int, *, closely: bool = True) -> float:
        """How far the neighbours are those that were remembered, 0 to 1; full marks for the very same.

        Not ``closely`` looks only at those that touch the passage.
        """
        end = start + len(quote.text)
        before = self.plain[max(begin, start - len(quote.prefix)) : start]
        after = self.plain[end : min(stop, end + len(quote.suffix))]
        if before == quote.prefix and after == quote.suffix:
            return 1.0
        size = max(1, len(quote.prefix) + len(quote.suffix))
        near = _common(before[::-1], quote.prefix[::-1]) + _common(after, quote.suffix)
        if near * 2 >= size or not closely:
            return 0.99 * near / size
        like = sum(
            SequenceMatcher(None, a, b, autojunk=False).ratio() * len(b)
            for a, b in ((before, quote.prefix), (after, quote.suffix))
        )
        return 0.9 * max(near, like) / size

    @staticmethod
    def _needed(quote: Quote) -> float:
        return _AGREE if quote.prefix or quote.suffix else 0.0

    def _part_at(self, place: int) -> tuple[Part | None, tuple[int, int]]:
        number = bisect_right(self._starts, place) - 1
        begin = self._starts[number] if number >= 0 else 0
        stop = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.plain)
        return (self._parts[number] if number >= 0 else None), (begin, stop)

    def _range_of(self, section: str) -> tuple[int, int] | None:
        if not section:
            return 0, self._starts[0] if self._starts else len(self.plain)
        for part, start in zip(self._parts, self._starts, strict=True):
            if part.id == section:
                return self._part_at(start)[1]
        return None


def _common(one: str, other: str) -> int:
    """How many letters two texts have in common from their beginning."""
    for number, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return number
    return min(len(one), len(other))
