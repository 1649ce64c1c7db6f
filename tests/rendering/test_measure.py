"""How many characters a line of running text holds, as Qt sets it: 60 to 75, at every zoom."""

from __future__ import annotations

import os
from collections.abc import Iterator
from statistics import quantiles

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

from gardreader.handouts.document import make_document, register_fonts
from gardreader.rendering.article_html import render_article
from gardreader.rendering.themes import BASE_SIZE, load_theme, measure
from tests.rendering.samples import bundled

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def full_lines(document: QTextDocument) -> Iterator[int]:
    """The lengths of the lines of paragraphs, but for their last."""
    block = document.begin()
    while block.isValid():
        plain = block.blockFormat().headingLevel() == 0 and block.textList() is None
        plain = plain and "\u2028" not in block.text()  # lines that are broken by hand
        if plain and QTextCursor(block).currentTable() is None:
            layout = block.layout()
            for number in range(layout.lineCount() - 1):
                line = layout.lineAt(number)
                text = block.text()[line.textStart() : line.textStart() + line.textLength()]
                yield len(text.rstrip())
        block = block.next()


@pytest.mark.parametrize("zoom", [80, 100, 125, 200, 300])
def test_a_line_holds_60_to_75_characters_at_every_zoom(qapp: QGuiApplication, zoom: int) -> None:
    register_fonts()
    size = BASE_SIZE * zoom / 100
    lines: list[int] = []
    for article in bundled():
        document = make_document(render_article(article), load_theme("light"), size)
        document.setTextWidth(measure(size))
        document.size()
        lines += full_lines(document)
    assert len(lines) > 100
    tenths = quantiles(lines, n=10)
    assert tenths[0] >= 58  # a long word at the end of a line leaves it shorter
    assert tenths[-1] <= 75
    assert 62 <= sum(lines) / len(lines) <= 70
