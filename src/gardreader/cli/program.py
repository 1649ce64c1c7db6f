"""From the words on the command line to an exit code: finds the command, runs it, tells failures."""

from __future__ import annotations

from collections.abc import Sequence

from gardreader.cli.arguments import Parser, UsageError, first_word, window_parser
from gardreader.cli.command import DONE, Command, Context, Preview, Window
from gardreader.cli.faults import told
from gardreader.cli.screen import Screen
from gardreader.cli.table import COMMANDS
from gardreader.cli.window import WINDOW, guessed_command
from gardreader.i18n import tr
from gardreader.paths import find_paths


def run(words: Sequence[str], open_window: Window, open_preview: Preview) -> int:
    """Run ``gardreader WORDS…``; never raises. Exit codes: see ``docs/command-line.md``."""
    screen = Screen()
    paths = find_paths()
    try:
        command, parser, rest = _chosen(words)
        try:
            arguments = parser.read(rest)
        except SystemExit:  # the help or the version was asked for, and shown
            return DONE
        except UsageError:
            # The options of a misspelt command are unknown because the command is.
            place = first_word(rest)
            guess = guessed_command(rest[place]) if command is WINDOW and place is not None else None
            if guess:
                raise guess from None
            raise
        paths = find_paths(arguments.data_dir)
        if paths.data.exists() and not paths.data.is_dir():
            raise UsageError(
                tr("The library cannot be kept in {folder}: it is no folder.", folder=paths.data)
            )
        code = command.run(Context(paths, screen, open_window, open_preview), arguments)
        screen.flush()
        return code
    except BaseException as error:  # the last door: behind it is only the interpreter
        return told(error, screen, paths)


def _chosen(words: Sequence[str]) -> tuple[Command, Parser, list[str]]:
    """The command that ``words`` call, its parser, and the words without the command's own."""
    place = first_word(words)
    word = "" if place is None else words[place]
    if word == "help" and place is not None:
        words = [*words[:place], *words[place + 1 :], "--help"]
        place = first_word(words)
        word = "" if place is None else words[place]
    command = next((command for command in COMMANDS if command.name == word), None)
    if command is None or place is None:
        return WINDOW, window_parser(WINDOW, COMMANDS), list(words)
    return command, Parser(command), [*words[:place], *words[place + 1 :]]
