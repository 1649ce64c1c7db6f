"""Killed at any step, or refused by the disk at any step: what was acknowledged is there, and all opens.

The kernel does the killing and refusing, by strace's injection, with no change to the code under test.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.own import favourites, passages
from gardreader.own.database import Own
from tests.own.crashing import DONE, ENTRIES, ref
from tests.own.samples import everything, fill

KILLED_AT = ("openat", "pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "write")
REFUSED = {"pwrite64": ("ENOSPC", "EIO"), "fdatasync": ("EIO",), "fsync": ("EIO",), "openat": ("EACCES",)}


class Server:
    """The process of :mod:`tests.own.crashing`."""

    def __init__(self, folder: Path):
        self.log = folder / "calls.log"
        command = [sys.executable, "-m", "tests.own.crashing"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )

    def run(self, action: str, place: Path, *inject: str) -> int:
        """Let a child act under strace; gives how it ended (:func:`os.waitpid`)."""
        child = self._ask(f"{action}\t{place}")
        options = ["-e", "trace=" + ",".join(KILLED_AT)]
        for fault in inject:
            options += ["-e", f"inject={fault}"]
        command = ["strace", "-p", child, "-o", str(self.log), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
            assert strace.stderr is not None
            said = strace.stderr.readline()
            ended = int(self._ask("go"))
        if "attached" not in said:
            pytest.skip(f"strace may not look into a process here: {said.strip()}")
        return ended

    def counts(self) -> Counter[str]:
        """How often each call was made in the last run."""
        return Counter(re.findall(r"^(\w+)\(", self.log.read_text(), re.MULTILINE))

    def close(self) -> None:
        self._process.communicate(timeout=30)

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    server = Server(tmp_path_factory.mktemp("crashing"))
    yield server
    server.close()


class Case:
    """A file of one's own as it was before: none, with entries, or damaged."""

    def __init__(self, kind: str, folder: Path):
        self.kind = kind
        self.before, self.place = folder / "before", folder / "place"
        self.before.mkdir()
        self.old = 0
        if kind != "first":
            own = Own.open(self.before / "own.sqlite")
            fill(own)
            self.rows = everything(own)
            self.old = len(favourites.favourites(own))
            (page,) = own.read("select rootpage from sqlite_master where name = 'passage_article'")[0]
            own.close()
        if kind == "damaged":  # an index, so that every entry can be rescued
            with (self.before / "own.sqlite").open("r+b") as stream:
                stream.seek((page - 1) * 4096)
                stream.write(b"\xff" * 4096)

    def run(self, server: Server, *inject: str) -> int:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.before, self.place)
        return server.run("open" if self.kind == "damaged" else "keep", self.place, *inject)

    def check(self, why: str) -> None:
        """All that was there, and all that was acknowledged, is there; more can be kept."""
        told = self.place / "acknowledged"
        acknowledged = told.read_text().split() if told.exists() else []
        own = Own.open(self.place / "own.sqlite")
        assert own.problem == "", why
        if self.kind == "damaged":
            assert everything(own) == self.rows, why
            assert list(self.place.glob("own-damaged-*.sqlite")), why
        else:
            assert own.notice == "", why
            kept = {found.ref.article for found in favourites.favourites(own)}
            marked = {found.ref.article for found in passages.passages(own)}
            assert kept & marked >= set(acknowledged), why
            assert len(kept) >= min(self.old, 2), why
        favourites.add(own, ref(99), "One more")
        own.close()


@pytest.mark.parametrize("kind", ["first", "later", "damaged"])
def test_killed_at_any_step(server: Server, kind: str, tmp_path: Path) -> None:
    case = Case(kind, tmp_path)
    assert case.run(server) == DONE
    counts = server.counts()
    case.check("nothing went wrong")
    if kind != "damaged":
        assert counts["fdatasync"] >= 2 * ENTRIES  # each entry is flushed before it is acknowledged
    killed = expected = 0
    for call in KILLED_AT:
        step = max(1, counts[call] // (8 if kind == "damaged" else 12))
        for number in range(1, counts[call] + 1, step):
            ended = case.run(server, f"{call}:signal=KILL:when={number}")
            expected += 1
            killed += os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGKILL
            case.check(f"killed at {call} {number} of {counts[call]}")
    assert killed >= expected - 2


@pytest.mark.parametrize("kind", ["first", "later", "damaged"])
def test_refused_by_the_disk_at_any_step(server: Server, kind: str, tmp_path: Path) -> None:
    """Nothing is lost in memory meanwhile (the child looks), and it is written when the disk allows it."""
    case = Case(kind, tmp_path)
    assert case.run(server) == DONE
    counts = server.counts()
    for call, faults in REFUSED.items():
        step = max(1, counts[call] // 8)
        for fault in faults:
            # The first file to be opened is the list of what was acknowledged.
            for number in range(2 if call == "openat" else 1, counts[call] + 1, step):
                why = f"{fault} at {call} {number} of {counts[call]}"
                ended = case.run(server, f"{call}:error={fault}:when={number}")
                assert ended == DONE, why
                case.check(why)
                if kind == "damaged":
                    continue
                own = Own.open(case.place / "own.sqlite")
                kept = {found.ref for found in favourites.favourites(own)}
                assert kept >= {ref(each) for each in range(ENTRIES)}, why
                own.close()


@pytest.mark.parametrize("kind", ["later", "damaged"])
def test_a_disk_that_stays_full(server: Server, kind: str, tmp_path: Path) -> None:
    case = Case(kind, tmp_path)
    assert case.run(server) == DONE
    counts = server.counts()
    for number in range(1, counts["pwrite64"] + 1, max(1, counts["pwrite64"] // 12)):
        why = f"full from write {number} on"
        assert case.run(server, f"pwrite64:error=ENOSPC:when={number}+") == DONE, why
        case.check(why)
