"""How the text of an answer is broken into lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication

from gardreader.desktop.finder.results_drawing import _lay_out


@pytest.mark.parametrize("tail", ["", " …"])
@pytest.mark.parametrize("width", [40, 90, 300])
def test_what_does_not_fit_ends_in_dots(qapp: QApplication, width: int, tail: str) -> None:
    text = "Diseases of the blood and of the organs that make it, told in a few lines. " * 4 + tail
    layout, height = _lay_out(text, QFont(), width, 3, [])
    assert layout.lineCount() == 3
    assert layout.text().endswith(" …")
    assert text.startswith(layout.text().removesuffix(" …").rstrip())
    assert height > 0
    if width > 200:
        shown = layout.text().removesuffix(" …")
        assert text[len(shown)] in " ,.;"


def test_what_fits_is_left_alone(qapp: QApplication) -> None:
    layout, _ = _lay_out("Found … here …", QFont(), 400, 3, [])
    assert layout.text() == "Found … here …"


def test_no_mark_reaches_over_the_dots(qapp: QApplication) -> None:
    text = "liver " * 60
    layout, _ = _lay_out(text, QFont(), 300, 3, [(0, len(text), QTextCharFormat())])
    assert layout.text().endswith("liver …")
    assert [(piece.start, piece.length) for piece in layout.formats()] == [(0, len(layout.text()) - 2)]
