"""Background work: answers on the GUI thread, the latest wins, nothing lingers."""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from gardreader.desktop.lane import Lane, Outcome, Step
from gardreader.errors import Cancelled, SearchError
from gardreader.progress import Progress


class Receiver(QObject):
    """Keeps what it was told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: list[Outcome] = []
        self.steps: list[Step] = []
        self.threads: set[QThread] = set()

    @Slot(object)
    def take(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def step(self, step: Step) -> None:
        self.steps.append(step)


@pytest.fixture
def receiver(qapp: QObject) -> Receiver:
    return Receiver()


@pytest.fixture
def lane(receiver: Receiver) -> Iterator[Lane]:
    lane = Lane("test")
    lane.finished_work.connect(receiver.take)
    lane.progressed.connect(receiver.step)
    yield lane
    lane.close()


@pytest.fixture
def latest(receiver: Receiver) -> Iterator[Lane]:
    lane = Lane("latest", latest=True)
    lane.finished_work.connect(receiver.take)
    yield lane
    lane.close()


def test_the_answer_comes_to_the_gui_thread(lane: Lane, receiver: Receiver, qtbot: QtBot) -> None:
    def work(progress: Progress) -> object:
        return QThread.currentThread()

    ticket = lane.submit(work, "find")
    qtbot.waitUntil(lambda: len(receiver.outcomes) == 1)
    outcome = receiver.outcomes[0]
    assert (outcome.ticket, outcome.label, outcome.ok) == (ticket, "find", True)
    assert outcome.value is not receiver.thread()
    assert receiver.threads == {receiver.thread()}


def test_work_is_done_in_order(lane: Lane, receiver: Receiver, qtbot: QtBot) -> None:
    def work(number: int) -> object:
        return lambda progress: number

    for number in range(20):
        lane.submit(work(number))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(receiver.outcomes) == 20)
    assert [outcome.value for outcome in receiver.outcomes] == list(range(20))
    assert not lane.busy


def test_the_latest_wins_and_stops_the_one_before(latest: Lane, receiver: Receiver, qtbot: QtBot) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def slow(progress: Progress) -> object:
        begun.set()
        try:
            while True:
                progress(0, 0, "")
        except Cancelled:
            stopped.set()
            raise

    latest.submit(slow)
    assert begun.wait(10)
    for number in range(5):
        last = latest.submit(lambda progress, n=number: n)  # type: ignore[misc]
    qtbot.waitUntil(lambda: bool(receiver.outcomes))
    assert stopped.is_set()
    assert [(o.ticket, o.value) for o in receiver.outcomes] == [(last, 4)]


def test_a_cancel_is_told(lane: Lane, receiver: Receiver, qtbot: QtBot) -> None:
    begun = threading.Event()

    def slow(progress: Progress) -> object:
        while True:
            progress(1, 2, "half way")
            begun.set()

    ticket = lane.submit(slow)
    assert begun.wait(10)
    lane.cancel(ticket)
    qtbot.waitUntil(lambda: bool(receiver.outcomes))
    assert receiver.outcomes[0].cancelled
    assert receiver.steps[0] == Step(ticket, "", 1, 2, "half way")


def test_a_cancel_by_label_leaves_other_work_alone(lane: Lane, receiver: Receiver, qtbot: QtBot) -> None:
    begun = threading.Event()

    def slow(progress: Progress) -> object:
        while True:
            progress(1, 2, "half way")
            begun.set()

    lane.submit(slow, "install")
    lane.submit(lambda progress: "the list", "list")
    assert begun.wait(10)
    lane.cancel(label="install")
    qtbot.waitUntil(lambda: len(receiver.outcomes) == 2)
    assert [(o.label, o.cancelled) for o in receiver.outcomes] == [("install", True), ("list", False)]


class Made:
    """Something that is made on the lane."""


def test_the_thread_keeps_nothing_of_what_it_has_given(lane: Lane, receiver: Receiver, qtbot: QtBot) -> None:
    lane.submit(lambda progress: Made())
    qtbot.waitUntil(lambda: bool(receiver.outcomes))
    held = weakref.ref(receiver.outcomes[0].value)
    receiver.outcomes.clear()
    qtbot.waitUntil(lambda: held() is None)


def test_errors_are_values(
    lane: Lane, receiver: Receiver, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def told(progress: Progress) -> object:
        raise SearchError("No index.")

    def fault(progress: Progress) -> object:
        raise ZeroDivisionError

    lane.submit(told)
    with caplog.at_level(logging.CRITICAL):
        lane.submit(fault, "count")
        qtbot.waitUntil(lambda: len(receiver.outcomes) == 2)
    assert str(receiver.outcomes[0].error) == "No index."
    assert isinstance(receiver.outcomes[1].error, ZeroDivisionError)


def test_closing_ends_the_thread_and_tells_nothing_more(lane: Lane, receiver: Receiver, qtbot: QtBot) -> None:
    begun = threading.Event()

    def slow(progress: Progress) -> object:
        begun.set()
        while True:
            progress(0, 0, "")

    lane.submit(slow)
    assert begun.wait(10)
    lane.close()
    assert lane.isFinished()
    qtbot.wait(20)
    assert receiver.outcomes == []
    with pytest.raises(RuntimeError, match="closed"):
        lane.submit(slow)


def test_what_work_has_made_is_let_go_of_on_the_lane_s_thread(
    lane: Lane, receiver: Receiver, qtbot: QtBot
) -> None:
    gone: list[int] = []

    class Made:
        def __del__(self) -> None:
            gone.append(threading.get_ident())

    def failing(progress: Progress) -> object:
        made = Made()
        try:
            raise ZeroDivisionError
        except ZeroDivisionError as error:
            raise SearchError(f"No {made.__class__.__name__}.") from error

    lane.submit(failing)
    qtbot.waitUntil(lambda: len(receiver.outcomes) == 1)
    assert len(gone) == 1
    assert gone[0] != threading.get_ident()


def test_a_farewell_is_bidden_on_the_lane_s_thread() -> None:
    where: list[int] = []
    ending = Lane("ending", farewell=lambda: where.append(threading.get_ident()))
    begun = threading.Event()
    ending.submit(lambda progress: begun.set())
    assert begun.wait(10)
    ending.close()
    assert len(where) == 1
    assert where[0] != threading.get_ident()
