"""Reading the words after ``gardreader``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from gardreader import __version__
from gardreader.cli.command import Command
from gardreader.errors import GardreaderError
from gardreader.i18n import tr

PROGRAM = "gardreader"
_WITH_VALUE = ("--data-dir", "--screenshot")
_MOST = 1000
_NO_OPTION = "\ufdd2"  # before a word that is none, though it may look like one


class UsageError(GardreaderError):
    """The words on the command line make no sense; the message says which."""


class Parser(argparse.ArgumentParser):
    """The parser of one command; what is wrong is raised as :class:`UsageError`."""

    def __init__(self, command: Command, usage: str | None = None, epilog: str = ""):
        examples = "\n  ".join([tr("examples:"), *command.examples])
        super().__init__(
            prog=f"{PROGRAM} {command.name}".strip(),
            usage=usage,
            description=command.summary(),
            epilog=f"{epilog}\n\n{examples}".strip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        command.add_arguments(self)
        self.add_argument("-h", "--help", action="help", help=tr("show this help and end"))
        self.add_argument(
            "--data-dir",
            metavar="DIR",
            type=_folder,
            help=tr("keep library, settings and index in this folder (else $GARDREADER_HOME says which)"),
        )

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """The arguments in ``words``. Raises ``UsageError``, and ``SystemExit`` when help was shown."""
        words = list(words)
        if "--" in words:
            # argparse loses what follows when options and words are mixed, so it gets it disguised.
            place = words.index("--")
            words[place:] = [_NO_OPTION + word for word in words[place + 1 :]]
        arguments = self.parse_intermixed_args(words)
        for name, value in vars(arguments).items():
            setattr(arguments, name, _undisguised(value))
        return arguments

    def error(self, message: str) -> NoReturn:
        """What argparse calls for bad arguments."""
        sentence = message.strip()
        help_line = tr("See: {command} --help", command=self.prog)
        raise UsageError(f"{sentence[:1].upper()}{sentence[1:]}. {help_line}")


def window_parser(window: Command, commands: Sequence[Command]) -> Parser:
    """The parser of ``gardreader`` with no command; its help lists ``commands``."""
    rows = [(command.name, command.summary()) for command in commands]
    room = max(len(name) for name, _ in rows) + 2
    listed = "\n  ".join([tr("commands:"), *(name.ljust(room) + summary for name, summary in rows)])
    more = tr("{program} COMMAND --help tells more of each.", program=PROGRAM)
    usage = f"{PROGRAM} [ARTICLE] [--screenshot FILE] [--data-dir DIR]\n       {PROGRAM} COMMAND …"
    parser = Parser(window, usage, f"{listed}\n\n{more}")
    parser.add_argument(
        "--version", action="version", version=f"{PROGRAM} {__version__}", help=tr("show the version and end")
    )
    return parser


def first_word(words: Sequence[str]) -> int | None:
    """The place of the first word that is no option and no option's value; ``None``: there is none."""
    skip = False
    for place, word in enumerate(words):
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif not word.startswith("-"):
            return place
        elif word == "--":
            return place + 1 if place + 1 < len(words) else None
    return None


def count(text: str) -> int:
    """The type of ``--limit``: a whole number from 1 to 1000."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= _MOST:
        sentence = tr("{text} is no number from 1 to {most}", text=repr(text[:40]), most=_MOST)
        raise argparse.ArgumentTypeError(sentence)
    return number


def _undisguised(value: Any) -> Any:
    if isinstance(value, list):
        return [_undisguised(item) for item in value]
    if isinstance(value, str | Path):
        return type(value)(str(value).removeprefix(_NO_OPTION))
    return value


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError(tr("the name of a folder is missing"))
    return Path(text)
