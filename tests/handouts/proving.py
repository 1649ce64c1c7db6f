"""One handout proved: printed as a PDF, read back by a program of others, and compared with its article."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import zxingcpp
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from gardreader.articles.model import Article
from gardreader.handouts.inset import places
from gardreader.handouts.measures import MILLIMETRES, margins_on, set_page
from gardreader.handouts.options import HandoutOptions, Paper, RefsAs, TextSize
from gardreader.handouts.pages import Sheets, lay_out
from gardreader.handouts.pdf import RESOLUTION, ensure_gui_application, pdf_bytes
from tests.handouts.reading_back import bare, left_behind, told, unlike, written
from tests.handouts.torn import torn
from tests.rendering.reading import unsaid

DAY = dt.date(2026, 11, 25)
SMALLEST_CODE = 20.0
"""Millimetres."""

CHECKS = ("text", "article", "headings", "torn", "margins", "overprint", "numbers", "codes", "tags")
"""What is looked for, as :class:`Fault` names it."""

_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_FEW = 8  # pages: pdfinfo goes through all of them for each element
_TAGGED = re.compile(r'^\s+"(.*)"$', re.MULTILINE)
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_POINTS = 72 / MILLIMETRES
_DOTS = 150


def named_options() -> dict[str, HandoutOptions]:
    """The kinds of handouts that are proved, by a short name."""
    plain = HandoutOptions(printed=DAY)
    extra = replace(plain, size=TextSize.XLARGE)
    return {
        "A4 normal": plain,
        "A4 xlarge": extra,
        "A5 normal": replace(plain, paper=Paper.A5),
        "A5 xlarge": replace(extra, paper=Paper.A5),
        "A4 codes": replace(plain, refs=RefsAs.QR),
        "A5 xl codes": replace(extra, paper=Paper.A5, refs=RefsAs.QR),
        "A4 columns": replace(plain, columns=2),
        "booklet": replace(plain, booklet=True),
    }


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a handout: one of :data:`CHECKS`, and where."""

    check: str
    told: str


@dataclass(frozen=True, slots=True)
class Proved:
    """A handout that was looked at: its pages, heads that were repeated, codes that were read, its faults."""

    article: str
    kind: str
    pages: int
    repeated: int
    codes: int
    faults: tuple[Fault, ...]


def prove(article: Article, kind: str, options: HandoutOptions) -> Proved:
    """Print ``article`` and look at all that is promised."""
    ensure_gui_application()
    _, data = pdf_bytes(article, options)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    set_page(writer, options)
    sheets = lay_out(article, options, writer)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.pdf"
        path.write_bytes(data)
        pages = _read(path, "-raw").split("\f")[:-1]
        faults = [*_text_faults(article, options, sheets, pages), *_place_faults(path, options)]
        faults += _tag_faults(path, sheets)
        codes = list(_codes(sheets, options)) if options.refs is RefsAs.QR else []
        faults += _code_faults(path, codes)
    repeated = sum(p.head is not None for leaf in sheets.leaves for p in leaf.placed)
    return Proved(article.id, kind, sheets.count, repeated, len(codes), tuple(faults))


def _read(path: Path, *how: str) -> str:
    run = subprocess.run(["pdftotext", *how, path, "-"], capture_output=True, check=True)
    return run.stdout.decode()


def _text_faults(
    article: Article, options: HandoutOptions, sheets: Sheets, pages: Sequence[str]
) -> Iterator[Fault]:
    yield from (Fault("text", fault) for fault in unlike(list(pages), sheets))
    text = told(sheets)
    whole = written(sheets)
    if text != whole and sorted(text) != sorted(whole):  # a row in parts is read part by part
        yield Fault("text", "pages do not hold all that was laid out, once each")
    wanted = article if options.refs is RefsAs.FULL else replace(article, references=())
    yield from (Fault("article", piece[:60]) for piece in unsaid(wanted, whole))
    yield from (Fault("headings", fault) for fault in left_behind(sheets))
    yield from (Fault("torn", fault) for fault in torn(sheets))
    for place, (side, page) in enumerate(zip(sheets.sides, pages, strict=False), 1):
        for number in filter(None, side):
            if bare(f"Page {number} of {sheets.count}") not in bare(page):
                yield Fault("numbers", f"page {place} is not numbered {number}")


