"""How an article made to do harm is written down, and listed.

``SAFE`` are words that a reader must still be able to read, whatever stands around them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SAFE = "The words that stay."
"""Stands in every article that is shown."""

LONG = 1_000_000
WIDE = 20_000


@dataclass(frozen=True, slots=True)
class Lure:
    """What a hostile article would like to reach: a file, and an address of this machine that listens."""

    file: Path
    address: str


@dataclass(frozen=True, slots=True)
class Hostile:
    """One article: its name, what it tries, its file's text; ``says`` is in the sentence that refuses it."""

    name: str
    tries: str
    write: Callable[[Lure], str]
    says: str = ""

    @property
    def refused(self) -> bool:
        """Whether no pack takes it."""
        return bool(self.says)


ALL: list[Hostile] = []


def hostile(says: str = "") -> Callable[[Callable[[Lure], str]], Callable[[Lure], str]]:
    """Put a function into the list; its docstring is what the article tries."""

    def register(write: Callable[[Lure], str]) -> Callable[[Lure], str]:
        name = write.__name__.replace("_", "-")
        ALL.append(Hostile(name, inspect.getdoc(write) or "", write, says))
        return write

    return register


def article(body: str, title: str = "Hostile", front: str = "") -> str:
    """An article file of one section."""
    return (
        f"---\nid: hostile\ntitle: {title}\nsource:\n  name: Nobody\n{front}---\n"
        f"## What is it? {{: #overview kind=overview }}\n\n{SAFE}\n\n{body}\n"
    )
