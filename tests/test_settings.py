"""Settings come back as they were kept, and a damaged file costs no more than it must."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.errors import SettingsError
from gardreader.settings import (
    _CHECKS,
    KeptHandout,
    KeptTab,
    LoadedSettings,
    Settings,
    ThemeChoice,
    TreeMode,
    load_settings,
    save_settings,
)

OTHER = Settings(
    theme=ThemeChoice.DARK,
    zoom=140,
    text_size=125,
    geometry="AdnQywADAAA=",
    list_width=412,
    list_shown=False,
    tree_mode=TreeMode.LETTERS,
    expanded=("category Blood Diseases", "letter Ä"),
    article="gard/cystic-fibrosis",
    position=1234,
    offset=0.25,
    recent=("gard/cystic-fibrosis", "gard/abcd-syndrome"),
    last_folder="/media/stick",
    explain_words=False,
    citation_style="apa",
    links_open=False,
    tabs=(KeptTab("gard/abcd-syndrome", "ABCD syndrome", 12, 0.5), KeptTab("gard/a", beside="gard/b")),
    tab=1,
    side_page="notes",
    side_shown=True,
    side_width=350,
    keep_history=False,
    handout=KeptHandout("A5", "large", 2, "black", "qr", booklet=True, clinic=False),
)


def test_no_file_gives_the_defaults_in_silence(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == LoadedSettings(Settings())


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "settings.json"
    save_settings(path, OTHER)
    assert load_settings(path) == LoadedSettings(OTHER)
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_every_setting_is_checked_and_differs_in_this_test() -> None:
    assert set(_CHECKS) == {field.name for field in fields(Settings)}
    for field in fields(Settings):
        assert getattr(OTHER, field.name) != field.default, field.name


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000, b"1" * 2_000_000])
def test_a_damaged_file_gives_the_defaults_and_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert "the file is damaged" in loaded.notice
    assert str(path) in loaded.notice
    assert path.read_bytes() == data


def test_a_folder_in_its_place_gives_the_defaults_and_one_sentence(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings()
    assert "it is a folder" in loaded.notice


def test_a_bad_value_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    plain = {"theme": "pink", "zoom": 150, "text_size": "big", "offset": 1e9, "list_shown": 1, "later": True}
    path.write_text(json.dumps(plain), encoding="utf-8")
    loaded = load_settings(path)
    assert loaded.settings == Settings(zoom=150)
    assert loaded.notice.endswith("defaults: theme, text size, list shown, offset.")


def test_numbers_out_of_bounds_become_the_nearest_within(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"zoom": 5000, "text_size": -1, "list_width": 10**9}), encoding="utf-8")
    assert load_settings(path) == LoadedSettings(Settings(zoom=300, text_size=90, list_width=900))


def test_a_failure_to_keep_is_told_and_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, OTHER)
    with pytest.raises(SettingsError, match="The settings cannot be kept in"):
        save_settings(path / "inside-a-file" / "settings.json", Settings())
    with pytest.raises(SettingsError, match="cannot be kept"):
        save_settings(path, replace(OTHER, last_folder="\ud800"))
    assert load_settings(path).settings == OTHER


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(_CHECKS)), _JSON))
def test_whatever_stands_in_the_file_the_settings_can_be_kept_again(
    tmp_path_factory: pytest.TempPathFactory, plain: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    first = load_settings(path).settings
    save_settings(path, first)
    assert load_settings(path) == LoadedSettings(first)


def test_how_handouts_are_printed_is_kept_value_by_value(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        '{"handout": {"paper": "A5", "size": "huge", "columns": 9, "ink": 3, "booklet": true, "more": 1}}'
    )
    assert load_settings(path).settings.handout == KeptHandout(paper="A5", columns=2, booklet=True)
