"""Adding: one after the other, nothing before a person agrees, cancelled without a trace."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from pytestqt.qtbot import QtBot

from gardreader.desktop.adding import adder as adding
from gardreader.desktop.adding.adder import Added, Adder
from gardreader.desktop.adding.preparing import Prepared, prepare
from gardreader.desktop.librarian import Librarian
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from gardreader.progress import Progress
from tests.bundle import BUNDLED_COUNT
from tests.desktop.adding.conftest import Agreeing, make_pack


@pytest.fixture
def silent_adder(librarian: Librarian) -> Iterator[Adder]:
    """An adder to which nobody has answered yet."""
    adder = Adder(librarian)
    yield adder
    adder.close()


@pytest.fixture
def adder(silent_adder: Adder) -> Adder:
    """An adder with a person who agrees."""
    Agreeing(silent_adder)
    return silent_adder


def state(home: Paths) -> dict[str, bytes]:
    """The library's own files, as they are on the disk."""
    files = home.packs.rglob("*") if home.packs.exists() else ()
    return {path.name: path.read_bytes() for path in files if path.is_file()}


def count(librarian: Librarian) -> int:
    assert librarian.library is not None
    return librarian.library.count()


def test_several_are_added_one_after_the_other(
    adder: Adder, librarian: Librarian, tmp_path: Path, qtbot: QtBot
) -> None:
    added: list[Added] = []
    adder.added.connect(added.append)
    adder.add([make_pack(tmp_path, "wilson-disease"), content() / "hemophilia-a.md"])
    assert adder.busy
    qtbot.waitUntil(lambda: not adder.busy)
    assert [a.info.id for a in added] == ["few", "articles-hemophilia-a"]
    assert count(librarian) == BUNDLED_COUNT + 2


def test_a_bad_one_is_told_and_the_next_goes_on(
    adder: Adder, librarian: Librarian, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.gardpack"
    bad.write_bytes(b"no pack")
    told: list[tuple[str, str]] = []
    adder.failed.connect(lambda sentence, kept: told.append((sentence, kept)))
    with qtbot.waitSignal(adder.added):
        adder.add([bad, content() / "hemophilia-a.md"])
    assert len(told) == 1
    assert "bad.gardpack" in told[0][0]
    assert told[0][1] == "The library is as it was."
    assert count(librarian) == BUNDLED_COUNT + 1


def test_the_same_again_is_no_change(
    adder: Adder, librarian: Librarian, tmp_path: Path, qtbot: QtBot
) -> None:
    pack = make_pack(tmp_path, "wilson-disease")
    with qtbot.waitSignal(adder.added):
        adder.add([pack])
    with (
        qtbot.waitSignal(adder.message, check_params_cb=bool) as told,
        qtbot.assertNotEmitted(adder.added),
    ):
        adder.add([pack])
    assert told.args == ["“A few diseases” is in the library already."]


def test_what_became_of_the_last_one_is_taken_away_when_another_is_added(
    adder: Adder, librarian: Librarian, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    adder.message.connect(told.append)
    source = make_pack(tmp_path, "wilson-disease")
    for _ in range(2):
        adder.add([source])
        qtbot.waitUntil(lambda: not adder.busy)
    assert [bool(sentence) for sentence in told] == [False, False, True]
    adder.add([content() / "hemophilia-a.md"])
    assert told[-1] == ""
    qtbot.waitUntil(lambda: not adder.busy)


@pytest.mark.parametrize(("agreed", "articles"), [(True, BUNDLED_COUNT + 1), (False, BUNDLED_COUNT + 2)])
def test_a_smaller_pack_of_the_same_name_is_told(
    silent_adder: Adder, librarian: Librarian, tmp_path: Path, qtbot: QtBot, agreed: bool, articles: int
) -> None:
    adder = silent_adder
    assert librarian.library is not None
    librarian.library.install(make_pack(tmp_path, "wilson-disease", "hemophilia-a"))
    with qtbot.waitSignal(adder.asked) as asked:
        adder.add([make_pack(tmp_path, "wilson-disease")])
    assert isinstance(asked.args[0], Prepared)
    assert asked.args[0].loses_articles
    assert count(librarian) == BUNDLED_COUNT + 2
    adder.answer(agreed=agreed)
    adder.answer(agreed=True)  # a second answer is none
    qtbot.waitUntil(lambda: not adder.busy)
    assert count(librarian) == articles


def test_nothing_changes_before_a_person_agrees(
    silent_adder: Adder, librarian: Librarian, own_home: Paths, tmp_path: Path, qtbot: QtBot
) -> None:
    adder = silent_adder
    before = state(own_home)
    for source in (make_pack(tmp_path, "wilson-disease"), content() / "hemophilia-a.md"):
        with qtbot.waitSignals([adder.asked, adder.rested]):
            adder.add([source])
        assert adder.busy
        assert state(own_home) == before
        with qtbot.waitSignal(adder.message, check_params_cb=bool) as told:
            adder.answer(agreed=False)
        assert "was not added" in told.args[0]
        assert not adder.busy
    assert state(own_home) == before


def test_another_copy_at_work_is_told(
    adder: Adder, librarian: Librarian, own_home: Paths, tmp_path: Path, qtbot: QtBot
) -> None:
    own_home.packs.mkdir(exist_ok=True)
    with FileLock(own_home.packs / ".lock"), qtbot.waitSignal(adder.failed) as told:
        adder.add([make_pack(tmp_path, "wilson-disease")])
    assert "another copy of the program" in told.args[0]
    assert count(librarian) == BUNDLED_COUNT


def test_cancel_leaves_the_library_and_forgets_what_waits(
    adder: Adder, librarian: Librarian, tmp_path: Path, qtbot: QtBot, shared_data: Path
) -> None:
    before = count(librarian)
    with qtbot.waitSignal(librarian.progressed) as step:
        adder.add([shared_data / "gard-api-2020.zip", content() / "hemophilia-a.md"])
    assert step.args[0].what.startswith("Importing gard-api-2020.zip")
    with qtbot.waitSignal(adder.message, timeout=20_000) as told:
        adder.cancel()
    assert told.args == ["Nothing was added; the library is as it was."]
    qtbot.waitUntil(lambda: not adder.busy)
    assert count(librarian) == before


def test_closing_before_the_answer_leaves_nothing(
    silent_adder: Adder, librarian: Librarian, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    prepared = threading.Event()

    def prepare_and_tell(library: Library, source: Path, progress: Progress) -> Prepared:
        made = prepare(library, source, progress)
        assert list(temporary.iterdir())
        prepared.set()
        return made

    monkeypatch.setattr(adding, "prepare", prepare_and_tell)
    adder = silent_adder
    adder.add([content() / "hemophilia-a.md"])
    assert prepared.wait(30)
    librarian.close()
    adder.close()
    assert list(temporary.iterdir()) == []
