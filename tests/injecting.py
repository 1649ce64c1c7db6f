"""Faults made by the kernel: a child is killed, or a call of its refused, by strace's injection.

The code under test is not changed. A module calls :func:`serve` with what its children do; a test
talks to it through a :class:`Server`.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FAULT = 9
"""The exit code of a child that raised."""

_ALLOW_TRACING = 0x59616D61


class Server:
    """A process of ``module``, which calls :func:`serve`; its children are traced for ``calls``."""

    def __init__(self, module: str, calls: Iterable[str], folder: Path):
        self.log = folder / "calls.log"
        self._calls = ",".join(calls)
        command = [sys.executable, "-m", module]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
        )

    def run(self, *words: object, inject: Iterable[str] = ()) -> int:
        """Let a child act on ``words`` under strace, with those faults; gives how it ended (``waitpid``)."""
        child = self._ask("\t".join(map(str, words)))
        options = ["-e", "trace=" + self._calls]
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


@contextmanager
def server_of(module: str, calls: Iterable[str], folder: Path) -> Iterator[Server]:
    """A :class:`Server`, ended afterwards. Skips the test where there is no strace."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    server = Server(module, calls, folder)
    yield server
    server.close()


def serve(act: Callable[..., int]) -> None:
    """Serve lines until there are no more: of each two the first has words between tabs.

    A child is forked that waits, and its number printed; at the second line it does ``act`` with
    the words and exits with what that gives, and how it ended (:func:`os.waitpid`) is printed.
    """
    for line in sys.stdin:
        ready, go = os.pipe()
        child = os.fork()
        if child == 0:
            if sys.platform.startswith("linux"):
                ctypes.CDLL(None).prctl(_ALLOW_TRACING, ctypes.c_ulong(-1), 0, 0, 0)
            os.read(ready, 1)
            try:
                os._exit(act(*line.rstrip("\n").split("\t")))
            except BaseException as error:
                sys.stderr.write(f"{type(error).__name__}: {error}\n")
                os._exit(FAULT)
        print(child, flush=True)
        sys.stdin.readline()
        os.write(go, b"x")
        print(os.waitpid(child, 0)[1], flush=True)
        os.close(ready)
        os.close(go)
