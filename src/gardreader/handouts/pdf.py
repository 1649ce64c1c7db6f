"""Saving an article as a PDF, also where there is no screen."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter

from gardreader import __version__
from gardreader.errors import HandoutError
from gardreader.files import explain, write_bytes
from gardreader.handouts.compose import Handout
from gardreader.handouts.document import register_fonts
from gardreader.handouts.measures import set_page
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.pages import lay_out, paint
from gardreader.handouts.pdf_extras import Bookmark, with_extras
from gardreader.handouts.sets import Printable, as_work
from gardreader.handouts.structure import Structure
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

RESOLUTION = 1200
"""Dots in an inch of a PDF; the text is laid out in them."""

_application: list[QCoreApplication] = []


def ensure_gui_application() -> None:
    """Make the application object that drawing text needs, off the screen, unless there is one.

    Raises ``HandoutError`` where an application without graphics runs already.
    """
    running = QCoreApplication.instance()
    if running is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application.append(QGuiApplication(["gardreader"]))
    elif not isinstance(running, QGuiApplication):
        raise HandoutError(tr("This process runs without graphics, so no page can be drawn in it."))
    register_fonts()


def write_pdf(
    printed: Printable,
    target: Path,
    options: HandoutOptions | None = None,
    progress: Progress = silent,
) -> int:
    """Save the handout as a PDF in ``target`` and give its number of pages.

    The file is replaced as a whole or not at all. ``progress`` counts pages and may cancel.
    Raises ``HandoutError`` when the pages cannot be drawn or the file cannot be written.
    """
    pages, data = pdf_bytes(printed, options or HandoutOptions(), progress)
    try:
        write_bytes(target, data)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = explain(error) if isinstance(error, OSError) else str(error)
        raise HandoutError(tr("{path} could not be saved: {reason}.", path=target, reason=reason)) from error
    return pages


def pdf_bytes(printed: Printable, options: HandoutOptions, progress: Progress = silent) -> tuple[int, bytes]:
    """The number of pages of the PDF, and the PDF itself. Raises ``HandoutError``.

    A page of a booklet's PDF is one side of a sheet, with two pages of the text.
    """
    ensure_gui_application()
    work = as_work(printed)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    set_page(writer, options)
    writer.setTitle(work.title)
    writer.setAuthor("; ".join(dict.fromkeys(chapter.article.source.name for chapter in work.chapters)))
    writer.setCreator(f"gardreader {__version__}")
    sheets = lay_out(work, options, writer)
    paint(sheets, writer, progress=progress)
    chapters = [_bookmark(handout, prefix) for handout, prefix in sheets.named]
    marks = (
        chapters if len(chapters) == 1 else [replace(chapters[0], title=work.title, parts=tuple(chapters))]
    )
    try:
        data = with_extras(bytes(buffer.data().data()), marks, sheets.handout.language, Structure(sheets))
    except ValueError as error:
        raise HandoutError(tr("The PDF of {title} could not be drawn.", title=work.title)) from error
    return len(sheets.sides), data


def _bookmark(handout: Handout, prefix: str) -> Bookmark:
    first, *parts = (Bookmark(anchor.title, prefix + anchor.id) for anchor in handout.page.anchors)
    return replace(first, parts=tuple(parts))
