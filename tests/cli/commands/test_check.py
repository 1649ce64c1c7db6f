"""``gardreader check``."""

from __future__ import annotations

from pathlib import Path

from gardreader.paths import content
from tests.cli.conftest import Run


def test_the_bundled_articles_have_no_error(gardreader: Run, home: Path) -> None:
    ran = gardreader("check", content())
    assert ran.code == 0
    count = len([*content().glob("*.md"), *content().glob("glossary/*.yaml")])
    assert ran.err.startswith(f"{count} files checked: 0 errors, ")
    assert not home.exists()  # it needs no library


def test_an_error_is_told_with_its_place(gardreader: Run, tmp_path: Path) -> None:
    text = (content() / "wilson-disease.md").read_text(encoding="utf-8")
    article = tmp_path / "wilson-disease.md"
    article.write_text(f"{text}\nA last statement [@no-such-key].\n", encoding="utf-8")
    line = len(article.read_text(encoding="utf-8").splitlines())
    ran = gardreader("check", article)
    assert ran.code == 2
    finding = f"{article}:{line}: error: [@no-such-key] is not in the references [unresolved-citation]"
    assert finding in ran.lines
    assert "1 file checked: 1 error" in ran.err
    ran = gardreader("check", article, "--json")
    assert (ran.code, ran.json["files"], ran.json["errors"]) == (2, 1, 1)
    assert {
        "file": str(article),
        "line": line,
        "severity": "error",
        "message": "[@no-such-key] is not in the references",
        "rule": "unresolved-citation",
    } in ran.json["problems"]


def test_a_folder_without_articles_is_told(gardreader: Run, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    ran = gardreader("check", folder)
    assert (ran.code, ran.err) == (
        2,
        f"gardreader: {folder} holds no article or glossary files (*.md, *.yaml).\n",
    )


def test_a_path_that_is_not_there_is_told(gardreader: Run, tmp_path: Path) -> None:
    ran = gardreader("check", tmp_path / "nothing.md")
    assert (ran.code, ran.err) == (
        2,
        f"gardreader: {tmp_path / 'nothing.md'}: there is no such file or folder\n",
    )


def test_a_glossary_is_checked_with_the_articles_or_alone(gardreader: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- term: age\n  meaning: How old one is.\n", encoding="utf-8")
    for what in (path, tmp_path):
        ran = gardreader("check", what)
        assert ran.code == 2
        assert f"{path}:1: error: 'age' is a word that everyone knows [ordinary-word]" in ran.lines
        assert ran.err == "1 file checked: 2 errors, 0 warnings.\n"
