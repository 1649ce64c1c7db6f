"""``gardreader show``."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.articles.markdown_file import parse_article, read_article
from gardreader.articles.plain import from_plain
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from tests.cli.conftest import Run

_ID = "bone-marrow-necrosis"


def test_text_is_for_reading(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("show", _ID, "--data-dir", bundled_home)
    assert ran.code == 0
    assert ran.lines[:2] == ["Bone marrow necrosis", "===================="]
    assert "[1]" in ran.out
    assert max(map(len, ran.lines)) <= 80
    assert ran.err == ""


def test_markdown_can_be_read_back(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("show", f"gardreader-bundled/{_ID}", "--format", "markdown", "--data-dir", bundled_home)
    assert parse_article(ran.out) == read_article(content() / f"{_ID}.md")


def test_json_has_every_field(gardreader: Run, bundled_home: Path) -> None:
    plain = gardreader("show", _ID, "--format", "json", "--data-dir", bundled_home).json
    assert plain.pop("pack") == "gardreader-bundled"
    assert from_plain(plain) == read_article(content() / f"{_ID}.md")


def test_html_is_a_whole_page(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("show", _ID, "--format", "html", "--data-dir", bundled_home)
    assert ran.out.startswith("<!DOCTYPE html>\n")
    assert ran.out.endswith("</html>\n")
    assert "<title>Bone marrow necrosis</title>" in ran.out


@pytest.mark.parametrize("form", ["text", "html"])
def test_references_are_printed_in_the_style_that_is_wanted(
    gardreader: Run, bundled_home: Path, form: str
) -> None:
    told = {}
    for style, sign in (("ama", "2002."), ("apa", "(2002)"), ("vancouver", "2002")):
        ran = gardreader("show", _ID, "--format", form, "--style", style, "--data-dir", bundled_home)
        assert sign in ran.out
        told[style] = ran.out
    assert len(set(told.values())) == 3
    assert gardreader("show", _ID, "--style", "harvard", "--data-dir", bundled_home).code == 2


@pytest.mark.parametrize(
    "name", ["no-such", "no-pack/bone-marrow-necrosis", "../../etc/passwd", "", "\x1b[2J"]
)
def test_an_unknown_article_is_told(gardreader: Run, bundled_home: Path, name: str) -> None:
    ran = gardreader("show", name, "--data-dir", bundled_home)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("gardreader: The library has no article ")
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_gards_records_are_shown_in_every_form(
    gardreader: Run, gard_search_home: Paths, gard_library: Library, form: str
) -> None:
    for name in ("gard/cystic-fibrosis", "gard/wilson-disease"):
        ran = gardreader("show", name, "--format", form, "--data-dir", gard_search_home.data)
        assert ran.code == 0
        assert gard_library.article(gard_library.resolve(name)).title in ran.out
