"""Where the program's files live."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.paths import HOME_VARIABLE, Paths, content, find_paths, resources


def test_one_folder_may_hold_everything(tmp_path: Path) -> None:
    paths = find_paths(tmp_path)
    assert paths == Paths(data=tmp_path, config=tmp_path / "config", cache=tmp_path / "cache")
    assert paths.packs == tmp_path / "packs"
    assert paths.own == tmp_path / "own.sqlite"
    assert paths.settings == tmp_path / "config" / "settings.json"
    assert paths.index == tmp_path / "cache" / "index"
    assert paths.catalogue == tmp_path / "cache" / "catalogue.sqlite"
    assert paths.bundled_packs == tmp_path / "cache" / "bundled"
    assert paths.log == tmp_path / "cache" / "gardreader.log"


def test_the_folder_given_comes_before_the_environment(tmp_path: Path) -> None:
    environment = {HOME_VARIABLE: str(tmp_path / "from-environment")}
    assert find_paths(None, environment).data == tmp_path / "from-environment"
    assert find_paths(tmp_path / "given", environment).data == tmp_path / "given"


def test_an_empty_variable_counts_for_nothing() -> None:
    assert find_paths(None, {HOME_VARIABLE: ""}) == find_paths(None, {})


def test_without_either_the_systems_folders_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    paths = find_paths(None, {})
    assert len({paths.data, paths.config, paths.cache}) == 3
    assert all(folder.name == "gardreader" for folder in (paths.data, paths.config, paths.cache))


def test_a_folder_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert find_paths(Path("lib")).data == tmp_path / "lib"
    assert find_paths(Path("~/lib")).data == tmp_path / "me" / "lib"
    assert find_paths(None, {HOME_VARIABLE: "~/lib"}).data == tmp_path / "me" / "lib"


def test_nothing_is_created(tmp_path: Path) -> None:
    find_paths(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_what_comes_with_the_program_is_there() -> None:
    assert {"css", "fonts", "themes"} <= {path.name for path in resources().iterdir()}
    assert (content() / "bone-marrow-necrosis.md").is_file()
