"""Draws the layers of one view: only what is in and near it, for there may be thousands of spans.

Colours are given to Qt as extra selections, so that letters keep their shape and stand over what lies
behind them, in tables too. Lines are drawn by hand: Qt's dots cannot be told from dust at 100 %.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gardreader.desktop.reader import geometry
from gardreader.desktop.reader.layers import Layer, Pointed, Span, SpanLook
from gardreader.rendering.themes import Theme

_AROUND = 1500  # positions before and after the view that are drawn along with it
_THICKNESS = 0.09  # of a line, in sizes of the letters
_GAP = 0.16  # between the letters' feet and the line


@dataclass(frozen=True, slots=True)
class _Line:
    line: QLineF
    pen: QPen


class LayerStack(QObject):
    """The layers of ``view`` in their order."""

    changed = Signal()
    """A layer came, or has other spans now."""

    def __init__(self, view: QTextEdit):
        super().__init__(view)
        self._view = view
        self._layers: list[Layer] = []
        self._theme: Theme | None = None
        self._formats: dict[SpanLook, QTextCharFormat] = {}
        self._covered = (0, -1)
        self._lines: list[_Line] = []
        self._selected = False

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Those that were added, the lowest first."""
        return tuple(self._layers)

    @property
    def has_lines(self) -> bool:
        """Whether :meth:`paint` has anything to draw."""
        return bool(self._lines)

    def add(self, layer: Layer) -> None:
        """Draw that layer too, from now on until it is destroyed or removed."""
        self._layers.append(layer)
        self._layers.sort(key=_order)
        layer.changed.connect(self._on_changed)
        self._on_changed()

    def remove(self, layer: Layer) -> None:
        """Draw that layer no more."""
        layer.changed.disconnect(self._on_changed)
        self._layers.remove(layer)
        self._on_changed()

    def clear(self) -> None:
        """Take the spans of all layers away: they are those of another text."""
        for layer in self._layers:
            layer.clear()

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self._theme = theme
        self._formats.clear()
        self.renew()

    def span_at(self, position: int) -> Pointed | None:
        """The topmost span that answers to the mouse and holds ``position``."""
        for layer in reversed(self._layers):
            span = layer.span_at(position) if layer.pointed else None
            if span is not None:
                return Pointed(layer.name, span)
        return None

    def pointed(self, start: int, end: int) -> Pointed | None:
        """The span that answers to the mouse and stands just there, as the keyboard comes to it."""
        for layer in self._layers:
            for span in layer.within(start, end) if layer.pointed else ():
                if (span.start, span.end) == (start, end):
                    return Pointed(layer.name, span, by_key=True)
        return None

    def reached(self) -> list[Pointed]:
        """The spans that the Tab key goes to, by their place."""
        found = [Pointed(layer.name, span) for layer in self._layers if layer.reached for span in layer.spans]
        return sorted(found, key=_place)

    def renew(self) -> None:
        """Draw what is in view anew: the text stands elsewhere, or is another one."""
        self._covered = (0, -1)
        self.follow_view()

    def follow_view(self) -> None:
        """Draw what has come into view."""
        if self._theme is None:
            return
        if not any(layer.spans for layer in self._layers):
            self._lines.clear()
            self._select([])
            self._covered = (0, -1)
            return
        first, last = geometry.first_in_view(self._view), geometry.last_in_view(self._view)
        if self._covered[0] <= first and last <= self._covered[1]:
            return
        start, end = max(0, first - _AROUND), last + _AROUND
        self._covered = (start, end)
        self._draw(start, end, self._theme)

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """Draw the lines within ``exposed``; the painter stands in the document's own coordinates."""
        top, bottom = exposed.top(), exposed.bottom()
        for drawn in self._lines:
            if top <= drawn.line.y1() + drawn.pen.widthF() and drawn.line.y1() - drawn.pen.widthF() <= bottom:
                painter.setPen(drawn.pen)
                painter.drawLine(drawn.line)

    def _draw(self, start: int, end: int, theme: Theme) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        self._lines.clear()
        for layer in self._layers:
            looks = layer.looks(theme)
            for span in layer.within(start, end):
                look = looks.get(span.kind)
                if look is None:
                    continue
                if look.page or look.text:
                    selections.append(self._selection(span, look))
                if look.line:
                    self._lines.extend(self._lines_of(span, look))
        self._select(selections)
        self._view.viewport().update()

    def _select(self, selections: list[QTextEdit.ExtraSelection]) -> None:
        if selections or self._selected:
            self._selected = bool(selections)
            self._view.setExtraSelections(selections)

    def _selection(self, span: Span, look: SpanLook) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        document = self._view.document()
        last = document.characterCount() - 1
        cursor = QTextCursor(document)
        cursor.setPosition(min(span.start, last))
        cursor.setPosition(min(span.end, last), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = self._format(look)
        return selection

    def _format(self, look: SpanLook) -> QTextCharFormat:
        known = self._formats.get(look)
        if known is None:
            known = self._formats[look] = QTextCharFormat()
            if look.page:
                known.setBackground(QColor(look.page))
            if look.text:
                known.setForeground(QColor(look.text))
        return known

    def _lines_of(self, span: Span, look: SpanLook) -> list[_Line]:
        lines = []
        for left, right, foot, size in geometry.feet(self._view.document(), span.start, span.end):
            pen = QPen(QColor(look.line), max(1.0, size * _THICKNESS))
            if look.dotted:
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setDashPattern([0.01, 2.2])
            y = foot + size * _GAP
            lines.append(_Line(QLineF(left, y, right, y), pen))
        return lines

    @Slot()
    def _on_changed(self) -> None:
        self.renew()
        self.changed.emit()


def _order(layer: Layer) -> int:
    return layer.order


def _place(pointed: Pointed) -> Span:
    return pointed.span
