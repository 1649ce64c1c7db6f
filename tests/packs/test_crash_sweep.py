"""Killed at any step, or refused by the disk at any step, the library is the old one or the new one.

The kernel does the killing and refusing, by strace's injection, with no change to the code under test.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.packs.library import Library
from tests.injecting import Server, server_of
from tests.packs.crashing import ACTIONS, CHANGED_BUT, DONE, UNCHANGED
from tests.packs.samples import article, bundled, home, make_pack

KILLED_AT = ("mkdir", "openat", "write", "pwrite64", "fsync", "rename", "unlink", "flock")
REFUSED = {
    "mkdir": ("ENOSPC",), "openat": ("EIO",), "write": ("ENOSPC", "EIO"), "pwrite64": ("ENOSPC",),
    "fsync": ("ENOSPC", "EIO"), "rename": ("ENOSPC", "EIO"), "unlink": ("EIO",), "read": ("EIO",),
    "getdents64": ("EIO",), "flock": ("EINTR",),
}  # fmt: skip
CALLS = tuple({*KILLED_AT, *REFUSED})

FEW = bundled()[::8]
"""Of what a pack may hold: the steps are the same for more, and all are looked at after each of them."""

State = tuple[tuple[str, str], ...]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with server_of("tests.packs.crashing", CALLS, tmp_path_factory.mktemp("crashing")) as server:
        yield server


@pytest.fixture(params=ACTIONS)
def action(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


class Case:
    """One action on a library of its own: what it was before and what it is to become."""

    def __init__(self, action: str, folder: Path):
        self.action = action
        self.pack = make_pack(folder, articles=FEW)
        self.before = folder / "before"
        self.place = folder / "home"
        library = Library(home(self.before))
        library.install(make_pack(folder, "other", [article("other")]))
        if action in ("replace", "remove"):
            library.install(make_pack(folder, articles=FEW, edition="2019"))
        library.close()
        self.old = self.state(self.before)
        self.new = {
            "install": (("other", "2020"), ("sample", "2020")),
            "replace": (("other", "2020"), ("sample", "2020")),
            "remove": (("other", "2020"),),
            "catalogue": self.old,
        }[action]

    def run(self, server: Server, *inject: str) -> int:
        """Act on a fresh copy of the library."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.before, self.place)
        return server.run(self.action, self.place, self.pack, inject=inject)

    def state(self, place: Path) -> State:
        """The packs that are there, every byte of them sound."""
        library = Library(home(place))
        found = tuple((pack.info.id, pack.info.edition) for pack in library.packs())
        expected = sum(1 if pack == "other" else len(FEW) for pack, _ in found)
        assert len(list(library.articles())) == expected
        assert library.problems() == ()
        library.close()
        return found

    def check(self, allowed: tuple[State, ...], why: str) -> None:
        """What is there is allowed, and the library can be listed and changed as ever."""
        assert self.state(self.place) in allowed, why
        library = Library(home(self.place))
        if self.action == "catalogue":
            assert library.catalogue().count() == library.count(), why
        library.install(self.pack)
        library.close()
        left = sorted(path.name for path in (self.place / "packs").iterdir() if path.name != ".lock")
        assert left == ["001-other.gardpack", "002-sample.gardpack"], why


def test_killed_at_any_step(server: Server, action: str, tmp_path: Path) -> None:
    case = Case(action, tmp_path)
    assert case.run(server) == DONE
    case.check((case.new,), "nothing went wrong")
    assert case.run(server) == DONE
    counts = server.counts()
    killed = 0
    for call in KILLED_AT:
        for number in range(1, counts[call] + 1):
            ended = case.run(server, f"{call}:signal=KILL:when={number}")
            killed += os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGKILL
            case.check((case.old, case.new), f"killed at {call} {number} of {counts[call]}")
    assert killed >= sum(counts[call] for call in KILLED_AT) - 2


def test_refused_by_the_disk_at_any_step(server: Server, action: str, tmp_path: Path) -> None:
    case = Case(action, tmp_path)
    assert case.run(server) == DONE
    counts = server.counts()
    for call, faults in REFUSED.items():
        # The first read is of the word to go.
        first, every = (2, 4) if call == "read" else (1, 3 if call == "pwrite64" else 1)
        for fault in faults:
            for number in range(first, counts[call] + 1, every):
                ended = case.run(server, f"{call}:error={fault}:when={number}")
                why = f"{fault} at {call} {number} of {counts[call]}"
                assert os.WIFEXITED(ended), why
                code = os.WEXITSTATUS(ended)
                allowed = {DONE: case.new, CHANGED_BUT: case.new, UNCHANGED: case.old}
                assert code in allowed, why
                case.check((allowed[code],), why)


def test_a_disk_that_stays_full_after_any_step(server: Server, action: str, tmp_path: Path) -> None:
    case = Case(action, tmp_path)
    assert case.run(server) == DONE
    counts = server.counts()
    for call in ("openat", "write", "pwrite64"):
        for number in range(1, counts[call] + 1, 5):
            inject = [f"{call}:error=ENOSPC:when={number}+"]
            if call != "openat":
                inject.append("fsync,rename:error=ENOSPC:when=1+")
            ended = case.run(server, *inject)
            why = f"full from {call} {number} of {counts[call]} on"
            assert os.WIFEXITED(ended), why
            allowed = {DONE: case.new, CHANGED_BUT: case.new, UNCHANGED: case.old}
            assert os.WEXITSTATUS(ended) in allowed, why
            case.check((allowed[os.WEXITSTATUS(ended)],), why)
