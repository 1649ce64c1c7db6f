"""Ctrl+C in the terminal reaches Qt's loop."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.signals import SystemSignals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_told_and_the_old_handler_comes_back(
    qapp: object, qtbot: QtBot, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    signals = SystemSignals()
    try:
        with qtbot.waitSignal(signals.ended):
            os.kill(os.getpid(), number)
    finally:
        signals.stop()
    assert signal.getsignal(number) == before
