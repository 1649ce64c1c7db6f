"""The search index is built by a process of its own, which can be stopped and may fail."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.desktop import indexing
from gardreader.desktop.indexing import build_apart, program_command
from gardreader.errors import Cancelled, SearchError
from gardreader.packs.library import Library
from gardreader.paths import Paths, content, find_paths
from gardreader.progress import silent
from gardreader.search.engine import SearchEngine


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "library")


@pytest.fixture
def engine(paths: Paths) -> Iterator[SearchEngine]:
    library = Library.open(paths, content())
    engine = SearchEngine(library)
    yield engine
    engine.close()
    library.close()


def refuse(*_: object) -> None:
    raise AssertionError("the index was built in this process")


def test_another_process_builds_and_this_one_opens(
    engine: SearchEngine, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "build", refuse)
    steps: list[tuple[int, int]] = []
    build_apart(engine, paths, lambda done, total, what: steps.append((done, total)))
    assert engine.is_current()
    assert engine.complete("wilson").hits[0].title == "Wilson disease"
    assert steps
    assert steps[-1][0] == steps[-1][1]


def test_a_stop_ends_the_process_and_leaves_no_index(engine: SearchEngine, paths: Paths) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_apart(engine, paths, stop)
    assert not engine.is_current()
    build_apart(engine, paths, silent)
    assert engine.is_current()


def test_without_another_process_it_is_built_here(
    engine: SearchEngine, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "program_command", lambda: [str(tmp_path / "no-such-program")])
    build_apart(engine, paths, silent)
    assert engine.is_current()


def test_a_process_that_breaks_down_is_no_harm(
    engine: SearchEngine, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = "import sys; print('no json'); sys.exit(3)"
    monkeypatch.setattr(indexing, "program_command", lambda: [sys.executable, "-c", fault])
    build_apart(engine, paths, silent)
    assert engine.is_current()


def test_what_it_says_is_passed_on(
    engine: SearchEngine, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "import sys; print('gardreader: The disk is full.', file=sys.stderr); sys.exit(2)"
    monkeypatch.setattr(indexing, "program_command", lambda: [sys.executable, "-c", said])
    with pytest.raises(SearchError, match=r"^The disk is full\.$"):
        build_apart(engine, paths, silent)


def test_a_talkative_process_does_not_wait_for_ever(
    engine: SearchEngine, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    much = "import sys; sys.stderr.write('x' * 1_000_000 + '\\nThe end.\\n'); sys.exit(2)"
    monkeypatch.setattr(indexing, "program_command", lambda: [sys.executable, "-c", much])
    with pytest.raises(SearchError, match=r"^The end\.$"):
        build_apart(engine, paths, silent)


def test_nothing_in_the_present_folder_can_take_a_modules_place(
    engine: SearchEngine, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engine, "build", refuse)
    build_apart(engine, paths, silent)
    assert engine.is_current()
    assert Path(program_command()[0]).samefile(sys.executable)
