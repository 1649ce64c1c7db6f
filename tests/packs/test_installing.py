"""Installing and removing packs: all or nothing, one at a time, in order."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader import files
from gardreader.errors import Cancelled, LibraryBusyError, LibraryError, NotFoundError, PackError
from gardreader.packs.bundled import BUNDLED_ID
from gardreader.packs.library import Library
from gardreader.paths import Paths
from tests.disks import fill, permissions_apply, small_disk
from tests.packs.hostile import repacked, with_part
from tests.packs.samples import article, bundled, home, make_pack


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return home(tmp_path / "home")


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    library = Library(paths)
    yield library
    library.close()


def packs_of(library: Library) -> list[tuple[str, str]]:
    return [(pack.info.id, pack.info.edition) for pack in library.packs()]


def content_of(folder: Path) -> dict[str, bytes]:
    """The files of the library's folder, but for the empty one that is locked."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".lock"}


def test_a_pack_becomes_one_file_named_by_place_and_id(
    library: Library, paths: Paths, sound: Path, tmp_path: Path
) -> None:
    info = library.install(sound)
    assert (info.id, info.article_count) == ("sample", len(bundled()))
    library.install(make_pack(tmp_path, "other"))
    assert sorted(content_of(paths.packs)) == ["001-sample.gardpack", "002-other.gardpack"]
    assert content_of(paths.packs)["001-sample.gardpack"] == sound.read_bytes()
    assert sound.exists()


def test_a_pack_of_the_same_id_is_replaced_and_keeps_its_place(library: Library, tmp_path: Path) -> None:
    for pack_id in ("c", "b", "a"):
        library.install(make_pack(tmp_path, pack_id))
    library.install(make_pack(tmp_path, "c", edition="2021"))
    assert packs_of(library) == [("c", "2021"), ("b", "2020"), ("a", "2020")]


def test_what_is_removed_is_gone_and_its_place_is_not_taken(
    library: Library, paths: Paths, tmp_path: Path
) -> None:
    for pack_id in ("a", "b", "c"):
        library.install(make_pack(tmp_path, pack_id))
    library.remove("a")
    library.install(make_pack(tmp_path, "d"))
    assert packs_of(library) == [("b", "2020"), ("c", "2020"), ("d", "2020")]
    for pack_id in ("b", "c", "d"):
        library.remove(pack_id)
    assert content_of(paths.packs) == {}


def test_what_is_not_there_cannot_be_removed(library: Library, sound: Path) -> None:
    for name in ("none", "../sample", "", "001-sample"):
        with pytest.raises(NotFoundError, match=r"^The library has no pack "):
            library.remove(name)
    library.install(sound)
    with pytest.raises(NotFoundError):
        library.remove("none")


def test_the_bundled_articles_are_neither_replaced_nor_removed(library: Library, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="has the id of the bundled articles and cannot be installed"):
        library.install(make_pack(tmp_path, BUNDLED_ID))
    with pytest.raises(LibraryError, match="come with the program and cannot be removed"):
        library.remove(BUNDLED_ID)


def test_the_installed_file_itself_can_be_installed_again(
    library: Library, paths: Paths, sound: Path
) -> None:
    library.install(sound)
    library.install(paths.packs / "001-sample.gardpack")
    assert content_of(paths.packs) == {"001-sample.gardpack": sound.read_bytes()}


def test_a_folder_copied_to_another_machine_is_the_library(
    library: Library, paths: Paths, tmp_path: Path
) -> None:
    for pack_id in ("b", "a"):
        library.install(make_pack(tmp_path, pack_id))
    shutil.copytree(paths.packs, tmp_path / "copy" / "packs")
    copy = Library(home(tmp_path / "copy"))
    assert packs_of(copy) == packs_of(library)
    assert copy.fingerprint() == library.fingerprint()
    copy.close()


