"""By keyboard alone: from a citation to its reference and back, and a link that goes home by telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtGui import QColor, QImage

from gardreader.articles.markdown_file import read_article
from gardreader.paths import content
from gardreader.rendering.themes import load_theme
from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until

pytestmark = pytest.mark.journey
ARTICLE, TITLE = "bone-marrow-necrosis", "Bone marrow necrosis"


def test_a_citation_is_read_on_its_card_followed_and_come_back_from(reader: Reader, tmp_path: Path) -> None:
    reader.start(f"gardreader://{ARTICLE}/overview", title=TITLE)
    screen = reader.screen
    window = screen.wait_for_title(TITLE)
    there = reader.position_at_rest()
    assert there > 0, "the link did not lead to its section"
    picture = tmp_path / "window.png"
    screen.grab(window, picture)
    without = _of_the_card(picture)
    screen.press("Tab")  # to the first citation of the section
    wait_until(lambda: _grabbed(reader, window, picture) > without + 20_000, "no card was shown")
    cited = reader.position_at_rest()
    for _ in range(2):
        screen.press("Return")
        references = reader.position_at_rest()
        assert references > cited, "the citation did not lead to the references"
        screen.press("Return")
        assert reader.position_at_rest() == cited, "the same key did not come back to the line"
    screen.press("Return")
    assert reader.position_at_rest() == references
    screen.press("F8", "F8", "F8")  # on to other places that cite the same reference
    visited = reader.position_at_rest()
    assert cited < visited < references
    reader.quit()


def test_a_link_out_of_the_library_is_scanned_from_the_screen(reader: Reader, tmp_path: Path) -> None:
    reader.start(f"gardreader://{ARTICLE}/source", title=TITLE)
    screen = reader.screen
    reader.position_at_rest()
    screen.press(
        "Tab", "Return"
    )  # the foot of the page is in view, and in it the code of the fourth reference
    card = screen.wait_for_title("PubMed record")
    picture = tmp_path / "card.png"
    wait_until(lambda: bool(_scanned(reader, card, picture)), "there is no code on the card that can be read")
    codes = [r.pmid for r in read_article(content() / f"{ARTICLE}.md").references if r.pmid]
    address = f"https://pubmed.ncbi.nlm.nih.gov/{codes[0]}/"
    assert _scanned(reader, card, picture) == [address]
    screen.press("alt+l")
    large = screen.wait_for_title("QR code")
    wait_until(lambda: _scanned(reader, large, picture) == [address], "the large code cannot be read")
    screen.press("Escape", "Escape")
    wait_until(lambda: not _cards(reader), "the cards did not close")
    reader.quit()


def _cards(reader: Reader) -> list[str]:
    return [title for title in reader.screen.titles() if title.startswith(("QR code", "PubMed"))]


def _scanned(reader: Reader, window: str, picture: Path) -> list[str]:
    """What a telephone reads from that window."""
    reader.screen.grab(window, picture)
    grey = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(bytes(grey.constBits())).cast("B", shape=[grey.height(), grey.bytesPerLine()])
    found = zxingcpp.read_barcodes(view, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return [code.text for code in found]


def _grabbed(reader: Reader, window: str, picture: Path) -> int:
    reader.screen.grab(window, picture)
    return _of_the_card(picture)


def _of_the_card(picture: Path) -> int:
    """How many dots of the page have the colour of cards."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    colour = QColor(load_theme("light").surface).rgb().to_bytes(4, "little")
    data = bytes(image.constBits())
    return sum(data[i : i + 4] == colour for i in range(0, len(data), 4))
