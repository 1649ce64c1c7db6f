"""The library of installed packs: what it holds, in which order, and who reads it meanwhile."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.errors import LibraryError, NotFoundError, PackError
from gardreader.packs.bundled import BUNDLED_ID
from gardreader.packs.faults import ClosedPackError
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from tests.disks import permissions_apply
from tests.packs.hostile import repacked
from tests.packs.samples import article, bundled, home, make_pack


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return home(tmp_path / "home")


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    library = Library(paths)
    yield library
    library.close()


def ids(library: Library) -> list[str]:
    return [pack.info.id for pack in library.packs()]


def test_an_empty_library_is_no_error_and_makes_no_folder(library: Library, paths: Paths) -> None:
    assert library.packs() == ()
    assert library.count() == 0
    assert list(library.articles()) == []
    assert library.problems() == ()
    assert not paths.data.exists()
    with pytest.raises(NotFoundError, match=r"^The library has no article 'wilson-disease'\.$"):
        library.resolve("wilson-disease")
    with pytest.raises(NotFoundError, match=r"^The library has no pack 'gard'\.$"):
        library.article(ArticleRef("gard", "wilson-disease"))


def test_the_bundled_pack_stands_last(paths: Paths, tmp_path: Path) -> None:
    library = Library.open(paths, content())
    assert [(pack.info.id, pack.bundled) for pack in library.packs()] == [(BUNDLED_ID, True)]
    assert library.count() == len(bundled())
    library.install(make_pack(tmp_path, "zz"))
    assert [(pack.info.id, pack.bundled) for pack in library.packs()] == [("zz", False), (BUNDLED_ID, True)]
    assert library.count() == 2 * len(bundled())
    library.close()


def test_articles_are_found_and_read(library: Library, sound: Path) -> None:
    library.install(sound)
    assert [item for _, item in library.articles()] == list(bundled())
    for item in bundled():
        ref = library.resolve(item.id)
        assert ref == ArticleRef("sample", item.id)
        assert library.article(ref) == item
    with pytest.raises(NotFoundError, match=r"^Sample sample has no article none\.$"):
        library.article(ArticleRef("sample", "none"))


class TestResolve:
    @pytest.fixture
    def several(self, paths: Paths, tmp_path: Path) -> Iterator[Library]:
        library = Library.open(paths, content())
        library.install(make_pack(tmp_path, "one", [article("only-one"), article("wilson-disease")]))
        library.install(make_pack(tmp_path, "two", [article("only-two"), article("only-one")]))
        yield library
        library.close()

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("wilson-disease", "one/wilson-disease"),
            ("only-one", "one/only-one"),
            ("only-two", "two/only-two"),
            ("two/only-one", "two/only-one"),
            ("hemophilia-a", f"{BUNDLED_ID}/hemophilia-a"),
            (f"{BUNDLED_ID}/wilson-disease", f"{BUNDLED_ID}/wilson-disease"),
            ("  only-two\n", "two/only-two"),
        ],
    )
    def test_an_id_means_the_first_pack_that_has_it(self, several: Library, text: str, found: str) -> None:
        assert str(several.resolve(text)) == found

    @pytest.mark.parametrize(
        "text",
        ["", "/", "none", "two/wilson-disease", "/only-one", "none/only-one", "one/two/only-two", "Only-One",
         "../only-one", 'only-one","x', "only-one\0", "ä", "x" * 10_000],
    )  # fmt: skip
    def test_what_is_nowhere_is_not_found(self, several: Library, text: str) -> None:
        with pytest.raises(NotFoundError) as failure:
            several.resolve(text)
        assert len(str(failure.value)) < 300


class TestFingerprint:
    def test_changes_with_content_and_order(self, library: Library, paths: Paths, tmp_path: Path) -> None:
        seen = [library.fingerprint()]
        library.install(make_pack(tmp_path, "one"))
        seen.append(library.fingerprint())
        library.install(make_pack(tmp_path, "two"))
        seen.append(library.fingerprint())
        (paths.packs / "002-two.gardpack").rename(paths.packs / "000-two.gardpack")
        assert library.reload()
        seen.append(library.fingerprint())
        library.install(make_pack(tmp_path, "two", [article("a")]))
        seen.append(library.fingerprint())
        assert len(set(seen)) == len(seen)

    def test_is_the_same_for_the_same(self, library: Library, tmp_path: Path) -> None:
        library.install(make_pack(tmp_path, "one"))
        before = library.fingerprint()
        library.install(make_pack(tmp_path, "one"))
        assert library.fingerprint() == before
        library.install(make_pack(tmp_path, "two"))
        library.remove("two")
        assert library.fingerprint() == before


class TestReload:
    def test_takes_up_what_another_copy_did(self, library: Library, paths: Paths, tmp_path: Path) -> None:
        assert not library.reload()
        other = Library(paths)
        other.install(make_pack(tmp_path, "one"))
        assert ids(library) == []
        assert library.reload()
        assert ids(library) == ["one"]
        assert not library.reload()
        other.install(make_pack(tmp_path, "one", [article("a")]))
        assert library.reload()
        assert library.count() == 1
        other.remove("one")
        assert library.reload()
        assert ids(library) == []
        other.close()

    def test_leaves_the_packs_open_that_are_as_they_were(self, library: Library, tmp_path: Path) -> None:
        library.install(make_pack(tmp_path, "one"))
        reading = library.articles()
        next(reading)
        library.install(make_pack(tmp_path, "two"))
        library.remove("two")
        assert len(list(reading)) == len(bundled()) - 1

    def test_tells_whoever_reads_a_pack_that_is_replaced(self, library: Library, tmp_path: Path) -> None:
        long = [article(f"a-{number}") for number in range(300)]
        library.install(make_pack(tmp_path, "one", long))
        reading = library.articles()
        next(reading)
        library.install(make_pack(tmp_path, "one"))
        with pytest.raises(ClosedPackError, match=r"^001-one\.gardpack has been closed\.$"):
            list(reading)
        assert len(list(library.articles())) == len(bundled())


class TestTrouble:
    def test_a_folder_that_cannot_be_read_is_told(self, paths: Paths, sound: Path) -> None:
        paths.data.mkdir(parents=True)
        paths.packs.write_text("a file where the folder should be")
        library = Library.open(paths, content())
        assert ids(library) == [BUNDLED_ID]
        assert len(library.problems()) == 1
        assert library.problems()[0].startswith(f"The library's folder {paths.packs} cannot be read: ")
        with pytest.raises(LibraryError, match="is as it was, for it cannot be changed"):
            library.install(sound)
        library.close()

    def test_a_folder_without_permission_is_told(self, library: Library, paths: Paths, sound: Path) -> None:
        library.install(sound)
        paths.packs.chmod(0)
        try:
            with permissions_apply():
                library.reload()
                assert "cannot be read: permission is denied." in library.problems()[0]
        finally:
            paths.packs.chmod(0o755)
        assert library.reload()
        assert ids(library) == ["sample"]

    def test_a_damaged_article_is_passed_over_and_told(
        self, library: Library, sound: Path, paths: Paths
    ) -> None:
        def damage(parts: dict[str, bytes]) -> None:
            for name in [name for name in parts if name.endswith(".jsonl") and "/" in name]:
                parts[name] = parts[name].replace(b'"Wilson disease"', b'"Wilsen disease"')

        paths.packs.mkdir(parents=True)
        repacked(sound, paths.packs / "001-sample.gardpack", damage)
        library.reload()
        found = [item.id for _, item in library.articles()]
        assert found == [item.id for item in bundled() if item.id != "wilson-disease"]
        sentence = "001-sample.gardpack is damaged: article wilson-disease is not what it was made with."
        assert library.problems() == (sentence,)
        with pytest.raises(PackError, match="article wilson-disease is not what it was made with"):
            library.article(library.resolve("wilson-disease"))
        assert len(library.catalogue().entries()) == len(bundled()) - 1

    def test_a_damaged_table_does_not_hide_other_packs(
        self, library: Library, sound: Path, paths: Paths, tmp_path: Path
    ) -> None:
        def damage(parts: dict[str, bytes]) -> None:
            parts["articles.jsonl"] = parts["articles.jsonl"][:-1]

        paths.packs.mkdir(parents=True)
        repacked(sound, paths.packs / "001-sample.gardpack", damage)
        library.install(make_pack(tmp_path, "other"))
        assert str(library.resolve("wilson-disease")) == "other/wilson-disease"
        assert "the table of its articles is not the one it was made with" in library.problems()[0]
        assert {ref.pack for ref, _ in library.articles()} == {"other"}

    def test_other_files_in_the_folder_are_left_alone(
        self, library: Library, paths: Paths, sound: Path
    ) -> None:
        paths.packs.mkdir(parents=True)
        for name in ("notes.txt", ".hidden.gardpack", "backup.gardpack.old"):
            shutil.copy(sound, paths.packs / name)
        (paths.packs / "folder").mkdir()
        library.install(sound)
        assert ids(library) == ["sample"]
        assert library.problems() == ()
        library.remove("sample")
        assert len(list(paths.packs.iterdir())) == 5  # these and the lock

    def test_bundled_articles_that_are_broken_are_told(self, paths: Paths, tmp_path: Path) -> None:
        broken = tmp_path / "content"
        broken.mkdir()
        (broken / "a.md").write_text("---\nid: a\n---\n")
        library = Library.open(paths, broken)
        assert library.packs() == ()
        assert library.problems() == (f"{broken / 'a.md'}:2: article lacks 'title'",)
        library.close()


class TestClosed:
    def test_it_may_be_closed_twice_and_stays_closed(self, library: Library, sound: Path) -> None:
        library.install(sound)
        catalogue = library.catalogue()
        library.close()
        library.close()
        assert not library.reload()
        assert library.packs() == ()
        with pytest.raises(LibraryError, match="has been closed"):
            library.catalogue()
        with pytest.raises(LibraryError, match="it has been closed"):
            catalogue.entries()
        with pytest.raises(NotFoundError):
            library.resolve("wilson-disease")

    def test_closing_while_the_catalogue_is_built_spoils_nothing(
        self, library: Library, sound: Path, paths: Paths
    ) -> None:
        library.install(sound)
        assert len(library.catalogue().entries()) == len(bundled())
        good = paths.catalogue.read_bytes()
        paths.catalogue.unlink()
        again = Library(paths)
        with pytest.raises(LibraryError, match="has been closed"):
            again.catalogue(lambda *_: again.close())
        library.close()
        assert not paths.catalogue.exists() or paths.catalogue.read_bytes() == good


def test_many_threads_read_while_packs_come_and_go(library: Library, tmp_path: Path) -> None:
    few = [item for n, item in enumerate(bundled()) if n % 8 == 0 or item.id == "wilson-disease"]
    editions = [make_pack(tmp_path, "sample", few, edition=str(year)) for year in (2020, 2021)]
    other = make_pack(tmp_path, "other", few)
    library.install(editions[0])
    over = threading.Event()
    failures: list[BaseException] = []
    answers: set[str] = set()

    def keep(ask: Callable[[], object]) -> None:
        try:
            while not over.is_set():
                ask()
        except BaseException as error:
            failures.append(error)

    def read_one() -> None:
        ref = library.resolve("wilson-disease")
        answers.add(library.article(ref).title)

    def read_all() -> None:
        try:
            for ref, item in library.articles():
                assert ref.article == item.id
        except ClosedPackError:
            pass

    def list_all() -> None:
        assert len(library.catalogue().entries(contains="wilson disease")) in (1, 2)

    threads = [threading.Thread(target=keep, args=(ask,)) for ask in (read_one, read_one, read_all, list_all)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(10):
            library.install(other)
            library.install(editions[1])
            library.remove("other")
            library.install(editions[0])
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert failures == []
    assert answers == {"Wilson disease"}


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs /proc to see open files")  # noqa: PTH112
def test_no_file_stays_open(paths: Paths, sound: Path, tmp_path: Path) -> None:
    def opened() -> list[str]:
        links = []
        for fd in Path("/proc/self/fd").iterdir():
            try:
                links.append(str(fd.readlink()))
            except FileNotFoundError:
                continue
        return sorted(link for link in links if str(tmp_path) in link)

    library = Library.open(paths, content())
    for _ in range(3):
        library.install(sound)
        library.catalogue().entries()
        library.install(make_pack(tmp_path, articles=[article("a")], edition="2021"))
        library.remove("sample")
    library.close()
    assert opened() == []
