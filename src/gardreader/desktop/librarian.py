"""Keeps the library, its list and its index open and up to date, off the GUI thread.

The only object that changes the library from the window. Two lanes: one for the library itself, in
order; one for the search index, which may take longer and must not keep the list waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.deep_links import find
from gardreader.desktop.lane import Lane, Outcome
from gardreader.errors import GardreaderError, LinkError, NotFoundError
from gardreader.i18n import tr
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from gardreader.progress import Progress

if TYPE_CHECKING:
    from gardreader.search.engine import SearchEngine

LibraryWork = Callable[[Library, Progress], object]
"""Work that reads or changes the library."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The open library and its search; the article to begin with, at a section, or why that cannot be."""

    library: Library
    engine: SearchEngine
    article: ArticleRef | None = None
    section: str = ""
    problem: str = ""


_OPEN, _CATALOGUE, _LOOK, _INDEX = "open", "catalogue", "look", "index"
WORK = "work"
"""The label of what is given to :meth:`Librarian.do`."""


class Librarian(QObject):
    """Opens the library, and brings list and index up to date after each change."""

    opened = Signal(object)
    """An :class:`Opened`: the packs can be read."""

    open_failed = Signal(str)
    listed = Signal(object)
    """The :class:`Catalogue` of the library as it is now."""

    changed = Signal()
    """Packs came or went."""

    work_done = Signal(object)
    """The :class:`Outcome` of what was given to :meth:`do`, its value what the work returned."""

    indexed = Signal()
    """The search index is that of the library."""

    index_failed = Signal(str)
    """It is not, and is not being made so; a sentence says why."""

    progressed = Signal(object)
    """A :class:`~gardreader.desktop.lane.Step` of whatever takes time."""

    rested = Signal(str)
    """The work of that label has ended."""

    problem = Signal(str)
    """A sentence on what is wrong though all goes on."""

    def __init__(self, paths: Paths, parent: QObject | None = None):
        super().__init__(parent)
        self._paths = paths
        self._library: Library | None = None
        self._engine: SearchEngine | None = None
        self._catalogue: Catalogue | None = None
        self._catalogue_settled = False
        self._index_settled = False
        self._index_wanted = False
        self._closed = False
        self._made: list[Opened] = []
        self._told = ""
        self._fingerprint = ""
        self._lane = Lane("library", parent=self)
        self._index_lane = Lane("index", parent=self)
        for lane in (self._lane, self._index_lane):
            lane.finished_work.connect(self._on_outcome)
            lane.progressed.connect(self.progressed)

    @property
    def library(self) -> Library | None:
        """The library, once it is open."""
        return self._library

    @property
    def engine(self) -> SearchEngine | None:
        """The search, once the library is open; it answers when its index is there."""
        return self._engine

    @property
    def catalogue(self) -> Catalogue | None:
        """The list of the library, as it was told last."""
        return self._catalogue

    @property
    def settled(self) -> bool:
        """Whether list and index are as they should be, or it was told why not."""
        busy = self._lane.busy or self._index_lane.busy
        return self._catalogue_settled and self._index_settled and not busy

    # ---- what is asked for

    def start(self, wanted: str = "", known: str = "") -> None:
        """Open the library; then the list.

        ``wanted`` is the article that a person has asked for, by its name or a deep link, ``known`` the
        one of the last time, which is left alone where the library does not have it any more.
        """
        paths = self._paths

        def work(progress: Progress) -> object:
            from gardreader.search.engine import SearchEngine

            library = Library.open(paths, content(), progress)
            article, section, problem = None, "", ""
            try:
                if wanted or known:
                    article, section = find(library, wanted or known)
            except (NotFoundError, LinkError) as error:
                problem = str(error) if wanted else ""
            made = Opened(library, SearchEngine(library), article, section, problem)
            self._made.append(made)
            return made

        self._lane.submit(work, _OPEN)

    def update_index(self) -> None:
        """Open the search index, and build it where it is not the library's; from now on keep it so.

        Not done by :meth:`start`, since the window comes first.
        """
        self._index_wanted = True
        self._bring_index_up_to_date()

    def do(self, work: LibraryWork) -> int:
        """Have work done on the library, such as an installation; :attr:`work_done` tells of it."""
        library = self._library
        assert library is not None, "the library is not open"
        return self._lane.submit(lambda progress: work(library, progress), WORK)

    def look_again(self) -> None:
        """Take up what another copy of the program has installed or removed."""
        library = self._library
        if library is not None and not self._lane.busy:
            self._lane.submit(lambda progress: library.reload(), _LOOK)

    def cancel(self, label: str) -> None:
        """Stop the work of that label."""
        lane = self._index_lane if label == _INDEX else self._lane
        lane.cancel(label=label)

    def close(self) -> None:
        """End all work and let go of all files."""
        self._closed = True
        self._lane.close()
        self._index_lane.close()
        for made in self._made:  # also where the window was closed before it heard of it
            made.engine.close()
            made.library.close()
        self._made.clear()

    # ---- what comes of it

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if self._closed:
            return  # it was on its way when the work was ended
        self.rested.emit(outcome.label)
        if outcome.label == _OPEN:
            self._on_opened(outcome)
        elif outcome.label == _CATALOGUE:
            self._on_catalogue(outcome)
        elif outcome.label == _INDEX:
            self._on_index(outcome)
        else:
            # Work that failed may have changed the library all the same, or another copy has.
            self._notice_change()
            if outcome.label == WORK:
                self.work_done.emit(outcome)

    def _on_opened(self, outcome: Outcome) -> None:
        if not isinstance(outcome.value, Opened):
            self._catalogue_settled = self._index_settled = True
            self.open_failed.emit(sentence_of(outcome))
            return
        self._library, self._engine = outcome.value.library, outcome.value.engine
        for sentence in self._library.problems():
            self.problem.emit(sentence)
        self.opened.emit(outcome.value)
        self._list()

    def _notice_change(self) -> None:
        if self._library is not None and self._library.fingerprint() != self._fingerprint:
            self.changed.emit()
            self._list()

    def _list(self) -> None:
        library = self._library
        assert library is not None
        self._catalogue_settled = False
        self._fingerprint = library.fingerprint()
        self._lane.submit(library.catalogue, _CATALOGUE)

    def _on_catalogue(self, outcome: Outcome) -> None:
        self._catalogue_settled = True
        if isinstance(outcome.value, Catalogue):
            self._catalogue = outcome.value
            self.listed.emit(outcome.value)
        elif outcome.cancelled:
            self.problem.emit(
                tr("The list of articles is not up to date; it will be made at the next start.")
            )
        else:
            self.problem.emit(sentence_of(outcome))
        # The index comes after the list: both read every article, and the list is what one sees.
        if self._index_wanted:
            self._bring_index_up_to_date()

    def _bring_index_up_to_date(self) -> None:
        engine = self._engine
        if engine is None or not self._catalogue_settled:
            return  # the end of that work comes back here

        paths = self._paths

        def work(progress: Progress) -> object:
            engine.open()
            if not engine.is_current():
                from gardreader.desktop.indexing import build_apart

                progress(0, 0, tr("Preparing the search"))
                build_apart(engine, paths, progress)
            return engine.notice

        self._submit_index(work)

    def _submit_index(self, work: Callable[[Progress], object]) -> None:
        self._index_settled = False
        self._index_lane.cancel()
        self._index_lane.submit(work, _INDEX)

    def _on_index(self, outcome: Outcome) -> None:
        if self._index_lane.busy:
            return  # a later change of the library has stopped this one
        self._index_settled = True
        if outcome.ok:
            if outcome.value and outcome.value != self._told:
                self._told = str(outcome.value)
                self.problem.emit(self._told)
            self.indexed.emit()
        else:
            sentence = sentence_of(outcome)
            if outcome.cancelled:
                sentence = tr(
                    "The search index was not finished; until it is updated, search may miss new articles."
                )
            self.problem.emit(sentence)
            self.index_failed.emit(sentence)


def sentence_of(outcome: Outcome) -> str:
    """What went wrong, for a person: a fault of the program is not told in its own words."""
    if isinstance(outcome.error, GardreaderError):
        return str(outcome.error)
    return tr("The program met a fault in its own work; nothing was changed. Details are in its log.")
