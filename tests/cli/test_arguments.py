"""Reading the words after ``gardreader``."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.cli.arguments import Parser, first_word
from gardreader.cli.commands.check import CHECK
from gardreader.cli.commands.search import SEARCH


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ([], None),
        (["search"], 0),
        (["--data-dir", "x", "search"], 2),
        (["--data-dir=x", "search"], 1),
        (["--screenshot", "x.png"], None),
        (["-h", "x"], 1),
        (["--", "x"], 1),
        (["--"], None),
        (["--data-dir"], None),
    ],
)
def test_the_first_word_is_no_option_and_no_options_value(words: list[str], place: int | None) -> None:
    assert first_word(words) == place


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "--limit", "3", "b"], ["a", "b"]),
        (["--limit", "3", "--", "-x", "--json"], ["-x", "--json"]),
        (["a", "--limit", "3", "--", "-x"], ["a", "-x"]),
        (["anemia -fanconi", "--limit", "3"], ["anemia -fanconi"]),
        (["-", "--limit", "3"], ["-"]),
        (["a", "--limit", "3", "--", "--", "b"], ["a", "--", "b"]),
    ],
)
def test_words_and_options_may_be_mixed(words: list[str], asked: list[str]) -> None:
    arguments = Parser(SEARCH).read(words)
    assert arguments.words == asked
    assert arguments.json is False


def test_a_path_may_begin_with_a_hyphen() -> None:
    assert Parser(CHECK).read(["--", "-x.md"]).paths == [Path("-x.md")]
