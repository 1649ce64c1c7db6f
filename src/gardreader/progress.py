"""How long work tells how far it is, and how it is stopped.

A :data:`Progress` is called with the steps done, the steps in all (0 while unknown) and a few
words on what is under way. It may raise :class:`~gardreader.errors.Cancelled` to stop the work,
which then leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, what: str) -> None:
    """The progress of whoever does not want to know."""