class TestUnchanged:
    """Whatever goes wrong, the library is what it was."""

    @pytest.fixture(params=["an empty library", "over an older edition"])
    def before(
        self, request: pytest.FixtureRequest, library: Library, paths: Paths, tmp_path: Path
    ) -> object:
        if request.param == "over an older edition":
            library.install(make_pack(tmp_path, edition="2019"))
        else:
            paths.packs.mkdir(parents=True)
        return packs_of(library), content_of(paths.packs), library.fingerprint()

    def after(self, library: Library, paths: Paths) -> object:
        return packs_of(library), content_of(paths.packs), library.fingerprint()

    def test_by_a_pack_that_opens_but_is_damaged_within(
        self, before: object, library: Library, paths: Paths, sound: Path, bad: Path
    ) -> None:
        repacked(sound, bad, with_part("articles/0000.jsonl", b"{}\n"))
        with pytest.raises(PackError, match=r"^bad\.gardpack is damaged: "):
            library.install(bad)
        assert self.after(library, paths) == before

    def test_by_a_file_that_is_no_pack(
        self, before: object, library: Library, paths: Paths, bad: Path
    ) -> None:
        bad.write_text("no pack")
        for path in (bad, bad.parent, bad.with_name("none.gardpack")):
            with pytest.raises(PackError, match=rf"^{path.name} "):
                library.install(path)
        assert self.after(library, paths) == before

    def test_by_cancelling_at_any_step(
        self, before: object, library: Library, paths: Paths, sound: Path
    ) -> None:
        steps: list[tuple[int, int, str]] = []
        scratch = Library(home(sound.parent / "scratch"))
        scratch.install(sound, lambda *step: steps.append(step))
        scratch.close()
        shutil.rmtree(sound.parent / "scratch")
        assert {what for _, _, what in steps} == {"Copying the pack", "Checking the pack"}
        for stop in range(len(steps)):
            taken = iter(range(len(steps)))

            def cancel(
                done: int, total: int, what: str, stop: int = stop, taken: Iterator[int] = taken
            ) -> None:
                if next(taken) == stop:
                    raise Cancelled

            with pytest.raises(Cancelled):
                library.install(sound, cancel)
            assert self.after(library, paths) == before

    def test_while_another_program_changes_it(
        self, before: object, library: Library, paths: Paths, sound: Path
    ) -> None:
        with locked_elsewhere(paths.packs):
            with pytest.raises(LibraryBusyError, match="is being changed by another copy of the program"):
                library.install(sound)
            if library.packs():
                with pytest.raises(LibraryBusyError):
                    library.remove("sample")
            assert self.after(library, paths) == before
        library.install(sound)
        assert packs_of(library) == [("sample", "2020")]

    def test_while_another_thread_changes_it(
        self, before: object, library: Library, paths: Paths, sound: Path, tmp_path: Path
    ) -> None:
        other = make_pack(tmp_path, "other")
        refused = []

        def at_each_step(done: int, total: int, what: str) -> None:
            with pytest.raises(LibraryBusyError):
                library.install(other)
            refused.append(self.after_but_unfinished(library, paths))

        library.install(sound, at_each_step)
        assert refused
        assert all(seen == before for seen in refused)

    def after_but_unfinished(self, library: Library, paths: Paths) -> object:
        content = {name: data for name, data in content_of(paths.packs).items() if not name.endswith(".part")}
        return packs_of(library), content, library.fingerprint()

    def test_in_a_folder_that_may_not_be_written(
        self, before: object, library: Library, paths: Paths, sound: Path
    ) -> None:
        paths.packs.chmod(0o555)
        try:
            with permissions_apply():
                with pytest.raises(
                    LibraryError, match="is as it was, for it cannot be changed: permission is"
                ):
                    library.install(sound)
                if library.packs():
                    with pytest.raises(LibraryError, match="permission is denied"):
                        library.remove("sample")
        finally:
            paths.packs.chmod(0o755)
        assert self.after(library, paths) == before

    @pytest.mark.parametrize("call", ["write", "fsync", "replace"])
    @pytest.mark.parametrize(
        ("number", "why"),
        [(errno.ENOSPC, "the disk is full"), (errno.EIO, "the disk reports an error")],
    )
    def test_when_the_disk_fails(
        self,
        before: object,
        library: Library,
        paths: Paths,
        sound: Path,
        monkeypatch: pytest.MonkeyPatch,
        call: str,
        number: int,
        why: str,
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as patch:
            if call == "fsync":
                patch.setattr(os, "fsync", fail)
            elif call == "replace":
                patch.setattr(Path, "replace", fail)
            else:
                patch.setattr("gardreader.packs.installing._copy", fail)
            with pytest.raises(LibraryError, match=f"is as it was, for it cannot be changed: {why}"):
                library.install(sound)
        assert self.after(library, paths) == before


@pytest.mark.parametrize("share", [0, 0.3, 0.7])
def test_on_a_disk_that_is_full(tmp_path: Path, sound: Path, share: float) -> None:
    with small_disk(tmp_path / "disk", 1_000_000) as disk:
        paths = home(disk / "home")
        library = Library(paths)
        library.install(make_pack(tmp_path, edition="2019"))
        before = (packs_of(library), content_of(paths.packs))
        ballast = fill(disk, int(sound.stat().st_size * share))
        with pytest.raises(LibraryError, match="is as it was, for it cannot be changed: the disk is full"):
            library.install(sound)
        assert (packs_of(library), content_of(paths.packs)) == before
        assert len(library.catalogue().entries()) == len(bundled())
        ballast.unlink()
        library.install(sound)
        assert packs_of(library) == [("sample", "2020")]
        library.close()


def test_when_only_the_way_of_the_switch_to_the_disk_is_in_doubt_it_says_so(
    library: Library, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(files, "flush_folder", fail)
        with pytest.raises(
            LibraryError, match="was installed, but the disk reports an error: it may be lost"
        ):
            library.install(sound)
    assert packs_of(library) == [("sample", "2020")]


def test_what_a_crash_left_behind_is_cleared_away(library: Library, paths: Paths, sound: Path) -> None:
    paths.packs.mkdir(parents=True)
    left = paths.packs / ".001-sample.gardpack.77-abcd.part"
    left.write_bytes(b"half")
    library.install(sound)
    assert list(content_of(paths.packs)) == ["001-sample.gardpack"]


class TestDamagedInPlace:
    """A pack whose file was damaged after it was installed."""

    @pytest.fixture
    def damaged(self, library: Library, paths: Paths, sound: Path, tmp_path: Path) -> Path:
        library.install(make_pack(tmp_path, "first"))
        library.install(sound)
        library.install(make_pack(tmp_path, "third"))
        path = paths.packs / "002-sample.gardpack"
        path.write_bytes(sound.read_bytes()[:5000])
        library.reload()
        return path

    def test_is_told_and_the_others_serve(self, library: Library, damaged: Path) -> None:
        assert packs_of(library) == [("first", "2020"), ("third", "2020")]
        assert " ".join(library.problems()) == (
            "002-sample.gardpack is cut short or damaged; copy it again from where it came. "
            "It is left out; install it again, or remove it."
        )

    def test_is_replaced_in_its_place(self, library: Library, damaged: Path, sound: Path) -> None:
        library.install(sound)
        assert packs_of(library) == [("first", "2020"), ("sample", "2020"), ("third", "2020")]
        assert damaged.read_bytes() == sound.read_bytes()
        assert library.problems() == ()

    def test_is_removed_by_its_id(self, library: Library, damaged: Path) -> None:
        library.remove("sample")
        assert not damaged.exists()
        assert library.problems() == ()


class TestTwoFilesOfOnePack:
    @pytest.fixture
    def second(self, library: Library, paths: Paths, sound: Path, tmp_path: Path) -> Path:
        library.install(sound)
        path = paths.packs / "007-copied-by-hand.gardpack"
        shutil.copy(make_pack(tmp_path, edition="2030"), path)
        library.reload()
        return path

    def test_the_first_serves_and_the_other_is_told(self, library: Library, second: Path) -> None:
        assert packs_of(library) == [("sample", "2020")]
        sentence = "007-copied-by-hand.gardpack holds the same pack as another file; it is left out."
        assert library.problems() == (sentence,)

    def test_removing_takes_both(self, library: Library, second: Path) -> None:
        library.remove("sample")
        assert packs_of(library) == []
        assert not second.exists()

    def test_installing_leaves_one(self, library: Library, second: Path, tmp_path: Path) -> None:
        library.install(make_pack(tmp_path, articles=[article("new")], edition="2031"))
        assert packs_of(library) == [("sample", "2031")]
        assert library.problems() == ()
        assert not second.exists()


class locked_elsewhere:  # noqa: N801 - reads as what it does
    """Another process that holds the library's lock, for as long as the block lasts."""

    def __init__(self, folder: Path):
        self._folder = folder

    def __enter__(self) -> None:
        code = (
            "import sys; from pathlib import Path; from gardreader.packs.installing import _changing\n"
            "with _changing(Path(sys.argv[1])): print('locked', flush=True); sys.stdin.read()"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, str(self._folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"locked\n"

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=30)
