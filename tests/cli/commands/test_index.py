"""``gardreader index``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bundle import BUNDLED_COUNT
from tests.cli.conftest import Run


def test_the_index_is_built_once(gardreader: Run) -> None:
    ran = gardreader("index")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "",
        f"The search index is up to date: {BUNDLED_COUNT} articles.\n",
    )
    ran = gardreader("index")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "",
        f"The search index was up to date: {BUNDLED_COUNT} articles.\n",
    )
    assert gardreader("complete", "wilson").err == ""


def test_each_step_is_a_line_of_json(gardreader: Run) -> None:
    ran = gardreader("index", "--json")
    steps = [json.loads(line) for line in ran.lines]
    assert steps[-1] == {"built": True, "articles": BUNDLED_COUNT}
    assert all(0 <= step["done"] <= step["total"] and step["what"] for step in steps[:-1])
    assert steps[-2]["done"] == steps[-2]["total"]
    assert [json.loads(line) for line in gardreader("index", "--json").lines] == [
        {"built": False, "articles": BUNDLED_COUNT}
    ]


def test_a_damaged_index_is_built_anew_and_said_so(gardreader: Run, home: Path) -> None:
    gardreader("index")
    largest = max((home / "cache" / "index").rglob("*.*"), key=lambda path: path.stat().st_size)
    data = bytearray(largest.read_bytes())
    data[len(data) // 2] ^= 0xFF
    largest.write_bytes(data)
    ran = gardreader("index")
    assert ran.code == 0
    assert ran.err.endswith(f"The search index is up to date: {BUNDLED_COUNT} articles.\n")
    assert len(ran.err.splitlines()) == 2
    assert gardreader("search", "wilson disease").code == 0
