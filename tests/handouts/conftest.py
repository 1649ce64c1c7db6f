"""What the tests of handouts share: typefaces known to Qt, and a device to lay out for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter

from gardreader.articles.model import Article
from gardreader.handouts.document import register_fonts
from gardreader.handouts.measures import set_page
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.pages import Sheets, lay_out
from gardreader.handouts.pdf import RESOLUTION
from tests.rendering.samples import TODAY

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PRINTED = HandoutOptions(printed=TODAY)


@dataclass
class Press:
    """A PDF in memory that handouts are laid out for."""

    writer: QPdfWriter
    buffer: QBuffer

    def lay_out(self, article: Article, options: HandoutOptions = PRINTED) -> Sheets:
        """The sheets of the article's handout."""
        set_page(self.writer, options)
        return lay_out(article, options, self.writer)


@pytest.fixture(autouse=True)
def typefaces(qapp: QGuiApplication) -> None:
    """All of these tests draw text."""
    register_fonts()


@pytest.fixture
def press() -> Iterator[Press]:
    """A new press."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    yield Press(writer, buffer)
    del writer
    buffer.close()
