"""Reading a printed handout back: the text of its pages, without what stands on every sheet."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QTextDocument

from gardreader.handouts.compose import Handout, page_number

_DATE = re.compile(r'<p class="date">(.*?)</p>')
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


def body(pages: list[str], handout: Handout) -> str:
    """The bare text of all pages; each must end with the lines of head and foot, which are taken off."""
    return "".join(bodies(pages, handout))


def bodies(pages: list[str], handout: Handout) -> list[str]:
    """The same page by page."""
    return [_without_edges(bare(page), handout, n, len(pages)) for n, page in enumerate(pages, 1)]


def left_behind(texts: list[str], handout: Handout) -> list[str]:
    """The headings and the dates below them that a page ends with, by what is read in the PDF."""
    heads = [bare(anchor.title) for anchor in handout.page.anchors if anchor.level > 1]
    heads += [bare(date) for date in _DATE.findall(handout.page.html)]
    return [head for text in texts for head in heads if text.endswith(head)]


def _without_edges(page: str, handout: Handout, number: int, count: int) -> str:
    title, printed = bare(handout.title), bare(handout.printed)
    foot = bare(handout.source + page_number(number, count) + handout.disclaimer)
    assert page.endswith(printed + foot), page[-300:]
    page = page.removesuffix(printed + foot)
    if page.endswith(title):
        return page.removesuffix(title)
    # A title that is too long for its line is cut short. (NFKC writes the mark as three stops.)
    page, mark, rest = page.rpartition("...")
    assert mark
    assert not rest
    start = page.rindex(title[:20])
    assert title.startswith(page[start:])
    return page[:start]


def document_text(document: QTextDocument) -> str:
    """The bare text of a document, with the numbers of its lists."""
    written = []
    block = document.begin()
    while block.isValid():
        items = block.textList()
        mark = items.itemText(block) if items is not None else ""
        written.append((mark if mark[:1].isalnum() else "") + block.text())
        block = block.next()
    return bare("".join(written))
