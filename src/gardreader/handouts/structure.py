"""What a handout consists of, for those who hear it read: headings, paragraphs, lists, tables.

Qt writes PDFs that only say where letters stand. The tree made here says what they belong to; it
follows the documents, so it is read in their order, however columns and pages part them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QTextList, QTextTable

from gardreader.handouts.flow import Flow, Piece, cell_lines
from gardreader.handouts.pages import Sheets
from gardreader.handouts.painting import Placed

_HEADINGS = 6
_NEAR = 0.5  # dots: PDFs have figures cut short


@dataclass(eq=False, slots=True)
class Element:
    """A node: the name that PDF has for it, what it holds; ``kids`` are nodes and numbers of marked text."""

    tag: str
    scope: str = ""
    kids: list[Element | tuple[int, int]] = field(default_factory=list)

    def add(self, tag: str, scope: str = "") -> Element:
        """A new node below this one."""
        kid = Element(tag, scope)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator[Element]:
        """This node and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


@dataclass(frozen=True, slots=True)
class _Area:
    left: float
    top: float
    bottom: float
    element: Element


@dataclass(slots=True)
class _FlowNodes:
    """The nodes of a flow's pieces; of a row those of its lines, by where they stand."""

    tops: list[float]
    of_piece: dict[int, Element] = field(default_factory=dict)
    of_row: dict[int, list[_Area]] = field(default_factory=dict)


class Structure:
    """The tree of ``sheets``, and what any text of a side belongs to."""

    def __init__(self, sheets: Sheets):
        self.root = Element("Document")
        self._flows: dict[int, _FlowNodes] = {}
        self._slices: list[list[tuple[float, float, Placed]]] = []
        parents: dict[int, Element] = {}
        for leaf in sheets.leaves:
            parent = parents.get(id(leaf.handout))
            if parent is None:
                parent = parents[id(leaf.handout)] = self.root.add("Sect")
            for placed in leaf.placed:
                if id(placed.flow) not in self._flows:
                    self._flows[id(placed.flow)] = _nodes(placed.flow, parent)
        for side in sheets.sides:
            self._slices.append(
                [
                    (place * sheets.offset + left, top, placed)
                    for place, number in enumerate(side)
                    if number
                    for left, top, placed in _slices(sheets, number)
                ]
            )

    def of_text(self, side: int, shift: tuple[float, float], x: float, y: float) -> Element | None:
        """The node of text at ``x``, ``y`` of what was shifted so on that side (from 0).

        ``None`` for what stands on every page and for heads that are repeated.
        """
        for left, top, placed in self._slices[side]:
            if abs(left - shift[0]) < _NEAR and abs(top - shift[1]) < _NEAR:
                nodes = self._flows[id(placed.flow)]
                atom = bisect_right(nodes.tops, y) - 1
                if placed.first <= atom < placed.last:
                    return _at(nodes, placed.flow.owners[atom], x, y)
        return None


def _slices(sheets: Sheets, number: int) -> Iterator[tuple[float, float, Placed]]:
    """How each text of a page was shifted to its place."""
    leaf = sheets.leaves[number - 1]
    for placed in leaf.placed:
        first = placed.flow.atoms[placed.first]
        above = first.above if placed.head is not None else 0.0
        yield (
            leaf.body.left() + placed.x,
            leaf.body.top() + placed.y + above - first.top,
            placed,
        )


def _at(nodes: _FlowNodes, piece: int, x: float, y: float) -> Element | None:
    if piece in nodes.of_piece:
        return nodes.of_piece[piece]
    areas = [a for a in nodes.of_row.get(piece, ()) if a.top <= y <= a.bottom and a.left <= x + 1]
    return max(areas, key=lambda area: area.left).element if areas else None


def _nodes(flow: Flow, parent: Element) -> _FlowNodes:
    nodes = _FlowNodes([atom.top for atom in flow.atoms])
    table: Element | None = None
    items: tuple[int, Element] | None = None
    for number, piece in enumerate(flow.pieces):
        content = piece.content
        if isinstance(content, QTextTable):
            items = None
            begins = number == 0 or not _goes_on(flow.pieces[number - 1], content)
            if table is None or begins:
                table = parent.add("Table") if content.columns() > 1 else parent
            nodes.of_row[number] = list(_row(content, flow, table))
            continue
        table = None
        listed: QTextList | None = content.textList()
        if listed is None:
            items = None
            level = content.blockFormat().headingLevel()
            nodes.of_piece[number] = parent.add(f"H{level}" if 1 <= level <= _HEADINGS else "P")
            continue
        if items is None or items[0] != listed.objectIndex():
            items = (listed.objectIndex(), parent.add("L"))
        nodes.of_piece[number] = items[1].add("LI").add("LBody")
    return nodes


def _goes_on(before: Piece, content: QTextTable) -> bool:
    """Whether the row is one of the table of the row before."""
    previous = before.content
    return (
        isinstance(previous, QTextTable)
        and previous.columns() == content.columns()
        and previous.format().bottomMargin() == 0
        and content.format().headerRowCount() == 0
    )


def _row(content: QTextTable, flow: Flow, table: Element) -> Iterator[_Area]:
    """Where the lines of the row stand, and the cell of each; a row of one cell is a paragraph."""
    row = table.add("TR") if table.tag == "Table" else table
    heads = content.format().headerRowCount() > 0
    cells: dict[int, Element] = {}
    layout = flow.document.documentLayout()
    for block, _, top, bottom in cell_lines(content, flow.document):
        column = content.cellAt(block.position()).column()
        if column not in cells:
            if row is table:
                cells[column] = row.add("P")
            elif heads:
                cells[column] = row.add("TH", "Column")
            else:
                cells[column] = row.add("TD")
        left = layout.blockBoundingRect(block).left()
        yield _Area(left - 1 if column else -1.0, top, bottom, cells[column])
