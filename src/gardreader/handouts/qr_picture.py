"""QR codes painted with Qt, sharp at any size: on the window, on a sheet, in a PDF."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from gardreader.rendering.qr import Matrix, qr_matrix, runs


def paint_qr(painter: QPainter, rect: QRectF, text: str) -> None:
    """Paint the code of ``text``, quiet zone included, as a square in the middle of ``rect``.

    Black on white whatever the theme, for scanners. Every module is a whole number of the device's
    dots, so the code may be a little smaller than the square. Raises as ``qr_matrix`` does.
    """
    paint_matrix(painter, rect, qr_matrix(text))


def paint_matrix(painter: QPainter, rect: QRectF, matrix: Matrix) -> None:
    """``paint_qr`` for a code that is made already."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    origin, module = _grid(painter, square, len(matrix))
    path = QPainterPath()
    # One path, so that no reader of a PDF draws hairs of white between neighbouring modules.
    path.setFillRule(Qt.FillRule.WindingFill)
    for x, y, length in runs(matrix):
        path.addRect(origin.x() + x * module, origin.y() + y * module, length * module, module)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(square, Qt.GlobalColor.white)
    painter.fillPath(path, Qt.GlobalColor.black)
    painter.restore()


def qr_image(text: str, pixels: int) -> QImage:
    """A square picture of the code, ``pixels`` wide; wider where a module would be less than a dot.

    Raises as ``qr_matrix`` does.
    """
    matrix = qr_matrix(text)
    pixels = max(pixels, len(matrix))
    image = QImage(pixels, pixels, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        paint_matrix(painter, QRectF(image.rect()), matrix)
    finally:
        painter.end()
    return image


def _grid(painter: QPainter, square: QRectF, modules: int) -> tuple[QPointF, float]:
    """Where the code begins and how large a module is, both at whole dots of the device."""
    transform = painter.deviceTransform()
    scale = math.hypot(transform.m11(), transform.m12())
    dots = math.floor(square.width() * scale / modules + 1e-6) if scale else 0
    if dots < 1:  # too small to be sharp: the preview of a sheet, seen from afar
        return square.topLeft(), square.width() / modules
    module = dots / scale
    spare = (square.width() - module * modules) / 2
    corner = transform.map(square.topLeft() + QPointF(spare, spare))
    whole = QPointF(round(corner.x()), round(corner.y()))
    back, possible = transform.inverted()
    return (back.map(whole) if possible else square.topLeft()), module
