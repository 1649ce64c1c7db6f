"""A fault of the program becomes a line in its log and a sentence, not a crash."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.faults import Faults


def fault(faults: Faults) -> None:
    try:
        raise ZeroDivisionError("in a slot")
    except ZeroDivisionError as error:
        faults.catch(type(error), error, error.__traceback__)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "gardreader.log"


def test_a_fault_is_logged_and_told(qapp: object, log: Path, qtbot: QtBot) -> None:
    before = sys.excepthook
    faults = Faults(log)
    faults.watch()
    try:
        assert sys.excepthook == faults.catch
        assert not log.exists()
        with qtbot.waitSignal(faults.happened) as told:
            fault(faults)
    finally:
        faults.stop()
    assert sys.excepthook == before
    assert str(log) in told.args[0]
    assert "ZeroDivisionError: in a slot" in log.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_no_second_fault(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    faults = Faults(tmp_path / "cache" / "gardreader.log")
    faults.watch()
    try:
        fault(faults)
    finally:
        faults.stop()


def test_a_log_that_has_grown_long_begins_anew(qapp: object, log: Path) -> None:
    log.parent.mkdir()
    log.write_bytes(b"x" * (600 * 1024))
    faults = Faults(log)
    faults.watch()
    faults.stop()
    assert not log.exists()
    assert not any(isinstance(h, logging.FileHandler) and str(log) in h.baseFilename
                   for h in logging.getLogger().handlers)  # fmt: skip
