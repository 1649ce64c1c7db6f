"""One tab: an article, or two side by side. What it shows is loaded when the tab is first in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.retiring import Retiring
from gardreader.desktop.desk.same_section import counterpart
from gardreader.desktop.desk.side import Side
from gardreader.desktop.desk.trail import Trail, View
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.reader.history import Visit
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme, load_theme

MakePane = Callable[[QWidget], ReaderPane]

_SIDE_BY_SIDE = 38  # from this width on, in heights of a line of text: a window of some 1,000 pixels
_NARROWEST = 15  # of a side, in the same


class Bench(QWidget):
    """Holds a tab's sides, and the :class:`Trail` that the stage keeps for it."""

    titled = Signal()
    """:attr:`title` is another one."""

    used = Signal()
    """:attr:`pane` is another one, or stands alone now."""

    parted = Signal(object)
    """The comparison has ended: the :class:`Wanted` of the side that went."""

    def __init__(self, make_pane: MakePane, theme: Theme, zoom: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._make_pane = make_pane
        self._sides: list[Side] = []
        self._in_use = 0
        self._waiting: Wanted | None = None
        self._waiting_beside: Wanted | None = None
        self._theme: Theme | None = theme
        self._zoom = zoom
        self._outdated = False
        self._heard: ReaderPane | None = None
        self.together = True
        self.trail = Trail()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    # ---- what it holds

    @property
    def pane(self) -> ReaderPane:
        """The pane in use; made now if need be."""
        if not self._sides:
            self._add_side()
        return self._sides[self._in_use].pane

    @property
    def panes(self) -> tuple[ReaderPane, ...]:
        """The panes that were made."""
        return tuple(side.pane for side in self._sides)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The articles, one or two; none before the tab was in front."""
        return tuple(self._sides)

    @property
    def comparing(self) -> bool:
        """Whether two articles stand side by side."""
        return len(self._sides) > 1 or self._waiting_beside is not None

    @property
    def title(self) -> str:
        """The title of its article, or of both; ``""`` for none."""
        if self._waiting is not None:
            titles = [wanted.title for wanted in (self._waiting, self._waiting_beside) if wanted is not None]
        else:
            titles = [side.title for side in self._sides]
        return " | ".join(filter(None, titles))

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """What it shows, or will: enough to open the same again. The first is the one in use."""
        if self._waiting is not None:
            return tuple(wanted for wanted in (self._waiting, self._waiting_beside) if wanted is not None)
        sides = [*self._sides[self._in_use :], *self._sides[: self._in_use]]
        found = []
        for side in sides:
            visit = side.pane.visit()
            if visit is not None:
                found.append(Wanted(visit.ref, place=visit.place, title=side.title))
        return tuple(found)

    @property
    def visit(self) -> Visit | None:
        """Where its reader is."""
        return next((wanted.visit() for wanted in self.wanted), None)

    def shows(self, ref: ArticleRef) -> bool:
        """Whether it shows that article, or will."""
        return any(wanted.ref == ref for wanted in self.wanted)

    # ---- what it is to show

    def wait_for(self, wanted: Wanted, beside: Wanted | None = None) -> None:
        """Show that article, and ``beside`` beside it, when the tab comes to the front."""
        self._waiting, self._waiting_beside = wanted, beside
        self.trail.view = View.ARTICLE
        self.titled.emit()

    @property
    def waiting(self) -> Wanted | None:
        """What is not loaded yet because the tab was not in front."""
        return self._waiting

    def retitle(self, wanted: Wanted) -> None:
        """What is waited for has another title."""
        if self._waiting is not None:
            self._waiting = wanted
            self.titled.emit()

    def wake(self, theme: Theme, zoom: int) -> None:
        """The tab comes to the front: show everything as it is to be now."""
        self.dress(theme, zoom)
        assert self.pane is not None  # made now, if it was not
        if self._outdated:
            self._outdated = False
            for pane in self.panes:
                pane.library_changed()
        waiting, self._waiting = self._waiting, None
        beside, self._waiting_beside = self._waiting_beside, None
        if waiting is not None:
            self._sides[self._in_use].open(waiting)
        if beside is not None:
            self.compare(beside)
            self.use(self._sides[0])

    def library_changed(self, *, now: bool) -> None:
        """Packs came or went: look again, ``now`` or when the tab comes to the front."""
        self._outdated = not now
        if now:
            for pane in self.panes:
                pane.library_changed()

    # ---- looks

    def undress(self) -> None:
        """The look is another one, though the theme may not be: with the size of the window's text."""
        self._theme = None

    def dress(self, theme: Theme, zoom: int) -> None:
        """Draw all in that theme and size (percent); what is drawn so already is left alone."""
        if theme != self._theme:
            self._theme = theme
            for side in self._sides:
                side.set_theme(theme)
        if zoom != self._zoom:
            self._zoom = zoom
            for side in self._sides:
                side.pane.set_zoom(zoom)

    def dressed(self, theme: Theme, zoom: int) -> bool:
        """Whether all is drawn in that theme and size."""
        return not self._sides or (theme == self._theme and zoom == self._zoom)

    # ---- comparing

    def compare(self, wanted: Wanted) -> None:
        """Show that article beside the one in use; where two stand already, in place of the other."""
        if len(self._sides) < 2:
            self._add_side()
        other = self._sides[1 - self._in_use]
        other.open(wanted)
        self._arrange()

    def end_comparison(self, gone: Side | None = None) -> None:
        """Take one side away: the one not in use, unless ``gone`` is given."""
        if len(self._sides) < 2:
            return
        gone = gone or self._sides[1 - self._in_use]
        visit = gone.pane.visit()
        if visit is not None:
            self.parted.emit(Wanted(visit.ref, place=visit.place, title=gone.title))
        self._sides.remove(gone)
        self._in_use = 0
        gone.hide()
        Retiring(gone, (gone.pane,))
        self._arrange()
        self.titled.emit()
        self.used.emit()

    def use(self, side: Side) -> None:
        """The keys act on that side now."""
        place = self._sides.index(side)
        if place != self._in_use:
            self._in_use = place
            self._arrange()

    def use_other(self) -> None:
        """The keys act on the other side now."""
        if len(self._sides) > 1:
            self.use(self._sides[1 - self._in_use])
            self.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def use_side_of(self, ref: ArticleRef) -> None:
        """The keys act on the side that shows that article, where one does."""
        for side in self._sides:
            if side.pane.ref == ref and self.pane.ref != ref:
                self.use(side)

    def holder_of(self, widget: QWidget | None) -> Side | None:
        """The side that a widget belongs to."""
        for side in self._sides:
            if widget is not None and (side is widget or side.isAncestorOf(widget)):
                return side
        return None

    def align(self) -> None:
        """Bring the other side to the section of the same kind."""
        here = self.pane.view.page
        if here is not None:
            anchor = here.section_at(self.pane.view.place().position)
            self._follow(anchor.id if anchor is not None else "")

    # ---- the rest

    def _add_side(self) -> None:
        side = Side(self._make_pane(self), self._theme or load_theme("light"), self)
        side.pane.set_zoom(self._zoom)
        side.titled.connect(self.titled)
        side.close_wanted.connect(self.end_comparison)
        self._sides.append(side)
        self.splitter.addWidget(side)
        self._arrange()

    def _arrange(self) -> None:
        """Show heads where there are two, mark the side in use, and hear it."""
        two = len(self._sides) > 1
        for place, side in enumerate(self._sides):
            side.set_state(alone=not two, in_use=place == self._in_use)
        self.setFocusProxy(self._sides[self._in_use])
        self._turn()
        pane = self._sides[self._in_use].pane
        if pane is not self._heard:
            if self._heard in self.panes and self._heard is not None:
                self._heard.place_changed.disconnect(self._follow)
            self._heard = pane
            pane.place_changed.connect(self._follow)
            self.used.emit()

    @Slot(str)
    def _follow(self, anchor: str) -> None:
        """The reader has come to another section at the side in use."""
        if not self.together or len(self._sides) < 2:
            return
        side = self._sides[1 - self._in_use]
        here, there = self.pane.view.page, side.pane.view.page
        if here is None or there is None or side.pane.loading:
            return
        found = counterpart(anchor, here, there)
        side.head.set_note("" if found is not None else tr("nothing like it here"))
        if found is not None:
            side.pane.view.go_to(there.places[found] if found else 0)

    def _turn(self) -> None:
        """One above the other where side by side would be too narrow to read."""
        wide = self.width() >= _SIDE_BY_SIDE * self.fontMetrics().height()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        # Less cannot be read. One above the other takes what there is, as a single one does.
        least = _NARROWEST * self.fontMetrics().height() if wide and len(self._sides) > 1 else 0
        for side in self._sides:
            side.setMinimumSize(least, 1)
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the room there is."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Turn with the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()
