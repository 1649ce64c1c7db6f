"""The documentation says what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from gardreader.articles.checks import RULES
from gardreader.cli import command as codes
from gardreader.cli.arguments import Parser, first_word, window_parser
from gardreader.cli.table import COMMANDS
from gardreader.cli.window import WINDOW
from gardreader.errors import GardreaderError

_DOCS = Path(__file__).parents[2] / "docs"
_TEXT = (_DOCS / "command-line.md").read_text(encoding="utf-8")
_EXAMPLES = sorted(
    {
        line.strip()
        for line in re.findall(r"^    (gardreader.*)$", _TEXT, re.MULTILINE)
        if "COMMAND" not in line and "ARTICLE" not in line and "the window" not in line
    }
    | {example for command in (*COMMANDS, WINDOW) for example in command.examples}
)


def test_every_command_has_its_part() -> None:
    headings = re.findall(r"^## ([a-z]+): ", _TEXT, re.MULTILINE)
    assert headings == [command.name for command in COMMANDS]
    for part in re.split(r"^## ", _TEXT, flags=re.MULTILINE)[2:]:
        assert re.search(r"[Ee]xit\s+codes: ", part), part
        assert re.search(r"^    gardreader", part, re.MULTILINE), part


def test_every_option_is_described() -> None:
    for command in COMMANDS:
        (part,) = re.findall(rf"^## {command.name}: .*?(?=^## |\Z)", _TEXT, re.MULTILINE | re.DOTALL)
        for option in re.findall(r"(?<![\w-])--[a-z-]+", Parser(command).format_usage()):
            assert option in part or option in ("--help", "--data-dir", "--output"), (command.name, option)


@pytest.mark.parametrize("example", _EXAMPLES)
def test_every_example_is_understood(example: str) -> None:
    words = shlex.split(example.partition(" <")[0].partition(" >")[0])[1:]
    place = first_word(words)
    command = next((c for c in COMMANDS if place is not None and c.name == words[place]), None)
    if command is None:
        window_parser(WINDOW, COMMANDS).read(words)
    else:
        Parser(command).read([word for word in words if word != command.name])


def test_a_wrong_example_would_be_noticed() -> None:
    with pytest.raises(GardreaderError):
        test_every_example_is_understood("gardreader search --lmit 3 x")


def test_every_exit_code_is_listed() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", _TEXT, re.MULTILINE)}
    assert listed == {codes.DONE, codes.NOTHING_FOUND, codes.FAILED, codes.FAULT, codes.STOPPED}


def test_the_finding_shown_is_one_of_the_rules() -> None:
    for rule in re.findall(r"^    content/.* \[([a-z-]+)\]$", _TEXT, re.MULTILINE):
        assert rule in RULES
