from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QImageWriter

from gardreader.errors import HandoutError
from gardreader.handouts.logo import MOST_LOGO_BYTES, Logo, LogoKind, _jpeg, _png, _svg, check_logo
from tests.disks import permissions_apply

SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0h9v9z"/></svg>\n'


def png(width: int, height: int) -> bytes:
    """A PNG that claims to be so large; what it holds would not fill it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def picture(path: Path, form: str, width: int = 40, height: int = 30) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x3388AA)
    assert QImageWriter(str(path), form.encode()).write(image)
    return path


def test_the_three_kinds_are_known_with_their_size(tmp_path: Path) -> None:
    assert check_logo(picture(tmp_path / "a", "PNG")) == Logo(LogoKind.PNG, 40, 30)
    assert check_logo(picture(tmp_path / "b", "JPEG")) == Logo(LogoKind.JPEG, 40, 30)
    for attributes, size in (
        ('width="40mm" height="30mm"', (40, 30)),
        ('width="100%" viewBox="0 0 8 6"', (8, 6)),
        ("", (1, 1)),
    ):
        (tmp_path / "c.svg").write_text(SVG.format(attributes))
        assert check_logo(tmp_path / "c.svg") == Logo(LogoKind.SVG, *size)


def test_a_hundred_megapixels_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    logo = tmp_path / "huge.png"
    logo.write_bytes(png(10_000, 10_000))
    with pytest.raises(HandoutError, match=r"has 100 megapixels; at most 40 are printed"):
        check_logo(logo)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a not one of the three",
        b"\x89PNG\r\n\x1a\n",
        png(0, 5),
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"<html><svg></svg></html>",
        b"<svg",
        "<svg>ä</svg>".encode("utf-16"),
    ],
)
def test_another_kind_or_a_damaged_one_is_told(tmp_path: Path, data: bytes) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(data)
    with pytest.raises(HandoutError, match=r"logo\.png is no PNG, JPEG or SVG picture"):
        check_logo(logo)


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="file:///etc/passwd"/>',
        '<image xlink:href="http://example.org/x.png"/>',
        "<script>alert(1)</script>",
        '<rect fill="url(http://example.org/a#b)"/>',
        "<style>@import 'x.css';</style>",
    ],
)
def test_a_drawing_that_asks_for_more_is_refused(tmp_path: Path, inner: str) -> None:
    (tmp_path / "a.svg").write_text(SVG.format("").replace("<path", f"{inner}<path"))
    with pytest.raises(HandoutError, match="asks for something beyond itself"):
        check_logo(tmp_path / "a.svg")


def test_what_is_no_file_or_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="no such file"):
        check_logo(tmp_path / "none.png")
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(HandoutError, match="no ordinary file"):
            check_logo(place)
    locked = picture(tmp_path / "locked.png", "PNG")
    locked.chmod(0)
    with permissions_apply(), pytest.raises(HandoutError, match="permission is denied"):
        check_logo(locked)
    with (tmp_path / "large.png").open("wb") as stream:
        stream.truncate(MOST_LOGO_BYTES + 1)
    with pytest.raises(HandoutError, match="larger than 8 megabytes"):
        check_logo(tmp_path / "large.png")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=120))
def test_no_bytes_upset_it(data: bytes) -> None:
    for read in (_png, _jpeg, _svg):
        for head in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"):
            found = read(head + data)
            assert found is None or (found.width > 0 and found.height > 0)
