"""``gardreader cite``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from gardreader.articles.model import Reference
from gardreader.exchange.formats import read_file
from gardreader.paths import Paths
from tests.cli.conftest import Run

ARTICLE = "bone-marrow-necrosis"


def test_text_is_numbered_and_printed_in_a_style(gardreader: Run) -> None:
    ran = gardreader("cite", ARTICLE)
    assert ran.code == 0
    assert [line.partition(" ")[0] for line in ran.lines] == ["1.", "2.", "3.", "4.", "5."]
    assert ran.lines[1].startswith("2. Matsue K, Takeuchi M")
    apa = gardreader("cite", ARTICLE, "--style", "apa")
    assert apa.lines[1].startswith("2. Matsue, K., Takeuchi, M.")


def test_each_format_is_what_it_says(gardreader: Run) -> None:
    ris = rispy.loads(gardreader("cite", ARTICLE, "--format", "ris").out)
    bibtex = parse_string(gardreader("cite", ARTICLE, "--format", "bibtex").out)
    csl = json.loads(gardreader("cite", ARTICLE, "--format", "csl-json").out)
    assert len(ris) == len(bibtex.entries) == len(csl) == 5
    assert [record["id"] for record in ris] == [entry.key for entry in bibtex.entries]


def test_single_references_and_the_article_itself(gardreader: Run) -> None:
    keys = [record["id"] for record in gardreader("cite", ARTICLE, "--format", "csl-json").json]
    ran = gardreader("cite", ARTICLE, "--format", "csl-json", "--key", keys[2], "--key", f"@{keys[0]}")
    assert [record["id"] for record in ran.json] == [keys[2], keys[0]]
    itself = gardreader("cite", ARTICLE, "--itself", "--format", "csl-json").json
    assert itself[0]["id"] == ARTICLE
    assert len(itself) == 6
    missing = gardreader("cite", ARTICLE, "--key", "nobody1999")
    assert missing.code == 2
    assert "nobody1999" in missing.err


def test_a_file_is_written_whole_or_not_at_all(gardreader: Run, tmp_path: Path) -> None:
    target = tmp_path / "references.ris"
    ran = gardreader("cite", ARTICLE, "--format", "ris", "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert "5 references" in ran.err
    assert len(read_file(target).items) == 5
    nowhere = gardreader("cite", ARTICLE, "-o", tmp_path / "none" / "x.txt")
    assert nowhere.code == 2
    assert "Nothing was written" in nowhere.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--all", ARTICLE],
        ["--all", "--key", "a"],
        [ARTICLE, "--format", "word"],
        [ARTICLE, "--format", "ris", "--style", "apa"],
        ["no-such-disease"],
        [ARTICLE, "-o", "."],
    ],
)
def test_what_makes_no_sense_is_told_in_a_sentence(gardreader: Run, words: list[str]) -> None:
    ran = gardreader("cite", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("gardreader: ")


def test_all_is_each_work_once_with_the_count_told(
    gardreader: Run, gard_home: Paths, gard_references: tuple[Reference, ...]
) -> None:
    ran = gardreader("--data-dir", gard_home.data, "cite", "--all", "--format", "csl-json")
    assert ran.code == 0
    assert f"{len(ran.json):,} references." in ran.err
    assert 5000 < len(ran.json) < len(gard_references)
    pmids = [record["PMID"] for record in ran.json if "PMID" in record]
    assert len(pmids) == len(set(pmids))
    assert set(pmids) == {reference.pmid for reference in gard_references if reference.pmid}
