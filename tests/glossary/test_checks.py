from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gardreader.articles.dates import PartialDate
from gardreader.glossary.checks import LONGEST_MEANING, glossary_files, read_terms
from gardreader.glossary.terms import Glossary, Term, TermSource
from gardreader.paths import content
from tests.glossary.writing import entry, written

TODAY = dt.date(2026, 11, 1)


def test_the_bundled_glossary_is_sound() -> None:
    terms, problems = read_terms(glossary_files([content() / "glossary"]))
    assert [str(problem) for problem in problems] == []
    assert Glossary.load(content() / "glossary").problems == ()
    for term in terms:
        assert term.source.retrieved is not None


def test_a_term_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = entry("X-linked", forms="[X chromosome linked]", meaning="'No: 0006, on.'")
    terms, problems = read_terms([written(tmp_path, text, "x.yaml")], today=TODAY)
    assert problems == ()
    source = TermSource("A dictionary", "https://example.org", "7", PartialDate(2020, 12, 14))
    assert terms == (Term("x-linked", "X-linked", "No: 0006, on.", source, ("X chromosome linked",)),)


@pytest.mark.parametrize(
    ("text", "line", "code", "sentence"),
    [
        ("term: a", 1, "unreadable", "the file is not a list of terms"),
        ("- term: &a b\n", 1, "unreadable", "the file uses a YAML anchor or alias"),
        ("- term: ataxia\n  term: b\n", 2, "unreadable", "the file says 'term' twice in one place"),
        ("- [a\n", 2, "unreadable", "the file is not YAML: "),
        ("- a\n", 1, "bad-term", "this is not a term: it needs term, meaning, source"),
        (entry(note="x"), 4, "bad-term", "a term has no field 'note'"),
        (entry("aa/bb"), 1, "bad-term", "'aa/bb' is not words with single spaces or hyphens"),
        (entry(forms="[a]"), 4, "bad-term", "'a' is not words"),
        (entry(forms="atactic"), 4, "bad-term", "forms is not a list"),
        (entry("age"), 1, "ordinary-word", "'age' is a word that everyone knows"),
        (entry(forms="[Walking]"), 4, "ordinary-word", "'Walking' is a word that everyone knows"),
        (entry(meaning=""), 1, "no-meaning", "the term has no meaning"),
        (entry(meaning="' '"), 2, "no-meaning", "the term has no meaning"),
        (entry(meaning="|\n    One.\n    Two."), 2, "bad-term", "the meaning is more than one line"),
        (entry(meaning="b" * LONGEST_MEANING + "."), 2, "long-meaning", "longer than 400 characters (401)"),
        (entry(meaning="No stop"), 2, "unfinished-meaning", "the meaning does not end as a sentence does"),
        (entry(source=""), 1, "no-term-source", "the term has no source"),
        (entry(source="{id: a, retrieved: 2020}"), 3, "no-term-source", "the source has no name"),
        (entry(source="{name: A, retrieved: 2020}"), 3, "no-term-source", "neither an address nor an id"),
        (entry(source="{name: A, url: 'file:///a', retrieved: 2020}"), 3, "bad-url", "is not a web"),
        (entry(source="{name: A, id: b, retrieved: 2027-01-01}"), 3, "bad-date", "2027-01-01 lies in the"),
        (entry(source="{name: A, id: b}"), 3, "bad-term", "retrieved is not a date such as 2020-12-14"),
        (entry(source="{name: A, id: b, retrieved: 2020, y: c}"), 3, "bad-term", "a source has no field 'y'"),
        (entry("tremor"), 1, "word-place", "'tremor' would stand in t.yaml"),
        (entry(forms="[atactic, atactic]"), 4, "duplicate-term", "'atactic' stands twice here"),
        (entry() + entry("ataxias"), 4, "duplicate-term", "as 'ataxia' in a.yaml, line 1"),
        (entry("auto-graft") + entry("autografts"), 4, "duplicate-term", "'autografts' is explained already"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, code: str, sentence: str
) -> None:
    path = written(tmp_path, text)
    _, problems = read_terms([path], today=TODAY)
    assert [(p.path, p.line) for p in problems if p.code == code] == [(path, line)], problems
    assert any(sentence in p.message for p in problems), problems


def test_a_faulty_term_is_left_out_and_the_others_serve(tmp_path: Path) -> None:
    written(tmp_path, entry("age") + entry("ataxia") + entry("ataxias"))
    written(tmp_path, entry("tremor"), "t.yaml")
    written(tmp_path, "\0", "b.yaml")
    glossary = Glossary.load(tmp_path)
    assert [term.name for term in glossary.terms] == ["ataxia", "tremor"]
    assert len(glossary.problems) == 3
    assert all("error: " in problem for problem in glossary.problems)


def test_a_folder_that_is_not_there_holds_no_terms(tmp_path: Path) -> None:
    assert Glossary.load(tmp_path / "none").terms == ()
