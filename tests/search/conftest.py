"""A small real library (the bundled articles), and the large one, both with their index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gardreader.packs.library import Library
from gardreader.paths import Paths, content, find_paths
from gardreader.search.engine import SearchEngine
from gardreader.search.searcher import Searcher


@pytest.fixture
def small_library(tmp_path: Path) -> Iterator[Library]:
    """The bundled articles in a home of the test's own."""
    with closing(Library.open(find_paths(tmp_path / "home", {}), content())) as library:
        yield library


@pytest.fixture(scope="session")
def small_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    """The search of the bundled articles. Shared: do not change it."""
    home = tmp_path_factory.mktemp("small")
    with (
        closing(Library.open(find_paths(home, {}), content())) as library,
        closing(SearchEngine(library)) as engine,
    ):
        engine.build()
        yield engine


@pytest.fixture(scope="session")
def gard_engine(gard_search_home: Paths) -> Iterator[SearchEngine]:
    """The search of all of GARD's records and the bundled articles. Shared: do not change it."""
    with (
        closing(Library.open(gard_search_home, content())) as library,
        closing(SearchEngine(library)) as engine,
    ):
        assert engine.open()
        assert engine.is_current()
        yield engine


@pytest.fixture(scope="session")
def gard_articles(gard_search_home: Paths) -> Iterator[Library]:
    """The library that ``gard_engine`` searches, for its articles."""
    with closing(Library.open(gard_search_home, content())) as library:
        yield library


def opened(engine: SearchEngine) -> Searcher:
    """The open index of ``engine``."""
    assert engine._searcher is not None
    return engine._searcher
