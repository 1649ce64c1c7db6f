"""An index from elsewhere, its lists of files in order, runs nothing."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
import whoosh.index
from whoosh.util.varints import varint

from gardreader.packs.library import Library
from gardreader.paths import content, find_paths
from gardreader.search import generations
from gardreader.search.engine import SearchEngine
from gardreader.search.unpickling import make_safe


class Hostile:
    """Its pickle makes a folder."""

    def __init__(self, folder: Path):
        self._folder = folder

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self._folder),)


# Whoosh leaves the file open that it fails to read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_a_hostile_index_with_all_hashes_right_is_thrown_away(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "library")
    library = Library.open(paths, content())
    engine = SearchEngine(library)
    engine.build()
    engine.close()
    found = generations.find_generation(paths.index)
    assert found is not None
    toc = next(found.folder.glob("*.toc"))
    data = toc.read_bytes()
    start = data.index(b"\x80")  # the schema, with its length before it
    before, length = next(
        (place, size)
        for place in (start - 2, start - 1, start - 3)
        for size in range(1, len(data))
        if varint(size) == data[place:start]
    )
    hostile = pickle.dumps(Hostile(tmp_path / "made"), 2)
    toc.write_bytes(data[:before] + varint(len(hostile)) + hostile + data[start + length :])
    generations.use(generations.seal(found.folder, found.fingerprint))
    engine = SearchEngine(library)
    assert not engine.open()
    assert engine.notice == "The search index was damaged and is made anew."
    assert not (tmp_path / "made").exists()
    engine.build()
    assert engine.complete("wilson").hits
    engine.close()
    library.close()


def test_nothing_but_the_known_classes_is_made(tmp_path: Path) -> None:
    make_safe()
    with pytest.raises(pickle.UnpicklingError, match="mkdir"):
        whoosh.index.pickle.loads(pickle.dumps(Hostile(tmp_path / "made")))
    assert not (tmp_path / "made").exists()
