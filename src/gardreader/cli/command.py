"""What a command is, and what it works with."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gardreader.cli.screen import Screen
from gardreader.paths import Paths

if TYPE_CHECKING:
    from gardreader.packs.library import Library

DONE = 0
NOTHING_FOUND = 1
FAILED = 2
FAULT = 3
STOPPED = 130

Window = Callable[[Paths, str, Path | None, bool], int]
"""Opens the window: where the library lies, the article to open (PACK/ID, a deep link, or "": none),
the picture to save, whether nothing is to be kept."""

Preview = Callable[[Paths, Path, Path | None], int]
"""Shows an article's file while it is written: where the settings lie, the file, the picture to save."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where the library lies, where to write, and how the window is opened."""

    paths: Paths
    screen: Screen
    open_window: Window
    open_preview: Preview

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The library, open; what is wrong with it is told as messages."""
        from gardreader.cli.bar import Bar
        from gardreader.packs.library import Library
        from gardreader.paths import content

        with Bar(self.screen) as progress:
            library = Library.open(self.paths, content(), progress)
        try:
            for problem in library.problems():
                self.screen.say(problem)
            yield library
        finally:
            library.close()


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the word that calls it, what ``--help`` says, its arguments, and what it does.

    ``run`` gives the exit code, and raises ``GardreaderError`` for all that a person can be told.
    """

    name: str
    summary: Callable[[], str]
    examples: tuple[str, ...]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Context, argparse.Namespace], int]
