"""``gardreader new``."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.articles.checks import RULES
from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import SectionKind
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write in, as the present one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_title_becomes_a_file_that_reads_as_an_article(gardreader: Run, here: Path, home: Path) -> None:
    ran = gardreader("new", " Ménière’s  disease: {early} #1 ")
    assert (ran.code, ran.out) == (0, "menieres-disease-early-1.md\n")
    assert "gardreader preview menieres-disease-early-1.md" in ran.err
    article = read_article(here / "menieres-disease-early-1.md")
    assert article.title == "Ménière’s disease: {early} #1"
    assert [section.kind for section in article.sections] == [
        kind for kind in SectionKind if kind not in (SectionKind.STATISTICS, SectionKind.OTHER)
    ]
    assert article.sections[0].title == "What is Ménière’s disease: {early} #1?"
    assert not home.exists()  # it needs no library


def test_a_file_is_not_taken_for_a_title(gardreader: Run, here: Path) -> None:
    ran = gardreader("new", "harbour-fever.md")
    assert ran.code == 2
    assert "give the name of the disease, and the file with -o" in ran.err
    assert not list(here.iterdir())


def test_check_refuses_every_note_that_is_left_in(gardreader: Run, here: Path) -> None:
    gardreader("new", "Harbour fever")
    path = here / "harbour-fever.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    notes = [
        n for n, line in enumerate(lines, 1) if "<!--" in line or (": FILL IN" in line and line[0] != "#")
    ]
    ran = gardreader("check", path, "--format", "json")
    assert ran.code == 2
    assert len(notes) == 11
    assert [(problem["line"], problem["rule"]) for problem in ran.json["problems"]] == [
        (line, "guidance-left") for line in notes
    ]


def test_a_file_that_is_there_stays_as_it_is(gardreader: Run, here: Path) -> None:
    (here / "harbour-fever.md").write_text("mine")
    ran = gardreader("new", "Harbour fever")
    assert (ran.code, ran.err) == (
        2,
        "gardreader: harbour-fever.md is there already, and stays as it is.\n",
    )
    assert (here / "harbour-fever.md").read_text() == "mine"


def test_where_it_goes_and_what_it_holds_can_be_said(gardreader: Run, here: Path) -> None:
    (here / "mine").mkdir()
    assert gardreader("new", "Hafenfieber", "-o", "mine", "--id", "hafen", "--language", "de").code == 0
    assert read_article(here / "mine" / "hafen.md").language == "de"
    assert gardreader("new", "X", "-o", "mine/dock.md", "--sections", "cause, treatment").code == 0
    article = read_article(here / "mine" / "dock.md")
    assert (article.id, [section.id for section in article.sections]) == ("dock", ["cause", "treatment"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("日本",), "No id can be made of '日本'"),
        ((" ",), "No id can be made of"),
        (("X", "--id", "No id"), "There can be no such article: id: article id 'No id' is not of"),
        (("X", "--sections", "cause,magic"), "names no kinds of sections; there are: overview, "),
        (("X", "-o", "nowhere/x.md"), "There is no folder nowhere to write in."),
    ],
)
def test_what_cannot_be_is_told(gardreader: Run, here: Path, words: tuple[str, ...], sentence: str) -> None:
    ran = gardreader("new", *words)
    assert ran.code == 2
    assert sentence in ran.err or sentence.replace("id: ", "") in ran.err
    assert list(here.iterdir()) == []


def test_the_rules_can_be_listed(gardreader: Run) -> None:
    ran = gardreader("check", "--list-rules")
    assert [line.split()[:2] for line in ran.lines] == [
        [code, severity.value] for code, (severity, _) in RULES.items()
    ]
    listed = gardreader("check", "--list-rules", "--format", "json").json["rules"]
    assert [rule["rule"] for rule in listed] == list(RULES)
    assert gardreader("check").code == 2
