"""Handouts on sheets of paper: laid out for a device, and painted on it page by page.

A device is a ``QPdfWriter`` or a ``QPrinter``. All runs on any one thread that owns the device.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPalette,
    QPen,
    QTextBlock,
    QTextDocument,
)

from gardreader.articles.model import Article
from gardreader.errors import HandoutError
from gardreader.handouts.compose import Handout, compose, page_number
from gardreader.handouts.document import make_document, text_font
from gardreader.handouts.keeping import keep_together
from gardreader.handouts.options import HandoutOptions
from gardreader.i18n import tr
from gardreader.progress import Progress, silent
from gardreader.rendering.themes import PAPER, Theme, load_theme

MARGINS = QMarginsF(22, 13, 22, 12)
"""Around the head and foot lines, in millimetres: left, top, right, bottom."""

_SMALL = 0.76
_SMALL_MOST = 10.0  # points: in large print too the lines at the edges must fit the sheet
_GAP = 1.2
_HAIR = 0.5  # units of the device


@dataclass(frozen=True, slots=True)
class Sheets:
    """A handout laid out for one device.

    ``body`` is where the text stands on each sheet, ``continued`` says which paragraph goes on at
    the head of which sheet (from 1).
    """

    handout: Handout
    document: QTextDocument
    small: QFont
    body: QRectF
    count: int
    continued: Mapping[int, QTextBlock]


def lay_out(article: Article, options: HandoutOptions, device: QPagedPaintDevice) -> Sheets:
    """The article's handout in pages for ``device``, whose margins are set. Raises ``HandoutError``."""
    if not device.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter):
        raise HandoutError(tr("The paper is too small for a handout."))
    handout = compose(article, options)
    document = make_document(handout.page, load_theme(PAPER), options.size.points, "pt", exact=True)
    document.documentLayout().setPaintDevice(device)
    small = text_font(min(options.size.points * _SMALL, _SMALL_MOST), "pt", exact=True)
    line = QFontMetricsF(small, device).lineSpacing()
    width, height = float(device.width()), float(device.height())
    # A whole number: Qt reckons in parts of 64, and would be off by more with each page.
    body = QRectF(0, line * (1 + _GAP), width, floor(height - line * (3 + 2 * _GAP)))
    if body.height() < 8 * line or width < 16 * line:
        raise HandoutError(tr("The paper is too small for a handout."))
    document.setPageSize(QSizeF(body.width(), body.height()))
    document.pageCount()
    keep_together(document, body.height())
    count = document.pageCount()
    return Sheets(handout, document, small, body, count, _continued(document, body.height()))


def paint(
    sheets: Sheets,
    device: QPagedPaintDevice,
    *,
    first: int = 1,
    last: int | None = None,
    progress: Progress = silent,
) -> None:
    """Paint the sheets ``first`` to ``last`` (from 1; ``None``: all) on the device they are laid out for.

    ``progress`` counts the sheets. Raises ``HandoutError`` when the device fails. A printer's job
    that fails, or is cancelled by ``progress``, is given up.
    """
    refuse_nowhere(device)
    painter = QPainter()
    if not painter.begin(device):
        raise HandoutError(tr("The printer or file could not be opened for printing."))
    try:
        end = min(sheets.count, last or sheets.count)
        for number in range(max(1, first), end + 1):
            what = page_number(number, sheets.count)
            progress(number - max(1, first), end - max(1, first) + 1, what)
            if number > max(1, first) and not device.newPage():
                raise HandoutError(tr("The printer or file gave up at page {number}.", number=number))
            paint_sheet(sheets, painter, number)
        progress(end - max(1, first) + 1, end - max(1, first) + 1, tr("Printed"))
    except BaseException:
        if (abort := getattr(device, "abort", None)) is not None:
            abort()
        painter.end()
        raise
    if not painter.end():
        raise HandoutError(tr("The printer or file could not be closed after printing."))


