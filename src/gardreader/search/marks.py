"""Where the words that were looked for stand in a text."""

from __future__ import annotations

from collections.abc import Iterable

from gardreader.search.words import STOP_WORDS, WORD, fold_word, stem


def mark_words(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """The spans (begin, end) of the words of ``text`` that mean one of ``words``.

    ``words`` are those of ``Results.words``; other forms of a word are found too.

    >>> mark_words("Treating it: treatment of Behçet’s", ("treated", "behcet"))
    ((0, 8), (13, 22), (26, 34))
    """
    stems = stems_to_mark(words)
    if not stems:
        return ()
    return tuple(
        match.span()
        for match in WORD.finditer(text)
        if (word := fold_word(match[0])) and word not in STOP_WORDS and stem(word) in stems
    )


def stems_to_mark(words: Iterable[str]) -> frozenset[str]:
    """The stems by which words are compared."""
    folded = (fold_word(word) for word in words)
    return frozenset(stem(word) for word in folded if word and word not in STOP_WORDS)
