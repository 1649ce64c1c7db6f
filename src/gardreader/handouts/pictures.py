"""The sheets of a handout as pictures, for a preview that shows what will be printed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QSizeF
from PySide6.QtGui import QImage, QPainter, QPdfWriter

from gardreader.errors import HandoutError
from gardreader.handouts.measures import MILLIMETRES, set_page
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.pages import Sheets, lay_out, paint_sheet
from gardreader.handouts.pdf import RESOLUTION, ensure_gui_application
from gardreader.handouts.sets import Printable, as_work
from gardreader.i18n import tr
from gardreader.progress import Progress, silent


class SheetPictures:
    """A handout laid out as for a PDF: the breaks of lines and pages are the PDF's. Pictures on demand.

    Made, asked and let go of on one thread. Raises ``HandoutError``; ``progress`` may cancel the laying out.
    """

    def __init__(self, printed: Printable, options: HandoutOptions, progress: Progress = silent):
        ensure_gui_application()
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(RESOLUTION)
        set_page(self._writer, options)
        progress(0, 0, as_work(printed).title)
        self._sheets = lay_out(printed, options, self._writer)
        paper = self._writer.pageLayout().fullRectPixels(RESOLUTION).size()
        # In a booklet one reads page by page too.
        self._paper = QSizeF(paper.width() / 2 if options.booklet else paper.width(), paper.height())
        margins = self._writer.pageLayout().margins()
        self._origin = QPointF(margins.left(), margins.top()) / MILLIMETRES * RESOLUTION

    @property
    def count(self) -> int:
        """The number of pages."""
        return self._sheets.count

    @property
    def shape(self) -> float:
        """How high a page is for its width."""
        return self._paper.height() / self._paper.width()

    def picture(self, number: int, width: int) -> QImage:
        """Page ``number`` (from 1), ``width`` pixels wide. Raises ``HandoutError``."""
        scale = width / self._paper.width()
        return _picture(self._sheets, number, (width, round(width * self.shape)), scale, self._origin)


def sheet_pictures(
    printed: Printable, options: HandoutOptions, width: int, progress: Progress = silent
) -> Iterator[tuple[int, int, QImage]]:
    """Each page as its number, the number of all, and a picture ``width`` pixels wide.

    All is made and let go of on the thread that asks. Raises ``HandoutError``; ``progress`` may cancel.
    """
    made = SheetPictures(printed, options, progress)
    for number in range(1, made.count + 1):
        progress(number - 1, made.count, as_work(printed).title)
        yield number, made.count, made.picture(number, width)


def _picture(sheets: Sheets, number: int, size: tuple[int, int], scale: float, origin: QPointF) -> QImage:
    image = QImage(*size, QImage.Format.Format_RGB16)
    image.fill(0xFFFFFF)
    # The text was laid out for dots of this size: letters must be chosen for the same.
    dots = round(RESOLUTION / MILLIMETRES * 1000)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter()
    if not painter.begin(image):
        raise HandoutError(tr("The preview could not be drawn."))
    try:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(origin)
        paint_sheet(sheets, painter, number)
    finally:
        painter.end()
    return image
