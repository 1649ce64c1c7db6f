"""The sheets of a handout as pictures, for a preview that shows what will be printed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from gardreader.articles.model import Article
from gardreader.errors import HandoutError
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.pages import MARGINS, Sheets, lay_out, paint_sheet
from gardreader.handouts.pdf import PAGE_SIZES, RESOLUTION, ensure_gui_application
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

_MILLIMETRES = 25.4


class SheetPictures:
    """A handout laid out as for a PDF: the breaks of lines and pages are the PDF's. Pictures on demand.

    Made, asked and let go of on one thread. Raises ``HandoutError``; ``progress`` may cancel the laying out.
    """

    def __init__(self, article: Article, options: HandoutOptions, progress: Progress = silent):
        ensure_gui_application()
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(RESOLUTION)
        self._writer.setPageSize(QPageSize(PAGE_SIZES[options.paper]))
        progress(0, 0, article.title)
        self._sheets = lay_out(article, options, self._writer)
        self._paper = self._writer.pageLayout().fullRectPixels(RESOLUTION)

    @property
    def count(self) -> int:
        """The number of sheets."""
        return self._sheets.count

    @property
    def shape(self) -> float:
        """How high a sheet is for its width."""
        return self._paper.height() / self._paper.width()

    def picture(self, number: int, width: int) -> QImage:
        """Sheet ``number`` (from 1), ``width`` pixels wide. Raises ``HandoutError``."""
        return _picture(self._sheets, number, width, round(width * self.shape), self._paper.width())


def sheet_pictures(
    article: Article, options: HandoutOptions, width: int, progress: Progress = silent
) -> Iterator[tuple[int, int, QImage]]:
    """Each sheet as its number, the number of all, and a picture ``width`` pixels wide.

    All is made and let go of on the thread that asks. Raises ``HandoutError``; ``progress`` may cancel.
    """
    made = SheetPictures(article, options, progress)
    for number in range(1, made.count + 1):
        progress(number - 1, made.count, article.title)
        yield number, made.count, made.picture(number, width)


def _picture(sheets: Sheets, number: int, width: int, height: int, paper_width: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB16)
    image.fill(0xFFFFFF)
    # The text was laid out for dots of this size: letters must be chosen for the same.
    dots = round(RESOLUTION / _MILLIMETRES * 1000)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter()
    if not painter.begin(image):
        raise HandoutError(tr("The preview could not be drawn."))
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = width / paper_width
        painter.scale(scale, scale)
        per_millimetre = RESOLUTION / _MILLIMETRES
        painter.translate(MARGINS.left() * per_millimetre, MARGINS.top() * per_millimetre)
        paint_sheet(sheets, painter, number)
    finally:
        painter.end()
    return image
