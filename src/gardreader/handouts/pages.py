"""Handouts on sheets of paper: laid out for a device, and painted on it page by page.

A device is a ``QPdfWriter`` or a ``QPrinter``. All runs on any one thread that owns the device.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPagedPaintDevice, QPainter, QTextDocument

from gardreader.errors import HandoutError
from gardreader.handouts.breaking import columns_of_page
from gardreader.handouts.compose import Handout, compose_all
from gardreader.handouts.cover import compose_cover
from gardreader.handouts.document import make_document
from gardreader.handouts.edges import Edges, make_edges, paint_edges
from gardreader.handouts.flow import Flow, pixels_in, read_flow
from gardreader.handouts.imposing import sides
from gardreader.handouts.inset import Insets, add_pictures, insets_of, with_room
from gardreader.handouts.measures import GUTTER, MILLIMETRES, is_narrow, set_margins
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.painting import Placed, paint_placed
from gardreader.handouts.printers import painter_on
from gardreader.handouts.sets import Printable, Work, as_work
from gardreader.i18n import tr
from gardreader.progress import Progress, silent
from gardreader.rendering.paper import for_sheets
from gardreader.rendering.themes import load_theme

_BELOW_HEAD = 5.0  # millimetres between the head of an article and its columns
_TRIES = 4
_FEWEST_LINES, _NARROWEST = 8, 16  # lines of the small letters, and so many of their heights


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: whose it is, what stands on it, and where (in dots, from the margins' corner)."""

    handout: Handout
    edges: Edges
    body: QRectF
    insets: Insets
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """A handout laid out for one device: its pages, and how they stand on its sheets.

    ``offset`` is from one page of a booklet to the one at its right, 0 where each has a sheet.
    """

    leaves: tuple[Leaf, ...]
    offset: float = 0.0

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self.leaves)

    @property
    def named(self) -> tuple[tuple[Handout, str], ...]:
        """What is printed, in its order, each with what its anchors' names begin with in a file."""
        found = {id(leaf.handout): leaf.handout for leaf in self.leaves}
        return tuple((handout, _prefix(number)) for number, handout in enumerate(found.values()))

    @property
    def handout(self) -> Handout:
        """The first of them."""
        return self.leaves[0].handout

    @property
    def sides(self) -> tuple[tuple[int, ...], ...]:
        """The pages (from 1; 0 is an empty one) on each side that is printed."""
        if self.offset:
            return sides(self.count)
        return tuple((number,) for number in range(1, self.count + 1))


def lay_out(printed: Printable, options: HandoutOptions, device: QPagedPaintDevice) -> Sheets:
    """The handout in pages for ``device``, which has its paper; its margins are set.

    Raises ``HandoutError`` for a handout of nothing, and where the paper is too small.
    """
    page = set_margins(device, options)
    work = as_work(printed)
    handouts = compose_all(work, options)
    first = 1 if work.cover else 0
    anchors = [f"{_prefix(number)}top" for number in range(first, first + len(handouts))]
    chapters = [_leaves(h, options, device, _prefix(n)) for n, h in enumerate(handouts, first)]
    if work.cover:
        chapters.insert(0, _cover(work, options, device, [len(leaves) for leaves in chapters], anchors))
    leaves = tuple(leaf for chapter in chapters for leaf in chapter)
    return Sheets(leaves, page if options.booklet else 0.0)


def _cover(
    work: Work,
    options: HandoutOptions,
    device: QPagedPaintDevice,
    lengths: Sequence[int],
    anchors: Sequence[str],
) -> list[Leaf]:
    """The cover sheet of articles of so many pages; it tells where each begins, so its own length counts."""
    options = replace(options, columns=1)
    leaves: list[Leaf] = []
    for _ in range(_TRIES):
        before = len(leaves) or 1
        begin = [before + 1 + sum(lengths[:n]) for n in range(len(lengths))]
        leaves = _leaves(compose_cover(work, options, begin, anchors), options, device, "")
        if len(leaves) == before:
            break
    return leaves


def _prefix(number: int) -> str:
    return f"c{number}-" if number else ""


def _leaves(handout: Handout, options: HandoutOptions, device: QPagedPaintDevice, prefix: str) -> list[Leaf]:
    """The pages of one article."""
    body, edges = _body(handout, options, device)
    columns = options.in_columns
    gutter = GUTTER / MILLIMETRES * device.logicalDpiX() if columns > 1 else 0.0
    width = (body.width() - gutter * (columns - 1)) / columns
    html = for_sheets(_named(handout.page.html, prefix), narrow=is_narrow(options), foot=handout.disclaimer)
    head, rest = _parted(html) if columns > 1 else ("", html)
    setting = _Setting(handout, options, device, insets_of(handout), body.height())
    pages = _Pages(body.height())
    if head:
        pages.add(setting.flow(head, body.width()), 1, 0.0)
        pages.skip(_BELOW_HEAD / MILLIMETRES * device.logicalDpiY())
    pages.add(setting.flow(rest, width), columns, width + gutter)
    return [Leaf(handout, edges, body, setting.insets, placed) for placed in pages.filled()]


