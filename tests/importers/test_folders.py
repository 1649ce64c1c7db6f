"""Finding the files of a folder within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.errors import SourceError
from gardreader.importers import folders
from gardreader.importers.folders import files_in


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.md", "a/c.md", "a/b/d.md", "a/e.json", ".hidden/f.md", "a/.g.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def test_files_of_a_kind_are_found_at_any_depth_but_for_hidden_ones(tree: Path) -> None:
    assert [path.relative_to(tree).as_posix() for path in files_in(tree, ".md")] == [
        "a/b/d.md",
        "a/c.md",
        "b.md",
    ]


def test_a_link_that_leads_round_is_not_followed(tree: Path) -> None:
    (tree / "a" / "round").symlink_to(tree, target_is_directory=True)
    assert len(files_in(tree, ".md")) == 3


def test_a_folder_of_too_many_files_is_refused(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 4)
    with pytest.raises(SourceError, match="holds more than 4 files; give a smaller folder"):
        files_in(tree, ".md")
