"""Tool tips of texts from articles, packs and file names: Qt takes for HTML what only looks like it."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """``text`` so that a tool tip shows it letter by letter: as HTML it could load files, or hang Qt.

    >>> plain_tip("Fever"), plain_tip("<img src='/tmp'>")
    ('Fever', "<p>&lt;img src='/tmp'&gt;</p>")
    """
    return f"<p>{escape(text, quote=False)}</p>" if Qt.mightBeRichText(text) else text
