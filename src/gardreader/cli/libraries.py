"""What a person is told when the system lacks a library that drawing needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gardreader.errors import GardreaderError
from gardreader.i18n import tr


@contextmanager
def no_missing_libraries(what: str) -> Iterator[None]:
    """Turn Qt's failure to load into a sentence that begins with ``what`` (no full stop)."""
    try:
        yield
    except ImportError as error:
        name = error.name or ""
        if not name.startswith("PySide6") and "cannot open shared object" not in str(error):
            raise
        sentence = tr("{what}: a library of the system is missing ({why}). ", what=what, why=error.msg)
        raise GardreaderError(sentence + tr("The README says which packages bring it.")) from error
