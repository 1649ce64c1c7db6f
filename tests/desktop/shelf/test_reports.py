"""Import reports as a pack brings them, and as a hostile one might."""

from __future__ import annotations

from typing import Any

import pytest

from gardreader.desktop.shelf.reports import report_text, skipped_sentence
from gardreader.importers.report import ReportBuilder


def plain(skipped: int = 0) -> dict[str, Any]:
    builder = ReportBuilder("records", "GARD records")
    for number in range(skipped):
        builder.skip(f"{number}.json", "it holds no name")
    return builder.finish().to_plain()


def test_a_report_is_read_as_it_was_written() -> None:
    assert "0.json: it holds no name" in report_text(plain(1))
    assert skipped_sentence(plain(1)) == "1 record was left out; the report says why."
    assert skipped_sentence(plain()) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"skipped": 5},
        {"skipped": [5]},
        {"skipped": [{"reason": "none"}]},
        {"counts": ["tag"]},
        {"counts": {"sections": "many"}},
        {"read": "all"},
        {"remainder": 7},
    ],
)
def test_a_report_of_another_shape_is_told_and_harms_nothing(changes: dict[str, Any]) -> None:
    report = plain() | changes
    assert report_text(report).startswith("The report in this pack is not as this program writes it")
    skipped_sentence(report)
    assert report_text({}) == report_text(report)


def test_an_endless_report_is_cut() -> None:
    report = plain(2000) | {"remainder": ["x" * 1_000_000], "counts": {f"thing {n}": n for n in range(5000)}}
    lines = report_text(report).splitlines()
    assert len(lines) <= 3001
    assert max(map(len, lines)) <= 501
