"""The reading list on paper: each entry with its reference, its address in full, and a code for a telephone.

Drawn entry by entry; an entry is parted between two sheets only where it is longer than a sheet. The
codes are 25 mm wide, larger where an address is so long that its code would be too fine to be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from gardreader import __version__
from gardreader.articles.dates import PartialDate
from gardreader.articles.links import LinkKind, judge
from gardreader.errors import HandoutError
from gardreader.files import explain, write_bytes
from gardreader.handouts.compose import page_number
from gardreader.handouts.document import text_font
from gardreader.handouts.measures import MARGINS, PAGE_SIZES
from gardreader.handouts.options import Paper
from gardreader.handouts.pdf import RESOLUTION, ensure_gui_application
from gardreader.handouts.pdf_extras import with_spaces
from gardreader.handouts.printers import painter_on
from gardreader.handouts.qr_picture import paint_qr
from gardreader.i18n import tr
from gardreader.progress import Progress, silent
from gardreader.rendering.qr import fits_qr, qr_matrix
from gardreader.rendering.themes import PAPER, load_theme

CODE_MM = 25.0
"""How wide a code is on paper, its white edge included."""

_MODULE_MM = 0.38  # finer modules are not read from printed paper by every telephone
_POINTS = 10.5
_SMALL, _TITLE, _HEAD = 8.5, 11.5, 17.0
_GAP_MM, _BESIDE_MM, _WITHIN_MM = 5.0, 6.0, 1.2
_LONGEST = 2_500  # letters of one text: a sheet holds them
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What is printed of an entry: its title, the reference as printed, its address, the person's words.

    A code is made of a web address alone; any other is printed as the text it is.
    """

    title: str
    reference: str = ""
    address: str = ""
    note: str = ""
    done: bool = False


@dataclass(slots=True)
class _Text:
    layout: QTextLayout
    height: float
    colour: str


@dataclass(slots=True)
class _Block:
    texts: list[_Text]
    height: float
    address: str = ""
    code: float = 0.0


