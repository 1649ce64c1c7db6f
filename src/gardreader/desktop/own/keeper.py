"""Keeps what is the person's own: writes in the background, tells what has changed, loses nothing.

Reading is quick and waits for no disk, so it is done where it is needed: ``keeper.own``. Writing goes
through :meth:`Keeper.do`; a write that was not done when the program ends is done then.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.own.placing import Placer
from gardreader.errors import GardreaderError
from gardreader.i18n import tr
from gardreader.own.database import Own
from gardreader.own.removal import put_back
from gardreader.own.rescue import Rows
from gardreader.progress import Progress

_TRY_AGAIN = 15_000  # milliseconds between two tries to write what the disk refused

_logger = logging.getLogger(__name__)

Deed = Callable[[Own], object]

EVERYTHING = ""
"""As the table of a :class:`Change`: all may be different."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different now: entries of ``table``, of the article ``ref`` where it is only one's."""

    table: str
    ref: ArticleRef | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """Something was removed and can be put back; ``sentence`` says what."""

    sentence: str
    table: str
    rows: Rows


@dataclass(slots=True, eq=False)
class _Write:
    deed: Deed
    change: Change
    removed: str
    private: bool
    done: bool = False


class Keeper(QObject):
    """The person's own entries, in the file at ``path``, or in no file at all in a private session."""

    changed = Signal(object)
    """A :class:`Change`, after it is done."""

    problem = Signal(str)
    """A sentence: something could not be kept, or can be again."""

    removed = Signal(object)
    """A :class:`Removal`, to be offered for undoing."""

    answered = Signal(object)
    """The :class:`Outcome` of what was given to :meth:`ask`."""

    private_changed = Signal(bool)

    about_to_close = Signal()
    """The last moment to give something to :meth:`do`: the entries are closed, or others take their place."""

    finished_work = Signal(object)
    """The :class:`Outcome` of what was given to :meth:`run`."""

    def __init__(self, path: Path, *, private: bool = False, parent: QObject | None = None):
        super().__init__(parent)
        self._path = path
        self._private = private
        self._own: Own | None = None
        self._shown: Own | None = None
        self._writes: deque[_Write] = deque()
        self._tickets: dict[int, _Write] = {}
        self._told = ""
        self._started = self._closed = False
        self._removal: Removal | None = None
        self.placer = Placer(self)
        self.placer.problem.connect(self.problem)
        self._runs: dict[int, tuple[_Write, str | None]] = {}
        self._asked: set[int] = set()
        self._asking = Lane("own reading", parent=self)
        self._asking.finished_work.connect(self._on_answer)
        self._lane = Lane("own", parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._retry = QTimer(self)
        self._retry.setInterval(_TRY_AGAIN)
        self._retry.timeout.connect(self.try_again)

    @property
    def own(self) -> Own | None:
        """The entries, to read; ``None`` until the file is open."""
        return self._shown

    @property
    def private(self) -> bool:
        """Whether nothing is kept."""
        return self._private

    @property
    def settled(self) -> bool:
        """Whether nothing is under way."""
        busy = self._lane.busy or bool(self._writes) or bool(self._asked)
        return self._closed or (not busy and self._shown is self._own)

    @property
    def unwritten(self) -> int:
        """How many changes the disk has refused so far."""
        return self._shown.waiting if self._shown is not None else 0

    @property
    def trouble(self) -> str:
        """Why it refuses, in a sentence; ``""`` while all is well."""
        return self._shown.problem if self._shown is not None else ""

    @Slot()
    def start(self) -> None:
        """Open the file, in the background; a second call does nothing."""
        if not self._started and not self._closed:
            self._started = True
            self._lane.submit(self._open, "open")

    def do(self, deed: Deed, table: str, ref: ArticleRef | None = None, *, removed: str = "") -> None:
        """Have ``deed`` change the entries in the background; :attr:`changed` follows.

        ``table`` and ``ref`` say what it changes. With ``removed``, a sentence, ``deed`` gives the
        rows that it took out, and they can be put back (:meth:`undo`). ``deed`` must not touch widgets.
        """
        if not self._closed:
            write, ticket = self._submit(deed, Change(table, ref), removed)
            self._tickets[ticket] = write

    def run(self, deed: Deed, table: str | None = None) -> int:
        """Have ``deed`` done where it is not lost if the program ends: an export, say.

        Gives the ticket of the outcome in :attr:`finished_work`; ``table`` says what is changed.
        """
        write, ticket = self._submit(deed, Change(table or EVERYTHING))
        self._runs[ticket] = (write, table)
        return ticket

    def _submit(self, deed: Deed, change: Change, removed: str = "") -> tuple[_Write, int]:
        write = _Write(deed, change, removed, self._private)
        self.start()
        self._writes.append(write)

        def work(progress: Progress) -> object:
            return self._carry_out(write)

        return write, self._lane.submit(work, "write")

    def ask(self, question: Deed) -> int:
        """Have a question answered that may take long: a search, say. Gives the ticket of the answer.

        Zero while the file is not open: the answer comes after the change that tells that it is.
        """
        own = self._shown
        if own is None or self._closed:
            return 0

        def work(progress: Progress) -> object:
            return question(own)

        ticket = self._asking.submit(work, "ask")
        self._asked.add(ticket)
        return ticket

    @Slot()
    def undo(self) -> None:
        """Put back what was removed last."""
        removal, self._removal = self._removal, None
        if removal is not None:
            self.do(lambda own: put_back(own, removal.rows), removal.table)

    @property
    def can_undo(self) -> bool:
        """Whether something was removed that can be put back."""
        return self._removal is not None

    def set_private(self, private: bool) -> None:
        """Begin a private session, or end it: nothing of it is left then."""
        if private == self._private or self._closed:
            return
        self.about_to_close.emit()
        self._private = private
        self._removal = None
        if self._started:
            self._lane.submit(self._open, "open")
        self.private_changed.emit(private)

    @Slot()
    def try_again(self) -> None:
        """Write what waits for a disk that refused."""
        if self._own is not None and not self._closed:
            self._lane.submit(self._write_waiting, "retry")

    def close(self) -> None:
        """Do what is not done yet, and let go of the file; a second call does nothing."""
        if self._closed:
            return
        self.about_to_close.emit()
        self._closed = True
        self._retry.stop()
        self.placer.close()
        self._asking.close()
        self._lane.close()
        for write in self._writes:
            if not write.done:
                self._carry_out_at_the_end(write)
        if self._own is not None:
            self._own.close()
        self._shown = None

    def _carry_out_at_the_end(self, write: _Write) -> None:
        """In the entries that it was meant for: the lane may not have opened these yet."""
        if self._own is None or self._own.private != write.private:
            if write.private:
                return  # of a private session nothing would be left anyway
            if self._own is not None:
                self._own.close()
            self._own = Own.open(self._path)
        try:
            self._carry_out(write)
        except Exception as error:
            self._tell_failure(error)
            if not isinstance(error, GardreaderError):
                _logger.exception("a change failed at the end")  # the others are still to be made

    # ---- on the lane

    def _open(self, progress: Progress) -> object:
        old, self._own = self._own, Own.open(None if self._private else self._path)
        if old is not None:
            old.close()
        return self._own

    def _carry_out(self, write: _Write) -> object:
        assert self._own is not None
        write.done = True
        return write.deed(self._own)

    def _write_waiting(self, progress: Progress) -> object:
        assert self._own is not None
        return self._own.retry()

    # ---- on the GUI thread

    @Slot(object)
    def _on_answer(self, outcome: Outcome) -> None:
        self._asked.discard(outcome.ticket)
        self.answered.emit(outcome)

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, Own):
            self._shown = outcome.value
            self._told = ""
            if outcome.value.notice:
                self.problem.emit(outcome.value.notice)
            self.changed.emit(Change(EVERYTHING))
        if outcome.ticket in self._runs:
            done, table = self._runs.pop(outcome.ticket)
            self._writes.remove(done)
            self.finished_work.emit(outcome)
            if table is not None and outcome.ok:
                self.changed.emit(Change(table))
        write = self._tickets.pop(outcome.ticket, None)
        if write is not None:
            self._writes.remove(write)
            self._after(write, outcome)
        self._watch_disk()

    def _after(self, write: _Write, outcome: Outcome) -> None:
        if outcome.error is not None:
            self._tell_failure(outcome.error)
            return
        here = write.private == self._private  # what was taken out of other entries is not put back in these
        if here and write.removed and isinstance(outcome.value, dict) and outcome.value:
            self._removal = Removal(write.removed, write.change.table, outcome.value)
            self.removed.emit(self._removal)
        self.changed.emit(write.change)

    def _tell_failure(self, error: Exception) -> None:
        known = isinstance(error, GardreaderError)
        self.problem.emit(str(error) if known else tr("The program met a fault and could not keep that."))

    def _watch_disk(self) -> None:
        own = self._shown
        problem = own.problem if own is not None else ""
        if problem == self._told:
            return
        was, self._told = self._told, problem
        if problem:
            self._retry.start()
            self.problem.emit(problem)
        else:
            self._retry.stop()
            if was and own is not None:
                self.problem.emit(own.notice or tr("Your own pages are written to the disk again."))
                self.changed.emit(Change(EVERYTHING))
