"""Reads Whoosh's pickles without letting them run anything.

Whoosh keeps its schema, its segments and what heads its tables as pickles, which may call whatever
they name. An index made by this program names nine classes; with any other name it is refused.
"""

from __future__ import annotations

import io
import pickle
from typing import IO, Any

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.index

_KNOWN = frozenset(
    {
        ("builtins", "int"),
        ("collections", "defaultdict"),
        ("gardreader.search.gathering", "QuickCodec"),
        ("gardreader.search.schema", "TermField"),
        ("gardreader.search.schema", "Terms"),
        ("gardreader.search.schema", "Weights"),
        ("whoosh.codec.whoosh3", "W3Segment"),
        ("whoosh.fields", "STORED"),
        ("whoosh.fields", "Schema"),
    }
)


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Only what an index of this program's making names."""
        if (module, name) not in _KNOWN:
            raise pickle.UnpicklingError(f"it names {module}.{name}")
        return super().find_class(module, name)


class _Pickle:
    """Stands in Whoosh for Python's own module, which it takes these names from."""

    dump = staticmethod(pickle.dump)
    dumps = staticmethod(pickle.dumps)
    HIGHEST_PROTOCOL = pickle.HIGHEST_PROTOCOL

    @staticmethod
    def load(stream: IO[bytes]) -> Any:
        """What the stream holds. Raises ``UnpicklingError``."""
        return _Reader(stream).load()

    @staticmethod
    def loads(data: bytes) -> Any:
        """What ``data`` holds. Raises ``UnpicklingError``."""
        return _Reader(io.BytesIO(data)).load()


def make_safe() -> None:
    """Have Whoosh read every pickle so; a second call does nothing."""
    whoosh.index.pickle = _Pickle
    whoosh.filedb.structfile.load_pickle = _Pickle.load
    whoosh.columns.loads = _Pickle.loads
    whoosh.codec.whoosh3.loads = _Pickle.loads
