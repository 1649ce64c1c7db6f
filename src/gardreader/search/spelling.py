"""What a word was meant to be that the library does not know.

The nearest word by letters, where letters that sound alike count half (``hemofilia``); rather a
word of a disease's name, and rather one that stands in a name beside another word of the query
(``gilliam barre``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gardreader.search.name_tables import NameTables
from gardreader.search.signatures import near
from gardreader.search.vocabulary import Vocabulary
from gardreader.search.words import STOP_WORDS

SHORTEST = 4
"""Letters of a word that is corrected."""

COMMON = 5
"""Texts that hold the word which a short one is corrected to: short words are often whole."""

MOST_CORRECTED = 12
"""Words of one query; a text with more unknown words is in another language."""

NAME_WORD = 0.3
"""By how many edits a word of a name is nearer."""

BESIDE = 1.2
"""By how many edits a word is nearer that stands in a name beside another word of the query."""

LONG = 9
FARTHEST, FARTHEST_LONG = 1.5, 2.0
"""The edits beyond which a word is another word; the second for words of ``LONG`` letters or more."""

UNFINISHED = 0.9
"""How many edits away a word is that was only begun."""

MOST_BESIDE = 300
"""Names that may hold a word for it to tell which words stand beside it."""

_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("sch|sh"), "s"),
    (re.compile("ck|q"), "k"),
    (re.compile("c(?=[eiy])|z"), "s"),
    (re.compile("c"), "k"),
    (re.compile("(?<=[trgk])h"), ""),
    (re.compile("x"), "ks"),
    (re.compile("ae|oe|ee|ea"), "e"),
    (re.compile("y|ie|ei"), "i"),
    (re.compile("oo|ou"), "u"),
    (re.compile(r"(.)\1"), r"\1"),
)


def sound(word: str) -> str:
    """A rough form in which words are alike that sound alike.

    >>> sound("hemofilia") == sound("haemophilia")
    True
    """
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


class Speller:
    """Corrects words."""

    def __init__(self, vocabulary: Vocabulary, names: NameTables) -> None:
        self._vocabulary = vocabulary
        self._names = names

    def correct(self, words: Sequence[str]) -> dict[str, str]:
        """For each unknown word the nearest known one, or the two it is made of with a space between."""
        unknown = [word for word in dict.fromkeys(words) if not self._vocabulary.knows(word)]
        if unknown:  # names in other languages hold words that no text has
            quiet = (False,) * len(words)
            named = {w for b, e, _ in self._names.standing_in(words, quiet) for w in words[b:e]}
            unknown = [word for word in unknown if word not in named]
        corrected: dict[str, str] = {}
        beside = self._beside(words) if unknown else frozenset()
        for word in unknown:
            if any(letter.isdigit() for letter in word):
                nearest = self._parted_figures(word)
            else:
                nearest = self._nearest(word, beside) if len(word) >= SHORTEST else ""
            if nearest:
                corrected[word] = nearest
                if len(corrected) == MOST_CORRECTED:
                    break
        return corrected

    def _nearest(self, word: str, beside: frozenset[str]) -> str:
        best = min(self._candidates(word, beside), default=None)
        if best is not None and best[0] <= (FARTHEST if len(word) < LONG else FARTHEST_LONG):
            return best[2]
        return self._parted(word)

    def _candidates(self, word: str, beside: frozenset[str]) -> Iterator[tuple[float, int, str]]:
        """Known words with how far each is from ``word``, and how common (less is commoner)."""
        from rapidfuzz.distance import OSA

        vocabulary = self._vocabulary
        edits = 1 if len(word) < 6 else 2
        sounded = sound(word)
        known_words = {
            vocabulary.words[row] for row in near(vocabulary.signatures, vocabulary.lengths, word, edits)
        }
        for known in known_words | beside:
            limit = edits + (known in beside and len(word) > 5)
            distance = OSA.distance(word, known, score_cutoff=limit)
            if distance > limit or not known or known in STOP_WORDS:
                continue
            count = int(vocabulary.counts[vocabulary.number(known)])
            if len(word) < 6 and count < COMMON and known not in beside:
                continue
            sounds = sound(known)
            cost = 0.5 * (distance + OSA.distance(sounded, sounds))
            # A slip in the first letter is rare.
            cost += 0.5 * (sounds[:1] != sounded[:1])
            cost -= BESIDE if known in beside else NAME_WORD if self._in_names(known) else 0.0
            yield cost, -count, known
        begun = self._begun(word, beside)
        if begun:
            cost = UNFINISHED - (BESIDE if begun in beside else 0.0)
            yield cost, -int(vocabulary.counts[vocabulary.number(begun)]), begun

    def _begun(self, word: str, beside: frozenset[str]) -> str:
        """The most common word of names that begins with ``word``, rather one of ``beside``."""
        words = self._names.words
        low = bisect_left(words, word)
        begun = words[low : bisect_left(words, word + "\U0010ffff", low)]
        numbers = ((known in beside, self._vocabulary.number(known), known) for known in begun[:200])
        counted = ((first, int(self._vocabulary.counts[n]), known) for first, n, known in numbers if n >= 0)
        return max(counted, default=(False, 0, ""))[2]

    def _beside(self, words: Sequence[str]) -> frozenset[str]:
        """The words of the names that hold one of ``words``."""
        names = self._names
        found: set[str] = set()
        for word in dict.fromkeys(words):
            place = bisect_left(names.words, word)
            if word in STOP_WORDS or place == len(names.words) or names.words[place] != word:
                continue
            holders = names.word_names[place].tolist()
            if len(holders) <= MOST_BESIDE:
                for number in holders:
                    found.update(names.folded[number].split(" "))
        return frozenset(known for known in found if self._vocabulary.number(known) >= 0)

    def _in_names(self, word: str) -> bool:
        place = bisect_left(self._names.words, word)
        return place < len(self._names.words) and self._names.words[place] == word

    def _parted_figures(self, word: str) -> str:
        """``trisomy18`` as ``trisomy 18``, where the library knows both; else ``""``."""
        parts = re.findall(r"[^\W\d_]+|\d+", word)
        known = len(parts) == 2 and all(self._vocabulary.number(part) >= 0 for part in parts)
        return " ".join(parts) if known and max(map(len, parts)) >= SHORTEST else ""

    def _parted(self, word: str) -> str:
        """``word`` as two words that the library knows, the more common the better; else ``""``.

        They may have been run together, or a wrong letter stands for the space.
        """
        vocabulary = self._vocabulary
        best, parted = 0, ""
        for place in range(3, len(word) - 2):
            left = vocabulary.number(word[:place])
            if left < 0:
                continue
            for rest in (word[place:], word[place + 1 :]):
                right = vocabulary.number(rest) if len(rest) > 2 else -1
                if right >= 0:
                    common = min(int(vocabulary.counts[left]), int(vocabulary.counts[right]))
                    if common > best:
                        best, parted = common, f"{word[:place]} {rest}"
        return parted if best >= COMMON else ""
