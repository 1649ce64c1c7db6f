"""A process whose children keep entries of one's own and are killed, or refused by the disk, on the way.

Its words are ``ACTION FOLDER`` (:mod:`tests.injecting`). What is on the disk as far as the child was told it
writes, an entry a line, into ``FOLDER/acknowledged``.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from gardreader.articles.model import ArticleRef
from gardreader.own import favourites, passages
from gardreader.own.database import Own
from tests.injecting import serve
from tests.own.samples import a_passage

DONE, LOST = 0, 3
ENTRIES = 5


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
    serve(act)


if __name__ == "__main__":
    main()
