"""Reading a printed handout back: the text of its pages, without what stands on every sheet."""

from __future__ import annotations

import io
import math
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from gardreader.handouts.continuing import continued_mark
from gardreader.handouts.flow import Flow, Piece, cell_lines
from gardreader.handouts.pages import Sheets
from gardreader.handouts.painting import Placed

_DATE = re.compile(r'<p class="date">(.*?)</p>')
_TAG = re.compile(r"<[^>]*>")
PDFTOTEXT = shutil.which("pdftotext")

# Qt writes the letters of a PDF as the first character that the typeface draws with that glyph.
_ONE_GLYPH = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": "-"})


def bare(text: str) -> str:
    """``text`` without white space, in which readers of PDFs differ, and one way to write each letter."""
    folded = unicodedata.normalize("NFKC", text.translate(_ONE_GLYPH))
    return "".join(folded.replace("\u200b", "").split())


def pages_by_pypdf(data: bytes) -> list[str]:
    """The text of each page, in the order of drawing."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(data), strict=True).pages]


def pages_by_pdftotext(data: bytes, folder: Path) -> list[str]:
    """The same by poppler's program, an independent reader."""
    assert PDFTOTEXT
    path = folder / "read.pdf"
    path.write_bytes(data)
    run = subprocess.run([PDFTOTEXT, "-raw", path, "-"], capture_output=True, check=True)
    return run.stdout.decode().split("\f")[:-1]


def body(pages: list[str], sheets: Sheets) -> str:
    """The bare text that the pages hold, each piece once; every page must hold what stands on it, no more.

    What is repeated on purpose (the lines at head and foot, the heads of tables that go on) is left out.
    """
    assert unlike(pages, sheets) == []
    return told(sheets)


def unlike(pages: list[str], sheets: Sheets) -> list[str]:
    """The pages that do not hold exactly what was laid out on them: where they begin to differ."""
    if len(pages) != len(sheets.sides):
        return [f"{len(pages)} pages instead of {len(sheets.sides)}"]
    faults = []
    for place, (side, page) in enumerate(zip(sheets.sides, pages, strict=True), 1):
        wanted = "".join(shown(sheets, n) + edges_text(sheets, n) for n in side if n)
        found = bare(page)
        if found != wanted:
            pairs = zip(found, wanted, strict=False)
            at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(found), len(wanted)))
            faults.append(f"page {place}: {found[at : at + 40]!r} instead of {wanted[at : at + 40]!r}")
    return faults


def shown(sheets: Sheets, number: int) -> str:
    """The bare text between the lines at head and foot of a page (from 1), repeated heads included."""
    texts = []
    for placed in sheets.leaves[number - 1].placed:
        if (head := placed.head) is not None:
            mark = continued_mark() if isinstance(head.content, QTextBlock) else ""
            texts.append(_piece_text(placed.flow, head, head.first, head.last) + mark)
        texts.append(_placed_text(placed))
    return bare("".join(texts))


def told(sheets: Sheets) -> str:
    """The bare text of all pages without what is repeated."""
    return bare("".join(_placed_text(placed) for leaf in sheets.leaves for placed in leaf.placed))


def edges_text(sheets: Sheets, number: int) -> str:
    """The bare text of the lines at head and foot of a page, in the order of drawing."""
    leaf = sheets.leaves[number - 1]
    edges = leaf.edges
    first, *rest = edges.foot
    told_number = leaf.handout.page_number(number, sheets.count)
    return bare("".join((edges.left, edges.right, first, told_number, *rest)))


def written(sheets: Sheets) -> str:
    """The bare text of what was laid out, whatever became of it on pages."""
    documents = {id(p.flow): p.flow.document for leaf in sheets.leaves for p in leaf.placed}
    return "".join(document_text(document) for document in documents.values())


def left_behind(sheets: Sheets) -> list[str]:
    """The headings and the dates below them that a column ends with, by what stands there."""
    found = []
    for number, leaf in enumerate(sheets.leaves, 1):
        page = leaf.handout.page
        heads = {bare(anchor.title) for anchor in page.anchors if anchor.level > 1}
        heads |= {bare(_TAG.sub("", date)) for date in _DATE.findall(page.html)}
        for placed in leaf.placed:
            text = bare(_placed_text(placed))
            found += [f"page {number} ends with {head}" for head in heads if text.endswith(head)]
    return found


def _placed_text(placed: Placed) -> str:
    flow = placed.flow
    numbers = range(flow.owners[placed.first], flow.owners[placed.last - 1] + 1)
    return "".join(_piece_text(flow, flow.pieces[n], placed.first, placed.last) for n in numbers)


def _piece_text(flow: Flow, piece: Piece, first: int, last: int) -> str:
    first, last = max(first, piece.first), min(last, piece.last)
    content = piece.content
    if isinstance(content, QTextBlock):
        lines = content.layout()
        texts = []
        for n in range(first - piece.first, last - piece.first):
            line = lines.lineAt(n)
            texts.append((_mark(content) if n == 0 else "") + _of_line(content, line))
        return "".join(texts)
    top = flow.atoms[first].top - 0.5
    bottom = flow.atoms[last].top - 0.5 if last < piece.last else flow.atoms[last - 1].bottom
    if first == piece.first and last == piece.last:
        top, bottom = -math.inf, math.inf
    return "".join(
        (_mark(block) if n == 0 else "") + _of_line(block, block.layout().lineAt(n))
        for block, n, y, _ in cell_lines(content, flow.document)
        if top <= y < bottom
    )


def _of_line(block: QTextBlock, line: QTextLine) -> str:
    return block.text()[line.textStart() : line.textStart() + line.textLength()].replace("\ufffc", "")


def _mark(block: QTextBlock) -> str:
    items = block.textList()
    mark = items.itemText(block) if items is not None else ""
    return mark if mark[:1].isalnum() else ""


def document_text(document: QTextDocument) -> str:
    """The bare text of a document, with the numbers of its lists."""
    texts = []
    block = document.begin()
    while block.isValid():
        texts.append(_mark(block) + block.text().replace("\ufffc", ""))
        block = block.next()
    return bare("".join(texts))
