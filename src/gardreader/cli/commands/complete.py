"""``gardreader complete``: names, as one types."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gardreader.cli.command import DONE, NOTHING_FOUND, Command, Context
from gardreader.cli.searching import STDIN, add_asking_arguments, answer_lines, open_search
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.search.hits import Completions, NameHit

_LIMIT = 12


def _summary() -> str:
    return tr("List the names that letters begin, misspelt ones too.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_asking_arguments(parser, "LETTERS", _LIMIT)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    screen = context.screen
    with open_search(context) as engine:

        def ask(text: str) -> Completions:
            return engine.complete(text, arguments.limit)

        if arguments.words == [STDIN]:
            return answer_lines(screen, ask, best_line, as_json=arguments.json)
        completions = ask(" ".join(arguments.words))
    if arguments.json:
        screen.write_json(completions.to_plain())
        return DONE
    if not completions.hits:
        screen.say(tr("No name answers “{text}”.", text=completions.text))
        return NOTHING_FOUND
    for hit in completions.hits:
        screen.write(_line(hit))
    return DONE


COMPLETE = Command(
    "complete",
    _summary,
    (
        "gardreader complete hemo",
        "gardreader complete --json OMIM:219700",
        "gardreader complete - --json < letters.txt",
    ),
    _add_arguments,
    _run,
)


def best_line(completions: Completions) -> str:
    """The best name in one line: PACK/ID, title, name, how, tabs between; empty without a hit."""
    return _line(completions.hits[0]) if completions.hits else ""


def _line(hit: NameHit) -> str:
    return "\t".join((str(hit.ref), hit.title, hit.name, hit.how))
