"""A library's folders, and a place for the socket that only its owner may enter."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.paths import Paths, find_paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "home", {})


@pytest.fixture
def runtime(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    return {"XDG_RUNTIME_DIR": str(folder)}
