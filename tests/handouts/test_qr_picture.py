"""Painted QR codes are read back by a decoder at every size, and have no grey in them."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gardreader.errors import HandoutError
from gardreader.handouts.qr_picture import paint_qr, qr_image

ADDRESS = "https://pubmed.ncbi.nlm.nih.gov/16249882/"


def read(image: QImage) -> list[str]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high = grey.bytesPerLine(), grey.height()  # a line ends at a whole word of memory
    view = memoryview(bytes(grey.constBits())).cast("B", shape=[high, wide])
    return [
        code.text
        for code in zxingcpp.read_barcodes(view, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    ]


@settings(max_examples=25)
@given(st.integers(60, 900), st.from_regex(r"https://[a-z.é]{1,30}/[a-zA-Z0-9?=%]{0,60}", fullmatch=True))
def test_pictures_of_any_size_are_read(pixels: int, text: str) -> None:
    image = qr_image(text, pixels)
    assert image.width() == image.height() >= pixels
    if image.width() >= 2 * 60:
        assert read(image) == [text]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [120.0, 161.3])
def test_it_is_black_and_white_on_any_screen(scale: float, size: float) -> None:
    image = QImage(600, 600, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint_qr(painter, QRectF(20.4, 30.7, size + 40, size), ADDRESS)
    painter.end()
    assert read(image) == [ADDRESS]
    middle = QRectF(20.4 + 20, 30.7, size, size).center().toPoint() * scale
    half = int(size * scale * 0.4)
    inks = {
        image.pixel(x, y) & 0xFFFFFF
        for x in range(middle.x() - half, middle.x() + half)
        for y in range(middle.y() - half, middle.y() + half)
    }
    assert inks == {0x000000, 0xFFFFFF}


def test_long_addresses_widen_the_picture_and_longer_ones_are_refused() -> None:
    long = "https://example.org/" + "q" * 1980
    image = qr_image(long, 40)
    assert image.width() == 177  # a dot a module
    assert read(qr_image(long, 700)) == [long]
    with pytest.raises(HandoutError):
        qr_image("q" * 3000, 200)


def test_it_goes_into_a_pdf_as_strokes(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtGui import QPdfWriter

    path = tmp_path / "code.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    paint_qr(painter, QRectF(100, 100, 2000, 2000), ADDRESS)
    painter.end()
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/Subtype /Image" not in data
