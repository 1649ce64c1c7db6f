"""Keeps the sources above every page of one window; steps from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.i18n import tr
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.diseases import Disease
from gardreader.progress import Progress

if TYPE_CHECKING:
    from gardreader.desktop.main_window import MainWindow


class SourceCommands(QObject):
    """A method a row of the table of actions; hears of every pane of ``window``."""

    def __init__(self, window: MainWindow):
        super().__init__(window)
        self._window = window
        self._catalogue: Catalogue | None = None
        self._closed = False
        self._lane = Lane("sources", parent=self)
        self._lane.finished_work.connect(self._on_found)
        window.desk.pane_made.connect(self._on_pane)

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """The list of the library as it is now."""
        self._catalogue = catalogue
        for pane in self._window.desk.panes:
            self._ask(pane.ref)

    def end_work(self) -> None:
        """End the background work."""
        self._closed = True
        self._lane.close()

    # ---- the rows

    @Slot()
    def next_source(self) -> None:
        """Read what the next source tells of the disease."""
        self._step(1)

    @Slot()
    def previous_source(self) -> None:
        """Read what the source before tells of the disease."""
        self._step(-1)

    def _step(self, by: int) -> None:
        pane = self._window.pane
        if pane is not None and not pane.sources.step(by):
            self._window.status.say(tr("No other source in the library tells of this disease."))

    # ---- panes

    @Slot(object)
    def _on_pane(self, pane: ReaderPane) -> None:
        pane.shown.connect(self._on_shown)

    @Slot(object)
    def _on_shown(self, shown: object) -> None:
        for pane in self._window.desk.panes:
            if pane.ref not in pane.sources.refs:
                pane.sources.show_disease(None, None)
                self._ask(pane.ref)
            elif pane.sources.segments is not None and pane.ref is not None:
                pane.sources.segments.choose(pane.sources.refs.index(pane.ref))

    def _ask(self, ref: ArticleRef | None) -> None:
        catalogue = self._catalogue
        if catalogue is None or ref is None or self._closed:
            return
        # The list answers at once, but another question to it may be under way.

        def work(progress: Progress) -> object:
            return catalogue.disease_of(ref)

        self._lane.submit(work, "sources")

    @Slot(object)
    def _on_found(self, outcome: Outcome) -> None:
        disease = outcome.value
        if self._closed or not isinstance(disease, Disease):
            return
        for pane in self._window.desk.panes:
            if pane.ref in disease.refs:
                pane.sources.show_disease(disease, pane.ref)
