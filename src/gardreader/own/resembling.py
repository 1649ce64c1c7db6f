"""Finding, in a text, the words that are most like a passage that was changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher

from gardreader.own.passages import Quote

_WORD = re.compile(r"\w+|[^\w\s]")
_NEIGHBOURS = 12  # words before and after the passage that help to find it
_BUCKET = 8  # words: how far apart finds may lie that speak for the same place
_TRIED = 4
_SLACK = 30
_MOST_WORDS = 900  # of a passage that are compared; the rest of a longer one is taken from its ends
_MOST_LETTERS = 3_000
_ALIKE = 0.6
_ALIKE_BETWEEN = 0.45  # is enough where the neighbours on both sides are the same

Range = tuple[int, int]


class Resembling:
    """Knows where each three words in a row stand in ``text``, so that only likely places are compared."""

    def __init__(self, text: str):
        self._text = text
        self._words = [
            (match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(text)
        ]
        self._known: dict[tuple[str, ...], list[int]] = defaultdict(list)
        keys = [word for word, _, _ in self._words]
        self._keys = keys
        for size in (3, 2):
            for place in range(len(keys) - size + 1):
                self._known[tuple(keys[place : place + size])].append(place)

    def find(self, quote: Quote, section: Range | None) -> Range | None:
        """Where what resembles the passage stands, ``None`` where nothing does; its section is preferred."""
        before = _words(quote.prefix)[-_NEIGHBOURS:]
        inside = _words(quote.text)
        after = _words(quote.suffix)[:_NEIGHBOURS]
        if not inside:
            return None
        if len(inside) > _MOST_WORDS:
            return self._find_ends(quote, section)
        pattern = [*before, *inside, *after]
        best: tuple[float, Range] | None = None
        for shift in self._likely(pattern):
            found = self._align(quote, pattern, len(before), len(inside), shift)
            if found is not None:
                score, (start, end) = found
                if section is not None and section[0] <= start < section[1]:
                    score += 0.05
                if best is None or score > best[0]:
                    best = (score, (start, end))
        return best[1] if best is not None else None

    def _find_ends(self, quote: Quote, section: Range | None) -> Range | None:
        """A long passage: from where its first words are found to where its last are."""
        half = len(quote.text) // 2
        cut = min(_MOST_LETTERS, half)
        first = Quote(quote.section, "", quote.text[:cut], quote.prefix, quote.text[cut : cut + 100])
        last = Quote(quote.section, "", quote.text[-cut:], quote.text[-cut - 100 : -cut], quote.suffix)
        head, tail = self.find(first, section), self.find(last, section)
        if head is None or tail is None or not 0 < tail[1] - head[0] <= 3 * len(quote.text):
            return None
        return head[0], tail[1]

    def _likely(self, pattern: list[str]) -> list[int]:
        """By how many words the pattern is shifted at the places that most of it speaks for."""
        votes: Counter[int] = Counter()
        for size in (3, 2):
            for place in range(len(pattern) - size + 1):
                found = self._known.get(tuple(pattern[place : place + size]), ())
                if len(found) <= 50:  # what stands everywhere says nothing
                    for at in found:
                        votes[(at - place) // _BUCKET] += 1
            if votes:
                break
        return [bucket * _BUCKET for bucket, _ in votes.most_common(_TRIED)]

    def _align(
        self, quote: Quote, pattern: list[str], before: int, inside: int, shift: int
    ) -> tuple[float, Range] | None:
        low = max(0, shift - _SLACK)
        window = self._keys[low : shift + len(pattern) + len(pattern) // 2 + _SLACK]
        blocks = SequenceMatcher(None, pattern, window, autojunk=False).get_matching_blocks()
        last = before + inside  # of the pattern: where what follows the passage begins
        met = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
        within = [there for here, there in met if before <= here < last]
        left = [there for here, there in met if here < before]
        right = [there for here, there in met if here >= last]
        if not within and not (left and right):
            return None
        # A changed first or last word lies between what is the same inside and outside.
        first_here = next((here for here, _ in met if before <= here < last), last)
        last_here = next((here for here, _ in reversed(met) if before <= here < last), before - 1)
        start = within[0] if within else left[-1] + 1
        end = within[-1] + 1 if within else right[0]
        if first_here > before and left:
            start = max(left[-1] + 1, start - (first_here - before) - 2) if left[-1] < start else start
        if last_here < last - 1 and right:
            end = min(right[0], end + (last - 1 - last_here) + 2) if right[0] >= end else end
        if not 0 <= start < end <= len(window):
            return None
        found = (self._words[low + start][1], self._words[low + end - 1][2])
        alike = _alike(quote.text, self._text[found[0] : found[1]])
        both = len(left) * 2 >= before > 0 and len(right) * 2 >= len(pattern) - last > 0
        return (alike, found) if alike >= (_ALIKE_BETWEEN if both else _ALIKE) else None


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]


def _alike(one: str, other: str) -> float:
    """How much of two texts is the same, 0 to 1: by letters, or by words where there are many."""
    if len(one) + len(other) <= _MOST_LETTERS:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()