@dataclass(slots=True)
class ReadingSheets:
    """A list laid out for one device: on each sheet the entries, or parts of long ones, from the top."""

    title: str
    printed: str
    body: QRectF
    pages: list[list[_Block]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of sheets."""
        return len(self.pages)


def lay_out_list(
    entries: Sequence[SheetEntry], title: str, device: QPagedPaintDevice, printed: dt.date | None = None
) -> ReadingSheets:
    """The list in pages for ``device``; ``printed`` is the day told on each sheet (``None``: today).

    Raises ``HandoutError`` when the paper is too small.
    """
    if not device.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter):
        raise HandoutError(tr("The paper is too small for a handout."))
    unit = device.logicalDpiX() / 25.4
    small = QFontMetricsF(text_font(_SMALL, "pt", exact=True), device).lineSpacing()
    width = float(device.width())
    body = QRectF(0, 2 * small, width, device.height() - 4.5 * small)
    if body.height() < 60 * unit or width < 60 * unit:
        raise HandoutError(tr("The paper is too small for a handout."))
    today = printed or dt.datetime.now(tz=dt.UTC).astimezone().date()
    day = PartialDate(today.year, today.month, today.day).words
    sheets = ReadingSheets(title, tr("Printed {date}", date=day), body)
    sheets.pages.append([_heading(sheets, len(entries), device)])
    used = sheets.pages[0][0].height
    for number, entry in enumerate(entries, 1):
        for block in _parted(_entry(entry, number, body.width(), device), body.height()):
            if used + block.height > body.height() and sheets.pages[-1]:
                sheets.pages.append([])
                used = 0.0
            sheets.pages[-1].append(block)
            used += block.height
    return sheets


def paint_list(sheets: ReadingSheets, device: QPagedPaintDevice, progress: Progress = silent) -> None:
    """Paint all sheets on the device they are laid out for. Raises ``HandoutError``, and what stops it."""
    with painter_on(device) as painter:
        for number in range(1, sheets.count + 1):
            progress(number - 1, sheets.count, page_number(number, sheets.count))
            if number > 1 and not device.newPage():
                raise HandoutError(tr("The printer or file gave up at page {number}.", number=number))
            _paint_sheet(sheets, painter, number)


def list_pdf(
    entries: Sequence[SheetEntry],
    title: str,
    paper: Paper = Paper.A4,
    printed: dt.date | None = None,
    progress: Progress = silent,
) -> tuple[int, bytes]:
    """The number of pages and the PDF of the list. Raises ``HandoutError``, and what stops it."""
    ensure_gui_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(PAGE_SIZES[paper]))
    writer.setTitle(title)
    writer.setCreator(f"gardreader {__version__}")
    sheets = lay_out_list(entries, title, writer, printed)
    paint_list(sheets, writer, progress)
    return sheets.count, with_spaces(bytes(buffer.data().data()))


def save_list(
    entries: Sequence[SheetEntry],
    title: str,
    target: Path,
    paper: Paper = Paper.A4,
    progress: Progress = silent,
) -> int:
    """Save the list as a PDF in ``target``, all or nothing, and give its number of pages.

    Raises ``HandoutError``, and what stops it.
    """
    pages, data = list_pdf(entries, title, paper, progress=progress)
    try:
        write_bytes(target, data)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = explain(error) if isinstance(error, OSError) else str(error)
        raise HandoutError(tr("{path} could not be saved: {reason}.", path=target, reason=reason)) from error
    return pages


# ---- laying out


def _heading(sheets: ReadingSheets, count: int, device: QPagedPaintDevice) -> _Block:
    theme = load_theme(PAPER)
    width = sheets.body.width()
    text = _text(sheets.title, text_font(_HEAD, "pt", exact=True), width, device, theme.heading)
    unit = device.logicalDpiX() / 25.4
    return _Block([text], text.height + _GAP_MM * unit)


def _entry(entry: SheetEntry, number: int, width: float, device: QPagedPaintDevice) -> _Block:
    theme = load_theme(PAPER)
    unit = device.logicalDpiX() / 25.4
    link = judge(entry.address)
    coded = link.kind is LinkKind.WEB and fits_qr(entry.address)
    code = max(CODE_MM, _MODULE_MM * len(qr_matrix(entry.address))) * unit if coded else 0.0
    code = min(code, width / 2)
    room = width - (code + _BESIDE_MM * unit if code else 0.0)
    bold = text_font(_TITLE, "pt", exact=True)
    bold.setWeight(QFont.Weight.DemiBold)
    plain, small = text_font(_POINTS, "pt", exact=True), text_font(_SMALL, "pt", exact=True)
    mark = f"{number}. " + (f"{tr('Done')}: " if entry.done else "")
    texts = [_text(mark + _cut(entry.title, _LONGEST_TITLE), bold, room, device, theme.heading)]
    if entry.reference and entry.reference.rstrip(".") != entry.title:
        texts.append(_text(entry.reference, plain, room, device, theme.text))
    if entry.address:
        texts.append(_text(link.shown, small, room, device, theme.text, anywhere=True))
    lines = [line.strip() for line in entry.note.split("\n") if line.strip()]
    texts += [_text(line, plain, room, device, theme.muted) for line in lines]
    height = sum(text.height for text in texts) + _WITHIN_MM * unit * (len(texts) - 1)
    return _Block(texts, max(height, code) + _GAP_MM * unit, entry.address if code else "", code)


def _text(
    text: str, font: QFont, width: float, device: QPagedPaintDevice, colour: str, *, anywhere: bool = False
) -> _Text:
    layout = QTextLayout(_cut(text, _LONGEST), font, device)
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAnywhere if anywhere else mode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return _Text(layout, height, colour)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _parted(block: _Block, most: float) -> list[_Block]:
    """The block, text by text where it is longer than a sheet."""
    if block.height <= most:
        return [block]
    first, *rest = block.texts
    parts = [_Block([first], max(first.height, block.code), block.address, block.code)]
    parts += [_Block([text], text.height) for text in rest]
    return parts


# ---- painting


def _paint_sheet(sheets: ReadingSheets, painter: QPainter, number: int) -> None:
    unit = painter.device().logicalDpiX() / 25.4
    top = sheets.body.top()
    for block in sheets.pages[number - 1]:
        y = top
        painter.save()
        painter.setClipRect(sheets.body)
        for text in block.texts:
            painter.setPen(QColor(text.colour))
            text.layout.draw(painter, QPointF(0, y))
            y += text.height + _WITHIN_MM * unit
        if block.address:
            square = QRectF(sheets.body.right() - block.code, top, block.code, block.code)
            paint_qr(painter, square, block.address)
        painter.restore()
        top += block.height
    _paint_edges(sheets, painter, number)


def _paint_edges(sheets: ReadingSheets, painter: QPainter, number: int) -> None:
    theme = load_theme(PAPER)
    font = text_font(_SMALL, "pt", exact=True)
    metrics = QFontMetricsF(font, painter.device())
    line, width = metrics.lineSpacing(), sheets.body.width()
    rule = QPen(QColor(theme.rule))
    rule.setWidthF(line / 16)
    painter.save()
    painter.setPen(rule)
    foot = sheets.body.bottom() + line
    painter.drawLine(QPointF(0, foot), QPointF(width, foot))
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    area = QRectF(0, foot + line / 2, width, line)
    right = page_number(number, sheets.count)
    told = f"{sheets.title} · {sheets.printed}" if number > 1 else sheets.printed
    left = metrics.elidedText(
        told, Qt.TextElideMode.ElideRight, width - metrics.horizontalAdvance(right + "  ")
    )
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), left)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), right)
    painter.restore()
