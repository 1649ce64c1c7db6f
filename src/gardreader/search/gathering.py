"""Takes an index's postings while it is made, in a tenth of the memory that Whoosh takes for them.

Whoosh keeps each posting as a tuple, sorts them and pushes them to the disk in between. Documents
come in rising order here, so two numbers a posting in an array for each term are enough; only the
terms have to be sorted.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter

Posting = tuple[str, bytes, int, float, bytes]
"""Field, term, document, weight, and the (empty) payload."""

TOLD_EVERY = 500
"""Terms after which it is told how far the writing is."""


class Gatherer:
    """Stands in the place of a writer's pool of postings."""

    def __init__(self, report: Callable[[float], None]) -> None:
        """``report`` is called with the share that is written, and may raise to stop it."""
        self._report = report
        self._terms: dict[tuple[str, bytes], tuple[array[int], array[float]]] = {}
        self.fieldnames: set[str] = set()

    def add(self, posting: Posting) -> None:
        """Take a posting; of one term they come in rising order of documents."""
        field, term, document, weight, _ = posting
        found = self._terms.get((field, term))
        if found is None:
            found = self._terms[field, term] = array("I"), array("f")
            self.fieldnames.add(field)
        found[0].append(document)
        found[1].append(weight)

    def iter_postings(self) -> Iterator[Posting]:
        """All postings by field, term and document; each is given once."""
        terms = sorted(self._terms)
        for number, key in enumerate(terms):
            if not number % TOLD_EVERY:
                self._report(number / len(terms))
            documents, weights = self._terms.pop(key)
            for document, weight in zip(documents, weights, strict=True):
                yield (*key, document, weight, b"")

    def cleanup(self) -> None:
        """Nothing is on the disk."""


class QuickCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's format, written without asking the disk for a document's length at every posting."""

    def field_writer(self, storage: Any, segment: Any) -> W3FieldWriter:
        """The writer of terms and postings."""
        return _QuickFieldWriter(self, storage, segment)


class _QuickFieldWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Any, lengths: Any, items: Any) -> None:
        try:
            super().add_postings(schema, _Lengths(lengths), items)
        except BaseException:
            # Whoosh leaves its own reader of the lengths open when the writing is stopped.
            lengths.close()
            raise


class _Lengths:
    """The lengths of documents by field, each asked for once."""

    def __init__(self, lengths: Any) -> None:
        self._lengths = lengths
        self._known: dict[tuple[int, str], int] = {}

    def doc_field_length(self, document: int, field: str) -> int:
        length = self._known.get((document, field))
        if length is None:
            length = self._known[document, field] = self._lengths.doc_field_length(document, field)
        return length
