"""Keeps the sources above every page of one window; steps from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Found:
    """What the list says of an article: its disease, and who lends it names in other languages."""

    ref: ArticleRef
    disease: Disease | None
    lenders: tuple[ArticleRef, ...]


class SourceCommands(QObject):
    """A method a row of the table of actions; hears of every pane of ``window``."""

    def __init__(self, window: MainWindow):
        super().__init__(window)
        self._window = window
        self._catalogue: Catalogue | None = None
        self._renewed: set[ArticleRef] = set()
        self._closed = False
        self._lane = Lane("sources", parent=self)
        self._lane.finished_work.connect(self._on_found)
        window.desk.pane_made.connect(self._on_pane)

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """The list of the library as it is now."""
        self._catalogue = catalogue
        self._renewed.clear()
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
            elif pane.ref is not None:
                pane.sources.choose(pane.ref)

    def _ask(self, ref: ArticleRef | None) -> None:
        catalogue = self._catalogue
        if catalogue is None or ref is None or self._closed:
            return
        # The list answers at once, but another question to it may be under way.

        def work(progress: Progress) -> object:
            return _Found(ref, catalogue.disease_of(ref), catalogue.translated(ref))

        self._lane.submit(work, "sources")

    @Slot(object)
    def _on_found(self, outcome: Outcome) -> None:
        found = outcome.value
        if self._closed or not isinstance(found, _Found) or found.disease is None:
            return
        for pane in self._window.desk.panes:
            if pane.ref in found.disease.refs:
                pane.sources.show_disease(found.disease, pane.ref)
            if pane.ref == found.ref:
                self._renew(pane, found)

    def _renew(self, pane: ReaderPane, found: _Found) -> None:
        """Have the page written anew where it was before the list was there: it lacks what others lend."""
        page = pane.view.page
        if page is None or pane.loading or page.ref != found.ref or page.lenders == found.lenders:
            return
        if found.ref not in self._renewed:  # once: what lends may turn out not to be readable
            self._renewed.add(found.ref)
            pane.library_changed()
