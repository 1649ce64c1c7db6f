"""``gardreader diseases``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.model import Identifier
from gardreader.packs.library import Library
from gardreader.paths import find_paths
from tests.cli.conftest import Run
from tests.packs.samples import article, make_pack


@pytest.fixture
def joined(tmp_path: Path) -> Path:
    """A home whose packs share one disease, and one code that types share with the whole."""
    home = tmp_path / "joined"
    library = Library(find_paths(home, {}))
    code = (Identifier("orpha", "187"),)
    types = [
        article("fever", "Harbour fever"),
        replace(article("type-1", "Dock disease type 1"), identifiers=code),
    ]
    library.install(make_pack(tmp_path, "one", types))
    whole = [
        article("fever-b", "Harbour fever"),
        replace(article("whole", "Dock disease"), identifiers=code),
    ]
    library.install(make_pack(tmp_path, "two", whole))
    library.close()
    return home


def test_it_counts_what_was_joined_and_what_was_not(gardreader: Run, joined: Path) -> None:
    ran = gardreader("diseases", "--data-dir", joined, "--apart")
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert "one and two: 1 article of one meets 1 of two 1 by the title 1 kept apart: they name other" in text
    assert "one/type-1 (Dock disease type 1) | two/whole (Dock disease): by the ORPHA code; " in text
    plain = gardreader("diseases", "--data-dir", joined, "--apart", "--json").json
    (pair,) = (pair for pair in plain["pairs"] if pair["packs"] == ["one", "two"])
    assert pair == {"packs": ["one", "two"], "joined": [1, 1], "by": {"title": 1}, "apart": {"types": 1}}
    assert [(item["first"], item["reason"]) for item in plain["apart"]] == [("one/type-1", "types")]


def test_it_lists_the_articles_of_a_disease(gardreader: Run, joined: Path) -> None:
    ran = gardreader("diseases", "fever-b", "--data-dir", joined)
    assert (ran.code, len(ran.out.splitlines())) == (0, 2)
    plain = gardreader("diseases", "two/fever-b", "--data-dir", joined, "--json").json
    assert plain["lead"] == "one/fever"
    assert [item["article"] for item in plain["articles"]] == ["one/fever", "two/fever-b"]
    assert gardreader("diseases", "no-such", "--data-dir", joined).code == 2
