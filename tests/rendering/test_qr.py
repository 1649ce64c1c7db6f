"""QR codes as a decoder reads them, and what has none."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.errors import HandoutError
from gardreader.rendering.qr import MOST_BYTES, QUIET, Matrix, fits_qr, qr_matrix, qr_svg, runs

ADDRESSES = st.one_of(
    st.from_regex(r"https://[a-z0-9.-]{1,60}/[A-Za-z0-9/_.~%?=&;#-]{0,200}", fullmatch=True),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120),
    st.integers(1, 10**12).map("https://example.org/é/\N{GREEK SMALL LETTER BETA}/{}".format),
)


def decoded(matrix: Matrix, scale: int = 4) -> str:
    """What zxing reads from a code whose modules are ``scale`` dots wide."""
    side = len(matrix) * scale
    dots = bytearray()
    for row in matrix:
        dots += b"".join((b"\x00" if dark else b"\xff") * scale for dark in row) * scale
    view = memoryview(bytes(dots)).cast("B", shape=[side, side])
    # Only these are asked for: among ten thousand modules there are bars that pass for a shop's.
    (code,) = zxingcpp.read_barcodes(view, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return str(code.text)


@settings(max_examples=60)
@given(ADDRESSES)
def test_a_decoder_reads_back_every_address(text: str) -> None:
    assert decoded(qr_matrix(text)) == text


@pytest.mark.parametrize("text", ["x" * 2000, "https://example.org/" + "ß" * 990, "€" * 776, "7"])
def test_long_and_short_ones(text: str) -> None:
    assert fits_qr(text)
    assert decoded(qr_matrix(text)) == text


def test_the_longest_fits_and_one_more_does_not() -> None:
    assert decoded(qr_matrix("a" * MOST_BYTES)) == "a" * MOST_BYTES
    assert not fits_qr("a" * (MOST_BYTES + 1))
    with pytest.raises(HandoutError, match=r"2332 characters.*Copy the address"):
        qr_matrix("a" * (MOST_BYTES + 1))
    longest = "é" * ((MOST_BYTES - 2) // 2)
    assert decoded(qr_matrix(longest)) == longest
    assert not fits_qr(longest + "é")


@pytest.mark.parametrize("text", ["", "\ud800"])
def test_what_is_no_text_has_none(text: str) -> None:
    assert not fits_qr(text)
    with pytest.raises(HandoutError):
        qr_matrix(text)


def test_the_quiet_zone_is_there() -> None:
    matrix = qr_matrix("https://www.omim.org/entry/277900")
    edge = range(QUIET)
    assert not any(any(matrix[n]) or any(matrix[-1 - n]) for n in edge)
    assert not any(row[n] or row[-1 - n] for row in matrix for n in edge)
    assert all(len(row) == len(matrix) for row in matrix)


def test_the_svg_draws_the_same_modules() -> None:
    text = "https://example.org/?a=1&b=<2>"
    root = ElementTree.fromstring(qr_svg(text))
    name = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{name}title") == text
    strokes = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", root.findall(f"{name}path")[1].attrib["d"])
    assert tuple(tuple(map(int, stroke)) for stroke in strokes) == runs(qr_matrix(text))
