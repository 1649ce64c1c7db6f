"""What a person is told when something fails."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from gardreader.cli.faults import told
from gardreader.cli.screen import Screen
from gardreader.errors import Cancelled, PackError
from gardreader.paths import find_paths


def _raised(error: BaseException) -> BaseException:
    """The error with a traceback, as it comes to the last door."""
    try:
        raise error
    except BaseException as caught:
        return caught


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (
            PackError("x.gardpack is no gardreader pack."),
            2,
            "gardreader: x.gardpack is no gardreader pack.\n",
        ),
        (KeyboardInterrupt(), 130, "Stopped. Nothing was left half done.\n"),
        (Cancelled(), 130, "Stopped. Nothing was left half done.\n"),
        (
            OSError(errno.EACCES, "x", "a.txt"),
            2,
            "gardreader: a.txt cannot be read or written: permission is denied.\n",
        ),
    ],
)
def test_each_kind_has_its_sentence_and_code(
    error: BaseException, code: int, sentence: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(_raised(error), Screen(), find_paths()) == code
    assert capsys.readouterr().err == sentence
    assert not home.exists()


def test_a_fault_of_the_program_is_one_sentence_and_a_log(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(_raised(ZeroDivisionError("division by zero")), Screen(), find_paths()) == 3
    log = find_paths(home).log
    err = capsys.readouterr().err
    assert "A fault in the program itself stopped it (ZeroDivisionError: division by zero)." in err
    assert str(log) in err
    assert "Traceback" not in err
    assert "Traceback" in log.read_text()
    assert "_raised" in log.read_text()


def test_the_log_grows_and_does_not_grow_for_ever(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        told(_raised(RuntimeError("again")), Screen(), find_paths())
    log = find_paths(home).log
    assert log.read_text().count("RuntimeError: again") == 2
    log.write_text("x" * 2_000_000)
    told(_raised(RuntimeError("again")), Screen(), find_paths())
    assert log.stat().st_size < 10_000


def test_where_the_cache_cannot_be_written_the_log_lies_elsewhere(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    home.write_text("a file where a folder should be")
    told(_raised(RuntimeError("x")), Screen(), find_paths())
    (log,) = tmp_path.glob("gardreader-*.log")
    assert str(log) in capsys.readouterr().err
    assert "RuntimeError: x" in log.read_text()


def test_the_traceback_is_shown_to_who_asks(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GARDREADER_DEBUG", "1")
    told(_raised(PackError("bad")), Screen(), find_paths())
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert err.endswith("gardreader: bad\n")
