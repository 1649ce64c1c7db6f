"""A process whose children keep entries of one's own and are killed, or refused by the disk, on the way.

It reads lines ``ACTION FOLDER``, forks a child that waits, and prints the child's number; at the next
line the child acts, and how it ended is printed. What is on the disk as far as the child was told it
writes, an entry a line, into ``FOLDER/acknowledged``.
"""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from pathlib import Path

from gardreader.articles.model import ArticleRef
from gardreader.own import favourites, passages
from gardreader.own.database import Own
from tests.own.samples import a_passage

DONE, LOST, FAULT = 0, 3, 9
ENTRIES = 5
_ALLOW_TRACING = 0x59616D61


def ref(number: int) -> ArticleRef:
    return ArticleRef("gard", f"article-{number}")


def act(action: str, folder: str) -> int:
    """Open the file, and unless it is only opened, keep entries in it; gives how it ended."""
    acknowledged = os.open(Path(folder) / "acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    own = Own.open(Path(folder) / "own.sqlite")
    before = len(favourites.favourites(own))
    for number in range(ENTRIES if action == "keep" else 0):
        favourites.add(own, ref(number), f"Article {number}")
        passages.keep(own, a_passage(f"words {number}", "note " * 400, ref(number)))
        if not own.problem:
            os.write(acknowledged, f"article-{number}\n".encode())
    expected = before + (ENTRIES if action == "keep" else 0)
    if len(favourites.favourites(own)) != expected:
        return LOST
    own.close()
    return DONE


def main() -> None:
    """Serve lines until there are no more."""
    with tempfile.TemporaryDirectory() as folder:  # all is loaded before a child is made
        assert act("keep", folder) == DONE
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


if __name__ == "__main__":
    main()
