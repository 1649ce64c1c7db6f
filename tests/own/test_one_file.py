"""One file for all of one's own: out and in without loss or doubles, and safe whoever made it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.errors import OwnError
from gardreader.own import favourites, one_file, passages
from gardreader.own.columns import MOST_OF_ARTICLE, TABLES
from gardreader.own.database import Own
from gardreader.own.one_file import Imported, export, import_file, read_file
from tests.own.samples import HERE, THERE, a_passage, everything, fill


@pytest.fixture
def own() -> Iterator[Own]:
    own = Own.open(None)
    fill(own)
    yield own
    own.close()


@pytest.fixture
def empty() -> Iterator[Own]:
    own = Own.open(None)
    yield own
    own.close()


def test_all_comes_back_and_nothing_twice(own: Own, empty: Own, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    count = export(own, path)
    assert count == 10
    assert import_file(empty, path) == Imported(10, 0, 0)
    assert everything(empty) == everything(own)
    assert import_file(empty, path) == Imported(0, 10, 0)
    assert import_file(own, path) == Imported(0, 10, 0)
    assert everything(empty) == everything(own)


def test_two_machines_are_brought_together(own: Own, empty: Own, tmp_path: Path) -> None:
    """One article a favourite on both, in folders of one name; one passage marked and noted on both."""
    path = tmp_path / "own.json"
    folder = favourites.add_folder(empty, "blood")
    favourites.add(empty, HERE, "Bone marrow necrosis", folder)
    mine = a_passage()
    passages.keep(empty, mine)
    passages.keep(empty, a_passage("necrotic cells", "Another note", THERE))
    noted = passages.of_article(own, HERE)[0]
    passages.change(own, noted, note="Written over there")
    export(own, path)
    import_file(empty, path)
    assert [found.name for found in favourites.folders(empty)] == ["blood", "To ask about"]
    assert [found.folder for found in favourites.favourites(empty)].count(folder) == 2
    assert [(found.id, found.note) for found in passages.of_article(empty, HERE)] == [
        (mine.id, "Written over there")
    ]
    notes = sorted(found.note for found in passages.of_article(empty, THERE))
    assert notes == ["Another note", "Ask Dr Doe."]


def test_the_later_version_of_a_note_is_kept(own: Own, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    export(own, path)
    passage = passages.of_article(own, THERE)[0]
    passages.keep(own, replace(passage, note="Later", changed="2999-01-01T00:00:00Z"))
    import_file(own, path)
    assert passages.of_article(own, THERE)[0].note == "Later"
    passages.keep(own, replace(passage, note="Earlier", changed="2000-01-01T00:00:00Z"))
    import_file(own, path)
    assert passages.of_article(own, THERE)[0].note == "Ask Dr Doe."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is damaged"),
        (b"\xff\xfe{", "is damaged"),
        (b"[" * 100_000, "is damaged"),
        (b'{"format": "gardreader own pages", "version": ' + b"9" * 5000 + b"}", "is damaged"),
        (b"[]", "no pages"),
        (b'{"format": "else", "version": 1}', "no pages"),
        (b'{"format": "gardreader own pages"}', "is damaged"),
        (b'{"format": "gardreader own pages", "version": true}', "is damaged"),
        (b'{"format": "gardreader own pages", "version": 2}', "newer version"),
    ],
)
def test_a_file_of_another_kind_changes_nothing(own: Own, tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(data)
    before = everything(own)
    with pytest.raises(OwnError, match=f"{why}.*Nothing was changed"):
        import_file(own, path)
    assert everything(own) == before


def test_a_file_that_is_too_large_or_not_there(
    own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.json"
    with pytest.raises(OwnError, match="no such file"):
        import_file(own, path)
    export(own, path)
    monkeypatch.setattr(one_file, "MOST_BYTES", 1000)
    with pytest.raises(OwnError, match="too large"):
        import_file(own, path)
    with pytest.raises(OwnError, match="cannot be exported"):
        export(own, tmp_path / "none" / "own.json")


def test_hostile_rows_are_left_out_and_counted(own: Own, empty: Own, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    export(own, path)
    plain: dict[str, Any] = json.loads(path.read_text())
    good = plain["passages"][0]
    bad: list[object] = [
        None, 7, [], {}, {**good, "note": "x" * 50_000}, {**good, "colour": "red; }"},
        {**good, "pack": "../.."}, {**good, "added": "yesterday"}, {**good, "lost": True},
        {**good, "added": "2026-13-01T00:00:00Z"}, {**good, "changed": "2026-01-01T25:00:00Z"},
        {**good, "lost": -1}, {**good, "occurrence": 1e9}, {**good, "quote": "half \ud800 a pair"},
        {**good, "id": "' or 1"}, {**good, "quote": "a\0b"},
        {key: value for key, value in good.items() if key != "quote"},
    ]  # fmt: skip
    plain["passages"] += bad
    plain["folders"] = "none"
    plain["more"] = {"a": [1]}
    path.write_text(json.dumps(plain))
    assert import_file(empty, path) == Imported(8, 0, len(bad) + 1)
    assert everything(empty)["passages"] == everything(own)["passages"]
    assert {found.folder for found in favourites.favourites(empty)} == {""}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
column_names = st.sampled_from([column.name for table in TABLES for column in table.columns])
lists = st.one_of(json_values, st.lists(st.dictionaries(column_names, json_values, max_size=8), max_size=3))


@given(st.dictionaries(st.sampled_from([table.name for table in TABLES]), lists, max_size=5))
def test_any_json_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps({"format": one_file.FORMAT, "version": 1, **tables}))
    rows, unusable = read_file(path)
    assert sum(map(len, rows.values())) + unusable <= sum(
        len(value) if isinstance(value, list) else 1 for value in tables.values()
    )


def test_no_article_gets_more_passages_than_can_be_shown(own: Own, tmp_path: Path) -> None:
    """A file from anyone may hold any number of them, and all are read when the article is opened."""
    path = tmp_path / "own.json"
    export(own, path)
    plain = json.loads(path.read_text(encoding="utf-8"))
    first = next(row for row in plain["passages"] if row["article"] == HERE.article)
    plain["passages"] = [
        first | {"id": f"{number:032x}", "occurrence": number} for number in range(MOST_OF_ARTICLE + 500)
    ]
    path.write_text(json.dumps(plain), encoding="utf-8")
    known = 8 + 1  # what is no passage, and the one that stands at the same place
    assert import_file(own, path) == Imported(MOST_OF_ARTICLE - 1, known, 0, 500)
    assert passages.count_of_article(own, HERE) == MOST_OF_ARTICLE
    mine = a_passage("marked by hand, after all")
    passages.keep(own, mine)
    assert passages.count_of_article(own, HERE) == MOST_OF_ARTICLE + 1
    shown = passages.of_article(own, HERE)
    assert len(shown) == MOST_OF_ARTICLE
    assert mine in shown
    assert passages.of_article(own, THERE)
