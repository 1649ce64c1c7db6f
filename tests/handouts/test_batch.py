from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.errors import HandoutError
from gardreader.handouts.batch import RECORD, BatchReport, file_name, make_all
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import HandoutOptions, TextSize
from gardreader.handouts.outputs import Form
from gardreader.packs.library import Library
from gardreader.paths import content, find_paths
from tests.disks import fill, permissions_apply, small_disk
from tests.handouts.conftest import PRINTED
from tests.handouts.test_logo import picture


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(find_paths(tmp_path_factory.mktemp("home")), content())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def refs(library: Library) -> list[ArticleRef]:
    """Of every fourth article: a run of twenty does all that a run of eighty does."""
    return [ref for ref, _ in library.articles()][::4]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {RECORD}


def test_each_article_is_a_file_and_a_second_run_makes_none(
    library: Library, refs: list[ArticleRef], tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "folder"
    steps: list[tuple[int, int]] = []
    made = make_all(
        library, refs, folder, Form.PDF, PRINTED, lambda done, total, what: steps.append((done, total))
    )
    assert (made.made, made.kept, made.failures) == (len(refs), 0, ())
    assert made.pages >= 2 * len(refs)
    assert names(folder) == {file_name(ref, Form.PDF) for ref in refs}
    assert steps == [(n, len(refs)) for n in range(len(refs) + 1)]
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert make_all(library, refs, folder, Form.PDF, PRINTED) == BatchReport(kept=len(refs))
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_what_is_lacking_cut_short_or_made_otherwise_is_made_anew(
    library: Library, refs: list[ArticleRef], tmp_path: Path
) -> None:
    make_all(library, refs, tmp_path, Form.TEXT, PRINTED)
    first, second = (tmp_path / file_name(ref, Form.TEXT) for ref in refs[:2])
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1])
    assert make_all(library, refs, tmp_path, Form.TEXT, PRINTED).made == 2
    larger = replace(PRINTED, size=TextSize.LARGE)
    assert make_all(library, refs, tmp_path, Form.TEXT, larger).made == len(refs)
    with (tmp_path / RECORD).open("ab") as record:
        record.write(b"\xff\xfe half a li")
    assert make_all(library, refs, tmp_path, Form.TEXT, larger).kept == len(refs)


def test_another_day_is_no_reason_and_another_logo_is(
    library: Library, refs: list[ArticleRef], tmp_path: Path
) -> None:
    logo = picture(tmp_path / "logo.png", "PNG")
    options = HandoutOptions(clinic=Clinic("C", logo=logo))
    folder = tmp_path / "out"
    make_all(library, refs[:2], folder, Form.HTML, options)
    assert make_all(library, refs[:2], folder, Form.HTML, replace(options, printed=PRINTED.printed)).kept == 2
    picture(logo, "PNG", 41)
    assert make_all(library, refs[:2], folder, Form.HTML, options).made == 2


def test_a_run_that_is_stopped_leaves_whole_files_and_is_gone_on_with(
    library: Library, refs: list[ArticleRef], tmp_path: Path
) -> None:
    def stop(done: int, total: int, what: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_all(library, refs, tmp_path, Form.PDF, PRINTED, stop)
    assert names(tmp_path) == {file_name(ref, Form.PDF) for ref in refs[:3]}
    report = make_all(library, refs, tmp_path, Form.PDF, PRINTED)
    assert (report.made, report.kept) == (len(refs) - 3, 3)


def test_failures_are_told_and_passed_over_and_the_empty_are_none(
    library: Library, refs: list[ArticleRef], tmp_path: Path
) -> None:
    lost = ArticleRef("gone", "wilson-disease")
    options = replace(PRINTED, parts=("statistics",))
    report = make_all(library, [lost, *refs], tmp_path, Form.TEXT, options)
    assert [failure.ref for failure in report.failures] == [lost]
    assert report.empty > 0
    assert report.made + report.empty == len(refs)
    assert len(names(tmp_path)) == report.made


def test_a_folder_that_cannot_be_used_is_told(
    library: Library, refs: list[ArticleRef], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HandoutError, match="cannot be used"):
        make_all(library, refs, tmp_path / "file", Form.TEXT, PRINTED)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    denied = r"permission is denied\. 0 handouts are whole"
    with permissions_apply(), pytest.raises(HandoutError, match=denied):
        make_all(library, refs, locked, Form.TEXT, PRINTED)
    assert list(locked.iterdir()) == []


def test_a_disk_that_fills_up_ends_the_run_with_whole_files(
    library: Library, refs: list[ArticleRef], tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 1 << 20) as disk:
        ballast = fill(disk, 400_000)
        with pytest.raises(HandoutError, match=r"the disk is full\. [1-9] handouts are whole in the folder"):
            make_all(library, refs, disk, Form.PDF, PRINTED)
        there = names(disk) - {ballast.name}
        assert there
        assert all((disk / name).read_bytes().rstrip().endswith(b"%%EOF") for name in there)
        ballast.unlink()
        again = make_all(library, refs[: len(there) + 1], disk, Form.PDF, PRINTED)
        assert (again.made, again.kept) == (1, len(there))
