"""The tabs: which articles lie open, and the pane that is in use."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gardreader.desktop.desk.bench import Bench
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.library import Library
from gardreader.rendering.themes import Theme, load_theme


class Desk(QStackedWidget):
    """Holds a :class:`Bench` a tab. Tells what the pane in use tells; of the others only titles are heard."""

    pane_made = Signal(object)
    """A new :class:`ReaderPane`, before it is used: whoever has something to add to a pane does it here."""

    pane_changed = Signal(object)
    """The :class:`ReaderPane` in use is this one now."""

    bench_changed = Signal()
    """Another tab is in front."""

    shown = Signal(object)
    place_changed = Signal(str)
    history_changed = Signal()
    zoom_changed = Signal(int)
    message = Signal(str)
    moved = Signal()
    """The text in use was scrolled."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._library: Library | None = None
        self._theme = load_theme("light")
        self._zoom = 100
        self._in_use: ReaderPane | None = None

    def set_library(self, library: Library) -> None:
        """Make the first tab on ``library``; called once."""
        self._library = library
        self._add_bench()

    # ---- what is there

    @property
    def current(self) -> ReaderPane | None:
        """The pane in use; ``None`` before there is a library."""
        return self._in_use

    @property
    def bench(self) -> Bench | None:
        """The tab in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Bench) else None

    @property
    def benches(self) -> tuple[Bench, ...]:
        """All tabs, in their order."""
        widgets = (self.widget(number) for number in range(self.count()))
        return tuple(widget for widget in widgets if isinstance(widget, Bench))

    @property
    def panes(self) -> tuple[ReaderPane, ...]:
        """All panes that were made, of all tabs."""
        return tuple(pane for bench in self.benches for pane in bench.panes)

    # ---- for all panes

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self._theme = theme
        for pane in self.panes:
            pane.set_theme(theme)

    def set_zoom(self, percent: int) -> None:
        """Draw the text at that size."""
        self._zoom = percent
        for pane in self.panes:
            pane.set_zoom(percent)

    def library_changed(self) -> None:
        """Packs came or went."""
        for pane in self.panes:
            pane.library_changed()

    def end_work(self) -> None:
        """End the background work of all panes."""
        for pane in self.panes:
            pane.end_work()

    # ---- the rest

    def _add_bench(self) -> Bench:
        bench = Bench(self._made_pane, self)
        self.addWidget(bench)
        self.setCurrentWidget(bench)
        self._use(bench.pane)
        self.bench_changed.emit()
        return bench

    def _made_pane(self, parent: QWidget) -> ReaderPane:
        assert self._library is not None
        pane = ReaderPane(self._library, parent)
        pane.set_theme(self._theme)
        pane.set_zoom(self._zoom)
        self.pane_made.emit(pane)
        return pane

    def _use(self, pane: ReaderPane) -> None:
        """Hear ``pane`` from now on, and no other."""
        if pane is self._in_use:
            return
        before, self._in_use = self._in_use, pane
        if before is not None:
            before.shown.disconnect(self.shown)
            before.place_changed.disconnect(self.place_changed)
            before.history_changed.disconnect(self.history_changed)
            before.zoom_changed.disconnect(self._on_zoom)
            before.message.disconnect(self.message)
            before.view.moved.disconnect(self.moved)
        pane.shown.connect(self.shown)
        pane.place_changed.connect(self.place_changed)
        pane.history_changed.connect(self.history_changed)
        pane.zoom_changed.connect(self._on_zoom)
        pane.message.connect(self.message)
        pane.view.moved.connect(self.moved)
        self.setFocusProxy(pane)
        self.pane_changed.emit(pane)

    @Slot(int)
    def _on_zoom(self, percent: int) -> None:
        """One size for all: the pane in use was zoomed by its own keys or wheel."""
        self.set_zoom(percent)
        self.zoom_changed.emit(percent)
