"""``gardreader build``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gardreader.packs.reader import Pack
from gardreader.paths import content
from tests.cli.conftest import Run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two of the bundled articles."""
    folder = tmp_path / "My articles"
    folder.mkdir()
    for name in ("wilson-disease", "hemophilia-a"):
        shutil.copy(content() / f"{name}.md", folder)
    return folder


def test_a_pack_is_made_as_it_was_asked_for(gardreader: Run, articles: Path, tmp_path: Path) -> None:
    pack = tmp_path / "out.gardpack"
    words = ("--id", "our-clinic", "--title", "Our clinic", "--edition", "2026-03", "--licence", "CC BY 4.0")
    ran = gardreader("build", articles, "-o", pack, *words)
    assert ran.code == 0
    assert "Articles imported: 2" in ran.lines
    assert f"To read it: gardreader install {pack}" in ran.err
    with Pack.open(pack) as made:
        info = made.info
    assert (info.id, info.title, info.edition, info.licence, info.article_count) == (
        "our-clinic", "Our clinic", "2026-03", "CC BY 4.0", 2,
    )  # fmt: skip
    again = tmp_path / "again.gardpack"
    assert gardreader("build", articles, "-o", again, *words, "--json").json["report"]["imported"] == 2
    assert again.read_bytes() == pack.read_bytes()


def test_an_error_keeps_the_pack_from_being_made(gardreader: Run, articles: Path, tmp_path: Path) -> None:
    gardreader("new", "Harbour fever", "-o", articles)
    pack = tmp_path / "out.gardpack"
    ran = gardreader("build", articles, "-o", pack)
    assert ran.code == 2
    assert any(line.startswith(f"{articles / 'harbour-fever.md'}:13: error: ") for line in ran.lines)
    assert ran.err == "11 errors to be mended first; no pack was written.\n"
    assert not pack.exists()
    found = gardreader("build", articles, "-o", pack, "--json").json
    assert (len(found["problems"]) >= 11, found["pack"], found["report"]) == (True, None, None)


def test_what_is_no_folder_of_articles_is_told(gardreader: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    pack = tmp_path / "out.gardpack"
    for source, sentence in [
        (empty, f"{empty} holds no article files (*.md)."),
        (tmp_path / "none", "there is no such file or folder"),
    ]:
        ran = gardreader("build", source, "-o", pack)
        assert ran.code == 2
        assert sentence in ran.err
    assert gardreader("build", empty).code == 2
