"""Saving an article as a PDF, also where there is no screen."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter

from gardreader import __version__
from gardreader.articles.model import Article
from gardreader.errors import HandoutError
from gardreader.files import explain, write_bytes
from gardreader.handouts.document import register_fonts
from gardreader.handouts.options import HandoutOptions, Paper
from gardreader.handouts.pages import lay_out, paint
from gardreader.handouts.pdf_extras import Bookmark, with_extras
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

RESOLUTION = 1200
"""Dots in an inch of a PDF; the text is laid out in them."""

PAGE_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A5: QPageSize.PageSizeId.A5,
}
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
    article: Article,
    target: Path,
    options: HandoutOptions | None = None,
    progress: Progress = silent,
) -> int:
    """Save ``article`` as a PDF in ``target`` and give its number of pages.

    The file is replaced as a whole or not at all. ``progress`` counts pages and may cancel.
    Raises ``HandoutError`` when the pages cannot be drawn or the file cannot be written.
    """
    pages, data = pdf_bytes(article, options or HandoutOptions(), progress)
    try:
        write_bytes(target, data)
    except OSError as error:
        reason = explain(error)
        raise HandoutError(tr("{path} could not be saved: {reason}.", path=target, reason=reason)) from error
    return pages


def pdf_bytes(article: Article, options: HandoutOptions, progress: Progress = silent) -> tuple[int, bytes]:
    """The number of pages and the PDF itself. Raises ``HandoutError``."""
    ensure_gui_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(PAGE_SIZES[options.paper]))
    writer.setTitle(article.title)
    writer.setCreator(f"gardreader {__version__}")
    sheets = lay_out(article, options, writer)
    paint(sheets, writer, progress=progress)
    title, *parts = (Bookmark(anchor.title, anchor.id) for anchor in sheets.handout.page.anchors)
    try:
        data = with_extras(bytes(buffer.data().data()), title, parts, article.language)
    except ValueError as error:
        raise HandoutError(tr("The PDF of {title} could not be drawn.", title=article.title)) from error
    return sheets.count, data
