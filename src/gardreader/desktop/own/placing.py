"""Finds kept passages in the text of a page, off the GUI thread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.own.colours import NOTED
from gardreader.desktop.reader.layers import Span
from gardreader.desktop.reader.prepared import Prepared
from gardreader.i18n import tr
from gardreader.own.anchoring import Part, PlacedWords
from gardreader.own.passages import Passage, Quote
from gardreader.progress import Progress, silent

_SECTION_LEVEL = 2


class Paper:
    """The text of a page and where its sections begin. Positions are the document's (UTF-16)."""

    def __init__(self, text: str, parts: Sequence[Part]):
        self._text = text
        self._parts = parts
        self._wide: list[int] = []  # characters that Qt counts twice

    @classmethod
    def of(cls, page: Prepared) -> Paper:
        """That of ``page``; takes no time."""
        parts = [
            Part(anchor.id, anchor.title, place)
            for place, anchor in page.sections
            if anchor.level == _SECTION_LEVEL
        ]
        return cls(page.text, parts)

    def quote(self, start: int, end: int) -> Quote:
        """How to find again what stands there. Raises ``OwnError``. For a lane."""
        return self._words().quote(self._from_document(start), self._from_document(end))

    def place(
        self, passages: Sequence[Passage], progress: Progress = silent
    ) -> tuple[tuple[Span, ...], tuple[str, ...]]:
        """The spans of those that are found, and the ids of those that are not. For a lane.

        Raises what ``progress`` raises: what was imported may be much, and long to look for.
        """
        words = self._words()
        spans, lost = [], []
        for number, passage in enumerate(passages):
            progress(number, len(passages), "")
            found = words.find(passage.quote)
            if found is None:
                lost.append(passage.id)
                continue
            kind = passage.colour + (NOTED if passage.note else "")
            start, end = map(self._to_document, found)
            spans.append(Span(start, end, kind, passage.id))
        return tuple(spans), tuple(lost)

    def _words(self) -> PlacedWords:
        if not self._text.isascii():
            self._wide = [place for place, char in enumerate(self._text) if char > "\uffff"]
        self._ends = [place + number for number, place in enumerate(self._wide)]
        parts = [Part(part.id, part.title, self._from_document(part.start)) for part in self._parts]
        return PlacedWords(self._text, parts)

    def _from_document(self, position: int) -> int:
        return position - bisect_left(self._ends, position)

    def _to_document(self, place: int) -> int:
        return place + bisect_left(self._wide, place)


@dataclass(frozen=True, slots=True)
class Placed:
    """The answer to a :meth:`Placer.place`: spans, and the ids of passages whose place is lost.

    ``known`` is false where they could not be looked for: nothing is told of any then.
    """

    ticket: int
    spans: tuple[Span, ...]
    lost: tuple[str, ...]
    known: bool = True


class Placer(QObject):
    """One for the program: the panes ask it in turn."""

    placed = Signal(object)
    """A :class:`Placed`."""

    problem = Signal(str)
    """A sentence: passages could not be looked for. Told once, until they can be again."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._closed = False
        self._told = False
        self._lane = Lane("passages", parent=self)
        self._lane.finished_work.connect(self._on_outcome)

    def place(self, paper: Paper, passages: Sequence[Passage]) -> int:
        """Look for ``passages`` and give the ticket of the answer; 0 after :meth:`close`."""
        if self._closed:
            return 0

        def work(progress: Progress) -> object:
            return paper.place(passages, progress)

        return self._lane.submit(work, "place")

    def close(self) -> None:
        """End the background work; a second call does nothing."""
        self._closed = True
        self._lane.close()

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if not isinstance(outcome.value, tuple):
            self.placed.emit(Placed(outcome.ticket, (), (), known=False))
            if not outcome.cancelled and not self._told:
                self._told = True
                self.problem.emit(
                    tr(
                        "The program met a fault and cannot show what is marked in this article. All "
                        "highlights and notes are kept as they are; the page of notes (Ctrl+5) lists them."
                    )
                )
            return
        self._told = False
        spans, lost = outcome.value
        self.placed.emit(Placed(outcome.ticket, spans, lost))
