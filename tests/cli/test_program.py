"""From words to exit codes."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from gardreader import __version__
from gardreader.cli.program import run
from gardreader.cli.table import COMMANDS
from gardreader.paths import Paths
from tests.cli.conftest import PROGRAM, Run, no_preview, read_terminal, state


def test_the_version_is_told(gardreader: Run) -> None:
    ran = gardreader("--version")
    assert (ran.code, ran.out) == (0, f"gardreader {__version__}\n")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_the_help_lists_every_command(gardreader: Run, words: list[str]) -> None:
    ran = gardreader(*words)
    assert ran.code == 0
    for command in COMMANDS:
        assert f"\n  {command.name} " in ran.out
    assert max(map(len, ran.lines)) <= 80


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_each_command_has_help(gardreader: Run, name: str) -> None:
    ran = gardreader(name, "--help")
    assert ran.code == 0
    assert f"usage: gardreader {name}" in ran.out
    assert "examples:" in ran.out
    assert "--data-dir" in ran.out
    assert gardreader("help", name).out == ran.out
    assert ran.err == ""


@pytest.mark.parametrize(
    ("words", "near"),
    [(["serch", "fever"], "search"), (["instal"], "install"), (["Shwo", "x", "--format", "json"], "show")],
)
def test_a_misspelt_command_is_guessed(gardreader: Run, words: list[str], near: str) -> None:
    ran = gardreader(*words)
    assert ran.code == 2
    assert ran.err == f"gardreader: There is no command {words[0]!r}; did you mean “{near}”?\n"
    assert ran.out == ""


def test_words_that_are_no_command_are_to_be_searched_for(gardreader: Run) -> None:
    ran = gardreader("bone", "pain")
    assert ran.code == 2
    assert "gardreader search bone pain" in ran.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--frobnicate"], "Unrecognized arguments: --frobnicate"),
        (["search"], "The following arguments are required: WORD"),
        (["search", "x", "--limit", "0"], "'0' is no number from 1 to 1000"),
        (["search", "x", "--limit", "many"], "'many' is no number"),
        (["show", "x", "--format", "docx"], "invalid choice: 'docx'"),
        (["packs", "--data-dir"], "expected one argument"),
        (["packs", "--data-dir="], "the name of a folder is missing"),
    ],
)
def test_bad_arguments_get_a_sentence(gardreader: Run, words: list[str], sentence: str) -> None:
    ran = gardreader(*words)
    assert ran.code == 2
    assert ran.err.startswith("gardreader: ")
    assert sentence in ran.err
    assert "--help" in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


def test_the_folder_may_stand_before_or_after_the_command(gardreader: Run, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assert gardreader("--data-dir", before, "packs").code == 0
    assert gardreader("packs", f"--data-dir={after}").code == 0
    assert (before / "cache").is_dir()
    assert (after / "cache").is_dir()


def test_the_option_wins_over_the_variable(gardreader: Run, home: Path, tmp_path: Path) -> None:
    gardreader("packs", "--data-dir", tmp_path / "other")
    assert not home.exists()
    gardreader("packs")
    assert home.exists()


def test_a_library_cannot_be_kept_in_a_file(gardreader: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    ran = gardreader("packs", "--data-dir", file)
    assert ran.code == 2
    assert f"{file}: it is no folder" in ran.err
    assert file.read_text() == "mine"


def test_little_is_imported_before_it_is_needed(bundled_home: Path) -> None:
    heavy = {"numpy", "whoosh", "rapidfuzz", "PySide6", "lxml", "yaml", "markdown", "nh3", "tqdm"}
    code = (
        "import sys; from gardreader.__main__ import main; main(sys.argv[1:]);"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )

    def imported(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *words, "--data-dir", str(bundled_home)],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()[-1]

    assert imported("packs") == "[]"
    assert imported("show", "wilson-disease", "--format", "json") == "[]"
    assert not set(eval(imported("complete", "hemo"))) - {"numpy", "whoosh", "rapidfuzz"}


def test_the_program_writes_utf_8_in_any_locale(bundled_home: Path, process: Run) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = process("show", "guillain-barre-syndrome", "--data-dir", bundled_home, **plain)
    assert ran.code == 0
    assert "Guillain-Barré" in ran.out
    ran = process("search", "-", "--data-dir", bundled_home, stdin="Guillain-Barré\n".encode(), **plain)
    assert "guillain-barre-syndrome" in ran.out


def test_output_that_nobody_reads_ends_quietly(bundled_home: Path) -> None:
    process = subprocess.Popen(
        [PROGRAM, "show", "wilson-disease", "--data-dir", str(bundled_home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stream:
        assert stream.read() == b""
    assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_to_a_full_disk_is_told(bundled_home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        words: list[str | Path] = [PROGRAM, "show", "wilson-disease", "--data-dir", str(bundled_home)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "gardreader: The output cannot be read or written: the disk is full.\n"


def test_without_streams_the_program_still_ends(
    home: Path, bundled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def window(paths: Paths, article: str, screenshot: Path | None, private: bool) -> int:
        return 0

    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert run(["packs", "--data-dir", str(bundled_home)], window, no_preview) == 0
    assert run(["show", "no-such"], window, no_preview) == 2


def test_ctrl_c_leaves_nothing_half_done(shared_data: Path, home: Path, tmp_path: Path) -> None:
    """The real program on a terminal: once its bar moves it is stopped."""
    output = tmp_path / "gard.gardpack"
    output.write_bytes(b"the old one")
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (24, 80))
    words: list[str | Path] = [PROGRAM, "import", shared_data / "gard-api-2020.zip", "-o", output]
    with subprocess.Popen(words, stdin=its, stdout=its, stderr=its) as process:
        os.close(its)
        seen = b""
        while b"6061" not in seen:
            seen += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        seen += read_terminal(ours)
    assert process.returncode == 130
    assert b"Stopped. Nothing was left half done." in seen
    assert b"Traceback" not in seen
    assert output.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.iterdir()] == [output.name]
    assert state(home) == {}
