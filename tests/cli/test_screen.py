"""What reaches a terminal."""

from __future__ import annotations

import json
import os
import pty
import sys
from pathlib import Path

import pytest

from gardreader.cli.screen import Screen, clean, strong
from tests.cli.conftest import read_terminal


def test_nothing_shown_commands_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    screen.write("a\x1b[2Jb\x07\x9b1mc\r\td\ne")
    screen.say("\x1b]0;title\x07x")
    out, err = capsys.readouterr()
    assert out == "a[2Jb1mc\td\ne\n"
    assert err == "]0;titlex\n"
    assert clean("\x1b[31mname.json") == "[31mname.json"


def test_json_keeps_every_sign_and_shows_none_that_commands(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"text": "é β \x1b \x9b \x7f \ud800"}
    Screen().write_json(value, one_line=True)
    out = capsys.readouterr().out
    assert "é β" in out
    assert not {"\x1b", "\x9b", "\x7f"} & set(out)
    assert json.loads(out) == value
    assert out.count("\n") == 1


def test_marks_of_found_words_are_for_terminals_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Screen().write(f"a {strong('word')} b")
    assert capsys.readouterr().out == "a word b\n"
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert _on_a_terminal(monkeypatch, f"a {strong('word')} b") == "a \x1b[1mword\x1b[22m b"
    monkeypatch.setenv("NO_COLOR", "1")
    assert _on_a_terminal(monkeypatch, f"a {strong('word')} b") == "a word b"


def _on_a_terminal(monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    ours, its = pty.openpty()
    with os.fdopen(its, "w", encoding="ascii") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        screen = Screen()
        screen.write(text)
        screen.flush()
    return read_terminal(ours).decode().rstrip("\r\n")


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("300", 100)])
def test_the_width_is_the_terminals_within_reason(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Screen().columns == width


def test_a_message_nobody_can_get_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "closed").open("w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        screen = Screen()
    screen.say("x")
