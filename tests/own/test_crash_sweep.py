"""Killed at any step, or refused by the disk at any step: what was acknowledged is there, and all opens.

The kernel does the killing and refusing, by strace's injection, with no change to the code under test.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.own import favourites, passages
from gardreader.own.database import Own
from tests.injecting import Server, server_of
from tests.own.crashing import DONE, ENTRIES, ref
from tests.own.samples import everything, fill

KILLED_AT = ("openat", "pwrite64", "fdatasync", "fsync", "ftruncate", "rename", "unlink", "write")
REFUSED = {"pwrite64": ("ENOSPC", "EIO"), "fdatasync": ("EIO",), "fsync": ("EIO",), "openat": ("EACCES",)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server_of("tests.own.crashing", KILLED_AT, tmp_path_factory.mktemp("crashing")) as server:
        yield server


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
        return server.run("open" if self.kind == "damaged" else "keep", self.place, inject=inject)

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
