"""Reads the index's postings into arrays: which documents hold a term, and how often.

Whoosh's matchers step from document to document in Python; a block of its index, though, is a
whole array of document numbers (each the difference to the one before) and one of weights. Here
a block is taken at once. A reader of another make is asked document by document.
"""

from __future__ import annotations

import pickle
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.index import IndexError as WhooshError
from whoosh.reading import IndexReader, TermNotFound

from gardreader.errors import SearchError
from gardreader.i18n import tr
from gardreader.search.unpickling import make_safe

Ids = NDArray[np.int32]
Weights = NDArray[np.float32]

NO_IDS: Ids = np.empty(0, dtype=np.int32)
NO_WEIGHTS: Weights = np.empty(0, dtype=np.float32)


def open_reader(folder: Path) -> IndexReader:
    """Whoosh's reader of the index in ``folder``, with all its files open. Raises ``SearchError``.

    Its files run code when they are damaged on purpose: only for a folder that was checked.
    """
    try:
        make_safe()
        reader = whoosh_index.open_dir(str(folder), readonly=True).reader()
        if reader.doc_count_all():
            # Whoosh opens the stored texts when they are first read: by then another copy of the
            # program may have put a newer index in the place of this one.
            reader.stored_fields(0)
    except (
        OSError,
        ValueError,
        KeyError,
        EOFError,
        WhooshError,
        struct.error,
        pickle.UnpicklingError,
    ) as error:
        raise SearchError(tr("The search index cannot be opened: {error}.", error=error)) from error
    return reader


def read_postings(reader: IndexReader, field: str, term: str) -> tuple[Ids, Weights]:
    """The numbers of the documents that hold ``term`` in ``field``, rising, and how often each does."""
    try:
        matcher = reader.postings(field, term)
    except TermNotFound:
        return NO_IDS, NO_WEIGHTS
    return _read_blocks(matcher) if hasattr(matcher, "_read_data") else _read_steps(matcher)


def _read_blocks(matcher: Any) -> tuple[Ids, Weights]:
    # Whoosh has no public way to a block; a reader that changes these names is read step by step.
    # ruff: noqa: SLF001
    ids: list[NDArray[np.int64]] = []
    weights: list[Weights] = []
    while True:
        matcher._read_data()
        stored_ids, stored_weights = matcher._data[0], matcher._data[1]
        # Differences from document to document, in the smallest type that holds them.
        ids.append(np.cumsum(np.array(stored_ids, dtype=np.int64)))
        if stored_weights is None or isinstance(stored_weights, float):
            same = 1.0 if stored_weights is None else stored_weights
            weights.append(np.full(len(stored_ids), same, dtype=np.float32))
        else:
            weights.append(np.array(stored_weights, dtype=np.float32))
        matcher._next_block()
        if matcher._atend:
            break
    return np.concatenate(ids).astype(np.int32), np.concatenate(weights)


def _read_steps(matcher: Any) -> tuple[Ids, Weights]:
    ids: list[int] = []
    weights: list[float] = []
    while matcher.is_active():
        ids.append(matcher.id())
        weights.append(matcher.weight())
        matcher.next()
    return np.array(ids, dtype=np.int32), np.array(weights, dtype=np.float32)