def refuse_nowhere(device: QPagedPaintDevice) -> None:
    """Raise ``HandoutError`` for a printer that leads nowhere: with none at hand, Qt makes one that
    writes a PDF without a name."""
    named = getattr(device, "outputFileName", None)
    kind = getattr(device, "outputFormat", None)
    if named is not None and kind is not None and kind().name == "PdfFormat" and not named():
        raise HandoutError(tr("No printer was found. Save the handout as a PDF and print it elsewhere."))


def paint_sheet(sheets: Sheets, painter: QPainter, number: int) -> None:
    """Paint one sheet (from 1), within the margins; the painter's origin is their upper left corner."""
    theme = load_theme(PAPER)
    body = sheets.body
    area = QRectF(0, (number - 1) * body.height(), body.width(), body.height())
    painter.save()
    painter.translate(body.left(), body.top() - area.top())
    painter.setClipRect(area)
    painter.setPen(QColor(theme.text))
    rest = area.adjusted(0, 0, 0, -_HAIR)  # what only touches the edge belongs to the next sheet
    if (block := sheets.continued.get(number)) is not None:
        _draw_lines(painter, block, area)
        rest.setTop(sheets.document.documentLayout().blockBoundingRect(block).bottom() + _HAIR)
    if rest.top() < area.bottom():
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = rest
        context.palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        sheets.document.documentLayout().draw(painter, context)
    painter.restore()
    _paint_edges(sheets, painter, theme, number)


def _draw_lines(painter: QPainter, block: QTextBlock, area: QRectF) -> None:
    """The lines of ``block`` that stand in ``area``, and no other.

    Qt, told to draw an area, also draws the line above it. The eye does not see it behind the edge,
    but whoever reads or copies the text of the PDF would find it twice.
    """
    layout = block.layout()
    for n in range(layout.lineCount()):
        line = layout.lineAt(n)
        if area.top() <= layout.position().y() + line.y() + _HAIR < area.bottom():
            line.draw(painter, layout.position())


def _continued(document: QTextDocument, height: float) -> dict[int, QTextBlock]:
    """For each page (from 1) the paragraph that goes on there from the page before, if one does."""
    found: dict[int, QTextBlock] = {}
    flow = document.rootFrame().begin()
    while not flow.atEnd():
        block = flow.currentBlock()
        if block.isValid() and (count := block.layout().lineCount()) > 1:
            layout = block.layout()
            first, last = (
                int((layout.position().y() + layout.lineAt(n).y() + _HAIR) // height) for n in (0, count - 1)
            )
            found.update((page + 1, block) for page in range(first + 1, last + 1))
        flow += 1
    return found


def _paint_edges(sheets: Sheets, painter: QPainter, theme: Theme, number: int) -> None:
    """The head and foot lines with their rules."""
    handout, body = sheets.handout, sheets.body
    painter.save()
    painter.setFont(sheets.small)
    metrics = QFontMetricsF(sheets.small, painter.device())
    line = metrics.lineSpacing()
    rule = QPen(QColor(theme.rule))
    rule.setWidthF(line / 16)
    foot = body.bottom() + line * _GAP / 2
    painter.setPen(rule)
    painter.drawLine(0, round(line * (1 + _GAP / 3)), round(body.width()), round(line * (1 + _GAP / 3)))
    painter.drawLine(0, round(foot), round(body.width()), round(foot))
    painter.setPen(QColor(theme.muted))
    _line(painter, metrics, QRectF(0, 0, body.width(), line), handout.title, handout.printed)
    area = QRectF(0, foot + line * _GAP / 3, body.width(), line)
    _line(painter, metrics, area, handout.source, page_number(number, sheets.count))
    area.translate(0, line)
    _line(painter, metrics, area, handout.disclaimer, "")
    painter.restore()


def _line(painter: QPainter, metrics: QFontMetricsF, area: QRectF, left: str, right: str) -> None:
    """A text at the left edge, shortened to leave room for the one at the right edge."""
    room = area.width() - metrics.horizontalAdvance(right + "  ") if right else area.width()
    short = metrics.elidedText(left, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), short)
    if right:
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), right)
