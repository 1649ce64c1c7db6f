"""The Whoosh index: its fields and its format on disk.

One document is one section with text, and one more each article as a whole (its signs, products
and categories, so that an article without any text is found too). Importing this module imports
Whoosh; nothing that runs at the start of the window may do so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.fields import STORED, TEXT, Schema
from whoosh.formats import Frequency

from gardreader.search.gathering import QuickCodec
from gardreader.search.words import terms_of

FIELDS = ("name", "synonyms", "question", "text")
"""The ranked fields, in the order of the tables' length columns."""

BLOCK = 4096
"""Postings in a block: so many that most terms have one, which is read at once."""


class Terms(Analyzer):  # type: ignore[misc]
    """Whoosh's door to :func:`gardreader.search.words.terms_of`, for its own query parser."""

    def __call__(self, value: str, **_: Any) -> Iterator[Token]:
        """One token a term; Whoosh reuses one token object, and so does this."""
        token = Token(positions=False, chars=False, removestops=True, mode="", boost=1.0, stopped=False)
        for term in terms_of(value):
            token.text = term
            yield token


class Weights(Frequency):  # type: ignore[misc]
    """Postings that hold how often a term occurs as their weight, and nothing else."""

    posting_size = 0


class TermField(TEXT):  # type: ignore[misc]
    """A ranked field that takes the counted terms of a text, so that each text is split once."""

    def __init__(self) -> None:
        super().__init__(analyzer=Terms(), phrase=False, stored=False)
        self.format = Weights()

    def index(self, value: Counter[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's form of each term: its bytes, frequency, weight and (empty) payload."""
        return ((term.encode(), count, float(count), b"") for term, count in value.items())


def make_schema() -> Schema:
    """The four ranked fields, and what a hit needs to be shown."""
    return Schema(
        name=TermField(),
        synonyms=TermField(),
        question=TermField(),
        text=TermField(),
        section_id=STORED,
        heading=STORED,
        source_id=STORED,
        body=STORED,
    )


def make_codec() -> QuickCodec:
    """Whoosh's own format with large blocks."""
    return QuickCodec(blocklimit=BLOCK)
