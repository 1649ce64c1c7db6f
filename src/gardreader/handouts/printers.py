"""Devices that print into files: none without a name, and none that leaves half a file."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice, QPainter

from gardreader.errors import HandoutError
from gardreader.files import explain
from gardreader.i18n import tr


def refuse_nowhere(device: QPagedPaintDevice) -> None:
    """Raise ``HandoutError`` for a printer that leads nowhere: with none at hand, Qt makes one that
    writes a PDF without a name."""
    if _writes_pdf(device) and not _file_name(device):
        raise HandoutError(tr("No printer was found. Save the handout as a PDF and print it elsewhere."))


@contextlib.contextmanager
def painter_on(device: QPagedPaintDevice) -> Iterator[QPainter]:
    """A painter on the pages of ``device``, whose file is there whole or not at all.

    Raises ``HandoutError`` when the device leads nowhere or fails. What is raised while it paints
    gives a printer's job up.
    """
    refuse_nowhere(device)
    with whole_file(device):
        painter = QPainter()
        if not painter.begin(device):
            raise HandoutError(tr("The printer or file could not be opened for printing."))
        try:
            yield painter
        except BaseException:
            if (abort := getattr(device, "abort", None)) is not None:
                abort()
            painter.end()
            raise
        if not painter.end():
            raise HandoutError(tr("The printer or file could not be closed after printing."))


@contextlib.contextmanager
def whole_file(device: QPagedPaintDevice) -> Iterator[None]:
    """Where ``device`` is a printer that writes a file, let it be there whole or, if work fails, not at all.

    A file of that name that was there before stays as it was until then.
    """
    name = _file_name(device)
    rename = getattr(device, "setOutputFileName", None)
    if not name or rename is None or not Path(name).parent.is_dir():
        yield
        return
    target = Path(name)
    # The ending stays: by it Qt tells what to write.
    part = target.with_name(f".{target.stem[:60]}-{secrets.token_hex(4)}{target.suffix}")
    rename(str(part))
    try:
        yield
        try:
            if part.exists():
                part.replace(target)
        except OSError as error:
            raise HandoutError(
                tr("{path} could not be saved: {reason}.", path=target, reason=explain(error))
            ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        rename(name)


def _file_name(device: QPagedPaintDevice) -> str:
    named = getattr(device, "outputFileName", None)
    return str(named()) if named is not None else ""


def _writes_pdf(device: QPagedPaintDevice) -> bool:
    kind = getattr(device, "outputFormat", None)
    return kind is not None and bool(kind().name == "PdfFormat")
