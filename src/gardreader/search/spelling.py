"""The words of the library, and the nearest of them to a word that it does not know."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gardreader.search.signatures import near
from gardreader.search.tables import load_array, load_lines
from gardreader.search.words import STOP_WORDS, stem

SHORTEST_CORRECTED = 4
COMMON = 5
"""Documents that hold the word which a short one is corrected to: short words are often whole."""

MOST_CORRECTED = 12
"""Words of one query; a text with more unknown words is in another language."""


EVERYDAY = frozenset(
    """afternoon aunt beautiful boyfriend brother buddy cousin cousins daddy dear desperate desperately
    dunno email emails evening everybody everyone facebook fiance forum forums friend girlfriend google
    googled granddaughter grandfather grandma grandmother grandpa grandson greetings guys gonna hello
    hey hospital husband internet kindly lady mommy mum nephew nephews niece nieces nobody online
    obviously okay phone please pleased pray prayers praying regards reply respond sincerely sir
    somebody someone somewhere sorry stepson thankful thanx thanking tomorrow tonight truly uncle wanna
    website websites wife wondering wonderful worried worry yesterday""".split()
)
"""Words of letters and of family life, which a medical library may lack: no misspellings."""


class Vocabulary:
    """All words of the texts and names, in order; numbers are places in that order."""

    def __init__(self, folder: Path) -> None:
        self.words = list(load_lines(folder, "words"))
        self.stems = list(load_lines(folder, "stems"))
        self.stem_of: NDArray[np.generic] = load_array(folder, "words-stems")
        self._counts: NDArray[np.generic] = load_array(folder, "words-counts")
        self._lengths = load_array(folder, "words-lengths")
        self._signatures = load_array(folder, "words-signatures").view(np.uint64)

    def number(self, word: str) -> int:
        """The number of ``word``, -1 where no text has it."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else -1

    def stem_number(self, term: str) -> int:
        """The number of a stem, -1 where no text has it."""
        place = bisect_left(self.stems, term)
        return place if place < len(self.stems) and self.stems[place] == term else -1

    def knows(self, word: str) -> bool:
        """Whether the library has ``word``, or another form of it."""
        return (
            word in STOP_WORDS
            or word in EVERYDAY
            or self.number(word) >= 0
            or self.stem_number(stem(word)) >= 0
        )

    def correct(self, words: Sequence[str]) -> dict[str, str]:
        """For each unknown word the nearest known one, or the two it is made of with a space between."""
        corrected: dict[str, str] = {}
        for word in dict.fromkeys(words):
            if (
                len(word) >= SHORTEST_CORRECTED
                and not any(c.isdigit() for c in word)
                and not self.knows(word)
            ):
                nearest = self._nearest(word)
                if nearest:
                    corrected[word] = nearest
                if len(corrected) == MOST_CORRECTED:
                    break
        return corrected

    def _nearest(self, word: str) -> str:
        from rapidfuzz.distance import OSA

        edits = 1 if len(word) < 6 else 2
        best: tuple[float, int, str] | None = None
        for row in near(self._signatures, self._lengths, word, edits):
            known = self.words[row]
            distance = OSA.distance(word, known, score_cutoff=edits)
            if not known or distance > edits or (len(word) < 6 and int(self._counts[row]) < COMMON):
                continue
            # A slip in the first letter is rare, so another first letter counts half an edit more.
            cost = (distance + 0.5 * (known[0] != word[0]), -int(self._counts[row]), known)
            if best is None or cost < best:
                best = cost
        if best is not None and best[0] <= 1.5:
            return best[2]
        return self._parted(word) or (best[2] if best else "")

    def _parted(self, word: str) -> str:
        """``word`` as two words that the library knows, the more common the better; else ``""``.

        They may have been run together, or a wrong letter stands for the space.
        """
        best, parted = 0, ""
        for place in range(3, len(word) - 2):
            left = self.number(word[:place])
            if left < 0:
                continue
            for rest in (word[place:], word[place + 1 :]):
                right = self.number(rest) if len(rest) > 2 else -1
                if right >= 0:
                    common = min(int(self._counts[left]), int(self._counts[right]))
                    if common > best:
                        best, parted = common, f"{word[:place]} {rest}"
        return parted if best >= COMMON else ""
