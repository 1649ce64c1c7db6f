"""What the tests of the command line share: running the program, and homes to run it on."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gardreader.__main__ import main
from gardreader.paths import Paths, content

PROGRAM = Path(sys.executable).with_name("gardreader")
SLICE = ("6233.json", "6591.json", "7893.json", "467.json", "10000.json", "10001.json")
"""Records of GARD for a small import: cystic fibrosis, hemophilia A, Wilson disease and others."""


@dataclass(frozen=True)
class Ran:
    """What a run gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, the one the program uses unless told otherwise."""
    folder = tmp_path / "home"
    monkeypatch.setenv("GARDREADER_HOME", str(folder))
    monkeypatch.delenv("GARDREADER_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return folder


@pytest.fixture
def gardreader(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program in this process: ``gardreader("packs", "--json", stdin="…")``."""

    def run(*words: str | Path, stdin: str | None = None) -> Ran:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def process(home: Path) -> Run:
    """Runs the program as a process of its own, with more environment as keywords."""

    def run(*words: str | Path, stdin: bytes = b"", **environment: str) -> Ran:
        done = subprocess.run(
            [PROGRAM, *words],
            input=stdin,
            capture_output=True,
            env={**os.environ, **environment},
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def bundled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the bundled articles, ready to be searched. Shared: do not change it."""
    folder = tmp_path_factory.mktemp("bundled") / "home"
    assert main(["complete", "a", "--json", "--data-dir", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of the bundled articles under another id."""
    pack = tmp_path_factory.mktemp("packs") / "small.gardpack"
    assert main(["import", str(content()), "-o", str(pack), "--id", "small", "--title", "Small"]) == 0
    return pack


@pytest.fixture
def gard_records(shared_data: Path, tmp_path: Path) -> Path:
    """A folder with a few of GARD's records."""
    folder = tmp_path / "records"
    folder.mkdir()
    with zipfile.ZipFile(shared_data / "gard-api-2020.zip") as archive:
        for name in SLICE:
            (folder / name).write_bytes(archive.read(f"gard-api-2020/singles/{name}"))
    return folder


def no_preview(paths: Paths, file: Path, screenshot: Path | None) -> int:
    """Stands where the preview would open: none may."""
    raise AssertionError(f"a preview of {file} was opened")


def read_terminal(ours: int) -> bytes:
    """All that was written to the other end of a terminal, once that is closed; closes this end too."""
    seen = b""
    with suppress(OSError):  # what Linux says once the other end is closed
        while part := os.read(ours, 4096):
            seen += part
    os.close(ours)
    return seen


def state(home: Path) -> dict[str, str]:
    """Every file of the library in ``home`` with its hash: what must not change when a command fails."""
    packs = home / "packs"
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(packs.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
