"""The history: by day, bounded, forgotten at will."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.own import history
from gardreader.own.database import Own
from gardreader.own.removal import put_back
from tests.own.samples import HERE, THERE


@pytest.fixture
def own() -> Iterator[Own]:
    own = Own.open(None)
    yield own
    own.close()


def test_an_article_stands_once_a_day_the_last_first(own: Own) -> None:
    history.visit(own, HERE, "Bone marrow necrosis", "2026-11-02T22:00:00Z", "2026-11-02")
    history.visit(own, HERE, "Bone marrow necrosis", "2026-11-03T08:00:00Z", "2026-11-03")
    history.visit(own, THERE, "Aceruloplasminemia", "2026-11-03T09:00:00Z", "2026-11-03")
    history.visit(own, HERE, "Bone marrow necrosis", "2026-11-03T10:00:00Z", "2026-11-03")
    shown = [(day.day, [(visit.ref, visit.times) for visit in day.visits]) for day in history.days(own)]
    assert shown == [("2026-11-03", [(HERE, 2), (THERE, 1)]), ("2026-11-02", [(HERE, 1)])]
    assert [day.day for day in history.days(own, "NECROsis marrow")] == ["2026-11-03", "2026-11-02"]
    assert history.days(own, "nothing of that kind") == ()


def test_what_is_older_than_a_year_goes(own: Own) -> None:
    history.visit(own, HERE, "Bone marrow necrosis", "2024-01-01T08:00:00Z", "2024-01-01")
    history.visit(own, THERE, "Aceruloplasminemia")
    assert [visit.ref for day in history.days(own) for visit in day.visits] == [THERE]


def test_it_is_bounded(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_VISITS", 3)
    for day in range(1, 8):
        history.visit(own, HERE, "Bone marrow necrosis", f"2026-11-0{day}T08:00:00Z", f"2026-11-0{day}")
    assert [day.day for day in history.days(own)] == ["2026-11-07", "2026-11-06", "2026-11-05"]


def test_entries_are_forgotten_and_put_back(own: Own) -> None:
    history.visit(own, HERE, "Bone marrow necrosis")
    history.visit(own, THERE, "Aceruloplasminemia")
    before = history.days(own)
    rows = history.remove(own, [before[0].visits[1]])
    assert len(history.days(own)[0].visits) == 1
    put_back(own, rows)
    assert history.days(own) == before


def test_clearing_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    own = Own.open(tmp_path / "own.sqlite")
    history.visit(own, HERE, "Bone marrow necrosis")
    history.clear(own)
    assert history.days(own) == ()
    assert all(b"marrow" not in path.read_bytes() for path in tmp_path.iterdir())
    own.close()
