from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from gardreader.articles.model import Reference
from gardreader.errors import HandoutError
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.compose import compose
from gardreader.handouts.inset import LOGO, SMALLEST, insets_of, side_of
from gardreader.handouts.options import Ink, RefsAs
from gardreader.handouts.pictures import SheetPictures
from tests.handouts.conftest import PRINTED
from tests.rendering.samples import FULL

CODED = replace(PRINTED, refs=RefsAs.QR)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" '
    'fill="#ff0000"/></svg>'
)


def grey(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width()].copy()


def reds(image: QImage) -> list[tuple[int, int]]:
    size = range(image.width()), range(image.height() // 4)
    return [(x, y) for x in size[0] for y in size[1] if image.pixelColor(x, y).name() == "#ff0000"]


def test_a_long_address_has_a_larger_code() -> None:
    assert side_of("https://example.org") == SMALLEST >= 20
    assert side_of("https://example.org/" + "x" * 600) > SMALLEST


@pytest.mark.parametrize("address", ["https://example.org/a", "https://example.org/" + "long/" * 60])
def test_codes_are_read_from_the_picture_of_the_page(address: str) -> None:
    article = replace(
        FULL,
        references=(*FULL.references, Reference("far", title="Far", url=address)),
        sections=FULL.sections,
    )
    pictures = SheetPictures(article, CODED)
    found = set()
    for number in range(1, pictures.count + 1):
        found |= {code.text for code in zxingcpp.read_barcodes(grey(pictures.picture(number, 1240)))}
    codes = compose(article, CODED).codes
    assert address in {code.address for code in codes}
    assert found == {code.address for code in codes}


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_logo_is_painted_in_its_shape_within_its_room(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"logo.{kind}"
    if kind == "svg":
        path.write_text(SVG, encoding="utf-8")
    else:
        image = QImage(2000, 1000, QImage.Format.Format_RGB32)
        image.fill(0xFF0000)
        image.save(str(path))
    options = replace(PRINTED, clinic=Clinic("A clinic", logo=path))
    size = insets_of(compose(FULL, options)).sizes[LOGO]
    assert size.width() == pytest.approx(2 * size.height())
    dots = reds(SheetPictures(FULL, options).picture(1, 420))
    wide = max(x for x, _ in dots) - min(x for x, _ in dots)
    high = max(y for _, y in dots) - min(y for _, y in dots)
    assert wide == pytest.approx(size.width() * 2, abs=3)
    assert high == pytest.approx(size.height() * 2, abs=3)
    black = SheetPictures(FULL, replace(options, ink=Ink.BLACK)).picture(1, 420)
    assert reds(black) == []
    (x, y), *_ = dots
    grey = black.pixelColor(x + wide // 2, y + high // 2)
    assert max(grey.red(), grey.green(), grey.blue()) - min(grey.red(), grey.green(), grey.blue()) <= 4
    assert grey.red() < 200


def test_a_logo_that_is_gone_is_told(tmp_path: Path) -> None:
    options = replace(PRINTED, clinic=Clinic("A clinic", logo=tmp_path / "gone.png"))
    with pytest.raises(HandoutError, match="logo"):
        SheetPictures(FULL, options)
