"""The library is opened, listed, indexed and changed off the GUI thread."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gardreader.building import build_from_markdown
from gardreader.desktop import indexing
from gardreader.desktop.librarian import Librarian, Opened
from gardreader.errors import Cancelled, LibraryBusyError
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.library import Library
from gardreader.paths import Paths, content, find_paths
from gardreader.progress import Progress
from gardreader.search.engine import SearchEngine
from tests.bundle import BUNDLED_COUNT


@pytest.fixture
def librarian(own_home: Paths, qtbot: QtBot) -> Iterator[Librarian]:
    librarian = Librarian(own_home)
    yield librarian
    librarian.close()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one article."""
    folder = tmp_path / "one"
    folder.mkdir()
    shutil.copy(content() / "wilson-disease.md", folder)
    path = tmp_path / "one.gardpack"
    build_from_markdown(folder, path)
    return path


def opened(librarian: Librarian, qtbot: QtBot, wanted: str = "", known: str = "") -> Opened:
    values: list[Opened] = []
    librarian.opened.connect(values.append)
    with qtbot.waitSignals([librarian.opened, librarian.listed]):
        librarian.start(wanted, known)
    return values[0]


def test_it_opens_and_lists(librarian: Librarian, qtbot: QtBot) -> None:
    listed: list[Catalogue] = []
    librarian.listed.connect(listed.append)
    value = opened(librarian, qtbot)
    assert value.library is librarian.library
    assert value.article is None
    assert listed[0].count() == value.library.count() == BUNDLED_COUNT


def test_the_article_that_was_asked_for_is_found_or_the_sentence_told(
    librarian: Librarian, qtbot: QtBot
) -> None:
    value = opened(librarian, qtbot, "wilson-disease", "no/longer")
    assert str(value.article) == "gardreader-bundled/wilson-disease"


def test_an_article_that_is_not_there_is_told_only_to_who_asked(
    own_home: Paths, librarian: Librarian, qtbot: QtBot
) -> None:
    value = opened(librarian, qtbot, "no-such-disease")
    assert value.article is None
    assert "no-such-disease" in value.problem
    other = Librarian(own_home)
    assert opened(other, qtbot, known="no/longer").problem == ""
    other.close()


def test_the_index_is_built_where_there_is_none(own_home: Paths, librarian: Librarian, qtbot: QtBot) -> None:
    shutil.rmtree(own_home.index)
    opened(librarian, qtbot)
    assert not own_home.index.exists()
    with qtbot.waitSignal(librarian.indexed, timeout=30_000):
        librarian.update_index()
    assert librarian.settled
    assert librarian.engine is not None
    assert librarian.engine.is_current()


def test_a_look_at_what_others_did_keeps_the_index_from_nothing(librarian: Librarian, qtbot: QtBot) -> None:
    librarian.listed.connect(librarian.look_again)  # as a window that comes to the front just then
    with qtbot.waitSignal(librarian.indexed):
        librarian.update_index()
        librarian.start()
        librarian.look_again()


def test_list_and_index_follow_an_installation(librarian: Librarian, pack: Path, qtbot: QtBot) -> None:
    opened(librarian, qtbot)
    with qtbot.waitSignal(librarian.indexed):
        librarian.update_index()

    def work(library: Library, progress: Progress) -> object:
        return library.install(pack, progress)

    listed: list[Catalogue] = []
    librarian.listed.connect(listed.append)
    with qtbot.waitSignals([librarian.changed, librarian.work_done, librarian.listed, librarian.indexed]):
        librarian.do(work)
    report = listed[-1].joining_report()
    assert (report.articles, report.diseases) == (BUNDLED_COUNT + 1, BUNDLED_COUNT)  # one tells of the same
    assert librarian.engine is not None
    assert librarian.engine.is_current()


def test_what_another_copy_installs_is_taken_up(
    own_home: Paths, librarian: Librarian, pack: Path, qtbot: QtBot
) -> None:
    opened(librarian, qtbot)
    with qtbot.assertNotEmitted(librarian.changed, wait=200):
        librarian.look_again()
    other = Library.open(own_home, content())
    other.install(pack)
    other.close()
    with qtbot.waitSignals([librarian.changed, librarian.listed]):
        librarian.look_again()
    assert librarian.library is not None
    assert librarian.library.count() == BUNDLED_COUNT + 1


def test_a_failure_is_told_and_changes_nothing(librarian: Librarian, qtbot: QtBot) -> None:
    opened(librarian, qtbot)

    def busy(library: Library, progress: Progress) -> object:
        raise LibraryBusyError("The library is being changed by another copy of the program.")

    with qtbot.assertNotEmitted(librarian.changed), qtbot.waitSignal(librarian.work_done) as done:
        librarian.do(busy)
    assert isinstance(done.args[0].error, LibraryBusyError)


def test_cancel_stops_the_building_of_the_index(
    own_home: Paths, librarian: Librarian, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(own_home.index)
    opened(librarian, qtbot)

    def slow(engine: SearchEngine, paths: Paths, progress: Progress) -> None:
        while True:
            progress(1, 10, "Building the search index")

    monkeypatch.setattr(indexing, "build_apart", slow)
    with qtbot.waitSignal(librarian.progressed) as step:
        librarian.update_index()
    with qtbot.waitSignal(librarian.problem) as told, qtbot.waitSignal(librarian.index_failed) as why:
        librarian.cancel(step.args[0].label)
    assert told.args[0].startswith("The search index was not finished")
    assert why.args == told.args
    assert librarian.settled


def test_closing_in_the_middle_of_work_ends_it(librarian: Librarian, qtbot: QtBot) -> None:
    opened(librarian, qtbot)
    ended: list[type[BaseException]] = []

    def slow(library: Library, progress: Progress) -> object:
        try:
            while True:
                progress(1, 10, "")
        except Cancelled as error:
            ended.append(type(error))
            raise

    with qtbot.waitSignal(librarian.progressed):
        librarian.do(slow)
    librarian.close()
    assert ended == [Cancelled]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "packs").write_text("a file where the folder should be", encoding="utf-8")
    librarian = Librarian(find_paths(tmp_path, {}))
    with qtbot.waitSignal(librarian.problem) as told:
        librarian.start()
    assert "cannot be read" in told.args[0]
    qtbot.waitUntil(lambda: librarian.library is not None)
    librarian.close()
