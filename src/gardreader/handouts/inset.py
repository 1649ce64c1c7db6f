"""Pictures in the text of a handout, QR codes and a clinic's logo: room is kept, and they are painted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextTable,
)

from gardreader.handouts.compose import Handout
from gardreader.handouts.logo import LogoKind, check_logo
from gardreader.handouts.qr_picture import paint_qr
from gardreader.rendering.qr import qr_matrix
from gardreader.rendering.themes import PAPER_BLACK

SMALLEST = 22.0
"""The side of a code in millimetres, its white edge included."""

LOGO = "logo:clinic"
"""The name of the logo in a page's HTML."""

_LOGO_ROOM = QSizeF(46, 18)  # millimetres at most
_LOGO_DOTS = 400  # in an inch: what is finer is made coarser, or a photograph would weigh megabytes
_MODULE = 0.5  # millimetres: finer ones are not read from paper by every telephone
_PICTURE = re.compile(r'<img src="(qr:\d+|logo:clinic)"[^>]*>')
_OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Insets:
    """The pictures of a handout by their names: how large each is in millimetres, and what it shows.

    ``grey`` prints the logo without its colours.
    """

    sizes: Mapping[str, QSizeF] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    logo: Path | None = None
    grey: bool = False

    def __bool__(self) -> bool:
        return bool(self.sizes)


def insets_of(handout: Handout) -> Insets:
    """The pictures of ``handout``. Raises ``HandoutError`` for a logo that cannot be printed."""
    codes = {f"qr:{code.number}": code.address for code in handout.codes if code.address}
    sizes = {name: QSizeF(side, side) for name, side in ((n, side_of(a)) for n, a in codes.items())}
    if handout.logo is not None:
        told = check_logo(handout.logo)
        shape = QSizeF(told.width, told.height)
        sizes[LOGO] = shape.scaled(_LOGO_ROOM, Qt.AspectRatioMode.KeepAspectRatio)
    return Insets(sizes, codes, handout.logo, handout.theme == PAPER_BLACK)


def side_of(address: str) -> float:
    """The side of the code of that address in millimetres; a long address needs a larger one."""
    return max(SMALLEST, _MODULE * len(qr_matrix(address)))


def with_room(html: str, insets: Insets, pixels: float) -> str:
    """``html`` with the sizes of its pictures; ``pixels`` of the style sheet are in a millimetre."""

    def sized(match: re.Match[str]) -> str:
        size = insets.sizes.get(match[1])
        if size is None:
            return ""
        width, height = (round(side * pixels + 0.5) for side in (size.width(), size.height()))
        return f'<img src="{match[1]}" width="{width}" height="{height}">'

    return _PICTURE.sub(sized, html) if "<img" in html else html


def add_pictures(document: QTextDocument, insets: Insets) -> None:
    """Give the document empty pictures where real ones will be painted; else Qt draws signs for lost ones."""
    empty = QImage(1, 1, QImage.Format.Format_ARGB32)
    empty.fill(0)
    for name in insets.sizes:
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), empty)


def paint_insets(
    content: QTextBlock | QTextTable,
    document: QTextDocument,
    painter: QPainter,
    insets: Insets,
    between: tuple[float, float],
) -> None:
    """Paint the pictures that stand in that block or table ``between`` two heights of the document."""
    for area, name in places(content, document):
        if not between[0] <= area.center().y() <= between[1]:
            continue
        if name in insets.codes:
            paint_qr(painter, area, insets.codes[name])
        elif name == LOGO and insets.logo is not None:
            _paint_logo(insets.logo, area, painter, grey=insets.grey)


def places(content: QTextBlock | QTextTable, document: QTextDocument) -> Iterator[tuple[QRectF, str]]:
    """Where pictures stand in that block or table of the laid-out document, and their names."""
    layout = document.documentLayout()
    if isinstance(content, QTextBlock):
        block, end = content, content.position() + 1
    else:
        block = content.firstCursorPosition().block()
        end = content.lastCursorPosition().position() + 1
    while block.isValid() and block.position() < end:
        if _OBJECT in block.text():
            origin = layout.blockBoundingRect(block).topLeft()
            lines = block.layout()
            piece = block.begin()
            while not piece.atEnd():
                fragment = piece.fragment()
                style = fragment.charFormat()
                if style.isImageFormat():
                    picture = style.toImageFormat()
                    place = fragment.position() - block.position()
                    line = lines.lineForTextPosition(place)
                    left, right = (_x(line.cursorToX(at)) for at in (place, place + 1))
                    height = (right - left) * picture.height() / picture.width()
                    # On the line's base, but never beyond the line: cells align at their tops.
                    down = min(max(0.0, line.ascent() - height), max(0.0, line.height() - height))
                    top = line.y() + down
                    area = QRectF(left, top, right - left, height).translated(origin)
                    yield area, picture.name()
                piece += 1
        block = block.next()


def _x(told: object) -> float:
    """The place of a letter: PySide tells it alone or with the letter's number."""
    return float(told[0] if isinstance(told, tuple) else told)  # type: ignore[arg-type]


def _paint_logo(path: Path, area: QRectF, painter: QPainter, *, grey: bool) -> None:
    most = area.size() / painter.device().logicalDpiX() * _LOGO_DOTS
    if check_logo(path).kind is LogoKind.SVG:
        from PySide6.QtSvg import QSvgRenderer

        drawing = QSvgRenderer(str(path))
        if not grey:
            drawing.render(painter, area)
            return
        image = QImage(most.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        brush = QPainter(image)
        drawing.render(brush)
        brush.end()
    else:
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and size.width() > most.width():
            reader.setScaledSize(most.toSize())
        image = reader.read()
    if not image.isNull():
        if grey:
            image = _in_grey(image)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, image)
        painter.restore()


def _in_grey(image: QImage) -> QImage:
    """The picture in greys on white: what is clear through shows the paper anyhow."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    brush = QPainter(paper)
    brush.drawImage(0, 0, image)
    brush.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)
