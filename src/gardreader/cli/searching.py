"""Opening the search, and answering questions from the command line or from standard input."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from gardreader.cli.arguments import count
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, Context
from gardreader.cli.screen import Screen
from gardreader.errors import LibraryBusyError
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.packs.library import Library
    from gardreader.search.engine import SearchEngine

STDIN = "-"


class Answer(Protocol):
    """What both kinds of answers offer."""

    def to_plain(self) -> dict[str, Any]:
        """The answer as JSON values."""
        ...


A = TypeVar("A", bound=Answer)


def add_asking_arguments(parser: argparse.ArgumentParser, words: str, limit: int) -> None:
    """The arguments of a command that asks: what is asked, ``--limit``, ``--json``."""
    parser.add_argument(
        "words",
        nargs="+",
        metavar=words,
        help=tr("what to look for; - takes each line of standard input, and answers it with one line"),
    )
    parser.add_argument(
        "--limit",
        type=count,
        default=limit,
        metavar="N",
        help=tr("at most so many hits (unless given: {limit})", limit=limit),
    )
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


@contextmanager
def open_search(context: Context) -> Iterator[SearchEngine]:
    """The search of the library, made ready first where it is not, with a word on it."""
    with context.library() as library:
        engine = prepare_search(library, context.screen)
        try:
            yield engine
        finally:
            engine.close()


def prepare_search(library: Library, screen: Screen) -> SearchEngine:
    """An engine that is open, on an index of this very library.

    While another copy of the program makes that index the one before serves, where there is one.
    Raises ``SearchError`` or ``LibraryBusyError``.
    """
    from gardreader.search.engine import SearchEngine

    engine = SearchEngine(library)
    opened = engine.is_current() and engine.open()
    if engine.notice:
        screen.say(engine.notice)
    if opened and engine.is_current():
        return engine
    screen.say(tr("Preparing the search (once)…"))
    try:
        with Bar(screen) as progress:
            engine.build(progress)
    except LibraryBusyError as error:
        if not engine.open():
            raise
        screen.say(f"{error} " + tr("Until then the library is searched as it was before."))
    except BaseException:
        engine.close()
        raise
    return engine


def answer_lines(
    screen: Screen, ask: Callable[[str], A], as_line: Callable[[A], str], *, as_json: bool
) -> int:
    """Answer each line of standard input with one line: JSON, or ``as_line``'s; gives the exit code."""
    for text in screen.lines():
        answer = ask(text)
        if as_json:
            screen.write_json(answer.to_plain(), one_line=True)
        else:
            screen.write(as_line(answer))
        # Whoever asks line by line waits for each answer.
        screen.flush()
    return DONE
