from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from gardreader.errors import Cancelled, LibraryBusyError, SearchError
from gardreader.progress import silent
from gardreader.search import generations


def made(home: Path, fingerprint: str = "library") -> generations.Generation:
    """A generation of two files, in use."""
    folder = generations.new_folder(home)
    folder.mkdir(parents=True)
    (folder / "one").write_bytes(b"first")
    (folder / "two").write_bytes(b"second")
    generation = generations.seal(folder, fingerprint)
    generations.use(generation)
    return generation


def test_what_was_made_is_found_and_sound(tmp_path: Path) -> None:
    generation = made(tmp_path)
    assert generations.find_generation(tmp_path) == generation
    generations.check(generation)


@pytest.mark.parametrize(
    "pointer",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        json.dumps({"format": generations.FORMAT, "generation": "../g", "library": "", "list": ""}).encode(),
        json.dumps({"format": generations.FORMAT, "generation": 1, "library": "", "list": ""}).encode(),
        json.dumps({"format": 0, "generation": "g-0123456789abcdef", "library": "", "list": ""}).encode(),
        b"\xff\xfe",
        b"0" * (1 << 21),
    ],
)
def test_a_pointer_that_is_none_points_nowhere(tmp_path: Path, pointer: bytes) -> None:
    (tmp_path / generations.POINTER).write_bytes(pointer)
    assert generations.find_generation(tmp_path) is None


def test_any_changed_missing_or_added_file_is_found(tmp_path: Path) -> None:
    generation = made(tmp_path)
    listed = generation.folder.with_name(f"{generation.folder.name}.json")
    for path in (generation.folder / "one", listed):
        data = path.read_bytes()
        for place in range(len(data)):
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            with pytest.raises(SearchError):
                generations.check(generation)
        path.write_bytes(data)
        generations.check(generation)
    (generation.folder / "_MAIN_2.toc").write_bytes(b"anything")
    with pytest.raises(SearchError):
        generations.check(generation)
    (generation.folder / "_MAIN_2.toc").unlink()
    (generation.folder / "two").unlink()
    with pytest.raises(SearchError):
        generations.check(generation)
    listed.unlink()
    with pytest.raises(SearchError):
        generations.check(generation)


def test_leftovers_are_cleared_and_the_one_in_use_stays(tmp_path: Path) -> None:
    old = made(tmp_path)
    new = made(tmp_path)
    (tmp_path / "g-0000000000000000").mkdir()
    (tmp_path / "g-0000000000000000" / "half").write_bytes(b"")
    (tmp_path / ".current.1-2.part").write_bytes(b"")
    (tmp_path / "mine.txt").write_bytes(b"a person's own file")
    generations.clear(tmp_path)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted(["current", new.folder.name, f"{new.folder.name}.json", "mine.txt"])
    assert not old.folder.exists()
    generations.forget(tmp_path)
    generations.clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    generations.forget(tmp_path)


def test_another_copy_is_waited_for(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / ".lock", thread_local=False)
    lock.acquire()
    told: list[str] = []

    def progress(done: int, total: int, what: str) -> None:
        told.append(what)
        lock.release()

    with generations.locked(tmp_path, progress):
        assert len(told) == 1


def test_waiting_can_be_cancelled_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancel(done: int, total: int, what: str) -> None:
        raise Cancelled

    with FileLock(tmp_path / ".lock"):
        with pytest.raises(Cancelled), generations.locked(tmp_path, cancel):
            pass
        monkeypatch.setattr(generations, "_WAIT_SECONDS", -1.0)
        with pytest.raises(LibraryBusyError), generations.locked(tmp_path, silent):
            pass
    with generations.locked(tmp_path, silent):
        assert threading.active_count() >= 1
