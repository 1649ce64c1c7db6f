"""The life of an index: made, opened, damaged, made anew, served meanwhile, left at a failure."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.errors import Cancelled, SearchError
from gardreader.packs.library import Library
from gardreader.paths import content, find_paths
from gardreader.progress import silent
from gardreader.search import generations, indexer
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Query

QUERY = Query("bone marrow necrosis")


@pytest.fixture
def engine(small_library: Library) -> Iterator[SearchEngine]:
    with closing(SearchEngine(small_library)) as engine:
        yield engine


def found(engine: SearchEngine) -> str:
    return engine.search(QUERY).hits[0].ref.article


def files(library: Library) -> list[Path]:
    generation = generations.find_generation(library.paths.index)
    assert generation is not None
    return sorted(generation.folder.iterdir())


def test_nothing_is_asked_before_an_index_is_open(engine: SearchEngine) -> None:
    assert not engine.is_current()
    assert not engine.open()
    with pytest.raises(SearchError, match="not ready"):
        engine.search(QUERY)
    with pytest.raises(SearchError, match="not ready"):
        engine.complete("bone")


def test_what_one_engine_made_another_opens(engine: SearchEngine, small_library: Library) -> None:
    engine.build()
    assert engine.is_current()
    assert found(engine) == "bone-marrow-necrosis"
    with closing(SearchEngine(small_library)) as other:
        assert other.is_current()
        assert other.open()
        assert found(other) == "bone-marrow-necrosis"
        before = files(small_library)
        other.build()
        assert files(small_library) == before  # it was current: nothing to make
        assert other.notice == ""


def test_after_closing_it_can_be_opened_again(engine: SearchEngine) -> None:
    engine.build()
    engine.close()
    with pytest.raises(SearchError):
        engine.search(QUERY)
    assert engine.open()
    assert found(engine) == "bone-marrow-necrosis"


def test_progress_goes_from_nothing_to_all(engine: SearchEngine) -> None:
    told: list[tuple[int, int, str]] = []
    engine.build(lambda done, total, what: told.append((done, total, what)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    assert [done for done, *_ in told] == sorted(done for done, *_ in told)
    assert all(what for *_, what in told)


def test_cancelling_at_any_step_keeps_the_old_index(engine: SearchEngine, small_library: Library) -> None:
    engine.build()
    before = files(small_library)
    _grow(small_library)
    assert not engine.is_current()
    for step in range(7):
        calls = iter(range(100))

        def cancel(done: int, total: int, what: str, step: int = step, calls: Iterator[int] = calls) -> None:
            if next(calls) == step:
                raise Cancelled

        with pytest.raises(Cancelled):
            engine.build(cancel)
        assert found(engine) == "bone-marrow-necrosis"
        assert files(small_library) == before
        names = {path.name for path in small_library.paths.index.iterdir()}
        assert names - {".lock"} == {"current", before[0].parent.name, f"{before[0].parent.name}.json"}
    engine.build()
    assert engine.is_current()


def test_after_installing_the_new_articles_are_found(engine: SearchEngine, small_library: Library) -> None:
    engine.build()
    assert not engine.search(Query("pack:more porphyria")).packs[1:]
    _grow(small_library)
    assert not engine.is_current()
    assert found(engine) == "bone-marrow-necrosis"  # the old index serves until the new one is made
    engine.build()
    assert engine.is_current()
    assert {count.value for count in engine.search(Query("porphyria")).packs} == {
        "gardreader-bundled",
        "more",
    }
    small_library.remove("more")
    assert not engine.is_current()


def test_an_older_index_serves_while_there_is_no_newer(engine: SearchEngine, small_library: Library) -> None:
    engine.build()
    _grow(small_library)
    with closing(SearchEngine(small_library)) as later:
        assert later.open()
        assert not later.is_current()
        assert found(later) == "bone-marrow-necrosis"


@pytest.fixture(scope="module")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    with (
        closing(Library.open(find_paths(home, {}), content())) as library,
        closing(SearchEngine(library)) as engine,
    ):
        engine.build()
    return home


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_index_is_never_opened(
    built_home: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    home = tmp_path_factory.mktemp("damaged")
    shutil.copytree(built_home, home, dirs_exist_ok=True)
    with (
        closing(Library.open(find_paths(home, {}), content())) as library,
        closing(SearchEngine(library)) as engine,
    ):
        path = data.draw(st.sampled_from(files(library)), "file")
        size = path.stat().st_size
        how = data.draw(
            st.sampled_from(["change", "cut", "remove", "add"] if size else ["remove", "add"]), "how"
        )
        if how == "remove":
            path.unlink()
        elif how == "add":
            (path.parent / f"x{path.name}").write_bytes(b"x")
        else:
            place = data.draw(st.integers(0, size - 1), "place")
            whole = path.read_bytes()
            changed = bytes([whole[place] ^ data.draw(st.integers(1, 255), "bits")]) + whole[place + 1 :]
            path.write_bytes(whole[:place] + (changed if how == "change" else b""))
        assert not engine.open()
        assert "damaged" in engine.notice
        assert not engine.is_current()
        with pytest.raises(SearchError):
            engine.search(QUERY)


def test_a_damaged_index_is_made_anew(engine: SearchEngine, small_library: Library) -> None:
    engine.build()
    engine.close()
    damaged = files(small_library)[0]
    damaged.write_bytes(b"not what it was")
    with closing(SearchEngine(small_library)) as later:
        assert not later.open()
        assert later.notice == "The search index was damaged and is made anew."
        later.build()
        assert later.is_current()
        assert found(later) == "bone-marrow-necrosis"
        assert not damaged.exists()


def test_damage_that_comes_while_it_is_open_harms_nobody(
    engine: SearchEngine, small_library: Library
) -> None:
    engine.build()
    shutil.rmtree(small_library.paths.index)
    assert found(engine) == "bone-marrow-necrosis"
    assert engine.search(Query("signs: fever")).hits


def test_a_cache_that_cannot_be_written_gives_an_index_for_this_run(
    engine: SearchEngine, small_library: Library
) -> None:
    small_library.paths.cache.mkdir(parents=True, exist_ok=True)
    small_library.paths.index.write_bytes(b"a file where the folder should be")
    engine.build()
    assert engine.is_current()
    assert found(engine) == "bone-marrow-necrosis"
    assert engine._temporary is not None
    folder = Path(engine._temporary.peek()[2][0])  # type: ignore[index]
    assert folder.is_dir()
    engine.close()
    assert not folder.exists()


def test_a_full_disk_keeps_the_old_index(
    engine: SearchEngine, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.build()
    before = files(small_library)
    _grow(small_library)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for place, name in ((indexer, "make_schema"), (generations, "seal"), (generations, "use")):
        with monkeypatch.context() as patch:
            patch.setattr(place, name, full)
            with pytest.raises(SearchError, match=r"cannot be written: the disk is full\."):
                engine.build()
        assert files(small_library) == before
        assert found(engine) == "bone-marrow-necrosis"


def test_searching_goes_on_while_an_index_takes_its_place(
    engine: SearchEngine, small_library: Library
) -> None:
    engine.build()
    stop, failures = threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            try:
                assert found(engine) == "bone-marrow-necrosis"
                assert engine.complete("bone m").hits
            except (AssertionError, SearchError) as error:
                failures.append(error)
                return

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    for number in range(3):
        _grow(small_library, f"more-{number}")
        engine.build()
    stop.set()
    for asker in askers:
        asker.join()
    assert failures == []


def test_two_threads_make_one_index(engine: SearchEngine, small_library: Library) -> None:
    makers = [threading.Thread(target=engine.build) for _ in range(3)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert engine.is_current()
    assert len([path for path in small_library.paths.index.iterdir() if path.is_dir()]) == 1


def test_holding_an_engine_loads_nothing_heavy() -> None:
    code = """
import sys
from gardreader.search.engine import SearchEngine
from gardreader.search import hits, marks
print(sorted({"numpy", "whoosh", "rapidfuzz", "filelock", "lxml"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _grow(library: Library, pack_id: str = "more") -> None:
    """Install some of the bundled articles once more, as another pack."""
    from gardreader.building import build_from_markdown

    packed = library.paths.data / f"{pack_id}.file"
    sources = library.paths.data / f"{pack_id}.sources"
    sources.mkdir(parents=True)
    for number, path in enumerate(sorted(content().glob("*.md"))):
        if number % 8 == 0 or "porphyria" in path.name:
            shutil.copy(path, sources)
    build_from_markdown(sources, packed, silent, pack_id=pack_id, title=pack_id)
    library.install(packed)
