"""A placed text with layers over it, and a light that goes out by itself under a place that was jumped to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gardreader.desktop.reader import geometry
from gardreader.desktop.reader.layer_stack import LayerStack
from gardreader.desktop.reader.layers import Layer
from gardreader.desktop.reader.placed_text import PlacedText
from gardreader.rendering.themes import Theme, load_theme

_FLASH = 1600  # milliseconds


class LayeredText(PlacedText):
    """Draws what lies over and under the text; knows where text stands in the view."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = load_theme("light")
        self._stack = LayerStack(self)
        self._flashed: tuple[int, int] | None = None
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.setInterval(_FLASH)
        self._flash_timer.timeout.connect(self._end_flash)

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """The colours around the text and over it; those of the text itself come with the page."""
        self._theme = theme
        self._stack.set_theme(theme)

    # ---- layers

    def add_layer(self, layer: Layer) -> None:
        """Lay ``layer`` over the text, of this page and those to come."""
        self._stack.add(layer)

    def remove_layer(self, layer: Layer) -> None:
        """Take ``layer`` away."""
        self._stack.remove(layer)

    def position_at(self, point: QPoint) -> int:
        """The position of the text at that point of the viewport, -1 where there is none."""
        spot = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.ExactHit)

    def span_area(self, start: int, end: int) -> QRectF:
        """Where the first line of that text stands in the viewport."""
        areas = geometry.text_areas(self.document(), start, end)
        top = self.verticalScrollBar().value()
        return areas[0].translated(0, -top) if areas else QRectF()

    # ---- the light

    def flash(self, position: int) -> None:
        """Light up the paragraph of ``position``, or the reference, for a moment."""
        self._flashed = geometry.lit_range(self.document(), position)
        self._flash_timer.start()
        self.viewport().update()

    @Slot()
    def _end_flash(self) -> None:
        self._flash_timer.stop()
        if self._flashed is not None:
            self._flashed = None
            self.viewport().update()

    # ---- painting

    def _ringed(self) -> tuple[int, int] | None:
        """The text that has the keyboard and is ringed for it."""
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, what is lit up beneath it, lines of layers, the ring around what has the keyboard."""
        if self._flashed is not None:
            self._paint_areas(self._flashed, fill=self._theme.mark_page, grow=4.0)
        super().paintEvent(event)
        if self._stack.has_lines:
            painter = self._painter()
            self._stack.paint(painter, event.rect().translated(0, self.verticalScrollBar().value()))
            painter.end()
        ringed = self._ringed()
        if ringed is not None:
            self._paint_areas(ringed, ring=self._theme.focus, grow=2.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text breaks elsewhere now, and what is drawn over it with it."""
        super().resizeEvent(event)
        self._stack.renew()

    def _painter(self) -> QPainter:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        return painter

    def _paint_areas(self, span: tuple[int, int], *, fill: str = "", ring: str = "", grow: float) -> None:
        painter = self._painter()
        painter.setPen(QPen(QColor(ring), 2) if ring else Qt.PenStyle.NoPen)
        if fill:
            painter.setBrush(QColor(fill))
        for area in geometry.text_areas(self.document(), *span):
            painter.drawRoundedRect(area.adjusted(-grow, -grow / 2, grow, grow / 2), 3, 3)
        painter.end()
