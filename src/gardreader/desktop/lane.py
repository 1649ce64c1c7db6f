"""The one door to background work: a thread, a ticket a submission, answers on the GUI thread.

A lane runs one piece of work at a time, in the order of submission. In a lane that wants the
latest answer only (``latest=True``: a search as one types), a new submission stops the one that
runs and forgets those that wait. Nobody but a lane starts a thread.

Work is a callable that takes a :data:`~gardreader.progress.Progress`; it must not touch widgets.
Its outcome comes to :attr:`Lane.finished_work` as one frozen value, so connect a bound method of a
``QObject`` (never a lambda: that would run on the wrong thread).
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, Signal

from gardreader.errors import Cancelled, GardreaderError
from gardreader.progress import Progress

Work = Callable[[Progress], object]

_logger = logging.getLogger(__name__)
_TELL_EVERY = 0.05  # seconds between two reports of progress: more often is not seen


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a submission: its ``value``, or the ``error`` that stopped it.

    ``error`` is a :class:`GardreaderError` (its text is for the person), :class:`Cancelled`, or any
    other exception, which is a fault of the program and has been logged.
    """

    ticket: int
    label: str
    value: object = None
    error: Exception | None = None

    @property
    def ok(self) -> bool:
        """Whether the work was done to its end."""
        return self.error is None

    @property
    def cancelled(self) -> bool:
        """Whether a person, or a later submission, stopped it."""
        return isinstance(self.error, Cancelled)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a submission is: ``done`` of ``total`` steps (0: unknown), and what is under way."""

    ticket: int
    label: str
    done: int
    total: int
    what: str


@dataclass(slots=True)
class _Job:
    ticket: int
    label: str
    work: Work
    stopped: bool = False


class Lane(QThread):
    """A thread for one kind of work. Close it before the application ends.

    ``farewell`` is called on the lane's thread when that ends: what was made there and is tied to it
    (a laid out document has timers) can be let go of nowhere else.
    """

    finished_work = Signal(object)
    """An :class:`Outcome` for every submission that is not outdated by a later one."""

    progressed = Signal(object)
    """A :class:`Step`, at most twenty a second."""

    def __init__(
        self,
        name: str,
        *,
        latest: bool = False,
        farewell: Callable[[], None] | None = None,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self.setObjectName(f"lane {name}")
        self._latest = latest
        self._farewell = farewell
        self._ready = threading.Condition()
        self._waiting: deque[_Job] = deque()
        self._running: _Job | None = None
        self._last_ticket = 0
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether any work runs or waits."""
        with self._ready:
            return self._running is not None or bool(self._waiting)

    def submit(self, work: Work, label: str = "") -> int:
        """Have ``work`` done and give its ticket; ``label`` comes back with the outcome."""
        with self._ready:
            if self._closed:
                raise RuntimeError(f"{self.objectName()} has been closed")
            self._last_ticket += 1
            job = _Job(self._last_ticket, label, work)
            if self._latest:
                self._waiting.clear()
                if self._running is not None:
                    self._running.stopped = True
            self._waiting.append(job)
            self._ready.notify()
        if not self.isRunning():
            self.start()
        return job.ticket

    def cancel(self, ticket: int | None = None, *, label: str | None = None) -> None:
        """Stop that submission, those of that label, or all; each ends with a :class:`Cancelled` outcome."""
        with self._ready:
            for job in (self._running, *self._waiting):
                if job is None or (ticket is not None and job.ticket != ticket):
                    continue
                if label is None or job.label == label:
                    job.stopped = True

    def close(self) -> None:
        """Stop all work and end the thread; outcomes that are still due are not told."""
        with self._ready:
            self._closed = True
            self._waiting.clear()
            if self._running is not None:
                self._running.stopped = True
            self._ready.notify()
        self.wait()

    def run(self) -> None:
        """The thread's own loop; Qt calls it."""
        while (job := self._next()) is not None:
            outcome = self._outcome(job)
            with self._ready:
                self._running = None
                outdated = self._latest and job.ticket != self._last_ticket
                if self._closed or outdated:
                    continue
            self.finished_work.emit(outcome)
            # What was made belongs to the GUI thread now: a document must not be let go of here.
            del job, outcome
        if self._farewell is not None:
            self._farewell()

    def _next(self) -> _Job | None:
        with self._ready:
            while not self._waiting and not self._closed:
                self._ready.wait()
            if self._closed:
                return None
            self._running = self._waiting.popleft()
            return self._running

    def _outcome(self, job: _Job) -> Outcome:
        try:
            self._refuse_stopped(job)
            return Outcome(job.ticket, job.label, job.work(self._progress_of(job)))
        except (GardreaderError, Cancelled) as error:
            return Outcome(job.ticket, job.label, error=_bare(error))
        except Exception as error:
            _logger.exception("%s failed in %s", job.label or "work", self.objectName())
            return Outcome(job.ticket, job.label, error=_bare(error))

    def _progress_of(self, job: _Job) -> Progress:
        told = 0.0

        def progress(done: int, total: int, what: str) -> None:
            nonlocal told
            self._refuse_stopped(job)
            now = time.monotonic()
            if now - told >= _TELL_EVERY or (total and done >= total):
                told = now
                self.progressed.emit(Step(job.ticket, job.label, done, total, what))

        return progress

    @staticmethod
    def _refuse_stopped(job: _Job) -> None:
        if job.stopped:
            raise Cancelled


def _bare(error: Exception) -> Exception:
    """``error`` without its trace: that holds what the work has made, which must not go to another thread."""
    found: BaseException | None = error
    while found is not None:
        found.__traceback__ = None
        found = found.__cause__ or found.__context__
    return error
