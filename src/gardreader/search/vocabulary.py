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
    """advice advise afternoon ago anybody anyone anything anyway appreciate appreciated ask asked
    asking aunt away beautiful beforehand boyfriend brother buddy came come concerned condition
    conditions contact cousin cousins currently dad daddy daughter day days dear desperate desperately
    diagnosed doctor doctors dunno eight email emails evening everybody everyone everything facebook
    family far father fiance find finding five forum forums found four friend friends gave get getting
    girlfriend give given go god goes going gone gonna good google googled got grandchild granddaughter
    grandfather grandma grandmother grandpa grandson grateful great greetings guess guys happened hear
    heard hello help helped helpful helping hey hi hope hopefully hoping hospital husband idea inform
    information internet keep kindly know knows lady last lately learn learned like live lives living
    look looked looking lot maam made make mention mentioned mom mommy month months mother mum name need
    needed needs nephew nephews new niece nieces nine nobody obviously okay old one online people person
    phone please pleased pray prayers praying provide put question questions read reading really receive
    received recent recently regarding regards reply research respond response said saw say says
    searching see seem seems seen send sent seven share similar sincerely sir sister site six somebody
    someone something somewhere son soon sorry specialist specialists start started stepson still story
    suggest suggestion suggestions sure take taken taking talk talked tell ten thankful thanking thanx
    thing things think thought three time times today told tomorrow tonight took tried truly try trying
    two uncle understand unfortunately urgent use wanna want wanted wanting wants way website websites
    week weeks went whats wife wish wonder wondered wonderful wondering worried worry write writing year
    years yesterday young""".split()
)
"""Words of letters and of family life: no misspellings, and nothing to rank a long question by."""


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
