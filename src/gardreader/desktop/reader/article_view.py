"""The page itself: a column of text in the middle, its links, marks and place.

Nothing is decided here: a followed link, a wish for another zoom or a shown reference is a signal.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gardreader.desktop.reader import geometry
from gardreader.desktop.reader.copying import selected_text
from gardreader.desktop.reader.history import Place
from gardreader.desktop.reader.mark_layer import MarkLayer
from gardreader.desktop.reader.matches import Match
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.i18n import tr
from gardreader.rendering.themes import BASE_SIZE, Theme, load_theme, measure

EDGE = 28
"""The least space at either side of the column, in pixels."""

TOP = 20
"""How far below the upper edge of the view a place that is jumped to comes to stand, in pixels."""

_NARROW_EDGE = 14
_NOTCH = 120  # what a wheel tells of one notch; touchpads tell parts of it
_FLASH = 1600  # milliseconds
_SECTION_LINE = 0.2  # the share of the view's height at which a section counts as being read


class ArticleView(QTextEdit):
    """Shows a :class:`Prepared` page. Holds no article of its own."""

    link_followed = Signal(str)
    """A link was clicked or Enter pressed on it: its address as it stands."""

    link_shown = Signal(object, object)
    """The mouse or the keyboard came to a link: ``PageLink`` and its area in the view; ``None`` for gone."""

    section_changed = Signal(str)
    """The anchor of the section that is read now."""

    moved = Signal()
    """The text stands elsewhere in the view."""

    zoom_wanted = Signal(int)
    """The wheel was turned with Ctrl: steps up (down below 0)."""

    menu_wanted = Signal(QPoint)
    """The context menu was asked for, at that point of the viewport."""

    escaped = Signal()
    """Esc was pressed and nothing here needed it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("article-view")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Article"))
        self.viewport().setMouseTracking(True)
        self._theme = load_theme("light")
        self._page: Prepared | None = None
        self._marks = MarkLayer(self)
        self._blank = QTextDocument(self)
        self._zoom = 100
        self._section = ""
        self._place = Place()
        self._moving = False
        self._turned = 0
        self._focused: PageLink | None = None
        self._hovered: PageLink | None = None
        self._pressed: PageLink | None = None
        self._flashed: tuple[int, int] | None = None
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.setInterval(_FLASH)
        self._flash_timer.timeout.connect(self._end_flash)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)
        self.set_theme(self._theme)

    # ---- the page

    @property
    def page(self) -> Prepared | None:
        """What is shown."""
        return self._page

    @property
    def focused_link(self) -> PageLink | None:
        """The link that has the keyboard."""
        return self._focused

    def set_theme(self, theme: Theme) -> None:
        """The colours around the text; those of the text itself come with the page."""
        if theme == self._theme and self.styleSheet():
            return
        self._theme = theme
        self._marks.set_theme(theme)
        self.setStyleSheet(
            f"#article-view {{ background: {theme.page}; color: {theme.text}; border: 0px;"
            f" selection-background-color: {theme.selection}; selection-color: {theme.selection_text}; }}"
        )

    def show_page(self, page: Prepared, zoom: int, place: Place | None = None, *, same: bool = False) -> None:
        """Show ``page`` at ``place``, else from its top; ``same`` keeps what is selected in it."""
        self._show_link(None)
        self._pressed = self._flashed = None
        self._flash_timer.stop()
        old = self._page
        cursor = self.textCursor()
        selection = (cursor.anchor(), cursor.position()) if same else (0, 0)
        if self._focused not in page.links:
            self._focused = None
        self._page = page
        self._zoom = zoom
        self._moving = True
        page.document.setParent(self)
        # With nothing shown another width costs nothing; each page is laid out once, in its own.
        self.setDocument(self._blank)
        self._fit_column()
        self.setDocument(page.document)
        if old is not None and old.document is not page.document:
            old.document.deleteLater()
        page.document.size()
        self._select(*selection)
        self.setAccessibleName(page.page.title)
        self.setAccessibleDescription(tr("Article. Tab goes from link to link."))
        self.go_to_place(place or Place())
        self._moving = False
        self._marks.renew()

    def tell_section(self) -> None:
        """Tell which section is read, also when it has the name of the last one told."""
        self._section = ""
        self._tell_section()

    def _select(self, anchor: int, position: int) -> None:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected_text(self) -> str:
        """The selection as clean text."""
        cursor = self.textCursor()
        return selected_text(cursor) if cursor.hasSelection() else ""

    def announce(self, text: str) -> None:
        """Have a screen reader say ``text``, where one listens."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _fit_column(self) -> None:
        """Put the column in the middle; its width follows the text's size, not the window's."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        edge = EDGE if room > 520 else _NARROW_EDGE
        column = max(120, min(measure(BASE_SIZE * self._zoom / 100), room - 2 * edge))
        left = max(edge, (room - column) // 2)
        self.setViewportMargins(left, 0, max(edge, room - column - left), 0)
        if self.lineWrapColumnOrWidth() != column:
            self.setLineWrapColumnOrWidth(column)

    # ---- places

    def place(self) -> Place:
        """Where the reader is."""
        return self._place

    def go_to_place(self, place: Place) -> None:
        """Bring the text to exactly that place."""
        if place == Place():
            self._scroll(0)
        else:
            line = geometry.line_area(self.document(), place.position)
            self._scroll(line.top() + place.offset * max(1.0, line.height()))
        self._place = place
        if not self._moving:
            self._tell_section()

    def go_to(self, position: int, *, flash: bool = False) -> None:
        """Bring the line of ``position`` to the upper edge, and light it up for a moment."""
        line = geometry.line_area(self.document(), position)
        self._scroll(line.top() - TOP if position else 0)
        if flash:
            self.flash(*geometry.lit_range(self.document(), position))

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

    def flash(self, start: int, end: int) -> None:
        """Light up that text for a moment."""
        self._flashed = (start, end)
        self._flash_timer.start()
        self.viewport().update()

    def first_position(self) -> int:
        """The position of the first character in view."""
        return self._place.position

    def is_in_view(self, position: int) -> bool:
        """Whether the line of ``position`` is in view."""
        line = geometry.line_area(self.document(), position)
        top = self.verticalScrollBar().value()
        return line.top() >= top and line.bottom() <= top + self.viewport().height()

    def _scroll(self, y: float) -> None:
        self.verticalScrollBar().setValue(round(y))

    @Slot()
    def _on_scroll(self) -> None:
        if self._moving:
            return
        self._place = self._find_place()
        self._tell_section()
        self._marks.follow_view()
        if self._hovered is not None:
            self._show_link(None)
        self.moved.emit()

    def _find_place(self) -> Place:
        position = self.cursorForPosition(QPoint(0, 0)).position()
        line = geometry.line_area(self.document(), position)
        offset = (self.verticalScrollBar().value() - line.top()) / max(1.0, line.height())
        return Place(position, offset)

    def _tell_section(self) -> None:
        if self._page is None:
            return
        y = round(self.viewport().height() * _SECTION_LINE)
        section = self._page.section_at(self.cursorForPosition(QPoint(0, y)).position())
        name = section.id if section else ""
        if name != self._section:
            self._section = name
            self.section_changed.emit(name)

    # ---- marks

    def set_marks(self, matches: Sequence[Match], current: int = -1) -> None:
        """Mark those places; the one of index ``current`` stands out."""
        self._marks.set_marks(matches, current)

    # ---- links

    def link_area(self, link: PageLink) -> QRectF:
        """Where the first line of a link stands in the viewport."""
        areas = geometry.text_areas(self.document(), link.start, link.end)
        top = self.verticalScrollBar().value()
        return areas[0].translated(0, -top) if areas else QRectF()

    def address_at(self, point: QPoint) -> str:
        """The address of the link at that point of the viewport, else ``""``."""
        link = self._link_at(point)
        return link.address if link else ""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks from link to link, then leaves."""
        link = self._next_link(forward=forward)
        if link is None:
            self._focus_link(None)
            return super().focusNextPrevChild(forward)
        self._focus_link(link)
        return True

    def _next_link(self, *, forward: bool) -> PageLink | None:
        links = self._page.links if self._page else ()
        if not links:
            return None
        if self._focused in links and self._focused is not None:
            index = links.index(self._focused) + (1 if forward else -1)
            return links[index] if 0 <= index < len(links) else None
        if forward:
            first = self._place.position
            return next((link for link in links if link.start >= first), None)
        last = self.cursorForPosition(QPoint(self.viewport().width(), self.viewport().height())).position()
        return next((link for link in reversed(links) if link.start <= last), None)

    def _focus_link(self, link: PageLink | None) -> None:
        self._focused = link
        if link is not None:
            self.reveal(link.start, link.end)
        self._show_link(link)
        self.viewport().update()

    def _link_at(self, point: QPoint) -> PageLink | None:
        if self._page is None or not self.anchorAt(point):
            return None
        layout = self.document().documentLayout()
        spot = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        return self._page.link_at(layout.hitTest(spot, Qt.HitTestAccuracy.ExactHit))

    def _hover_at(self, point: QPoint | None) -> None:
        link = self._link_at(point) if point is not None else None
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        link = link or self._focused
        if link != self._hovered:
            self._show_link(link)

    def _show_link(self, link: PageLink | None) -> None:
        self._hovered = link
        self.link_shown.emit(link, self.link_area(link) if link else None)

    # ---- Qt's own

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
        self._moving = False
        if self._page is not None:
            self.document().size()
            self.go_to_place(place)
            self._marks.follow_view()
            self.moved.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """The place holds: Qt would bring the text cursor into view when it shows a text first."""
        place = self._place
        self._moving = True
        super().showEvent(event)
        self._moving = False
        if self._page is not None:
            self.go_to_place(place)

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A link is followed when it is released where it was pressed."""
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._link_at(event.position().toPoint())
            if self._focused is not None:
                self._focused = None
                self.viewport().update()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The link under the mouse is told."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follows the link that was pressed, unless text was selected."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None or self.textCursor().hasSelection():
            return
        if self._link_at(event.position().toPoint()) == pressed:
            self.link_followed.emit(pressed.address)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over no link any more."""
        super().leaveEvent(event)
        self._hover_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link that has the keyboard; Esc leaves it; the rest scrolls."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._focused is not None:
                self.link_followed.emit(self._focused.address)
            return
        if key == Qt.Key.Key_Escape:
            if self._focused is not None:
                self._focus_link(None)
            else:
                self.escaped.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The pane has its own menu."""
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._focused is not None:
            point = self.link_area(self._focused).bottomLeft().toPoint()
        self.menu_wanted.emit(point)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, what is lit up beneath it, and the ring around the link that has the keyboard."""
        if self._flashed is not None:
            self._paint_areas(self._flashed, fill=self._theme.mark_page, grow=4.0)
        super().paintEvent(event)
        if self._focused is not None and self.hasFocus():
            self._paint_areas((self._focused.start, self._focused.end), ring=self._theme.focus, grow=2.0)

    def _paint_areas(self, span: tuple[int, int], *, fill: str = "", ring: str = "", grow: float) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        painter.setPen(QPen(QColor(ring), 2) if ring else Qt.PenStyle.NoPen)
        if fill:
            painter.setBrush(QColor(fill))
        for area in geometry.text_areas(self.document(), *span):
            painter.drawRoundedRect(area.adjusted(-grow, -grow / 2, grow, grow / 2), 3, 3)
        painter.end()

    @Slot()
    def _end_flash(self) -> None:
        self._flashed = None
        self.viewport().update()
