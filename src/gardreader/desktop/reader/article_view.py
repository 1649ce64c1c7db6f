"""The page itself: its links, its marks, and which section is read.

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
)
from PySide6.QtWidgets import QWidget

from gardreader.desktop.reader import geometry
from gardreader.desktop.reader.copying import selected_text
from gardreader.desktop.reader.history import Place
from gardreader.desktop.reader.mark_layer import MarkLayer
from gardreader.desktop.reader.matches import Match
from gardreader.desktop.reader.placed_text import PlacedText
from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme, load_theme

_FLASH = 1600  # milliseconds
_SECTION_LINE = 0.2  # the share of the view's height at which a section counts as being read


class ArticleView(PlacedText):
    """Shows a :class:`Prepared` page. Holds no article of its own."""

    link_followed = Signal(str)
    """A link was clicked or Enter pressed on it: its address as it stands."""

    link_shown = Signal(object, object)
    """The mouse or the keyboard came to a link: ``PageLink`` and its area in the view; ``None`` for gone."""

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
        self._theme = load_theme("light")
        self._page: Prepared | None = None
        self._marks = MarkLayer(self)
        self._section = ""
        self._focused: PageLink | None = None
        self._hovered: PageLink | None = None
        self._pressed: PageLink | None = None
        self._flashed: tuple[int, int] | None = None
        self._flash_timer = QTimer(self)
        self._flash_timer.setSingleShot(True)
        self._flash_timer.setInterval(_FLASH)
        self._flash_timer.timeout.connect(self._end_flash)
        self.moved.connect(self._on_moved)
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
        cursor = self.textCursor()
        selection = (cursor.anchor(), cursor.position()) if same else (0, 0)
        if self._focused not in page.links:
            self._focused = None
        self._page = page
        self.setAccessibleName(page.page.title)
        self.setAccessibleDescription(tr("Article. Tab goes from link to link."))
        self.show_document(page.document, zoom, place or Place(), selection)
        self._marks.renew()

    def tell_section(self) -> None:
        """Tell which section is read, also when it has the name of the last one told."""
        self._section = ""
        self._tell_section()

    def selected_text(self) -> str:
        """The selection as clean text."""
        cursor = self.textCursor()
        return selected_text(cursor) if cursor.hasSelection() else ""

    def announce(self, text: str) -> None:
        """Have a screen reader say ``text``, where one listens."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def flash(self, position: int) -> None:
        """Light up the paragraph of ``position``, or the reference, for a moment."""
        self._flashed = geometry.lit_range(self.document(), position)
        self._flash_timer.start()
        self.viewport().update()

    @Slot()
    def _on_moved(self) -> None:
        self._tell_section()
        self._marks.follow_view()
        if self._hovered is not None:
            self._show_link(None)

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
        focused = self._link_in_hand()
        if focused in links and focused is not None:
            index = links.index(focused) + (1 if forward else -1)
            return links[index] if 0 <= index < len(links) else None
        if forward:
            first = self._place.position
            return next((link for link in links if link.start >= first), None)
        last = self.cursorForPosition(QPoint(self.viewport().width(), self.viewport().height())).position()
        return next((link for link in reversed(links) if link.start <= last), None)

    def _link_in_hand(self) -> PageLink | None:
        """The link that has the keyboard, unless the reader has gone elsewhere since."""
        focused = self._focused
        return focused if focused is not None and self.is_in_view(focused.start) else None

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
            focused = self._link_in_hand()
            if focused is not None:
                self.link_followed.emit(focused.address)
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
