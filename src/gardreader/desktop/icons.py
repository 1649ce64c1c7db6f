"""The program's line icons, drawn in the colours of a theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gardreader.paths import resources

APPLICATION = "gardreader"
"""The name of the program's own icon, which keeps its colours."""

_RATIOS = (1.0, 2.0)


def make_icon(name: str, colour: str, disabled: str, size: int = 20) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in ``colour``, and in ``disabled`` when it cannot be used.

    ``size`` is in pixels; it is drawn for screens of one and of two pixels a point.
    """
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for ratio in _RATIOS:
            icon.addPixmap(make_pixmap(name, ink, size, ratio), mode)
    return icon


def make_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` points, each of ``ratio`` pixels."""
    drawing = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    pixels = round(size * ratio)
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def application_icon() -> QIcon:
    """The program's own icon in the sizes that desktops ask for."""
    icon = QIcon()
    for size in (16, 32, 48, 64, 128):
        icon.addPixmap(make_pixmap(APPLICATION, "", size))
    return icon


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
