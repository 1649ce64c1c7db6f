"""Tool tips show what they are given, letter by letter."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from gardreader.desktop.tips import plain_tip


@pytest.mark.parametrize("text", ["Fever & chills", "a < b", '<img src="file:///dev/zero">', "<b>10</b>&lt;"])
def test_what_looks_like_html_is_shown_as_it_stands(text: str, qapp: object) -> None:
    tip = plain_tip(text)
    document = QTextDocument()
    document.setHtml(tip) if tip != text else document.setPlainText(tip)
    assert document.toPlainText() == text
