"""Where terms stand in a text.

Whole words only, never a part of a compound (``syndromic`` in ``non-syndromic`` says the opposite);
of overlapping terms the one that begins first, and among those the longest. Looking words up one by
one in a table takes a millisecond for the longest articles, and nothing to prepare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gardreader.glossary.forms import GAP, HYPHENS, SPACES, is_exact, variants
from gardreader.glossary.terms import Term

Range = tuple[int, int]
"""Where a piece of a text begins and ends."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(rf"[{SPACES}]{{1,2}}|[{HYPHENS}]")
_BEFORE = re.compile(rf"[^\W_][{HYPHENS}]\Z|_\Z")
_AFTER = re.compile(rf"[{HYPHENS}]?[^\W_]|_")
_SHORT = 5  # letters: up to here a word all in capitals is an abbreviation, beyond it an outcry


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A term in a text: where it begins and ends, and its id."""

    start: int
    end: int
    term: str


class Finder:
    """Finds ``terms``. Safe to use from any thread."""

    def __init__(self, terms: Iterable[Term]):
        known: dict[tuple[str, ...], str] = {}
        for term in terms:
            for form in term.written:
                for variant in variants(form):
                    known.setdefault(tuple(variant.split(GAP)), term.id)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words in sorted(known, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((words, known[words]))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Every term in ``text`` between ``start`` and ``end``, from left to right."""
        stop = len(text) if end is None else end
        done = start
        for word in _WORD.finditer(text, start, stop):
            if word.start() < done:
                continue
            for key in _keys(word[0]):
                found = self._longest(text, word, key, start, stop)
                if found is not None:
                    done = found.end
                    yield found
                    break

    def _longest(self, text: str, word: re.Match[str], key: str, start: int, stop: int) -> Found | None:
        for words, term in self._by_first.get(key, ()):
            end = _end_of(text, word, words, stop)
            if end and _stands_alone(text, word.start(), end, start, stop):
                return Found(word.start(), end, term)
        return None


def find_terms(
    text: str,
    terms: Finder | Iterable[Term],
    sections: Iterable[Sequence[Range]] | None = None,
    taken: Sequence[Range] = (),
) -> tuple[Found, ...]:
    """Where a reader meets each term first, in every one of ``sections`` anew (``None``: once in all).

    A section is the ranges of ``text`` to look through. What overlaps one of ``taken`` (links; in
    their order) is passed over. Positions are those of Python's characters.
    """
    finder = terms if isinstance(terms, Finder) else Finder(terms)
    found: list[Found] = []
    for ranges in [[(0, len(text))]] if sections is None else sections:
        met: set[str] = set()
        for start, end in ranges:
            for each in finder.find(text, start, end):
                if each.term not in met and not any(a < each.end and each.start < b for a, b in taken):
                    met.add(each.term)
                    found.append(each)
    return tuple(sorted(found))


def _keys(word: str) -> Iterator[str]:
    """The first words of terms that ``word`` may be: as it is, in small letters, without a possessive s."""
    yield word
    if not (word.isupper() and 1 < len(word) <= _SHORT):
        yield word.lower().replace("’", "'")
    bare = word.removesuffix("s")
    if bare != word and bare.endswith(("'", "’")) and not bare[:-1].endswith(("'s", "’s")):
        yield from _keys(bare[:-1])


def _end_of(text: str, first: re.Match[str], words: tuple[str, ...], stop: int) -> int:
    """Where ``words`` end that begin with ``first``; 0 where others follow."""
    end = first.start() + len(words[0])
    for place, wanted in enumerate(words):
        if place:
            gap = _GAP.match(text, end, stop)
            if gap is None:
                return 0
            end = gap.end() + len(wanted)
            if end > stop or not _same(text[gap.end() : end], wanted):
                return 0
    return end


def _same(word: str, wanted: str) -> bool:
    return word == wanted if is_exact(wanted) else word.lower().replace("’", "'") == wanted


def _stands_alone(text: str, begin: int, end: int, start: int, stop: int) -> bool:
    if text.startswith(("'s", "’s"), end) and end + 2 <= stop:
        end += 2
    return not _BEFORE.search(text, max(start, begin - 2), begin) and not _AFTER.match(text, end, stop)
