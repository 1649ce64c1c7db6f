"""A rendered article as a ``QTextDocument``: the one place where its fonts and options are set.

Only QtGui is used, and nothing needs the GUI thread: a document may be built on a worker and
moved to another thread with ``moveToThread``. The process needs a ``QGuiApplication``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QTextOption,
)

from gardreader.rendering.fonts import FAMILIES, font_files
from gardreader.rendering.options import Page
from gardreader.rendering.themes import BASE_SIZE, Theme, heading_size, style_sheet

_LIST_INDENT = 1.5
_MARKER_STRETCH = 220
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_NUMBER_SUFFIX = ".\u2009"
_LIGATURES = ("liga", "clig", "dlig", "calt")
_LARGE_PRINT = 12.0  # points: beyond, headings need not grow with the text to stand out
_LARGE_HEADINGS = {1: 1.6, 2: 1.28, 3: 1.1}
_USUAL_TITLE, _USUAL_HEADING = 2.0, 1.5  # what Qt makes of them
_TITLE_LINES = 3
_PROBE = 100  # pixels: large, so that widths are exact
_ABOVE_HEADINGS = 1.35  # sizes of the letter above a section's heading: paper is dearer than a screen
_CLOSER = "h2 {{ margin-top: {}px; }}"
_registered: list[int] = []


def register_fonts() -> None:
    """Make the program's typefaces known to Qt; a second call does nothing."""
    if not _registered:
        _registered.extend(QFontDatabase.addApplicationFont(str(path)) for path in font_files())


def text_font(size: float = BASE_SIZE, unit: str = "px", *, exact: bool = False) -> QFont:
    """The typeface of running text in that size, ``px`` or ``pt``; DejaVu Sans stands behind it.

    ``exact`` draws every letter apart: what Qt writes of a ligature into a PDF cannot be read back.
    """
    font = QFont(list(FAMILIES))
    if unit == "pt":
        font.setPointSizeF(size)
    else:
        font.setPixelSize(round(size))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if exact:
        for feature in _LIGATURES:
            font.setFeature(QFont.Tag(feature), 0)
    return font


def make_document(
    page: Page,
    theme: Theme,
    size: float = BASE_SIZE,
    unit: str = "px",
    *,
    exact: bool = False,
    width: float = 0.0,
) -> QTextDocument:
    """The page as a document, not yet laid out (``setTextWidth`` does that).

    ``width`` in points is what a title must suit on paper: a long one is set smaller (0: as it is).
    Long words and addresses wrap. The document keeps no undo history and loads nothing.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(text_font(size, unit, exact=exact))
    pixels = size * 96 / 72 if unit == "pt" else size
    document.setIndentWidth(pixels * _LIST_INDENT)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    closer = _CLOSER.format(round(pixels * _ABOVE_HEADINGS)) if unit == "pt" else ""
    document.setDefaultStyleSheet(style_sheet(theme, size, unit) + closer)
    document.setHtml(page.html)
    if "<li" in page.html:
        _space_markers(document)
    if unit == "px" and size > BASE_SIZE:
        _size_headings(document, {level: heading_size(level, size) for level in (1, 2, 3)}, unit)
    elif unit == "pt":
        sizes = {n: factor * size for n, factor in _LARGE_HEADINGS.items()} if size > _LARGE_PRINT else {}
        if width:
            usual, headings = sizes.get(1, _USUAL_TITLE * size), sizes.get(2, _USUAL_HEADING * size)
            if (fitting := title_size(page.title, usual, headings, size, width)) < usual:
                sizes[1] = fitting
        if sizes:
            _size_headings(document, sizes, unit)
    if exact:
        _widen_anchors(document)
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, page.title)
    return document


def title_size(title: str, usual: float, headings: float, least: float, width: float) -> float:
    """The size of a title in a column of ``width``, all in one unit: ``usual``, or as much less as it needs.

    It becomes as small as the ``headings`` below it to stand in three lines, and smaller still, to
    ``least``, that no word of it be broken.
    """
    font = text_font(_PROBE, exact=True)
    font.setWeight(QFont.Weight.Bold)
    metrics = QFontMetricsF(font)
    words = [metrics.horizontalAdvance(word) / _PROBE for word in title.split()]
    space = metrics.horizontalAdvance(" ") / _PROBE
    longest = max(words, default=0.0)
    size = usual
    while size > least:
        high = size > headings and _lines_of(words, space, width / size) > _TITLE_LINES
        if not high and longest * size <= width:
            break
        size = max(least, size - usual / 24)
    return size


def _lines_of(words: Sequence[float], space: float, width: float) -> int:
    """In how many lines words stand that are so long."""
    lines, used = 1, 0.0
    for word in words:
        if used and used + space + word > width:
            lines, used = lines + 1, 0.0
        used += word + (space if used else 0.0)
    return lines


def _space_markers(document: QTextDocument) -> None:
    """Move the marks of lists off their text: Qt leaves one space of the block's own font."""
    wider = QTextCharFormat()
    wider.setFontStretch(_MARKER_STRETCH)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if (items := block.textList()) is not None:
            if items.format().style() in _BULLETS:
                cursor.setPosition(block.position())
                cursor.mergeBlockCharFormat(wider)
            elif items.format().numberSuffix() != _NUMBER_SUFFIX:
                numbered = items.format()
                numbered.setNumberSuffix(_NUMBER_SUFFIX)
                items.setFormat(numbered)
        block = block.next()


def _size_headings(document: QTextDocument, sizes: Mapping[int, float], unit: str) -> None:
    """Give headings their sizes by hand: no style sheet can take away those that Qt has for them."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level in sizes:
            size = sizes[level]
            cursor.setPosition(block.position())
            cursor.setBlockCharFormat(_sized(block.charFormat(), size, unit))
            for start, end, style in [
                (piece.start, piece.start + piece.length, _sized(piece.format, size, unit))
                for piece in block.textFormats()
            ]:
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(style)
        block = block.next()


def _sized(style: QTextCharFormat, size: float, unit: str) -> QTextCharFormat:
    sized = QTextCharFormat(style)
    sized.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    if unit == "pt":
        sized.setProperty(QTextFormat.Property.FontPointSize, size)
    else:
        sized.setProperty(QTextFormat.Property.FontPixelSize, round(size))
    return sized


def _widen_anchors(document: QTextDocument) -> None:
    """Give the whole first word the anchor that Qt ties to its first letter.

    Else the letter is drawn apart: unkerned, and read back as a word of its own. What has an
    anchor on paper (a heading, the number of a reference) is of one format throughout.
    """
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        if not pieces.atEnd() and (first := pieces.fragment().charFormat()).anchorNames():
            end = block.position() + len(block.text().partition(" ")[0])
            cursor.setPosition(block.position())
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(first)
        block = block.next()
