"""Loads articles off the GUI thread; the latest wish wins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.desktop.reader.history import Place
from gardreader.desktop.reader.look import Look
from gardreader.desktop.reader.matches import Match, document_spans
from gardreader.desktop.reader.prepared import Prepared, load, prepare
from gardreader.desktop.reader.recent_pages import RecentPages
from gardreader.packs.library import Library
from gardreader.progress import Progress
from gardreader.rendering.themes import Theme


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be shown: at a section, or a place; with ``stay`` where the reader is (a new look)."""

    ref: ArticleRef
    section: str = ""
    words: tuple[str, ...] = ()
    place: Place | None = None
    stay: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was asked for, ready to be shown; ``marks`` are the places of the request's words."""

    request: Request
    page: Prepared
    marks: tuple[Match, ...]
    theme: Theme
    zoom: int


class Loader(QObject):
    """Loads from ``library`` on a lane of its own."""

    loaded = Signal(object)
    """A :class:`Loaded` for the latest request."""

    failed = Signal(object, object)
    """The latest :class:`Request`, and the exception that stopped it."""

    def __init__(self, library: Library, parent: QObject | None = None):
        super().__init__(parent)
        self._library = library
        self._recent = RecentPages()
        self._lane = Lane("reader", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._ticket = 0
        self._pending: Request | None = None

    @property
    def pending(self) -> Request | None:
        """What is on its way."""
        return self._pending

    def load(self, request: Request, theme: Theme, zoom: int, look: Look) -> None:
        """Load for ``request``, written in that look and drawn in that theme and zoom (percent)."""
        self._pending = request
        self._ticket = self._lane.submit(self._work(request, theme, zoom, look), "open")

    def forget(self) -> None:
        """Read articles anew from now on: the library has changed."""
        self._recent.forget()

    def end_work(self) -> None:
        """End the background work."""
        self._lane.close()

    def _work(self, request: Request, theme: Theme, zoom: int, look: Look) -> Work:
        library, known = self._library, self._recent.find(request.ref, look)

        def work(progress: Progress) -> object:
            got = known or load(library, request.ref, look)
            prepared = prepare(request.ref, got.article, got.page, theme, zoom, look, got.lenders)
            return Loaded(request, prepared, _marks(prepared.text, request.words), theme, zoom)

        return work

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.ticket != self._ticket:
            return  # a later wish was uttered while this one was on its way
        request, self._pending = self._pending, None
        if isinstance(outcome.value, Loaded):
            self._recent.keep(outcome.value.page)
            self.loaded.emit(outcome.value)
        elif request is not None and not outcome.cancelled:
            self.failed.emit(request, outcome.error)


def _marks(text: str, words: tuple[str, ...]) -> tuple[Match, ...]:
    if not words:
        return ()
    from gardreader.search.marks import mark_words

    return document_spans(text, mark_words(text, words))
