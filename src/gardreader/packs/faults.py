"""One door for everything that other libraries raise on a damaged or hostile pack."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from gardreader.errors import PackError
from gardreader.files import explain
from gardreader.i18n import tr

_FOREIGN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ArithmeticError,
    LookupError,
    MemoryError,
    RuntimeError,  # also RecursionError, zipfile's "password required", and methods it lacks
    TypeError,
    ValueError,  # also what json and the decoding of text raise
)


class ClosedPackError(PackError):
    """The pack was closed by another thread while this one wanted to read it."""


@contextmanager
def only_pack_errors(name: str) -> Iterator[None]:
    """Turn any failure to read the pack called ``name`` into a :class:`PackError` that names it."""
    try:
        yield
    except OSError as error:
        raise PackError(tr("{name} cannot be read: {why}.", name=name, why=explain(error))) from error
    except _FOREIGN as error:
        raise damaged(name, str(error) or type(error).__name__) from error


def damaged(name: str, why: str) -> PackError:
    """The error that says that the pack called ``name`` is damaged, and ``why``."""
    reason = " ".join(why.split()).rstrip(".")
    if len(reason) > 200:
        reason = reason[:200] + "…"
    return PackError(tr("{name} is damaged: {why}.", name=name, why=reason))
