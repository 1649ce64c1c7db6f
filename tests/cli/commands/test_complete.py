"""``gardreader complete``."""

from __future__ import annotations

import json
from pathlib import Path

from gardreader.paths import Paths
from tests.cli.conftest import Run


def test_letters_give_names(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("complete", "hemo", "--data-dir", bundled_home)
    assert ran.code == 0
    assert ran.lines[0].split("\t") == [
        "gardreader-bundled/hemophilia-a",
        "Hemophilia A",
        "Hemophilia A",
        "title, begins",
    ]
    assert ran.err == ""


def test_json_is_an_object_of_query_time_and_hits(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader(
        "complete", "hepatolenticular", "deg", "--json", "--limit", "1", "--data-dir", bundled_home
    )
    assert (ran.code, ran.json["query"]) == (0, "hepatolenticular deg")
    assert ran.json["milliseconds"] > 0
    (hit,) = ran.json["hits"]
    assert hit["article"] == "wilson-disease"
    assert hit["title"] == "Wilson disease"
    assert hit["name"] == "Hepatolenticular degeneration"
    assert hit["how"] == "synonym, begins"


def test_nothing_typed_gives_nothing(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("complete", " ", "--data-dir", bundled_home)
    assert (ran.code, ran.out) == (1, "")
    assert "No name answers" in ran.err


def test_each_line_is_answered_by_one_line(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("complete", "-", "--json", "--data-dir", bundled_home, stdin="wil\n\nhemo\n")
    assert [json.loads(line)["query"] for line in ran.lines] == ["wil", "", "hemo"]
    ran = gardreader("complete", "-", "--data-dir", bundled_home, stdin="wil\n\nhemo\n")
    assert [line.partition("\t")[0] for line in ran.lines] == [
        "gardreader-bundled/wilson-disease",
        "",
        "gardreader-bundled/hemophilia-a",
    ]


def test_the_whole_of_gard_is_known(gardreader: Run, gard_search_home: Paths) -> None:
    typed = "cystic fibrosis\nOMIM:219700\nhepatolenticular\nwilsno disease\n"
    ran = gardreader("complete", "-", "--json", "--data-dir", gard_search_home.data, stdin=typed)
    best = [json.loads(line)["hits"][0]["article"] for line in ran.lines]
    assert best == ["cystic-fibrosis", "cystic-fibrosis", "wilson-disease", "wilson-disease"]
