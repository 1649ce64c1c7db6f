from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.errors import SearchError
from gardreader.search.tables import Lines, Rows, load_array, load_lines, save_array, save_lines


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")), max_size=20))
def test_lines_are_read_as_they_were_written(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    read = Lines(np.frombuffer(data, dtype=np.uint8))
    if data:
        assert list(read) == lines
        assert [read[n] for n in range(len(read))] == lines
        assert read[1:3] == lines[1:3]
    else:
        assert len(read) == 0
        assert list(read) == []


def test_large_tables_are_mapped_and_small_ones_read(tmp_path: Path) -> None:
    for name, count in (("small", 3), ("large", 50_000)):
        save_array(tmp_path, name, np.arange(count))
        save_lines(tmp_path, name, [str(n) for n in range(count)])
        assert load_array(tmp_path, name)[-1] == count - 1
        assert load_lines(tmp_path, name)[count - 1] == str(count - 1)


def test_a_line_beyond_the_end_is_an_error() -> None:
    with pytest.raises(IndexError):
        Lines(np.frombuffer(b"a\nb", dtype=np.uint8))[2]


def test_rows_of_unequal_length(tmp_path: Path) -> None:
    rows = [[3, 1], [], [2]]
    Rows.of(rows).save(tmp_path, "rows")
    read = Rows.load(tmp_path, "rows")
    assert [read[n].tolist() for n in range(len(read))] == rows


@pytest.mark.parametrize("data", [None, b"", b"no array at all"])
def test_a_missing_or_damaged_table_is_told(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "table.npy").write_bytes(data)
    with pytest.raises(SearchError, match="table"):
        load_array(tmp_path, "table")


def test_objects_that_could_run_code_are_not_loaded(tmp_path: Path) -> None:
    np.save(tmp_path / "table.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(SearchError, match="table"):
        load_array(tmp_path, "table")
