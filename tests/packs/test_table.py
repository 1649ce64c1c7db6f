"""The table of articles: found by id without being parsed, refused when spelt otherwise."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.packs.table import Row, Table, from_line, to_line
from tests.strategies import ids

rows = st.builds(
    Row,
    id=ids,
    sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    block=st.integers(0, 10_000),
    offset=st.integers(0, 10**9),
    length=st.integers(0, 10**9),
)
ROW = Row("wilson-disease", "0" * 64, 3, 40, 500)


@settings(deadline=None)
@given(st.lists(rows, max_size=8, unique_by=lambda row: row.id), ids)
def test_rows_are_found_and_listed(listed: list[Row], other: str) -> None:
    table = Table(b"".join(map(to_line, listed)))
    assert list(table) == listed
    for row in listed:
        assert table.find(row.id) == row
    if other not in {row.id for row in listed}:
        assert table.find(other) is None


def test_a_part_of_an_id_finds_nothing() -> None:
    table = Table(to_line(ROW))
    for text in ("wilson", "disease", "wilson-disease-2", "", "\n", '"', 'wilson-disease","sha256'):
        assert table.find(text) is None


@pytest.mark.parametrize(
    "line",
    [
        b"", b"\n", b"{}\n", b"[]\n", b"null\n", b"nonsense\n", to_line(ROW)[:-1], to_line(ROW) + b"\n",
        to_line(ROW).replace(b",", b", "), to_line(ROW).replace(b'"block":3', b'"block":"3"'),
        to_line(ROW).replace(b'"block":3', b'"block":-3'), to_line(ROW).replace(b'"block":3', b'"block":3.0'),
        to_line(ROW).replace(b'"block":3', b'"block":true'),
        to_line(ROW).replace(b'"block":3', b'"block":03'),
        to_line(ROW).replace(b'"block":3,', b""), to_line(ROW).replace(b'"block":3', b'"block":3,"more":1'),
        to_line(dataclasses.replace(ROW, id="../x")), to_line(dataclasses.replace(ROW, id="A")),
        to_line(ROW).replace(b'"' + b"0" * 64 + b'"', b"7"),
    ],
)  # fmt: skip
def test_a_line_spelt_otherwise_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever asks turns it into a PackError
        from_line(line)


def test_a_table_that_ends_within_a_line_is_refused() -> None:
    with pytest.raises(ValueError, match="ends within a line"):
        list(Table(to_line(ROW)[:-1]))
