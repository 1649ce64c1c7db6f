"""A file as the reader would show it, and what check finds in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from gardreader.articles.checks import check_files
from gardreader.articles.limits import LONGEST_WORD
from gardreader.articles.template import new_article
from gardreader.desktop.preview.previewing import see
from gardreader.desktop.reader.look import Look
from gardreader.progress import silent
from gardreader.rendering.themes import load_theme

THEME = load_theme("light")


def test_a_sound_file_is_a_page(qapp: QApplication, article: Path) -> None:
    seen = see(article, THEME, 100, Look())
    assert seen.page is not None
    assert "Wilson disease" in seen.page.text
    assert seen.errors == 0


def test_findings_are_those_of_check_with_their_places(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(new_article("x", "X"), encoding="utf-8")
    seen = see(path, THEME, 100, Look())
    assert [(f.line, f.rule, f.message) for f in seen.findings] == [
        (p.line, p.code, p.message) for p in check_files([path], silent)
    ]
    assert [f.anchor for f in seen.findings] == [
        "source", "source", "references", "references", "overview", "symptoms", "cause", "inheritance",
        "diagnosis", "treatment", "prognosis",
    ]  # fmt: skip
    assert seen.page is not None
    assert "note to you" not in seen.page.text  # readers never see the notes


def test_what_cannot_be_read_is_the_one_finding(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    for data, line, words in [
        (b"---\nid: x\ntitle: [\n---\n", 4, "not YAML"),
        (b"---\nid: x\n", 3, "no closing line"),
        (b"---\n\xff\n", 2, "not UTF-8"),
        (b"", 1, "opens with front matter"),
    ]:
        path.write_bytes(data)
        seen = see(path, THEME, 100, Look())
        assert seen.page is None
        (finding,) = seen.findings
        assert (finding.line, finding.rule, words in finding.message) == (line, "unreadable", True)
    path.unlink()
    assert see(path, THEME, 100, Look()).findings[0].rule == "unreadable"


def test_a_page_that_could_hang_the_window_is_not_made(qapp: QApplication, article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    article.write_text(f"{text}\n{'x' * (LONGEST_WORD + 1)}\n", encoding="utf-8")
    seen = see(article, THEME, 100, Look())
    assert (seen.page, [finding.rule for finding in seen.findings]) == (None, ["oversized"])
