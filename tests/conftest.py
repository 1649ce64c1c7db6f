"""What all tests share: the real data, where it lies beside the checkout, and what is made of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

pytest_plugins = ("tests.gard",)

LONG = 60_000
"""Milliseconds after which something that should happen has not; far more than any machine needs."""

CHECKOUT = Path(__file__).parent.parent
SHARED_DATA = CHECKOUT.parent / "shared" / "data"

# No test asserts a time, so none has a deadline; the same commit gives the same answer in CI, while
# on a developer's machine each run tries other examples.
settings.register_profile(
    "gardreader",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("gardreader")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; the test is skipped, and says why, where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data (../shared/data) is not beside this checkout")
    return SHARED_DATA


class PatientBot(QtBot):
    """Waits longer than pytest-qt's own five seconds, too few for a long page on a busy machine."""

    def waitSignal(self, signal: Any, *, timeout: int = LONG, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: list[Any], *, timeout: int = LONG, **how: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **how)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = LONG) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """What drives widgets in a test."""
    return PatientBot(request)
