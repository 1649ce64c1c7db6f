"""``gardreader preview``: from the command line to a picture of the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.paths import content
from tests.cli.conftest import Run


def test_a_picture_of_the_window_needs_no_screen(process: Run, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    ran = process(
        "preview", str(content() / "wilson-disease.md"), "--screenshot", str(picture),
        QT_QPA_PLATFORM="offscreen",
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("none.md", "there is no such file or folder"), ("", "it is a folder: name one of the files in it")],
)
def test_what_is_no_file_is_told(gardreader: Run, tmp_path: Path, name: str, sentence: str) -> None:
    ran = gardreader("preview", tmp_path / name)
    assert ran.code == 2
    assert ran.err.startswith(f"gardreader: {tmp_path / name}: {sentence}")
