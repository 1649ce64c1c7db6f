"""``gardreader print``, in processes of their own: they draw off the screen."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from gardreader.paths import Paths
from tests.cli.conftest import Run

_NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "offscreen"}


def test_an_article_is_saved_as_a_pdf(process: Run, gard_search_home: Paths, tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    words = ("print", "gard/cystic-fibrosis", "-o", target, "--paper", "Letter")
    ran = process(*words, "--data-dir", gard_search_home.data, **_NO_SCREEN)
    assert (ran.code, ran.out) == (0, "")
    reader = PdfReader(target)
    assert ran.err == f"Saved {target}: {len(reader.pages)} pages.\n"
    assert "Cystic fibrosis" in reader.pages[0].extract_text()
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (612, 792)


def test_a_file_that_cannot_be_written_is_told(process: Run, bundled_home: Path, tmp_path: Path) -> None:
    target = tmp_path / "no-folder" / "page.pdf"
    words = ("print", "wilson-disease", "-o", target, "--data-dir", bundled_home)
    ran = process(*words, **_NO_SCREEN)
    assert ran.code == 2
    assert ran.err.startswith(f"gardreader: {target} could not be saved: ")
    assert ran.err.count("\n") == 1


def test_without_a_file_to_save_nothing_is_done(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("print", "wilson-disease", "--data-dir", bundled_home)
    assert (ran.code, ran.err) == (2, "gardreader: Say where the page is to go: -o FILE.pdf\n")


def test_a_folder_is_no_file_to_save(gardreader: Run, bundled_home: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, "."):
        ran = gardreader("print", "wilson-disease", "-o", folder, "--data-dir", bundled_home)
        assert (ran.code, ran.err) == (2, f"gardreader: {folder} is a folder; name a file in it.\n")


def test_an_unknown_article_is_told_before_anything_is_drawn(
    gardreader: Run, bundled_home: Path, tmp_path: Path
) -> None:
    ran = gardreader("print", "no-such", "-o", tmp_path / "x.pdf", "--data-dir", bundled_home)
    assert ran.code == 2
    assert "no article 'no-such'" in ran.err
    assert list(tmp_path.iterdir()) == []
