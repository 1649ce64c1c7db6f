"""Which of many texts can be within a few edits of one: a bit set for each, compared all at once.

Each pair of neighbouring letters sets one bit of a text's signature. One edit (a letter dropped,
added, replaced, or two swapped) touches at most three pairs and makes at most three others, so
texts whose signatures differ in more than six bits an edit need not be compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WORDS = 4
"""64-bit words in a signature."""

BITS_AN_EDIT = 6
Signatures = NDArray[np.uint64]


def signature(text: str) -> Signatures:
    """The signature of one text: ``WORDS`` unsigned integers."""
    bits = 0
    previous = 0
    for letter in text:
        code = ord(letter)
        bits |= 1 << ((previous * 31 + code * 7) % (64 * WORDS - 5))
        previous = code
    bits |= 1 << ((previous * 31) % (64 * WORDS - 5))
    return np.frombuffer(bits.to_bytes(8 * WORDS, "little"), dtype="<u8").astype(np.uint64)


def signatures(texts: Sequence[str]) -> Signatures:
    """The signatures of many texts, one row each."""
    found = np.empty((len(texts), WORDS), dtype=np.uint64)
    for row, text in enumerate(texts):
        found[row] = signature(text)
    return found


def near(all_signatures: Signatures, lengths: NDArray[np.generic], text: str, edits: int) -> NDArray[np.intp]:
    """The rows that may be within ``edits`` of ``text``: none that is within is left out."""
    rows = np.flatnonzero(np.abs(lengths.astype(np.int32) - len(text)) <= edits)
    differing = np.bitwise_count(all_signatures[rows] ^ signature(text)).sum(axis=1)
    kept: NDArray[np.intp] = rows[differing <= BITS_AN_EDIT * edits]
    return kept


def shared(all_signatures: Signatures, text: str) -> NDArray[np.float64]:
    """How alike each signature is to that of ``text``, from 0 to 1 (Dice's coefficient)."""
    own = signature(text)
    common = np.bitwise_count(all_signatures & own).sum(axis=1)
    sizes = np.bitwise_count(all_signatures).sum(axis=1) + int(np.bitwise_count(own).sum())
    result: NDArray[np.float64] = 2.0 * common / np.maximum(sizes, 1)
    return result
