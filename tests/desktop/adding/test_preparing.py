"""What a person gives becomes a pack, or a sentence; nothing is left behind, the library is not touched."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.desktop.adding.preparing import Prepared, install, prepare
from gardreader.errors import ArticleError, Cancelled, GardreaderError, PackError, SourceError
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from gardreader.progress import silent
from tests.bundle import BUNDLED_COUNT
from tests.desktop.adding.conftest import make_pack


@pytest.fixture
def own_library(own_home: Paths) -> Iterator[Library]:
    library = Library.open(own_home, content())
    yield library
    library.close()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go in this test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_pack_is_taken_as_it_is(own_library: Library, tmp_path: Path, temporary: Path) -> None:
    path = make_pack(tmp_path, "wilson-disease")
    prepared = prepare(own_library, path, silent)
    assert (prepared.path, prepared.folder, prepared.only_article) == (path, None, "wilson-disease")
    assert prepared.replaced is None
    install(own_library, prepared, silent)
    assert own_library.count() == BUNDLED_COUNT + 1
    assert path.exists()


def test_one_article_file_becomes_a_pack_of_its_name(
    own_library: Library, tmp_path: Path, temporary: Path
) -> None:
    prepared = prepare(own_library, content() / "hemophilia-a.md", silent)
    assert (prepared.info.id, prepared.info.article_count) == ("articles-hemophilia-a", 1)
    assert any(temporary.iterdir())
    install(own_library, prepared, silent)
    assert not any(temporary.iterdir())


def test_a_folder_of_article_files_becomes_one_pack(own_library: Library, temporary: Path) -> None:
    prepared = prepare(own_library, content(), silent)
    assert prepared.info.article_count == BUNDLED_COUNT
    prepared.discard()
    assert not any(temporary.iterdir())


def test_a_saved_page_is_imported_with_its_report(
    own_library: Library, temporary: Path, shared_data: Path
) -> None:
    prepared = prepare(own_library, shared_data / "gard-print-page" / "bone-marrow-necrosis.txt", silent)
    assert (prepared.info.article_count, prepared.info.counts.sections) == (1, 5)
    assert prepared.report is not None
    assert prepared.report["imported"] == 1
    prepared.discard()


def bad_sources(folder: Path) -> dict[str, Path]:
    files = {
        "no pack": ("x.gardpack", b"this is no pack"),
        "another zip": ("x.zip", b"PK\x05\x06" + b"\0" * 18),
        "no JSON": ("x.json", b"{"),
        "a picture": ("x.png", b"\x89PNG\r\n"),
        "broken front matter": ("x.md", b"---\nid: [\n---\n"),
        "no article": ("README.md", b"# Read me\n"),
        "nothing": ("empty.txt", b""),
    }
    made = {}
    for name, (file, data) in files.items():
        made[name] = folder / file
        made[name].write_bytes(data)
    return {**made, "not there": folder / "gone.zip", "an empty folder": _folder(folder / "empty")}


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_what_cannot_be_added_is_told_in_one_sentence_that_names_it(
    own_library: Library, tmp_path: Path, temporary: Path
) -> None:
    before = own_library.fingerprint()
    for name, source in bad_sources(tmp_path).items():
        with pytest.raises((SourceError, PackError, ArticleError)) as told:
            prepare(own_library, source, silent)
        assert source.name in str(told.value), name
        assert str(temporary) not in str(told.value), name
        assert "\n" not in str(told.value)
        assert not any(temporary.iterdir()), name
    assert own_library.fingerprint() == before


def test_a_truncated_pack_is_refused(own_library: Library, tmp_path: Path) -> None:
    path = make_pack(tmp_path, "wilson-disease", "hemophilia-a")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(PackError, match=r"few-2\.gardpack"):
        prepare(own_library, path, silent)


def test_cancel_leaves_nothing(own_library: Library, temporary: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        prepare(own_library, content(), stop)
    assert not any(temporary.iterdir())


def test_a_failed_installation_leaves_nothing(
    own_library: Library, own_home: Paths, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = prepare(own_library, content() / "hemophilia-a.md", silent)
    own_home.packs.parent.mkdir(exist_ok=True)
    own_home.packs.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(GardreaderError):
        install(own_library, prepared, silent)
    assert not any(temporary.iterdir())
    own_home.packs.unlink()


def test_it_knows_what_would_be_replaced(own_library: Library, tmp_path: Path) -> None:
    large = make_pack(tmp_path, "wilson-disease", "hemophilia-a")
    own_library.install(large)
    same = prepare(own_library, Path(shutil.copy(large, tmp_path / "copy.gardpack")), silent)
    assert same.same
    assert not same.loses_articles
    small = prepare(own_library, make_pack(tmp_path, "wilson-disease"), silent)
    assert isinstance(small, Prepared)
    assert small.loses_articles
    assert not small.same
