"""``gardreader glossary``."""

from __future__ import annotations

from pathlib import Path

from gardreader.glossary.terms import Glossary
from gardreader.paths import content
from tests.cli.conftest import Run

TERMS = Glossary.load(content() / "glossary").terms


def test_words_are_explained_with_their_source(gardreader: Run, home: Path) -> None:
    ran = gardreader("glossary", "Autosomal-Recessive")
    assert ran.code == 0
    term = next(term for term in TERMS if "autosomal recessive" in term.name)
    assert ran.lines[0] == term.name
    assert term.meaning.split()[0] in ran.out
    assert " ".join(term.meaning.split()) in " ".join(ran.out.split())
    assert f"Explained from {term.source.name}" in " ".join(ran.out.split())
    assert term.source.url in ran.out
    assert ran.err == ""
    assert all(len(line) <= 80 for line in ran.lines if "://" not in line)
    assert not home.exists()  # it needs no library


def test_several_words_are_told_apart(gardreader: Run) -> None:
    ran = gardreader("glossary", "chromosome", "autosomal", "recessive", "gene", "--json")
    assert ran.code == 0
    names = [term["term"] for term in ran.json["terms"]]
    assert names[0] == "chromosome"
    assert names[-1] == "gene"
    assert len(names) == 3
    assert ran.json["unknown"] == {}


def test_a_misspelt_word_is_guessed(gardreader: Run) -> None:
    ran = gardreader("glossary", "chromosmoe")
    assert (ran.code, ran.out) == (1, "")
    assert "The glossary does not explain “chromosmoe”." in ran.err
    assert "Did you mean: chromosome" in ran.err
    ran = gardreader("glossary", "chromosmoe", "--json")
    assert ran.code == 0
    assert ran.json["terms"] == []
    assert "chromosome" in ran.json["unknown"]["chromosmoe"]


def test_a_strange_word_is_not_guessed(gardreader: Run) -> None:
    ran = gardreader("glossary", "qqqqqq", "\x1b[31m")
    assert (ran.code, ran.out) == (1, "")
    assert "Did you mean" not in ran.err
    assert "\x1b" not in ran.err


def test_all_are_listed(gardreader: Run) -> None:
    ran = gardreader("glossary", "--list")
    assert ran.code == 0
    assert ran.lines == [term.name for term in TERMS]
    ran = gardreader("glossary", "--list", "--json")
    assert [term["term"] for term in ran.json] == [term.name for term in TERMS]
    assert all(term["meaning"] and term["source"]["name"] for term in ran.json)


def test_neither_words_nor_list_is_told(gardreader: Run) -> None:
    for words in ((), ("gene", "--list")):
        ran = gardreader("glossary", *words)
        assert ran.code == 2
        assert "Give the words to be explained, or --list." in ran.err
