"""The words of the library by number, their stems, and how common each is."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gardreader.search.signatures import Signatures
from gardreader.search.tables import load_array, load_lines
from gardreader.search.words import STOP_WORDS, stem

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
    """All words of the texts and names, in order; numbers are places in that order.

    ``stem_of`` gives the number of each word's stem (-1 for a stop word), ``counts`` how many texts
    hold the word.
    """

    def __init__(self, folder: Path) -> None:
        self.words = list(load_lines(folder, "words"))
        self.stems = list(load_lines(folder, "stems"))
        self.stem_of: NDArray[np.generic] = load_array(folder, "words-stems")
        self.counts: NDArray[np.generic] = load_array(folder, "words-counts")
        self.lengths = load_array(folder, "words-lengths")
        self.signatures: Signatures = load_array(folder, "words-signatures").view(np.uint64)

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