def _place_faults(path: Path, options: HandoutOptions) -> Iterator[Fault]:
    """Words beyond the margins, and words over words."""
    for number, match in enumerate(_PAGE.finditer(_read(path, "-bbox")), 1):
        width, height = float(match[1]), float(match[2])
        words = [(*map(float, word[:4]), word[4]) for word in _WORD.findall(match[3])]
        halves = 2 if options.booklet else 1
        page = width / halves
        margins = margins_on(page / _POINTS, options.in_columns)
        left, right = margins.left() * _POINTS - 1.5, page - margins.right() * _POINTS + 1.5
        top, bottom = margins.top() * _POINTS - 3, height - margins.bottom() * _POINTS + 3
        for x0, y0, x1, y1, word in words:
            half = page if halves == 2 and x0 >= page else 0.0
            if x0 - half < left or x1 - half > right or y0 < top or y1 > bottom:
                yield Fault("margins", f"page {number}: {word[:30]}")
        yield from (Fault("overprint", f"page {number}: {pair}") for pair in _overprinted(words))


def _overprinted(words: list[tuple[float, float, float, float, str]]) -> Iterator[str]:
    words = sorted(words, key=lambda word: word[1])
    for n, (x0, y0, x1, y1, word) in enumerate(words):
        for ox0, oy0, ox1, oy1, other in words[n + 1 :]:
            if oy0 >= y1:
                break
            wide, high = min(x1, ox1) - max(x0, ox0), min(y1, oy1) - oy0
            if wide > 0.3 * min(x1 - x0, ox1 - ox0) and high > 0.5 * min(y1 - y0, oy1 - oy0):
                yield f"{word[:20]} over {other[:20]}"


def _tag_faults(path: Path, sheets: Sheets) -> Iterator[Fault]:
    """Text that a reader aloud would miss, hear twice or elsewhere: the tags hold all, in its order."""
    if len(sheets.sides) > _FEW:
        return
    run = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    text = bare("".join(_TAGGED.findall(run.stdout.decode())))
    wanted = written(sheets)
    if text != wanted and sorted(text) != sorted(wanted):
        at = next((n for n, (a, b) in enumerate(zip(text, wanted, strict=False)) if a != b), len(text))
        yield Fault("tags", f"{text[at : at + 40]!r} instead of {wanted[at : at + 40]!r}")


@dataclass(frozen=True, slots=True)
class _Code:
    """A code: its page, its address, where it stands on the page (points)."""

    page: int
    address: str
    left: float
    top: float
    side: float


def _codes(sheets: Sheets, options: HandoutOptions) -> Iterator[_Code]:
    """The codes of pages that have a sheet each."""
    for number, leaf in enumerate(sheets.leaves, 1):
        margins = margins_on(leaf.body.width() / RESOLUTION * MILLIMETRES + 40, options.in_columns)
        left, top = margins.left() * _POINTS, margins.top() * _POINTS
        for placed in leaf.placed:
            flow = placed.flow
            first = flow.atoms[placed.first]
            down = leaf.body.top() + placed.y + first.above * (placed.head is not None) - first.top
            for owner in range(flow.owners[placed.first], flow.owners[placed.last - 1] + 1):
                for area, name in places(flow.pieces[owner].content, flow.document):
                    below = first.top <= area.center().y() <= flow.atoms[placed.last - 1].bottom
                    if below and name in leaf.insets.codes:
                        x, y, side = (
                            dots / RESOLUTION * 72
                            for dots in (placed.x + area.left(), down + area.top(), area.width())
                        )
                        yield _Code(number, leaf.insets.codes[name], left + x, top + y, side)


def _code_faults(path: Path, codes: list[_Code]) -> Iterator[Fault]:
    pages = [_WORD.findall(match[3]) for match in _PAGE.finditer(_read(path, "-bbox"))] if codes else []
    for number in sorted({code.page for code in codes}):
        wanted = sorted(code.address for code in codes if code.page == number)
        seen = sorted(code.text for code in zxingcpp.read_barcodes(_picture(path, number)))
        for address in wanted:
            if address not in seen:
                yield Fault("codes", f"page {number}: {address} is not read")
        if len(seen) > len(wanted):
            yield Fault("codes", f"page {number}: codes too many")
    for code in codes:
        where = f"page {code.page}: {code.address}"
        if code.side < SMALLEST_CODE * _POINTS:
            yield Fault("codes", f"{where} is {code.side / _POINTS:.0f} mm wide")
        for word in pages[code.page - 1]:
            x0, y0, x1, y1 = map(float, word[:4])
            beside = x1 <= code.left or x0 >= code.left + code.side
            if not beside and y1 > code.top + 2 and y0 < code.top + code.side - 2:
                yield Fault("codes", f"{where} over {word[4][:30]}")


def _picture(path: Path, number: int) -> np.ndarray:
    command = ["pdftoppm", "-r", str(_DOTS), "-f", str(number), "-l", str(number), "-gray", str(path)]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    assert head
    return np.frombuffer(data, np.uint8, offset=head.end()).reshape(int(head[2]), int(head[1]))
