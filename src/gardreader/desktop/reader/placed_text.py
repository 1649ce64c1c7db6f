"""A text in a column in the middle of a view, whose place holds at every width, zoom and look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSizeF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gardreader.desktop.reader import geometry
from gardreader.desktop.reader.copying import selected_text
from gardreader.desktop.reader.history import Place
from gardreader.rendering.themes import BASE_SIZE, measure

EDGE = 28
"""The least space at either side of the column, in pixels."""

TOP = 20
"""How far below the upper edge of the view a place that is jumped to comes to stand, in pixels."""

_READ = 0.2  # the share of the view's height at which text counts as being read
_NARROW = 520
_NARROW_EDGE = 14
_NARROWEST = 120
_FIRST = 1000  # positions that are laid out at once; Qt's own first step
_NOTCH = 120  # what a wheel tells of one notch; touchpads tell parts of it


class PlacedText(QTextEdit):
    """Shows documents that are only read. Where the reader is, is a :class:`Place`."""

    moved = Signal()
    """The text stands elsewhere in the view."""

    zoom_wanted = Signal(int)
    """The wheel was turned with Ctrl: 1 for up, -1 for down."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._blank = QTextDocument(self)
        self._shown: QTextDocument | None = None
        self._zoom = 100
        self._place = Place()
        self._moving = False
        self._turned = 0
        self._aimed = -1  # where the reader was brought last, until they go on from there
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    def show_document(
        self, document: QTextDocument, zoom: int, place: Place, selection: tuple[int, int]
    ) -> None:
        """Show ``document``, drawn for ``zoom``, at ``place``; the last one is let go of.

        From its top only what is seen is laid out now. Qt goes on with the rest after the paint, a few
        milliseconds at a time; whoever asks for a place further down has it laid out up to there.

        ``selection`` is where the selected text begins and ends, ``(0, 0)`` for none.
        """
        old, self._shown = self._shown, document
        self._zoom = zoom
        self._moving = True
        document.setParent(self)
        # With nothing shown another width costs nothing; each document is laid out once, in its own. It
        # is told its width before it has a layout: Qt begins one, in no width at all, as it makes it.
        self.setDocument(self._blank)
        self._fit_column()
        document.setPageSize(QSizeF(self.lineWrapColumnOrWidth(), -1))
        self.setDocument(document)
        if old is not None and old is not document:
            old.deleteLater()
        self._lay_out_view()
        self._select(*selection)
        self.go_to_place(place)
        self._moving = False

    def place(self) -> Place:
        """Where the reader is."""
        return self._place

    def first_position(self) -> int:
        """The position of the first character in view."""
        return self._place.position

    def read_position(self) -> int:
        """Where in the text the reader is taken to be: where they were brought, else at a line of the view.

        That line sinks to the view's foot as the page comes to its end: the last sections, which never
        reach the upper edge, are read there one after the other.
        """
        if self._aimed >= 0:
            return self._aimed
        bar, height = self.verticalScrollBar(), self.viewport().height()
        span = min(height, bar.maximum())
        sunk = max(0.0, (bar.value() - bar.maximum() + span) / span) if span else 0.0
        y = round(height * (_READ + (1 - _READ) * sunk))
        return self.cursorForPosition(QPoint(0, min(y, height - 1))).position()

    def go_to_place(self, place: Place) -> None:
        """Bring the text to exactly that place."""
        if not self._moving:
            self._aimed = -1
        if place == Place():
            self._scroll(0)
        else:
            line = geometry.line_area(self.document(), place.position)
            self._scroll(line.top() + place.offset * max(1.0, line.height()))
        self._place = place

    def go_to(self, position: int) -> None:
        """Bring the line of ``position`` to the upper edge, or as near as the end of the text allows."""
        line = geometry.line_area(self.document(), position)
        self._moving = True
        self._scroll(line.top() - TOP if position else 0)
        self._moving = False
        self._place = self._find_place()
        self._aimed = position
        self.moved.emit()

    def reveal(self, start: int, end: int) -> None:
        """Scroll as little as needed for that text to be well in view."""
        area = geometry.line_area(self.document(), start)
        area = area.united(geometry.line_area(self.document(), max(start, end - 1)))
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        gap = min(90.0, height / 5)
        if area.top() < top + gap:
            self._scroll(area.top() - gap)
        elif area.bottom() > top + height - gap:
            self._scroll(max(area.bottom() - height + gap, 0) if area.height() < height else area.top() - gap)

    def is_in_view(self, position: int) -> bool:
        """Whether the line of ``position`` is in view."""
        line = geometry.line_area(self.document(), position)
        top = self.verticalScrollBar().value()
        return line.top() >= top and line.bottom() <= top + self.viewport().height()

    def selected_text(self) -> str:
        """The selection as clean text."""
        cursor = self.textCursor()
        return selected_text(cursor) if cursor.hasSelection() else ""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded, from anywhere."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection as clean text, without the colours of the screen."""
        data = QMimeData()
        data.setText(selected_text(self.textCursor()))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The place holds, however wide the window."""
        if self._moving:  # the column is being fitted already
            super().resizeEvent(event)
            return
        place = self._place
        self._moving = True
        self._fit_column()
        super().resizeEvent(event)
        self._lay_out_view()
        self.go_to_place(place)
        self._moving = False
        self.moved.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """The place holds: Qt would bring the text cursor into view when it shows a text first."""
        place = self._place
        self._moving = True
        super().showEvent(event)
        self.go_to_place(place)
        self._moving = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            steps = int(self._turned / _NOTCH)
            if steps:
                self._turned -= steps * _NOTCH
                self.zoom_wanted.emit(1 if steps > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """The wheel over the margins scrolls like that over the text."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return event.isAccepted()
        return super().event(event)

    def _fit_column(self) -> None:
        """Put the column in the middle; its width follows the text's size, not the window's."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        edge = EDGE if room > _NARROW else _NARROW_EDGE
        column = max(_NARROWEST, min(measure(BASE_SIZE * self._zoom / 100), room - 2 * edge))
        left = max(edge, (room - column) // 2)
        self.setViewportMargins(left, 0, max(edge, room - column - left), 0)
        if self.lineWrapColumnOrWidth() != column:
            self.setLineWrapColumnOrWidth(column)

    def select(self, start: int, end: int) -> None:
        """Select that text; the place stays."""
        self._select(start, end)

    def _lay_out_view(self) -> None:
        """Lay out what is in view at the top of the page, so that it is found where it stands.

        Qt lays out what it is asked for by position, but finds letters by place only where it has been.
        """
        document, bottom = self.document(), self.viewport().height()
        layout, last, position = document.documentLayout(), document.characterCount() - 1, _FIRST
        while position < last and layout.blockBoundingRect(document.findBlock(position)).bottom() < bottom:
            position *= 2
        if position >= last:
            document.size()

    def _select(self, anchor: int, position: int) -> None:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _scroll(self, y: float) -> None:
        if y > 0:
            self.document().size()  # lays out what is not yet: till then the bar does not reach so far
        self.verticalScrollBar().setValue(round(y))

    @Slot()
    def _on_scroll(self) -> None:
        if not self._moving:
            self.document().size()  # the rest is wanted now
            self._aimed = -1
            self._place = self._find_place()
            self.moved.emit()

    def _find_place(self) -> Place:
        position = geometry.first_in_view(self)
        line = geometry.line_area(self.document(), position)
        offset = (self.verticalScrollBar().value() - line.top()) / max(1.0, line.height())
        return Place(position, offset)