class _Pages:
    """Pages of that height that are filled from the top."""

    def __init__(self, height: float):
        self._height = height
        self._pages: list[list[Placed]] = [[]]
        self._used = 0.0

    def add(self, flow: Flow, columns: int, step: float) -> None:
        """Add a text in so many columns, ``step`` from one to the next."""
        start = 0
        atoms = flow.atoms
        while start < len(atoms):
            room = self._height - self._used
            needs = atoms[start].bottom - atoms[start].top + atoms[start].above
            if self._used and (room < self._height / 6 or needs > room):
                self._turn()
                continue
            lowest = self._used
            for number, (first, last) in enumerate(columns_of_page(atoms, start, room, columns)):
                if last > first:
                    placed = Placed(flow, first, last, number * step, self._used)
                    self._pages[-1].append(placed)
                    above = atoms[first].above
                    height = atoms[last - 1].bottom - atoms[first].top + above
                    lowest = max(lowest, self._used + height)
                start = last
            self._used = lowest
            if start < len(atoms):
                self._turn()

    def skip(self, height: float) -> None:
        """Leave room below what stands on the page."""
        self._used += height

    def filled(self) -> list[tuple[Placed, ...]]:
        """What stands on each, from the top of its text."""
        return [tuple(placed) for placed in self._pages if placed]

    def _turn(self) -> None:
        self._pages.append([])
        self._used = 0.0


def _body(handout: Handout, options: HandoutOptions, device: QPagedPaintDevice) -> tuple[QRectF, Edges]:
    """Where the text stands on each page, and what stands above and below it."""
    width, height = float(device.width()), float(device.height())
    if options.booklet:
        margins = device.pageLayout().margins()
        width = (width - (margins.left() + margins.right()) / MILLIMETRES * device.logicalDpiX()) / 2
    head = (handout.title, handout.printed)
    about = " · ".join(filter(None, (handout.source, handout.edition, handout.dates)))
    foot = (about, handout.disclaimer)
    edges = make_edges(device, width, options.size.points, head, foot)
    body = QRectF(0, edges.above, width, floor(height - edges.above - edges.below))
    if body.height() < _FEWEST_LINES * edges.line or width < _NARROWEST * edges.line:
        raise HandoutError(tr("The paper is too small for a handout."))
    return body, edges


@dataclass(frozen=True, slots=True)
class _Setting:
    """Makes texts of a handout into flows."""

    handout: Handout
    options: HandoutOptions
    device: QPagedPaintDevice
    insets: Insets
    height: float

    def flow(self, html: str, width: float) -> Flow:
        device = self.device
        html = with_room(html, self.insets, device.logicalDpiY() / MILLIMETRES / pixels_in(device))
        page = replace(self.handout.page, html=html)
        theme = load_theme(self.handout.theme)
        points = width / device.logicalDpiX() * 72
        document = make_document(page, theme, self.options.size.points, "pt", exact=True, width=points)
        add_pictures(document, self.insets)
        document.documentLayout().setPaintDevice(device)
        document.setTextWidth(width)
        document.size()  # all of it is laid out now
        return read_flow(document, self.height)


_SECTION = re.compile(r"<h2\b")
_ANCHOR = re.compile(r'(\bid="|\bhref="#)(?=[^"])')


def _parted(html: str) -> tuple[str, str]:
    """The head of the article, which stands above the columns, and the rest."""
    found = _SECTION.search(html)
    if found is None:
        return "", html
    return f"{html[: found.start()]}</body>", f"<body>{html[found.start() :]}"


def _named(html: str, prefix: str) -> str:
    """``html`` with anchors that are not those of another article in the same file."""
    return _ANCHOR.sub(lambda match: match[1] + prefix, html) if prefix else html


def paint(
    sheets: Sheets,
    device: QPagedPaintDevice,
    *,
    first: int = 1,
    last: int | None = None,
    progress: Progress = silent,
) -> None:
    """Paint the sides ``first`` to ``last`` (from 1; ``None``: all) on the device they are laid out for.

    A side is a page, or two of a booklet. ``progress`` counts the sides. Raises ``HandoutError``
    when the device fails. A printer's job that fails, or is cancelled by ``progress``, is given up,
    and leaves no file.
    """
    chosen = sheets.sides[max(1, first) - 1 : last or None]
    with painter_on(device) as painter:
        _paint_sides(sheets, painter, device, chosen, progress)


def _paint_sides(
    sheets: Sheets,
    painter: QPainter,
    device: QPagedPaintDevice,
    chosen: Sequence[tuple[int, ...]],
    progress: Progress,
) -> None:
    for done, side in enumerate(chosen):
        number = next(filter(None, side), 1)
        progress(done, len(chosen), sheets.handout.page_number(number, sheets.count))
        if done and not device.newPage():
            raise HandoutError(tr("The printer or file gave up at page {number}.", number=number))
        paint_side(sheets, painter, side)
    progress(len(chosen), len(chosen), tr("Printed"))


def paint_side(sheets: Sheets, painter: QPainter, side: Sequence[int]) -> None:
    """Paint one of ``sheets.sides``; the painter's origin is the upper left corner within the margins."""
    for place, number in enumerate(side):
        if number:
            painter.save()
            painter.translate(place * sheets.offset, 0)
            paint_sheet(sheets, painter, number)
            painter.restore()


def paint_sheet(sheets: Sheets, painter: QPainter, number: int) -> None:
    """Paint one page (from 1), within the margins; the painter's origin is their upper left corner."""
    leaf = sheets.leaves[number - 1]
    theme = load_theme(leaf.handout.theme)
    painter.save()
    painter.translate(leaf.body.topLeft())
    for placed in leaf.placed:
        paint_placed(placed, painter, theme, leaf.insets)
    painter.restore()
    paint_edges(leaf.edges, painter, theme, leaf.body, leaf.handout.page_number(number, sheets.count))


def documents_of(leaves: Sequence[Leaf]) -> list[QTextDocument]:
    """The documents that stand on those pages, in their order, each once."""
    found = {id(placed.flow): placed.flow.document for leaf in leaves for placed in leaf.placed}
    return list(found.values())
