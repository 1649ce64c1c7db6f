"""The keeper loses nothing: not at the end, not where the disk refuses, not at a change of session."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gardreader.desktop.own.keeper import Change, Keeper
from gardreader.errors import OwnError
from gardreader.own import favourites, passages
from gardreader.own.database import Own
from gardreader.own.one_file import export
from tests.disks import permissions_apply
from tests.own.samples import HERE, THERE, a_passage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "own.sqlite"


@pytest.fixture
def keeper(path: Path, qtbot: QtBot) -> Iterator[Keeper]:
    keeper = Keeper(path)
    keeper.start()
    qtbot.waitUntil(lambda: keeper.settled)
    yield keeper
    keeper.close()


def kept(path: Path) -> int:
    with closing(Own.open(path)) as own:
        return len(favourites.favourites(own))


def test_it_tells_what_has_changed_after_it_is_done(keeper: Keeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.changed) as told:
        keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites", HERE)
    assert told.args == [Change("favourites", HERE)]
    assert keeper.own is not None
    assert favourites.is_favourite(keeper.own, HERE)


def test_what_is_not_done_at_the_end_is_done_then(path: Path, qtbot: QtBot) -> None:
    keeper = Keeper(path)
    for _ in range(3):
        keeper.do(lambda own: favourites.add_folder(own, "Blood"), "folders")
    keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites")
    keeper.close()
    keeper.close()
    assert kept(path) == 1
    keeper.do(lambda own: favourites.add(own, THERE, "Too late"), "favourites")
    assert kept(path) == 1


def test_a_removal_is_undone_once(keeper: Keeper, qtbot: QtBot) -> None:
    keeper.do(lambda own: passages.keep(own, a_passage()), "passages")
    passage = a_passage("another")
    keeper.do(lambda own: passages.keep(own, passage), "passages")
    with qtbot.waitSignal(keeper.removed) as told:
        keeper.do(lambda own: passages.remove(own, [passage.id]), "passages", removed="Gone.")
    assert told.args is not None
    assert told.args[0].sentence == "Gone."
    assert keeper.can_undo
    keeper.undo()
    keeper.undo()
    qtbot.waitUntil(lambda: keeper.settled)
    assert keeper.own is not None
    assert len(passages.passages(keeper.own)) == 2
    assert not keeper.can_undo


def test_what_cannot_be_kept_is_told(keeper: Keeper, qtbot: QtBot) -> None:
    def refuse(own: Own) -> None:
        raise OwnError("A folder needs a name.")

    with qtbot.waitSignal(keeper.problem) as told:
        keeper.do(refuse, "folders")
    assert told.args == ["A folder needs a name."]
    qtbot.waitUntil(lambda: keeper.settled)


def test_where_the_folder_cannot_be_written_it_is_tried_again(
    keeper: Keeper, path: Path, qtbot: QtBot
) -> None:
    keeper.close()
    for each in path.parent.iterdir():
        each.chmod(0o400)
    path.parent.chmod(0o500)
    told: list[str] = []
    keeper = Keeper(path)
    keeper.problem.connect(told.append)
    with permissions_apply():  # the lane's thread takes this one's rights when it begins
        keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites")
        qtbot.waitUntil(lambda: keeper.settled)
    assert len(told) == 1
    assert "kept in memory" in told[0]
    assert keeper.own is not None
    assert favourites.is_favourite(keeper.own, HERE)
    path.parent.chmod(0o700)
    for each in path.parent.iterdir():
        each.chmod(0o600)
    keeper.try_again()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "again" in told[1]
    assert kept(path) == 1
    keeper.close()


def test_a_private_session_begins_and_ends_with_what_was_kept(
    keeper: Keeper, path: Path, qtbot: QtBot
) -> None:
    keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites")
    keeper.set_private(True)
    keeper.do(lambda own: favourites.add(own, THERE, "Aceruloplasminemia"), "favourites")
    qtbot.waitUntil(lambda: keeper.settled)
    assert keeper.own is not None
    assert [found.ref for found in favourites.favourites(keeper.own)] == [THERE]
    keeper.set_private(False)
    qtbot.waitUntil(lambda: keeper.settled)
    assert [found.ref for found in favourites.favourites(keeper.own)] == [HERE]
    assert kept(path) == 1


class Hold(QObject):
    """Keeps the lane of a keeper busy until it is being closed."""

    def __init__(self, keeper: Keeper):
        super().__init__()
        self._go = threading.Event()
        keeper.do(self.wait, "folders")

    def wait(self, own: Own) -> None:
        self._go.wait(20)

    def close(self, keeper: Keeper) -> None:
        """Close the keeper; what waits in its lane is not begun."""
        timer = threading.Timer(0.2, self._go.set)
        timer.start()
        keeper.close()
        timer.join()


def test_a_private_session_that_had_no_time_to_begin_leaves_nothing(keeper: Keeper, path: Path) -> None:
    hold = Hold(keeper)
    keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites")
    keeper.set_private(True)
    keeper.do(lambda own: favourites.add(own, THERE, "Aceruloplasminemia"), "favourites")
    hold.close(keeper)
    with closing(Own.open(path)) as own:
        assert [found.ref for found in favourites.favourites(own)] == [HERE]


def test_what_comes_after_a_private_session_is_kept(keeper: Keeper, path: Path, qtbot: QtBot) -> None:
    keeper.set_private(True)
    qtbot.waitUntil(lambda: keeper.settled)
    hold = Hold(keeper)
    keeper.set_private(False)
    keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites")
    hold.close(keeper)
    assert kept(path) == 1


def test_what_was_removed_in_one_session_is_put_back_in_no_other(keeper: Keeper, qtbot: QtBot) -> None:
    keeper.set_private(True)
    keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites")
    keeper.do(lambda own: favourites.remove(own, [HERE]), "favourites", removed="Gone.")
    keeper.set_private(False)
    qtbot.waitUntil(lambda: keeper.settled)
    assert not keeper.can_undo


def test_a_fault_at_the_end_takes_nothing_else_along(
    keeper: Keeper, path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    keeper.problem.connect(told.append)
    hold = Hold(keeper)
    keeper.do(
        lambda own: own.write(lambda c: c.execute("insert into folders values ('', '', -1)")), "folders"
    )
    keeper.do(lambda own: favourites.add(own, HERE, "Bone marrow necrosis"), "favourites")
    keeper.run(lambda own: export(own, tmp_path / "pages.json"))
    with caplog.at_level(logging.CRITICAL):
        hold.close(keeper)
    assert told == ["The program met a fault and could not keep that."]
    assert kept(path) == 1
    assert "bone-marrow-necrosis" in (tmp_path / "pages.json").read_text()
