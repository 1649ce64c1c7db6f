"""The mark behind a name that is repeated where its table goes on on another page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextDocument

from gardreader.handouts.document import text_font
from gardreader.i18n import tr

_USUAL = 11.0


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark, where its letters stand, and how much ``lower`` what follows must begin for it."""

    text: str
    font: QFont
    place: QPointF
    lower: float


def continued_mark() -> str:
    """Stands behind the repeated name of a group of rows."""
    return tr("(continued)")


def mark_of(block: QTextBlock, document: QTextDocument) -> Mark:
    """The mark of that block: at the end of its last line, or below where that has no room."""
    lines = block.layout()
    line = lines.lineAt(lines.lineCount() - 1)
    size = block.charFormat().font().pointSizeF()
    piece = block.begin()
    while not piece.atEnd():
        size = piece.fragment().charFormat().font().pointSizeF()
        piece += 1
    # A font of the document's would be drawn in the second typeface.
    font = text_font(size if size > 0 else _USUAL, "pt", exact=True)
    metrics = QFontMetricsF(font, document.documentLayout().paintDevice())
    text = " " + continued_mark()
    end = line.x() + line.naturalTextWidth()
    base = lines.position() + QPointF(0, line.y() + line.ascent())
    if end + metrics.horizontalAdvance(text) <= document.size().width():
        return Mark(text, font, base + QPointF(end, 0), 0.0)
    lower = metrics.lineSpacing()
    return Mark(text.strip(), font, base + QPointF(line.x(), lower), lower)
