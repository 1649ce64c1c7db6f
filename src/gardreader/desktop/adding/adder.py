"""Adds what a person gives to the library, one file after the other, on the librarian's lane."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.desktop.adding.preparing import Prepared, install, prepare
from gardreader.desktop.lane import Outcome, Step
from gardreader.desktop.librarian import WORK, Librarian, sentence_of
from gardreader.errors import LibraryError
from gardreader.i18n import tr
from gardreader.packs.library import Library
from gardreader.packs.manifest import PackInfo
from gardreader.progress import Progress


@dataclass(frozen=True, slots=True)
class Added:
    """A pack that was installed; ``prepared`` says what it was made of."""

    info: PackInfo
    prepared: Prepared


class Adder(QObject):
    """Prepares each source, asks whether it is to be added, installs it, and tells.

    Nothing is installed before a person has agreed.
    """

    added = Signal(object)
    """An :class:`Added`; list and index of the library follow by themselves."""

    asked = Signal(object)
    """A :class:`Prepared` that can be added: :meth:`answer` goes on."""

    failed = Signal(str, str)
    """What went wrong, and what was kept where the first does not say it; a sentence each."""

    message = Signal(str)
    """A sentence for the status bar; ``""`` takes the last one away."""

    progressed = Signal(object)
    """A :class:`~gardreader.desktop.lane.Step` of what is being read or installed."""

    rested = Signal()
    """Nothing is under way: a person is asked, or all is done."""

    def __init__(self, librarian: Librarian, parent: QObject | None = None):
        super().__init__(parent)
        self._librarian = librarian
        self._waiting: deque[Path] = deque()
        self._source: Path | None = None
        self._prepared: Prepared | None = None
        self._made: list[Prepared] = []
        self._ticket = 0
        self._asking = False
        librarian.work_done.connect(self._on_done)
        librarian.progressed.connect(self._on_step)

    @property
    def busy(self) -> bool:
        """Whether something is being added."""
        return self._source is not None

    def add(self, sources: Iterable[Path]) -> None:
        """Add these files or folders."""
        self._waiting.extend(sources)
        if not self.busy:
            self.message.emit("")  # what became of the last ones is no news any more
            self._next()

    def answer(self, *, agreed: bool) -> None:
        """Go on after :attr:`asked`: install, or leave the library as it is."""
        prepared = self._prepared
        if prepared is None or not self._asking:
            return
        self._asking = False
        if agreed:
            self._install(prepared)
            return
        prepared.discard()
        title = prepared.info.title
        if prepared.replaced is not None:
            self.message.emit(tr("“{title}” was kept as it is.", title=title))
        else:
            self.message.emit(tr("“{title}” was not added; the library is as it was.", title=title))
        self._next()

    def cancel(self) -> None:
        """Stop what is being read or installed, and forget what waits; the library stays as it was."""
        if self.busy:
            self._librarian.cancel(WORK)

    def close(self) -> None:
        """Forget what waits; nothing is left behind. Called when the librarian has ended its work."""
        self._waiting.clear()
        for prepared in self._made:
            prepared.discard()

    def _next(self) -> None:
        self._prepared, self._asking = None, False
        self._made.clear()
        self._source = self._waiting.popleft() if self._waiting else None
        if self._source is not None:
            source, made = self._source, self._made

            def work(library: Library, progress: Progress) -> object:
                prepared = prepare(library, source, progress)
                made.append(prepared)  # known also where the window is closed before it hears of it
                return prepared

            self._ticket = self._librarian.do(work)
        else:
            self.rested.emit()

    def _install(self, prepared: Prepared) -> None:
        def work(library: Library, progress: Progress) -> object:
            return Added(install(library, prepared, progress), prepared)

        self._ticket = self._librarian.do(work)

    @Slot(object)
    def _on_step(self, step: Step) -> None:
        if self._source is not None and (step.label, step.ticket) == (WORK, self._ticket):
            self.progressed.emit(step)

    @Slot(object)
    def _on_done(self, outcome: Outcome) -> None:
        if outcome.ticket != self._ticket or self._source is None:
            return
        if isinstance(outcome.value, Prepared):
            self._on_prepared(outcome.value)
        elif isinstance(outcome.value, Added):
            self.added.emit(outcome.value)
            self._next()
        else:
            if outcome.cancelled:
                self._waiting.clear()
                self.message.emit(tr("Nothing was added; the library is as it was."))
            else:
                # Where the library itself could not be changed, the error says what became of it.
                told = isinstance(outcome.error, LibraryError)
                self.failed.emit(
                    _sentence(outcome, self._source), "" if told else tr("The library is as it was.")
                )
            if self._prepared is not None:
                self._prepared.discard()
            self._next()

    def _on_prepared(self, prepared: Prepared) -> None:
        self._prepared = prepared
        if prepared.same:
            prepared.discard()
            self.message.emit(tr("“{title}” is in the library already.", title=prepared.info.title))
            self._next()
        else:
            self._asking = True
            self.rested.emit()
            self.asked.emit(prepared)


def _sentence(outcome: Outcome, source: Path) -> str:
    """What went wrong with ``source``, as a sentence: where a line begins with its path, its name does."""
    told = sentence_of(outcome)
    path, _, why = told.partition(": ")
    if path != str(source) or not why:
        return told
    return tr("“{name}” cannot be added: {why}.", name=source.name, why=why.rstrip("."))
