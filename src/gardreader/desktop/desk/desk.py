"""The tabs: which articles lie open, and the pane that is in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.bench import Bench
from gardreader.desktop.desk.retiring import Retiring
from gardreader.desktop.desk.tab_bar import TabBar
from gardreader.desktop.desk.telling import Telling
from gardreader.desktop.desk.trail import View
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.i18n import tr
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.library import Library
from gardreader.rendering.themes import Theme, load_theme
from gardreader.settings import MOST_TABS

_MOST_CLOSED = 10
_DRESS_AFTER = 150  # milliseconds after a change of look, that the tab in front may be drawn first


@dataclass(frozen=True, slots=True)
class Closed:
    """A tab that was closed, or a side of one: what it showed, and its place in the row."""

    wanted: tuple[Wanted, ...]
    place: int


class Desk(Telling):
    """Holds a :class:`Bench` a tab. Tells what the pane in use tells; of the others only titles are heard.

    ``bar`` is the row of tabs; the window puts it above this.
    """

    pane_made = Signal(object)
    """A new :class:`ReaderPane`, before it is used: whoever has something to add to a pane does it here."""

    bench_changed = Signal()
    """Another tab is in front."""

    tabs_changed = Signal()
    """Tabs came, went or were moved; or two articles are compared, or no more."""

    menu_wanted = Signal(object, object)
    """The menu of a :class:`Bench` is to be opened at a ``QPoint`` of the screen."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._library: Library | None = None
        self._catalogue: Catalogue | None = None
        self._theme = load_theme("light")
        self._zoom = 100
        self._benches: list[Bench] = []
        self._closed: list[Closed] = []
        self.bar = TabBar(self._theme, parent)
        self.bar.currentChanged.connect(self._on_chosen)
        self.bar.tabMoved.connect(self._on_moved)
        self.bar.close_wanted.connect(self._on_close)
        self.bar.menu_wanted.connect(self._on_menu)
        self.bar.left.connect(self._focus_page)
        self.zoom_changed.connect(self.set_zoom)  # one size for all
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DRESS_AFTER)
        self._later.timeout.connect(self._dress_next)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def set_library(self, library: Library) -> None:
        """Make the first tab on ``library``; called once."""
        self._library = library
        self._bring_to_front(self._add_bench(0))

    # ---- what is there

    @property
    def bench(self) -> Bench | None:
        """The tab in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Bench) else None

    @property
    def benches(self) -> tuple[Bench, ...]:
        """All tabs, in their order."""
        return tuple(self._benches)

    @property
    def panes(self) -> tuple[ReaderPane, ...]:
        """All panes that were made, of all tabs."""
        return tuple(pane for bench in self._benches for pane in bench.panes)

    @property
    def place(self) -> int:
        """The place of the tab in front within the row; -1 before there is one."""
        return self._benches.index(self.bench) if self.bench in self._benches else -1

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can be opened again."""
        return bool(self._closed)

    # ---- opening and closing

    def new_tab(self) -> None:
        """Open a tab with nothing in it, and bring it to the front."""
        if self._has_room():
            self._bring_to_front(self._add_bench(self.place + 1))

    def open_tab(self, wanted: Wanted, beside: Wanted | None = None, *, front: bool) -> bool:
        """Open a tab at ``wanted``, after the one in front; what is not in ``front`` is loaded when it is.

        Gives whether there was room for it.
        """
        if not self._has_room():
            return False
        wanted = self._with_title(wanted)
        # Several opened from one article stand in the order in which they were opened.
        place = self.place + 1
        while not front and place < len(self._benches) and self._benches[place].waiting is not None:
            place += 1
        bench = self._add_bench(place)
        bench.wait_for(wanted, beside)
        if front:
            self._bring_to_front(bench)
        return True

    def restore(self, tabs: Sequence[tuple[Wanted, ...]], current: int) -> None:
        """Open the tabs of the last time around the first one, which takes the place ``current``."""
        for place, wanted in enumerate(tabs[: MOST_TABS - 1]):
            if place != current and wanted:
                bench = self._add_bench(len(self._benches) - (1 if place < current else 0))
                bench.wait_for(*wanted[:2])

    def close_tab(self, bench: Bench | None = None) -> None:
        """Close a tab, that in front unless one is given; after the last one a new one is there."""
        bench = bench or self.bench
        if bench is None:
            return
        place = self._benches.index(bench)
        if bench.wanted:
            self._keep_closed(bench.wanted, place)
        in_front = bench is self.bench
        if len(self._benches) == 1:
            self._add_bench(1)
        if in_front:
            self._bring_to_front(self._benches[place + 1 if place + 1 < len(self._benches) else place - 1])
        self._remove(bench)

    def close_others(self, bench: Bench) -> None:
        """Close all tabs but that one."""
        self._bring_to_front(bench)
        for other in self.benches:
            if other is not bench:
                self.close_tab(other)

    def reopen(self) -> None:
        """Open the tab again that was closed last."""
        if self._closed and self._has_room():
            closed = self._closed.pop()
            bench = self._add_bench(min(closed.place, len(self._benches)))
            bench.wait_for(*closed.wanted[:2])
            self._bring_to_front(bench)

    def forget(self) -> None:
        """Close all tabs for one with nothing in it, and forget those that were closed before too."""
        if self._library is None:
            return
        before = self.benches
        self._bring_to_front(self._add_bench(len(before)))
        for bench in before:
            self._remove(bench)
        self._closed.clear()
        self.tabs_changed.emit()

    def step(self, by: int) -> None:
        """Bring the next tab to the front, or that before; round at the ends."""
        if self._benches:
            self._bring_to_front(self._benches[(self.place + by) % len(self._benches)])

    def show_open(self, ref: ArticleRef) -> bool:
        """Bring the tab to the front that shows that article; whether there is one."""
        for bench in sorted(self._benches, key=self._is_behind):
            if bench.shows(ref):
                self._bring_to_front(bench)
                bench.use_side_of(ref)
                return True
        return False

    # ---- for all panes

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self._theme = theme
        self.bar.set_theme(theme)
        for bench in self._benches:
            bench.undress()
        self._dress()

    @Slot(int)
    def set_zoom(self, percent: int) -> None:
        """Draw the text at that size."""
        self._zoom = percent
        self._dress()

    def library_changed(self) -> None:
        """Packs came or went."""
        for bench in self._benches:
            bench.library_changed(now=bench is self.bench)

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """The list of the library as it is: tabs that wait for an article that is gone are closed."""
        self._catalogue = catalogue
        for bench in self.benches:
            waiting = bench.waiting
            if waiting is None:
                continue
            title = catalogue.title(waiting.ref)
            if title:
                bench.retitle(replace(waiting, title=title))
            elif len(self._benches) > 1:
                self._remove(bench)

    def end_work(self) -> None:
        """End the background work of all panes, also of those that are being put away."""
        self._later.stop()
        for pane in self.findChildren(ReaderPane):
            pane.end_work()

    # ---- comparing

    def compare(self, wanted: Wanted) -> None:
        """Show that article beside the one in use."""
        if self.bench is not None:
            self.bench.compare(self._with_title(wanted))
            self.tabs_changed.emit()

    def end_comparison(self) -> None:
        """Leave the article in use alone again."""
        if self.bench is not None:
            self.bench.end_comparison()

    def use_first_side(self) -> None:
        """The keys act on the first of two articles."""
        if self.bench is not None and self.bench.sides:
            self.bench.use(self.bench.sides[0])

    @property
    def comparing(self) -> bool:
        """Whether two articles stand side by side in front."""
        return self.bench is not None and self.bench.comparing

    # ---- the rest

    def _has_room(self) -> bool:
        if len(self._benches) >= MOST_TABS:
            self.message.emit(tr("There are {count} tabs already: close some first.", count=MOST_TABS))
            return False
        return self._library is not None

    def _with_title(self, wanted: Wanted) -> Wanted:
        title = wanted.title or (self._catalogue.title(wanted.ref) if self._catalogue is not None else "")
        return replace(wanted, title=title or wanted.ref.article)

    def _is_behind(self, bench: Bench) -> bool:
        return bench is not self.bench

    def _add_bench(self, place: int) -> Bench:
        bench = Bench(self._make_pane, self._theme, self._zoom, self)
        bench.titled.connect(self.retitle)
        bench.used.connect(self._on_used)
        bench.parted.connect(self._on_parted)
        self._benches.insert(place, bench)
        self.addWidget(bench)
        self.bar.blockSignals(True)
        self.bar.add(place, tr("New tab"))
        self.bar.blockSignals(False)
        self.tabs_changed.emit()
        return bench

    def _remove(self, bench: Bench) -> None:
        """Put a tab away that is not in front."""
        place = self._benches.index(bench)
        self._benches.remove(bench)
        self.bar.blockSignals(True)
        self.bar.remove(place)
        self.bar.setCurrentIndex(self.place)
        self.bar.blockSignals(False)
        self.removeWidget(bench)
        # PySide gives it to Python with that: the collector would destroy it while it still loads.
        bench.setParent(self)
        Retiring(bench, bench.panes)
        self.tabs_changed.emit()

    def _make_pane(self, parent: QWidget) -> ReaderPane:
        assert self._library is not None
        pane = ReaderPane(self._library, parent)
        self.pane_made.emit(pane)
        return pane

    def _bring_to_front(self, bench: Bench) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.setCurrentWidget(bench)
        bench.wake(self._theme, self._zoom)
        self.bar.setCurrentIndex(self.place)
        self._use(bench.pane)
        self.bench_changed.emit()
        if had_focus:
            self._focus_page()

    def _dress(self) -> None:
        """The tab in front takes another look now, the others one after the other a little later."""
        if self.bench is not None:
            self.bench.dress(self._theme, self._zoom)
        if not all(bench.dressed(self._theme, self._zoom) for bench in self._benches):
            self._later.start()

    @Slot()
    def _dress_next(self) -> None:
        for bench in self._benches:
            if not bench.dressed(self._theme, self._zoom):
                bench.dress(self._theme, self._zoom)
                self._later.start()
                return

    @Slot()
    def retitle(self) -> None:
        """Let each tab say what it shows."""
        for place, bench in enumerate(self._benches):
            self.bar.set_title(place, tab_title(bench))

    @Slot()
    def _on_used(self) -> None:
        if self.bench is not None:
            self._use(self.bench.pane)
        self.tabs_changed.emit()

    def _keep_closed(self, wanted: tuple[Wanted, ...], place: int) -> None:
        self._closed.append(Closed(wanted, place))
        del self._closed[:-_MOST_CLOSED]

    @Slot(object)
    def _on_parted(self, wanted: Wanted) -> None:
        """What a comparison ends with comes back as a closed tab does, in one of its own."""
        self._keep_closed((wanted,), self.place + 1)

    @Slot()
    def _focus_page(self) -> None:
        if self._in_use is not None:
            self._in_use.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        if 0 <= place < len(self._benches):
            self._bring_to_front(self._benches[place])

    @Slot(int, int)
    def _on_moved(self, start: int, end: int) -> None:
        self._benches.insert(end, self._benches.pop(start))
        self.tabs_changed.emit()

    @Slot(int)
    def _on_close(self, place: int) -> None:
        self.close_tab(self._benches[place])

    @Slot(int, QPoint)
    def _on_menu(self, place: int, point: QPoint) -> None:
        self.menu_wanted.emit(self._benches[place], point)

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Where two articles stand, the keys act on the one that was gone to last."""
        bench = self.bench
        side = bench.holder_of(now) if bench is not None and now is not None else None
        if bench is not None and side is not None:
            bench.use(side)


def tab_title(bench: Bench) -> str:
    """What a tab says: the article's title, else the search, the news, else the welcome page."""
    view = bench.trail.view
    if view is View.RESULTS:
        return tr("Search: {words}", words=bench.trail.searched)
    if view is View.NEWS:
        return tr("News")
    if view is View.ARTICLE and bench.title:
        return bench.title
    return tr("Welcome")
