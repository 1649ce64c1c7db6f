"""The pack of the bundled articles: made once, made anew at any damage or change."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from gardreader.articles.markdown_file import read_article
from gardreader.errors import ArticleError, LibraryError, PackError
from gardreader.packs.bundled import BUNDLED_ID, bundled_pack
from gardreader.packs.library import Library
from gardreader.packs.reader import Pack
from gardreader.paths import content
from tests.disks import permissions_apply
from tests.packs.samples import bundled, home


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A copy of the bundled articles' files."""
    return Path(shutil.copytree(content(), tmp_path / "content"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "bundled"


def made(articles: Path, folder: Path) -> Path:
    path = bundled_pack(articles, folder)
    assert path is not None
    return path


def test_it_holds_the_articles_and_says_who_it_is(articles: Path, folder: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    path = bundled_pack(articles, folder, lambda *step: steps.append(step))
    assert path is not None
    with Pack.open(path) as pack:
        pack.verify()
        assert list(pack.articles()) == list(bundled())
        assert (pack.info.id, pack.info.licence) == (BUNDLED_ID, "MIT")
        assert pack.info.edition == max(a.updated for a in bundled() if a.updated).iso
    assert steps[0] == (0, len(bundled()), "Reading the bundled articles")


def test_it_is_made_once(articles: Path, folder: Path) -> None:
    path = made(articles, folder)
    before = path.stat()
    (articles / "notes.txt").write_text("not an article")
    assert made(articles, folder) == path
    assert path.stat().st_ino == before.st_ino
    assert list(folder.iterdir()) == [path]


def test_a_change_of_any_article_makes_it_anew_and_removes_the_old(articles: Path, folder: Path) -> None:
    path = made(articles, folder)
    wilson = articles / "wilson-disease.md"
    wilson.write_text(wilson.read_text(encoding="utf-8").replace("copper", "cuprum"), encoding="utf-8")
    changed = made(articles, folder)
    assert changed != path
    assert list(folder.iterdir()) == [changed]
    wilson.rename(articles / "wilsons.md")
    renamed = made(articles, folder)
    assert renamed != changed
    (articles / "wilsons.md").unlink()
    assert made(articles, folder) != renamed


def test_damage_anywhere_makes_it_anew(articles: Path, folder: Path) -> None:
    path = made(articles, folder)
    good = path.read_bytes()
    for place in range(0, len(good), len(good) // 12):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert made(articles, folder) == path
        assert path.read_bytes() == good
    for data in (b"", good[:1000], good + b"\0"):
        path.write_bytes(data)
        assert made(articles, folder).read_bytes() == good


def test_a_library_opens_with_it_mended(tmp_path: Path) -> None:
    paths = home(tmp_path / "home")
    Library.open(paths, content()).close()
    (path,) = paths.bundled_packs.iterdir()
    path.write_bytes(path.read_bytes()[:-100])
    library = Library.open(paths, content())
    assert len(list(library.articles())) == len(bundled())
    assert library.problems() == ()
    library.close()


def test_no_article_means_no_pack(tmp_path: Path, folder: Path) -> None:
    assert bundled_pack(tmp_path, folder) is None
    assert bundled_pack(tmp_path / "none", folder) is None
    assert not folder.exists()


def test_a_file_that_is_no_article_is_named(articles: Path, folder: Path) -> None:
    (articles / "zz.md").write_text("---\nid: [\n---\n")
    with pytest.raises(ArticleError, match=r"zz\.md:3: the front matter is not YAML"):
        bundled_pack(articles, folder)
    assert not folder.exists()


def test_two_articles_of_one_id_are_told(
    articles: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    shutil.copy(articles / "wilson-disease.md", articles / "again.md")
    with pytest.raises(PackError, match="Two articles have the id wilson-disease"):
        bundled_pack(articles, folder)
    assert list(folder.iterdir()) == []


class TestNoCache:
    @pytest.fixture(autouse=True)
    def temporary(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        place = tmp_path / "temporary"
        place.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(place))
        return place

    def test_it_is_made_for_this_run_where_the_cache_may_not_be_written(
        self, articles: Path, folder: Path, temporary: Path
    ) -> None:
        folder.mkdir(parents=True)
        folder.chmod(0o555)
        try:
            with permissions_apply():
                path = made(articles, folder)
        finally:
            folder.chmod(0o755)
        assert path.is_relative_to(temporary)
        with Pack.open(path) as pack:
            pack.verify()
        assert list(folder.iterdir()) == []

    def test_a_file_in_the_way(self, articles: Path, folder: Path, temporary: Path) -> None:
        folder.parent.mkdir()
        folder.write_text("a file where the folder should be")
        assert made(articles, folder).is_relative_to(temporary)

    def test_when_nothing_can_be_written_it_says_so(
        self, articles: Path, folder: Path, temporary: Path
    ) -> None:
        folder.mkdir(parents=True)
        for place in (folder, temporary):
            place.chmod(0o555)
        try:
            with permissions_apply(), pytest.raises(LibraryError) as failure:
                bundled_pack(articles, folder)
        finally:
            for place in (folder, temporary):
                place.chmod(0o755)
        assert str(failure.value) == "The bundled articles cannot be prepared: permission is denied."


def test_another_copys_unfinished_work_is_left_alone_for_an_hour(articles: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    fresh, stale = folder / ".fresh.part", folder / ".stale.part"
    for path in (fresh, stale):
        path.touch()
    os.utime(stale, (1, 1))
    path = made(articles, folder)
    assert sorted(folder.iterdir()) == sorted([fresh, path])


def test_an_article_read_from_it_is_the_files(articles: Path, folder: Path) -> None:
    with Pack.open(made(articles, folder)) as pack:
        for file in articles.glob("*.md"):
            assert pack.article(file.stem) == read_article(file)
