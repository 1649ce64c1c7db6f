"""A crash, a full disk or a failure leaves the old file or the new one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import filelock
import pytest

from gardreader import files
from gardreader.errors import Cancelled
from gardreader.files import explain, replacing, try_lock, write_bytes, write_text
from tests.disks import fill, permissions_apply, small_disk


@pytest.fixture(params=["new", "over an old one"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "file.txt"
    if request.param != "new":
        path.write_text("old")
    return path


def state(target: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(target.parent.iterdir())]


def test_what_is_written_takes_its_place(target: Path) -> None:
    write_text(target, "née β ≥ 10⁹")
    assert state(target) == [("file.txt", "née β ≥ 10⁹".encode())]
    write_bytes(target, b"\0\xff")
    assert state(target) == [("file.txt", b"\0\xff")]


def test_until_the_end_the_old_one_is_there(target: Path) -> None:
    before = target.read_bytes() if target.exists() else None
    with replacing(target) as temporary:
        temporary.write_text("new")
        assert (target.read_bytes() if target.exists() else None) == before
        assert temporary.parent == target.parent
    assert target.read_text() == "new"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, Cancelled, GeneratorExit, MemoryError])
def test_any_failure_within_leaves_things_as_they_were(target: Path, error: type[BaseException]) -> None:
    before = state(target)

    def fail_half_way() -> None:
        with replacing(target) as temporary:
            temporary.write_text("half")
            raise error

    with pytest.raises(error):
        fail_half_way()
    assert state(target) == before


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_refuses_leaves_things_as_they_were(
    target: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(target)

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        if call == "fsync":
            patch.setattr(os, "fsync", fail)
        else:
            patch.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="input/output error"):
            write_text(target, "new")
    assert state(target) == before


def test_the_new_file_is_flushed_before_the_switch_and_its_folder_after(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    original_fsync, original_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        done.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")  # noqa: PTH112
        original_fsync(handle)

    def replace(self: Path, other: Path) -> Path:
        done.append("switch")
        return original_replace(self, other)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_text(target, "new")
    if Path("/proc/self/fd").is_dir():
        assert done == ["file", "switch", "folder"]


def test_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 200_000) as disk:
        target = disk / "file"
        write_bytes(target, b"old")
        fill(disk, 0)
        before = sorted(path.name for path in disk.iterdir())
        with pytest.raises(OSError) as failure:  # noqa: PT011 - its number is what matters
            write_bytes(target, bytes(50_000))
        assert explain(failure.value) == "the disk is full"
        assert target.read_bytes() == b"old"
        assert sorted(path.name for path in disk.iterdir()) == before


def test_a_folder_that_may_not_be_written(target: Path) -> None:
    before = state(target)
    target.parent.chmod(0o555)
    try:
        with permissions_apply(), pytest.raises(OSError) as failure:  # noqa: PT011
            write_text(target, "new")
    finally:
        target.parent.chmod(0o755)
    assert explain(failure.value) == "permission is denied"
    assert state(target) == before


@pytest.mark.parametrize("name", ["x" * 255, "日" * 85, "é" * 127, "a" + "\U0001f9ec" * 60])
def test_names_as_long_as_a_system_allows(tmp_path: Path, name: str) -> None:
    write_text(tmp_path / name, "new")
    assert state(tmp_path / name) == [(name, b"new")]


def test_several_may_write_the_same_file_at_once(target: Path) -> None:
    with replacing(target) as one, replacing(target) as two:
        assert one != two
        one.write_text("one")
        two.write_text("two")
    assert state(target) == [("file.txt", b"one")]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OSError) as failure:  # noqa: PT011
        write_text(target, "new")
    assert explain(failure.value) == "it is a folder, not a file"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "permission is denied"),
        (errno.EPERM, "permission is denied"),
        (errno.ENOENT, "there is no such file or folder"),
        (errno.EISDIR, "it is a folder, not a file"),
        (errno.EIO, "the disk reports an error"),
        (errno.ENOTDIR, os.strerror(errno.ENOTDIR)),
    ],
)
def test_why_the_system_refused_is_said_in_words(number: int, words: str) -> None:
    assert explain(OSError(number, os.strerror(number), "some/file")) == words


def test_an_error_without_a_number_is_said_too() -> None:
    assert explain(OSError("something odd")) == "something odd"
    assert explain(OSError()) == "OSError"


def test_a_folder_can_be_flushed_on_any_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.flush_folder(tmp_path)
    with pytest.raises(FileNotFoundError):
        files.flush_folder(tmp_path / "none")


@pytest.mark.skipif(os.name != "posix", reason="only there may a folder be opened")
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_flushes_no_folders_will_do(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    flush = os.fsync

    def refuse(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        flush(handle)

    monkeypatch.setattr(os, "fsync", refuse)
    write_text(target, "new")
    assert state(target) == [("file.txt", b"new")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError) as failure:  # noqa: PT011
        write_text(pipe, "new")
    assert explain(failure.value) == "it is no ordinary file"
    assert [path.is_fifo() for path in tmp_path.iterdir()] == [True]


def test_a_lock_is_taken_once_and_a_disk_without_locks_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = try_lock(tmp_path / ".lock")
    assert lock is not None
    assert try_lock(tmp_path / ".lock") is None
    lock.release()

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("FileSystem does not appear to support flock")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(OSError, match="it cannot be locked"):
        try_lock(tmp_path / ".lock")
