"""``gardreader search``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.cli.commands.search import show_results
from gardreader.cli.screen import Screen
from gardreader.paths import Paths
from gardreader.search.hits import Correction, Hit, NameHit, Query, Results, SignMatch, Snippet
from tests.cli.conftest import Run

_FIELDS = {"article", "title", "section", "kind", "question", "source_id", "snippet", "score"}


def test_a_question_finds_its_section(gardreader: Run, bundled_home: Path) -> None:
    words = ("how", "is", "hemophilia", "treated", "--limit", "3", "--data-dir", bundled_home)
    ran = gardreader("search", *words)
    assert ran.code == 0
    assert ran.lines[0] == " 1. Hemophilia A: How might hemophilia A be treated?"
    assert ran.lines[1] == "    gardreader-bundled/hemophilia-a #treatment"
    assert "3 shown" in ran.err
    assert "Preparing" not in ran.err
    assert max(map(len, ran.lines)) <= 80


def test_lines_fit_a_narrow_terminal(
    gardreader: Run, bundled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    ran = gardreader("search", "copper in the liver", "--data-dir", bundled_home)
    assert "Wilson disease" in ran.out
    longest = max(ran.lines, key=len)
    assert len(longest) <= 44 or " " not in longest.strip()


def test_json_is_an_object_of_query_time_and_hits(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader(
        "search", "copper", "in", "the", "liver", "--json", "--limit", "2", "--data-dir", bundled_home
    )
    assert ran.code == 0
    assert ran.json["query"] == "copper in the liver"
    assert ran.json["milliseconds"] > 0
    assert len(ran.json["hits"]) == 2
    for hit in ran.json["hits"]:
        assert hit.keys() >= _FIELDS
    first = ran.json["hits"][0]
    assert first["article"] == "wilson-disease"
    assert isinstance(first["score"], float)


def test_nothing_found_is_told_and_is_exit_code_1(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("search", "qqxxzzvv", "--data-dir", bundled_home)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Nothing found for “qqxxzzvv”.\n")
    ran = gardreader("search", "qqxxzzvv", "--json", "--data-dir", bundled_home)
    assert (ran.code, ran.json["hits"]) == (0, [])


def test_each_line_is_answered_by_one_line(gardreader: Run, bundled_home: Path) -> None:
    questions = "copper in the liver\n\nqqxxzzvv\nhow is hemophilia treated"
    ran = gardreader("search", "-", "--json", "--limit", "2", "--data-dir", bundled_home, stdin=questions)
    assert ran.code == 0
    answers = [json.loads(line) for line in ran.lines]
    assert [answer["query"] for answer in answers] == questions.split("\n")
    assert [len(answer["hits"]) for answer in answers] == [2, 0, 0, 2]
    ran = gardreader("search", "-", "--data-dir", bundled_home, stdin=questions)
    assert ran.lines[1:3] == ["", ""]
    assert ran.lines[3].split("\t") == [
        "gardreader-bundled/hemophilia-a",
        "treatment",
        "Hemophilia A",
        "How might hemophilia A be treated?",
    ]


def test_a_line_is_answered_before_the_next_is_written(bundled_home: Path, home: Path) -> None:
    import subprocess

    from tests.cli.conftest import PROGRAM

    words: list[str | Path] = [PROGRAM, "search", "-", "--json", "--data-dir", str(bundled_home)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question in ("hemophilia", "copper"):
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["query"] == question
        process.stdin.close()
        assert process.stdout.read() == ""
    assert process.returncode == 0


def test_whatever_is_typed_is_answered(gardreader: Run, bundled_home: Path) -> None:
    odd = ["\x1b[2J", "\x00", "“”", "((", '"', "🧬", "x" * 10_000, "שלום", "a\u0301" * 50, "-", "--", ":"]
    text = "\n".join(odd)
    ran = gardreader("search", "-", "--json", "--data-dir", bundled_home, stdin=text)
    assert (ran.code, len(ran.lines)) == (0, len(odd))
    ran = gardreader("complete", "-", "--json", "--data-dir", bundled_home, stdin=text)
    assert (ran.code, len(ran.lines)) == (0, len(odd))
    ran = gardreader("search", "-", "--data-dir", bundled_home, stdin=text)
    assert (ran.code, len(ran.lines)) == (0, len(odd))
    assert "\x1b" not in ran.out


def test_the_whole_of_gard_is_searched(gardreader: Run, gard_search_home: Paths) -> None:
    questions = "how is cystic fibrosis treated\nwilson disease\nbone pain fever jaundice\n"
    ran = gardreader("search", "-", "--json", "--data-dir", gard_search_home.data, stdin=questions)
    assert ran.err == ""
    first, second, third = (json.loads(line)["hits"] for line in ran.lines)
    assert first[0]["article"] == "cystic-fibrosis"
    assert first[0]["source_id"]
    assert second[0]["article"] == "wilson-disease"
    assert third


_REF = ArticleRef("gard", "example")


def test_what_the_answer_says_of_itself_is_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hit = Hit(
        _REF,
        "Example",
        signs=(SignMatch("fever", "Fever", frequency="very frequent"),),
        snippet=Snippet((("a", True),)),
    )
    results = Results(
        Query("signs: feever"), (hit,), 1.0, 1, corrections=(Correction("feever", "fever"),), signs=True
    )
    assert show_results(results, Screen()) == 0
    out, err = capsys.readouterr()
    assert out.startswith("This is not a diagnosis")
    assert "Fever (very frequent)" in out
    assert "“feever” is not in the library; searched for “fever”." in err


def test_the_nearest_names_are_offered(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    near = NameHit(_REF, "Example", "Exemple", "synonym", "typo")
    assert show_results(Results(Query("exmple"), nearest=(near,)), Screen()) == 1
    assert "gard/example  Exemple" in capsys.readouterr().err


def test_a_disease_is_numbered_once_and_its_other_sources_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = ArticleRef("several", "ninds-example")
    hits = (
        Hit(_REF, "Example", "cure", "Is there a cure?", disease=_REF),
        Hit(ArticleRef("gard", "another"), "Another", "cure", "Is there a cure?"),
        Hit(there, "Example", "treatment", "What helps?", disease=_REF, source="NINDS"),
    )
    assert show_results(Results(Query("cure"), hits, 1.0, 3), Screen()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line[:4].strip()] == [
        " 1. Example: Is there a cure?",
        " 2. Another: Is there a cure?",
    ]
    beside = lines.index("      - Example: What helps?")
    assert lines[beside + 1] == "        several/ninds-example #treatment (NINDS)"
    assert beside < lines.index(" 2. Another: Is there a cure?")
