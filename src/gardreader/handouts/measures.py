"""Sizes on paper: sheets, margins, columns."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize

from gardreader.errors import HandoutError
from gardreader.handouts.options import HandoutOptions, Paper
from gardreader.i18n import tr

MARGINS = QMarginsF(22, 13, 22, 12)
"""Around the head and foot lines, in millimetres: left, top, right, bottom."""

COLUMN_MARGINS = QMarginsF(17, 13, 17, 12)
"""The same where the text is set in two columns."""

SMALL_MARGINS = QMarginsF(14, 10, 14, 9)
"""The same on A5."""

GUTTER = 8.0
"""Between two columns, in millimetres."""

MILLIMETRES = 25.4
"""So many are an inch."""

PAGE_SIZES = {
    Paper.A4: QPageSize.PageSizeId.A4,
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A5: QPageSize.PageSizeId.A5,
}

_SMALL_PAPER = 160.0  # millimetres: what is narrower has small margins
_NARROW = 25.0  # sizes of the letter: words of names need more than half of such a column
_POINT = MILLIMETRES / 72


def margins_on(width: float, columns: int = 1) -> QMarginsF:
    """The margins of a page that is ``width`` millimetres wide."""
    if width < _SMALL_PAPER:
        return SMALL_MARGINS
    return COLUMN_MARGINS if columns == 2 else MARGINS


def column_width(options: HandoutOptions) -> float:
    """The width of a column of text in millimetres."""
    page = QPageSize(PAGE_SIZES[options.page_paper]).size(QPageSize.Unit.Millimeter).width()
    columns = options.in_columns
    margins = margins_on(page, columns)
    return (page - margins.left() - margins.right() - GUTTER * (columns - 1)) / columns


def is_narrow(options: HandoutOptions) -> bool:
    """Whether the columns are too narrow for two names side by side."""
    return column_width(options) / (options.size.points * _POINT) < _NARROW


def set_page(device: QPagedPaintDevice, options: HandoutOptions) -> None:
    """Give ``device`` the paper of ``options``; that of a booklet is A4, its pages side by side."""
    size = Paper.A4 if options.booklet else options.paper
    device.setPageSize(QPageSize(PAGE_SIZES[size]))


def set_margins(device: QPagedPaintDevice, options: HandoutOptions) -> float:
    """Give ``device`` the margins for the paper it has, and tell the width of a page in its dots.

    The page is half of the sheet in a booklet. Raises ``HandoutError`` where the paper has no room for them.
    """
    landscape = QPageLayout.Orientation.Landscape if options.booklet else QPageLayout.Orientation.Portrait
    if device.pageLayout().orientation() != landscape:
        device.setPageOrientation(landscape)
    full = device.pageLayout().fullRect(QPageLayout.Unit.Millimeter).width()
    width = full / 2 if options.booklet else full
    margins = margins_on(width, options.in_columns)
    if not device.setPageMargins(margins, QPageLayout.Unit.Millimeter):
        raise HandoutError(tr("The paper is too small for a handout."))
    return width * device.logicalDpiX() / MILLIMETRES
