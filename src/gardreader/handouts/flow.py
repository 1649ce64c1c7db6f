"""A laid-out document as pieces that stand on pages: where its lines and rows are, and what holds together.

The document is laid out once, on an endless sheet, and only looked at from then on: Qt's own pages
cut rows in two and leave headings behind, and each break that it is told costs it a new layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtGui import (
    QGuiApplication,
    QPaintDevice,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextList,
    QTextTable,
)

from gardreader.handouts.breaking import Atom, Bond
from gardreader.handouts.continuing import mark_of

KEEP_WITH_NEXT = 1
"""The blocks' user state that means so; the style sheet sets it (``-qt-user-state``)."""

HEADS_TABLE = 2
"""The same of a block that is repeated where the table below it goes on on another page."""

HOLDS_TO_LAST = 3
"""That of a short one that must not begin a page: what it says belongs to the block before."""

_SHORT_ITEM = 2
"""Lines of a list's item that is kept with its neighbour where the list begins or ends."""

_LOW_ROW = 0.5
"""Of a page: a row that is no higher always goes to the next page whole."""

_SHORT_LINE = 2
"""Lines of one that must not begin a page; a longer one may."""

_BEST_KEPT = 2  # lines of a paragraph that stand together at its beginning and its end


@dataclass(frozen=True, slots=True)
class Piece:
    """A block or a row of a table in the flow of a document: its atoms, and the piece that heads it."""

    content: QTextBlock | QTextTable
    first: int
    last: int
    head: int | None = None

    @property
    def is_row(self) -> bool:
        return isinstance(self.content, QTextTable)


@dataclass(slots=True)
class Flow:
    """A document laid out to ``width``, read once: ``atoms`` from the top, ``owners`` the piece of each."""

    document: QTextDocument
    pieces: list[Piece] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)

    def head_of(self, atom: int) -> Piece | None:
        """What is repeated where a page begins with that atom."""
        piece = self.pieces[self.owners[atom]]
        return None if piece.head is None else self.pieces[piece.head]


def read_flow(document: QTextDocument, height: float) -> Flow:
    """The pieces of ``document``, which must be laid out without pages; ``height`` is that of a page.

    A row that is higher than a page may be parted between its lines.
    """
    flow = Flow(document)
    contents = list(_contents(document))
    rows = [isinstance(content, QTextTable) for content in contents]
    runs = _runs(contents)
    head: int | None = None
    for n, content in enumerate(contents):
        follows = n + 1 < len(contents) and rows[n] and rows[n + 1] and runs[n] == runs[n + 1]
        if isinstance(content, QTextTable):
            if n and rows[n - 1] and runs[n - 1] != runs[n]:
                head = None
            begins = n == 0 or not rows[n - 1] or runs[n - 1] != runs[n]
            ends = follows and (n + 2 == len(contents) or not rows[n + 2] or runs[n + 2] != runs[n])
            bond = Bond.NEIGHBOURS if follows and (begins or ends) else Bond.FREE
            if follows and begins and content.format().headerRowCount():
                _add(flow, content, row_atoms(content, document, height, Bond.LEADS), None)
                head = n
            else:
                _add(flow, content, row_atoms(content, document, height, bond), None if begins else head)
        else:
            heads = content.userState() == HEADS_TABLE
            _add(flow, content, _lines(content), None)
            head = n if heads else None
    _measure_heads(flow)
    if len(flow.atoms) > 1 and flow.atoms[-2].bond is Bond.FREE:
        flow.atoms[-2] = replace(flow.atoms[-2], bond=Bond.NEIGHBOURS)  # no sheet for a last line alone
    return flow


def _add(flow: Flow, content: QTextBlock | QTextTable, atoms: Sequence[Atom], head: int | None) -> None:
    first = len(flow.atoms)
    flow.atoms.extend(atoms)
    flow.owners.extend([len(flow.pieces)] * len(atoms))
    flow.pieces.append(Piece(content, first, len(flow.atoms), head))


def _measure_heads(flow: Flow) -> None:
    """Tell the atoms how high what is repeated above them is."""
    for piece in flow.pieces:
        if piece.head is not None:
            head = flow.pieces[piece.head]
            above = flow.atoms[head.last].top - flow.atoms[head.first].top
            if isinstance(head.content, QTextBlock):
                above += mark_of(head.content, flow.document).lower
            for n in range(piece.first, piece.last):
                atom = flow.atoms[n]
                flow.atoms[n] = replace(atom, above=above)


def _contents(document: QTextDocument) -> Iterator[QTextBlock | QTextTable]:
    """The blocks and tables of the document's flow, from the top; blocks of nothing are left out."""
    step = document.rootFrame().begin()
    while not step.atEnd():
        frame: QTextFrame | None = step.currentFrame()
        if isinstance(frame, QTextTable):
            yield frame
        elif frame is None:
            block = step.currentBlock()
            if (block.text() or block.textList() is not None) and block.layout().lineCount():
                yield block
        step += 1


