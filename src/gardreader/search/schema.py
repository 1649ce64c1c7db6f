"""The Whoosh index: its fields and its format on disk.

One document is one section with text, and one more each article as a whole (its signs, products
and categories, so that an article without any text is found too). Importing this module imports
Whoosh; nothing that runs at the start of the window may do so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import STORED, TEXT, Schema

from gardreader.search.words import terms_of

FIELDS = ("name", "synonyms", "question", "text")
"""The ranked fields, in the order of the tables' length columns."""

BLOCK = 4096
"""Postings in a block: so many that most terms have one, which is read at once."""


class Terms(Analyzer):  # type: ignore[misc]
    """Whoosh's door to :func:`gardreader.search.words.terms_of`."""

    def __call__(self, value: str, positions: bool = False, start_pos: int = 0, **_: Any) -> Iterator[Token]:
        """One token a term; Whoosh reuses one token object, and so does this."""
        token = Token(positions=positions, chars=False, removestops=True, mode="")
        for position, term in enumerate(terms_of(value), start_pos):
            token.text = term
            token.pos = position
            token.boost = 1.0
            token.stopped = False
            yield token


def make_schema() -> Schema:
    """The four ranked fields, and what a hit needs to be shown."""
    text = TEXT(analyzer=Terms(), phrase=False, stored=False)
    return Schema(
        name=text,
        synonyms=text,
        question=text,
        text=text,
        section_id=STORED,
        heading=STORED,
        source_id=STORED,
        body=STORED,
    )


def make_codec() -> W3Codec:
    """Whoosh's own format with large blocks."""
    return W3Codec(blocklimit=BLOCK)
