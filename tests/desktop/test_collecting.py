"""Lost objects are collected on the GUI thread only."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.collecting import Collecting
from gardreader.desktop.lane import Lane
from gardreader.progress import Progress


class Ring:
    """Lost only to the collector; keeps the thread on which it went."""

    ends: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Ring.ends.append(threading.get_ident())


@pytest.fixture
def collecting(qapp: object) -> Iterator[Collecting]:
    gc.enable()
    collecting = Collecting()
    yield collecting
    collecting.stop()
    assert gc.isenabled()
    gc.disable()


def test_work_on_a_lane_never_collects(collecting: Collecting, qtbot: QtBot) -> None:
    Ring.ends.clear()
    lane = Lane("busy")
    rings = [weakref.ref(Ring()) for _ in range(10)]

    def work(progress: Progress) -> object:
        kept.extend([number] for number in range(50_000))  # so many new objects call for the collector
        return None

    kept: list[object] = []
    with qtbot.waitSignal(lane.finished_work):
        lane.submit(work)
    lane.close()
    qtbot.waitUntil(lambda: all(ring() is None for ring in rings))
    assert set(Ring.ends) == {threading.get_ident()}
