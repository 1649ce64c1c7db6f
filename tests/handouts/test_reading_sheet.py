"""The reading list on paper: read back as text, each code by a decoder from the picture of its sheet."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from itertools import islice
from pathlib import Path

import pytest
import zxingcpp
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter

from gardreader.articles.references import links, printed
from gardreader.errors import Cancelled, HandoutError
from gardreader.handouts.options import Paper
from gardreader.handouts.reading_sheet import SheetEntry, lay_out_list, list_pdf
from gardreader.packs.library import Library
from tests.handouts.reading_back import bare

PDFTOPPM = shutil.which("pdftoppm")
DAY = dt.date(2026, 11, 3)
LONG = SheetEntry(
    "A title that is long: " + "pulmonary alveolar proteinosis and its kin " * 9,
    reference="Doe J. A reference. " * 12,
    address="https://example.org/" + "a-long-path/" * 40 + "?q=%20β",
    note="For Monday\nask about 10⁹/L",
)
ENTRIES = [
    SheetEntry("Still's disease", "Still's disease. 2014.", "https://www.orpha.net/?Expert=829", done=True),
    SheetEntry("No address at all", "Doe J. On X. Lancet. 1937."),
    SheetEntry("No web address", "Doe J. On Y.", "javascript:alert(1)"),
    LONG,
]  # fmt: skip


def pictures(data: bytes, folder: Path, dots: int = 200) -> list[QImage]:
    """Each page as a picture, by a program that is not ours."""
    assert PDFTOPPM
    path = folder / "sheet.pdf"
    path.write_bytes(data)
    subprocess.run([PDFTOPPM, "-r", str(dots), "-gray", "-png", path, folder / "page"], check=True)
    return [QImage(str(file)) for file in sorted(folder.glob("page*.png"))]


def codes(page: QImage) -> list[tuple[str, float]]:
    """Texts of the codes on a page, from top to bottom, and how many dots each is wide without its edge."""
    import numpy as np

    gray = page.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), gray.bytesPerLine())
    found = zxingcpp.read_barcodes(
        rows[:, : gray.width()].copy(), zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    found = sorted(found, key=lambda code: code.position.top_left.y)
    return [(code.text, code.position.top_right.x - code.position.top_left.x) for code in found]


def text_of(data: bytes) -> list[str]:
    return [bare(page.extract_text()) for page in PdfReader(io.BytesIO(data), strict=True).pages]


def test_all_of_an_entry_is_on_the_sheet() -> None:
    count, data = list_pdf(ENTRIES, "Reading list", printed=DAY)
    pages = text_of(data)
    assert len(pages) == count
    whole = "".join(pages)
    for entry in ENTRIES:
        for said in (entry.title[:300], entry.reference, entry.address, *entry.note.split("\n")):
            assert bare(said) in whole, said
    for number, page in enumerate(pages, 1):
        assert f"Page{number}of{count}" in page
        assert "Printed3November2026" in page


@pytest.mark.skipif(PDFTOPPM is None, reason="pdftoppm is not installed")
def test_every_code_is_read_and_is_its_address(tmp_path: Path, gard_library: Library) -> None:
    entries = [
        SheetEntry(reference.title or printed(reference), printed(reference), found[0][1])
        for _, article in islice(gard_library.articles(), 0, 4000, 100)
        for reference in article.references[:2]
        if (found := links(reference))
    ][:28]
    assert len(entries) > 10
    _, data = list_pdf([*ENTRIES, *entries], "Reading list", printed=DAY)
    read = [code for page in pictures(data, tmp_path) for code in codes(page)]
    assert [text for text, _ in read] == [ENTRIES[0].address, LONG.address, *(e.address for e in entries)]
    # With its white edge the code is 25 mm wide: 4 of 33 or more modules on either side are white.
    millimetres = [dots / 200 * 25.4 for _, dots in read]
    assert all(17 <= wide <= 26 for wide in (millimetres[0], *millimetres[2:]))
    assert millimetres[1] > 28


def test_no_entry_is_parted() -> None:
    entries = [
        SheetEntry(f"Entry {n:03} ends", "Doe J. " * (n % 40), f"https://e.org/{n}") for n in range(60)
    ]
    pages = text_of(list_pdf(entries, "Reading list", Paper.LETTER, DAY)[1])
    assert len(pages) > 5
    for entry in entries:
        (page,) = (page for page in pages if bare(entry.title) in page)
        assert bare(entry.address) in page


@pytest.mark.parametrize(
    "entry",
    [
        SheetEntry("x" * 100_000, "y" * 100_000, "https://e.org/" + "z" * 100_000, "n" * 100_000),
        SheetEntry("", "", "", ""),
        SheetEntry("<b>&amp;</b> \u202eabc\u202c", note="\n".join(["line"] * 2_000)),
        SheetEntry("日本 β≥½", address="https://example.org/β"),
    ],
    ids=["endless", "empty", "odd", "letters"],
)
def test_anything_gives_a_sheet(entry: SheetEntry) -> None:
    count, data = list_pdf([entry], "Reading list", printed=DAY)
    assert count >= 1
    assert data.startswith(b"%PDF")


def test_an_empty_list_is_a_sheet_with_its_title() -> None:
    assert bare("Reading list") in text_of(list_pdf([], "Reading list", printed=DAY)[1])[0]


def test_it_can_be_stopped_and_small_paper_is_refused() -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list_pdf(ENTRIES, "Reading list", progress=stop)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QSizeF(60, 60), QPageSize.Unit.Millimeter),
            QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )
    )
    with pytest.raises(HandoutError, match="too small"):
        lay_out_list(ENTRIES, "Reading list", writer)
    del writer


def test_an_address_in_letters_from_right_to_left_is_printed_in_its_order() -> None:
    address = "https://example.org/\u05d0\u05d1/page"
    _, data = list_pdf([SheetEntry("On X", address=address)], "Reading list", printed=DAY)
    text = bare(PdfReader(io.BytesIO(data)).pages[0].extract_text())
    assert bare("https://example.org/%D7%90%D7%91/page") in text
