"""A query's words as they are looked for: corrected, with the place of each in the text."""

from __future__ import annotations

from dataclasses import dataclass

from gardreader.search.hits import Correction
from gardreader.search.parsing import MOST_WORDS, Parsed
from gardreader.search.spelling import Speller
from gardreader.search.vocabulary import EVERYDAY, Vocabulary
from gardreader.search.words import STOP_WORDS, WORD, fold_word, stem

SHORT = 6
"""In a query of so many terms or fewer each is meant; in a longer one some only tell a story."""

MOST_TERMS = 150
"""Different terms that are ranked by; a text of more is a page, not a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a query in order.

    ``spans`` are where they stand in ``text``, ``loud`` tells the words in capitals within a text
    that is not all capitals (``AS``, not ``as``). ``stems`` has the number of each word's stem in
    the index, -1 for a stop word or an unknown one, and in a long query for an everyday one;
    ``terms`` are the known stems that are ranked by, each once.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    loud: tuple[bool, ...]
    stems: tuple[int, ...]
    terms: tuple[str, ...]
    corrections: tuple[Correction, ...]


def ask(parsed: Parsed, vocabulary: Vocabulary, speller: Speller, *, as_typed: bool) -> Asked:
    """Look the words of ``parsed`` up; unless ``as_typed``, unknown ones are corrected."""
    corrected = {} if as_typed else speller.correct(parsed.words)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    loud: list[bool] = []
    shouted = not any(letter.islower() for letter in parsed.text)
    for match in WORD.finditer(parsed.text):
        written = match[0]
        word = fold_word(written)
        for part in corrected.get(word, word).split(" "):
            if part:
                words.append(part)
                spans.append(match.span())
                loud.append(not shouted and len(written) > 1 and written.isupper())
        if len(words) >= MOST_WORDS:
            break
    stems = [-1 if word in STOP_WORDS else vocabulary.stem_number(stem(word)) for word in words]
    known = list(dict.fromkeys(number for number in stems if number >= 0))
    if len(known) > SHORT:
        telling = [-1 if word in EVERYDAY else n for n, word in zip(stems, words, strict=True)]
        if any(loud) or any(number >= 0 for number in telling):
            stems = telling
            known = list(dict.fromkeys(number for number in stems if number >= 0))
    return Asked(
        text=parsed.text,
        words=tuple(words),
        spans=tuple(spans),
        loud=tuple(loud),
        stems=tuple(stems),
        terms=tuple(vocabulary.stems[number] for number in known[:MOST_TERMS]),
        corrections=tuple(Correction(typed, used) for typed, used in corrected.items()),
    )
