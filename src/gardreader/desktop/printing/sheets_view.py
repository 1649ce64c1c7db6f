"""The pages of a preview, one below the other; only those near what is seen are drawn and held."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gardreader.i18n import tr
from gardreader.rendering.themes import Theme, load_theme

_GAP = 18
_WIDEST = 900
_HELD = 6  # pages this far from view keep their pictures
_LATER = 40  # milliseconds after the last scroll


class SheetsView(QAbstractScrollArea):
    """The place is kept when pages are drawn anew: the same share of the same page."""

    wanted = Signal(object)
    """The numbers of the pages (from 1) that are to be drawn, the most urgent first."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview"))
        self._images: list[QImage | None] = []
        self._stale: set[int] = set()
        self._shape = 297 / 210
        self._told = ""
        self._edge = QColor(load_theme("light").control)
        self._ground = QColor(load_theme("light").surface)
        self._ink = QColor(load_theme("light").muted)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER)
        self._timer.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours; paper stays white."""
        self._ground, self._ink = QColor(theme.surface), QColor(theme.muted)
        self._edge = QColor(theme.control)
        self.viewport().update()

    # ---- what is shown

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._images)

    @property
    def told(self) -> str:
        """The sentence that is shown instead of pages."""
        return self._told

    def image(self, number: int) -> QImage | None:
        """The picture of that page (from 1), ``None`` where it is not drawn (as it is to be now)."""
        return None if number - 1 in self._stale else self._images[number - 1]

    def has_picture(self, number: int) -> bool:
        """Whether anything stands on that page (from 1), be it drawn for another width."""
        return self._images[number - 1] is not None

    @property
    def page_width(self) -> int:
        """How wide a page is drawn, in pixels of the window."""
        return self.width_in(self.viewport().width())

    @staticmethod
    def width_in(room: int) -> int:
        """How wide a page is drawn in a view that is ``room`` pixels wide."""
        return max(120, min(_WIDEST, room - 2 * _GAP))

    @property
    def page_height(self) -> int:
        """How high it is."""
        return round(self.page_width * self._shape)

    @property
    def page(self) -> int:
        """The page (from 1) at the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(1, min(self.count, int(middle // (self.page_height + _GAP)) + 1))

    @property
    def first_in_view(self) -> int:
        """The uppermost page (from 1) that is seen."""
        return self._in_view()[0] + 1 if self.count else 1

    @property
    def complete(self) -> bool:
        """Whether all pages in view are drawn."""
        return all(self.image(n + 1) is not None for n in self._in_view())

    def tell(self, sentence: str) -> None:
        """Show a sentence instead of pages."""
        self._told = sentence
        self._images.clear()
        self._stale.clear()
        self.setAccessibleDescription(sentence)
        self._set_range()
        self.viewport().update()

    def take_pages(self, count: int, shape: float) -> None:
        """Make room for ``count`` pages; each shows what it showed until it is drawn anew."""
        place = self._place()
        self._told, self._shape = "", shape
        del self._images[count:]
        self._images += [None] * (count - len(self._images))
        self._stale = {n for n, image in enumerate(self._images) if image is not None}
        self._set_range()
        self._go(*place)
        self._tell_page()
        self._timer.start(0)

    def show_page(self, number: int, image: QImage) -> None:
        """Show the picture of page ``number``."""
        if number <= self.count:
            self._images[number - 1] = image
            self._stale.discard(number - 1)
            if abs(image.width() / image.devicePixelRatio() - self.page_width) > 1:
                self._stale.add(number - 1)  # drawn for a window of another width
                self._timer.start(_LATER)
            self.viewport().update(self._area(number - 1).adjusted(-2, -2, 2, 2))

    # ---- where

    def _area(self, index: int) -> QRect:
        """Where a page stands in the viewport."""
        width, height = self.page_width, self.page_height
        y = _GAP + index * (height + _GAP) - self.verticalScrollBar().value()
        return QRect((self.viewport().width() - width) // 2, y, width, height)

    def _in_view(self) -> list[int]:
        """The pages that are seen, by their index."""
        if not self._images:
            return []
        step = self.page_height + _GAP
        top = self.verticalScrollBar().value()
        first = max(0, (top - _GAP) // step)
        last = (top + self.viewport().height() - _GAP) // step
        return list(range(min(first, self.count - 1), min(last, self.count - 1) + 1))

    def _place(self) -> tuple[int, float]:
        index, share = divmod(self.verticalScrollBar().value() / (self.page_height + _GAP), 1)
        return int(index), share

    def _go(self, index: int, share: float) -> None:
        self.verticalScrollBar().setValue(round((index + share) * (self.page_height + _GAP)))

    def _set_range(self) -> None:
        whole = _GAP + self.count * (self.page_height + _GAP)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(20, self.viewport().height() // 12))
        bar.setRange(0, max(0, whole - self.viewport().height()))

    @Slot()
    def _ask(self) -> None:
        """Ask for the pages in view and the next ones; let go of those far away."""
        seen = self._in_view()
        if not seen:
            return
        near = [*seen, seen[-1] + 1, seen[0] - 1]
        missing = tuple(n + 1 for n in near if 0 <= n < self.count and self.image(n + 1) is None)
        for n in range(self.count):
            if n < seen[0] - _HELD or n > seen[-1] + _HELD:
                self._images[n] = None
                self._stale.discard(n)
        if missing:
            self.wanted.emit(missing)

    @Slot()
    def _on_scrolled(self) -> None:
        self._timer.start(_LATER)
        self._tell_page()
        self.viewport().update()

    def _tell_page(self) -> None:
        if self.count:
            self.setAccessibleDescription(tr("Page {number} of {count}", number=self.page, count=self.count))

    # ---- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in view, or the sentence."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        if self._told:
            painter.setPen(self._ink)
            area = self.viewport().rect().adjusted(2 * _GAP, 2 * _GAP, -2 * _GAP, -2 * _GAP)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._told)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self._in_view():
            area = self._area(index)
            image = self._images[index]
            if image is None:
                painter.fillRect(area, Qt.GlobalColor.white)
            else:
                painter.drawImage(area, image)
            painter.setPen(self._edge)
            painter.drawRect(area)
        if self.hasFocus():
            painter.setPen(self.palette().color(self.palette().ColorRole.Accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as there is room; those drawn for another width are drawn anew."""
        old = event.oldSize().width()
        before = self.width_in(old) if old > 0 else self.page_width
        value = self.verticalScrollBar().value()
        self._set_range()
        if before != self.page_width:
            self._stale = {n for n, image in enumerate(self._images) if image is not None}
            index, share = divmod(value / (round(before * self._shape) + _GAP), 1)
            self._go(int(index), share)
        self._timer.start(_LATER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends; the other keys scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
