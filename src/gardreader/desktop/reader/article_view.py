"""The page itself: its links, the layers over its text, and which section is read.

Nothing is decided here: a followed link, a wish for another zoom or a shown reference is a signal.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QWidget

from gardreader.desktop.reader.history import Place
from gardreader.desktop.reader.layered_text import LayeredText
from gardreader.desktop.reader.layers import Pointed
from gardreader.desktop.reader.mark_layer import MarkLayer
from gardreader.desktop.reader.matches import Match
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.desktop.reader.stops import Stop, same_link, same_position, stops_of
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme, load_theme

_ENDS = (
    (QKeySequence.StandardKey.MoveToStartOfDocument, QAbstractSlider.SliderAction.SliderToMinimum),
    (QKeySequence.StandardKey.MoveToEndOfDocument, QAbstractSlider.SliderAction.SliderToMaximum),
)


class ArticleView(LayeredText):
    """Shows a :class:`Prepared` page. Holds no article of its own."""

    link_followed = Signal(str)
    """A link was clicked or Enter pressed on it: its address as it stands."""

    link_shown = Signal(object, object)
    """The mouse or the keyboard came to a link: ``PageLink`` and its area in the view; ``None`` for gone."""

    span_shown = Signal(object, object)
    """The mouse or the keyboard came to a span of a layer: ``Pointed`` and its area; ``None`` for gone."""

    span_followed = Signal(object)
    """A span was clicked, or Enter pressed on it: its ``Pointed``."""

    page_changed = Signal(object)
    """Another :class:`Prepared` is shown; where its text is another one too, the layers are empty."""

    section_changed = Signal(str)
    """The anchor of the section that is read now."""

    menu_wanted = Signal(QPoint)
    """The context menu was asked for, at that point of the viewport."""

    escaped = Signal()
    """Esc was pressed and nothing here needed it."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("article-view")
        self.setAccessibleName(tr("Article"))
        self.viewport().setMouseTracking(True)
        self._page: Prepared | None = None
        self._marks = MarkLayer(self)
        self._stops: tuple[Stop, ...] | None = None
        self._section = ""
        self._focused: Stop | None = None
        self._left = -1
        self._shown_link: PageLink | None = None
        self._shown_span: Pointed | None = None
        self._pressed: PageLink | Pointed | None = None
        self._followed: PageLink | None = None
        self._stack.changed.connect(self._on_layers)
        self._stack.add(self._marks)
        self.moved.connect(self._on_moved)
        self.set_theme(load_theme("light"))

    # ---- the page

    @property
    def page(self) -> Prepared | None:
        """What is shown."""
        return self._page

    @property
    def focused_link(self) -> PageLink | None:
        """The link that has the keyboard."""
        return self._focused.link if self._focused else None

    @property
    def followed_link(self) -> PageLink | None:
        """Which of the links of one address is followed, while ``link_followed`` tells of it."""
        return self._followed

    @property
    def focused_span(self) -> Pointed | None:
        """The span of a layer that has the keyboard."""
        return self._focused.pointed if self._focused else None

    def set_theme(self, theme: Theme) -> None:
        """The colours around the text; those of the text itself come with the page."""
        if theme == self._theme and self.styleSheet():
            return
        super().set_theme(theme)
        self.setStyleSheet(
            f"#article-view {{ background: {theme.page}; color: {theme.text}; border: 0px;"
            f" selection-background-color: {theme.selection}; selection-color: {theme.selection_text}; }}"
        )

    def show_page(self, page: Prepared, zoom: int, place: Place | None = None, *, same: bool = False) -> None:
        """Show ``page`` at ``place``, else from its top.

        ``same``: it is the same article in another look; what is selected and what has the keyboard stay,
        and ``place`` is one of the page before, kept by what stands there.
        """
        before = self._page
        if not same or before is None or before.text != page.text:
            self._aimed = -1
        self._show_nothing()
        self._pressed = None
        self._end_flash()
        cursor = self.textCursor()
        selection = (0, 0)
        focused = self._focused
        self._focused = None
        if before is None or before.ref != page.ref or before.text != page.text:
            self._stack.clear()
            self._left = -1
        elif same:
            selection, self._focused = (cursor.anchor(), cursor.position()), focused
        if same and before is not None:
            if focused is not None and focused.link is not None:
                link = same_link(focused.link, before, page)
                self._focused = Stop(link.start, link.end, link=link) if link else None
            if place is not None:
                place = Place(same_position(place.position, before, page), place.offset)
        self._page = page
        self._stops = None
        self.setAccessibleName(page.page.title)
        self.setAccessibleDescription(tr("Article. Tab goes from link to link."))
        self.show_document(page.document, zoom, place or Place(), selection)
        self._stack.renew()
        self.page_changed.emit(page)

    def tell_section(self) -> None:
        """Tell which section is read, also when it has the name of the last one told."""
        self._section = ""
        self._tell_section()

    def announce(self, text: str) -> None:
        """Have a screen reader say ``text``, where one listens."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def _on_moved(self) -> None:
        self._tell_section()
        self._stack.follow_view()
        self._show_nothing()

    def _tell_section(self) -> None:
        if self._page is None:
            return
        section = self._page.section_at(self.read_position())
        name = section.id if section else ""
        if name != self._section:
            self._section = name
            self.section_changed.emit(name)

    # ---- marks

    def set_marks(self, matches: Sequence[Match], current: int = -1) -> None:
        """Mark those places; the one of index ``current`` stands out."""
        self._marks.set_marks(matches, current)

    # ---- layers

    def focus_span(self, start: int, end: int) -> bool:
        """Give the keyboard to the link or the span that stands there; false where there is none.

        A span that answers to the mouse can be given it so, though the Tab key passes it by.
        """
        stop = next((s for s in self._all_stops() if s.start == start and s.end == end), None)
        if stop is None and (pointed := self._stack.pointed(start, end)) is not None:
            stop = Stop(start, end, pointed=pointed)
        if stop is not None:
            self._focus_stop(stop)
        return stop is not None

    @Slot()
    def _on_layers(self) -> None:
        self._stops = None
        focused = self._focused
        if focused is None or focused.pointed is None or focused in self._all_stops():
            return
        if self._stack.pointed(focused.start, focused.end) != focused.pointed:
            self._focus_stop(None)

    # ---- links, and the spans that are reached as they are

    def link_area(self, link: PageLink) -> QRectF:
        """Where the first line of a link stands in the viewport."""
        return self.span_area(link.start, link.end)

    def address_at(self, point: QPoint) -> str:
        """The address of the link at that point of the viewport, else ``""``."""
        link = self._link_at(point)
        return link.address if link else ""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks from link to link, then leaves."""
        stop = self._next_stop(forward=forward)
        self._focus_stop(stop)
        return True if stop is not None else super().focusNextPrevChild(forward)

    def _all_stops(self) -> tuple[Stop, ...]:
        if self._stops is None:
            self._stops = stops_of(self._page.links, self._stack.reached()) if self._page else ()
        return self._stops

    def _next_stop(self, *, forward: bool) -> Stop | None:
        stops = self._all_stops()
        focused = self._stop_in_hand()
        if focused is not None and focused in stops:
            index = stops.index(focused) + (1 if forward else -1)
            return stops[index] if 0 <= index < len(stops) else None
        start = focused.start if focused is not None else self._left_at()
        if forward:
            first = self._place.position if start is None else start
            return next((stop for stop in stops if stop.end > first), None)
        if start is not None:
            return next((stop for stop in reversed(stops) if stop.start < start), None)
        last = self.cursorForPosition(QPoint(self.viewport().width(), self.viewport().height())).position()
        return next((stop for stop in reversed(stops) if stop.start <= last), None)

    def _stop_in_hand(self) -> Stop | None:
        """What has the keyboard, unless the reader has gone elsewhere since."""
        focused = self._focused
        return focused if focused is not None and self.is_in_view(focused.start) else None

    def _left_at(self) -> int | None:
        """Where the walk goes on: at what is selected or was found, what Esc left, or the last click."""
        cursor = self.textCursor()
        for position in (cursor.selectionStart() if cursor.hasSelection() else -1, self._left):
            if position >= 0 and self.is_in_view(position):
                return position
        return None

    def _focus_stop(self, stop: Stop | None) -> None:
        self._focused = stop
        if stop is not None:
            cursor = self.textCursor()
            if (
                cursor.hasSelection()
                and cursor.selectionStart() < stop.end
                and stop.start < cursor.selectionEnd()
            ):
                cursor.clearSelection()  # the ring would not be seen on it
                self.setTextCursor(cursor)
            self.reveal(stop.start, stop.end)
        self._show_what(stop.link if stop else None, stop.pointed if stop else None, again=True)
        self.viewport().update()

    def _link_at(self, point: QPoint) -> PageLink | None:
        if self._page is None or not self.anchorAt(point):
            return None
        return self._page.link_at(self.position_at(point))

    def _at(self, point: QPoint) -> PageLink | Pointed | None:
        position = self.position_at(point) if self._page is not None else -1
        if position < 0:
            return None
        return self._link_at(point) or self._stack.span_at(position)

    def _hover_at(self, point: QPoint | None) -> None:
        found = self._at(point) if point is not None else None
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        in_hand = self._stop_in_hand() if found is None and self.hasFocus() else None
        if in_hand is not None:
            found = in_hand.link or in_hand.pointed
        if isinstance(found, PageLink):
            self._show_what(found, None)
        else:
            self._show_what(None, found)

    def _show_what(self, link: PageLink | None, pointed: Pointed | None, *, again: bool = False) -> None:
        """Tell of the link or the span that is pointed to, where that is another one than before."""
        if again or link != self._shown_link:
            self._shown_link = link
            self.link_shown.emit(link, self.link_area(link) if link else None)
        if pointed != self._shown_span or (again and pointed is not None):
            self._shown_span = pointed
            area = self.span_area(pointed.span.start, pointed.span.end) if pointed else None
            self.span_shown.emit(pointed, area)

    def _show_nothing(self) -> None:
        self._show_what(None, None)

    def _follow(self, found: PageLink | Pointed) -> None:
        if isinstance(found, PageLink):
            self._followed = found
            self.link_followed.emit(found.address)
            self._followed = None
        else:
            self.span_followed.emit(found)

    # ---- Qt's own

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A link is followed when it is released where it was pressed."""
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._at(event.position().toPoint())
            self._left = self.cursorForPosition(event.position().toPoint()).position()
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
        if self._at(event.position().toPoint()) == pressed:
            self._follow(pressed)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over no link any more."""
        super().leaveEvent(event)
        self._hover_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link that has the keyboard; Esc leaves it; the rest scrolls."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self._stop_in_hand()
            found = focused.link or focused.pointed if focused is not None else None
            if found is not None:
                self._follow(found)
            return
        if key == Qt.Key.Key_Escape:
            if self._focused is not None:
                self._left = self._focused.start
                self._focus_stop(None)
            else:
                self.escaped.emit()
            return
        for keys, end in _ENDS:
            if event.matches(keys):  # Qt knows Home and End alone, most people Ctrl with them too
                self.verticalScrollBar().triggerAction(end)
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The pane has its own menu."""
        point = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._focused is not None:
            point = self.span_area(self._focused.start, self._focused.end).bottomLeft().toPoint()
        self.menu_wanted.emit(point)

    def _ringed(self) -> tuple[int, int] | None:
        focused = self._focused if self.hasFocus() else None
        return (focused.start, focused.end) if focused else None
