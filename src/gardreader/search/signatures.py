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
LONGEST = 65535
"""Letters of a text that has a signature: its length is kept in sixteen bits."""

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
    shortest = max(0, len(text) - edits)
    if shortest > LONGEST:
        return np.zeros(0, dtype=np.intp)
    # Unsigned: what is shorter is a large number, so that one comparison does for both ends.
    beyond = lengths.astype(np.uint16, copy=False) - np.uint16(shortest)
    rows = np.flatnonzero(beyond <= len(text) + edits - shortest)
    differing = _bits(all_signatures[rows] ^ signature(text))
    kept: NDArray[np.intp] = rows[differing <= BITS_AN_EDIT * edits]
    return kept


def shared(all_signatures: Signatures, text: str) -> NDArray[np.float64]:
    """How alike each signature is to that of ``text``, from 0 to 1 (Dice's coefficient)."""
    own = signature(text)
    common = _bits(all_signatures & own)
    sizes = _bits(all_signatures).astype(np.int64) + int(np.bitwise_count(own).sum())
    result: NDArray[np.float64] = 2.0 * common / np.maximum(sizes, 1)
    return result


def _bits(rows: Signatures) -> NDArray[np.uint32]:
    """How many bits of each row are set: fewer than 256, so four counts of a byte are added at once."""
    counts = np.ascontiguousarray(np.bitwise_count(rows)).view(np.uint32)[:, 0]
    return (counts * np.uint32(0x01010101)) >> np.uint32(24)
