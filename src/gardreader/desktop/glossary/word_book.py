"""The glossary as the windows share it: read once, in the background, when a page first wants it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.desktop.glossary.areas import text_ranges
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.desktop.reader.layers import Span
from gardreader.desktop.reader.matches import document_spans
from gardreader.errors import GardreaderError
from gardreader.files import explain
from gardreader.glossary.finding import Finder, Range, find_terms
from gardreader.glossary.terms import Glossary
from gardreader.i18n import ntr, tr
from gardreader.progress import Progress

KIND = "word"
"""The kind of the spans of explained words; their key is the term's id."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What a page has: the spans of its words, for whoever was given ``ticket``."""

    ticket: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    glossary: Glossary
    finder: Finder


class WordBook(QObject):
    """Finds the words of pages in the glossary in ``folder``; ``on``: whether pages mark them."""

    loaded = Signal()
    """:attr:`glossary` is there."""

    explained = Signal(object)
    """An :class:`Explained`."""

    switched = Signal(bool)
    """Pages mark words from now on, or do not any more."""

    closed = Signal()
    """No word is looked for any more."""

    message = Signal(str)
    """What is wrong with the glossary, in a sentence; told once."""

    def __init__(self, folder: Path, *, on: bool = True, parent: QObject | None = None):
        super().__init__(parent)
        self._folder = folder
        self._on = on
        self._opened: _Opened | None = None  # the lane's own
        self._glossary: Glossary | None = None
        self._trouble = ""
        self._asked = False
        self._lane = Lane("words", parent=self)
        self._lane.finished_work.connect(self._on_outcome)

    @property
    def glossary(self) -> Glossary | None:
        """The terms, once they are read."""
        return self._glossary

    @property
    def trouble(self) -> str:
        """Why no word can be explained, in a sentence; ``""`` while all is well."""
        return self._trouble

    @property
    def on(self) -> bool:
        """Whether pages mark words."""
        return self._on

    @property
    def settled(self) -> bool:
        """Whether nothing is under way."""
        return not self._lane.busy

    def switch(self, *, on: bool) -> None:
        """Have pages mark words, or not."""
        if on != self._on:
            self._on = on
            self.switched.emit(on)

    def load(self) -> None:
        """Read the glossary, where that has not been done; :attr:`loaded` follows."""
        if not self._asked:
            self._asked = True
            self._lane.submit(self._open, "load")

    def explain(self, text: str, areas: tuple[tuple[Range, ...], ...], taken: tuple[Range, ...]) -> int:
        """Have the words found in ``areas`` of a page's ``text`` but for ``taken`` (its links).

        All are positions of the document. Gives a ticket; :attr:`explained` follows.
        """
        self.load()
        return self._lane.submit(self._finding(text, areas, taken), "explain")

    def forget(self, ticket: int) -> None:
        """The page of that ticket is gone."""
        self._lane.cancel(ticket)

    def close(self) -> None:
        """End the background work, here and in the panes."""
        self.closed.emit()
        self._lane.close()

    # ---- on the lane

    def _open(self, progress: Progress) -> object:
        glossary = Glossary.load(self._folder)
        self._opened = _Opened(glossary, Finder(glossary.terms))
        return self._opened

    def _finding(self, text: str, areas: tuple[tuple[Range, ...], ...], taken: tuple[Range, ...]) -> Work:
        def work(progress: Progress) -> object:
            if self._opened is None:
                return ()  # it could not be read, and that has been told
            sections = [text_ranges(text, ranges) for ranges in areas]
            found = find_terms(text, self._opened.finder, sections, text_ranges(text, taken))
            places = document_spans(text, ((each.start, each.end) for each in found))
            spans = zip(places, found, strict=False)  # no more of them than a page may have marks
            return tuple(Span(start, end, KIND, each.term) for (start, end), each in spans)

        return work

    # ---- on the GUI thread

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, _Opened):
            self._glossary = outcome.value.glossary
            self._tell_problems(self._glossary.problems)
            self.loaded.emit()
        elif isinstance(outcome.value, tuple):
            self.explained.emit(Explained(outcome.ticket, outcome.value))
        elif outcome.label == "load":
            self._trouble = _not_read(outcome.error)
            self.message.emit(self._trouble)
        elif not outcome.cancelled:
            self.explained.emit(Explained(outcome.ticket, ()))

    def _tell_problems(self, problems: tuple[str, ...]) -> None:
        if problems:
            told = ntr(
                "{count} word is not explained, for its entry in the glossary is not sound: {first}",
                "{count} words are not explained, for their entries in the glossary are not sound: {first}",
                len(problems),
                first=problems[0],
            )
            self.message.emit(told)


def _not_read(error: Exception | None) -> str:
    known = isinstance(error, GardreaderError | OSError)
    why = (
        (explain(error) if isinstance(error, OSError) else str(error))
        if known
        else tr("the program met a fault")
    )
    return tr("Words cannot be explained, for the glossary cannot be read: {why}.", why=why)