def _runs(contents: Sequence[QTextBlock | QTextTable]) -> list[int]:
    """For each content the number of the table that it is a row of: rows of one table follow on another."""
    runs, run = [], 0
    for n, content in enumerate(contents):
        before = contents[n - 1] if n else None
        goes_on = (
            isinstance(content, QTextTable)
            and isinstance(before, QTextTable)
            and before.format().bottomMargin() == 0
            and content.format().headerRowCount() == 0
        )
        run += not goes_on
        runs.append(run)
    return runs


def _lines(block: QTextBlock) -> list[Atom]:
    layout = block.layout()
    top = layout.position().y()
    count = layout.lineCount()
    after = _bond_after(block)
    atoms = []
    for n in range(count):
        line = layout.lineAt(n)
        alone = n + 1 < _BEST_KEPT or count - (n + 1) < _BEST_KEPT
        bond = after if n + 1 == count else (Bond.LINES if alone else Bond.FREE)
        atoms.append(Atom(top + line.y(), top + line.y() + line.height(), bond))
    return atoms


def _bond_after(block: QTextBlock) -> Bond:
    """How the last line of ``block`` holds to what follows."""
    if block.userState() in (KEEP_WITH_NEXT, HEADS_TABLE):
        return Bond.LEADS
    following = block.next()
    if following.userState() == HOLDS_TO_LAST and following.layout().lineCount() <= _SHORT_LINE:
        return Bond.LEADS
    items: QTextList | None = block.textList()
    if items is None:
        # What announces a list.
        announces = block.text().rstrip().endswith(":") and following.textList() is not None
        return Bond.LEADS if announces else Bond.FREE
    place, count = items.itemNumber(block), items.count()
    if count < 2 or block.layout().lineCount() > _SHORT_ITEM:
        return Bond.FREE
    return Bond.NEIGHBOURS if place in (0, count - 2) else Bond.FREE


def row_atoms(table: QTextTable, document: QTextDocument, height: float, bond: Bond) -> list[Atom]:
    """The table as one atom, or line by line where it is higher than a page, or nearly so."""
    layout = document.documentLayout()
    scale = pixels_in(document.documentLayout().paintDevice())
    style = table.format()
    area = layout.frameBoundingRect(table)
    # Qt tells of a table where its first cell's text begins, not where the table does.
    top = area.top()
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        text = layout.blockBoundingRect(cell.firstCursorPosition().block()).top()
        top = min(top, text - cell.format().toTableCellFormat().topPadding() * scale)
    bottom = top + area.height() - (style.topMargin() + style.bottomMargin()) * scale
    if bottom - top <= height * _LOW_ROW:
        return [Atom(top, bottom, bond)]
    fits = bottom - top <= height
    bands = _bands(table, document)
    edges = [top, *(band[0] for band in bands[1:])]
    last = len(bands) - 1
    return [
        Atom(
            edge,
            bottom if n == last else band[1],
            bond if n == last else _bond_within(n, last, fits=fits),
        )
        for n, (edge, band) in enumerate(zip(edges, bands, strict=True))
    ]


def _bond_within(band: int, last: int, *, fits: bool) -> Bond:
    if fits:
        return Bond.ROW
    return Bond.LINES if band == 0 or band + 1 == last else Bond.FREE


def cell_lines(table: QTextTable, document: QTextDocument) -> Iterator[tuple[QTextBlock, int, float, float]]:
    """Each line of the table's cells: its block, its number there, its top and bottom in the document."""
    layout = document.documentLayout()
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if cell.row() != row or cell.column() != column:
                continue  # of one that spans several
            block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
            while block.isValid():
                lines = block.layout()
                # The area as Qt has it begins with the first line.
                offset = layout.blockBoundingRect(block).top()
                for n in range(lines.lineCount()):
                    line = lines.lineAt(n)
                    yield block, n, offset + line.y(), offset + line.y() + line.height()
                if block == last:
                    break
                block = block.next()


def _bands(table: QTextTable, document: QTextDocument) -> list[tuple[float, float]]:
    """From and to where lines stand in the table, those side by side together."""
    bands: list[tuple[float, float]] = []
    for top, bottom in sorted((top, bottom) for _, _, top, bottom in cell_lines(table, document)):
        if bands and top < bands[-1][1] - 1:
            bands[-1] = (bands[-1][0], max(bands[-1][1], bottom))
        else:
            bands.append((top, bottom))
    return bands


def pixels_in(device: QPaintDevice) -> float:
    """The device's dots in a pixel of the style sheet, as Qt reckons them."""
    return device.logicalDpiY() / round(QGuiApplication.primaryScreen().logicalDotsPerInchY())
