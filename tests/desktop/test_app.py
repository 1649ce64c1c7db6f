"""The program as a whole: it opens, remembers, closes without a trace, and speaks in sentences."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program, run
from gardreader.desktop.stage import View
from gardreader.errors import GardreaderError
from gardreader.packs.library import Library
from gardreader.paths import Paths, content, find_paths
from gardreader.settings import Settings, ThemeChoice, TreeMode, load_settings, save_settings
from tests.bundle import BUNDLED_COUNT
from tests.desktop.adding.conftest import Agreeing
from tests.desktop.conftest import OpenProgram, at_rest

BUNDLED = "gardreader-bundled"
WILSON = ArticleRef(BUNDLED, "wilson-disease")


def read(program: Program, ref: ArticleRef, qtbot: QtBot) -> None:
    assert program.window.pane is not None
    with qtbot.waitSignal(program.window.pane.shown):
        program.window.open(ref)


def test_it_opens_with_everything_in_its_place(program: Program) -> None:
    window = program.window
    assert window.windowTitle() == "gardreader"
    assert window.stage.view is View.WELCOME
    assert window.status.size_button.text() == f"{BUNDLED_COUNT} articles"
    assert window.navigation.model.rowCount() > 10
    assert window.search_box is not None
    assert window.focusWidget() is window.search_box.field


def test_whoever_types_into_the_filter_at_once_keeps_the_keys(
    open_program: OpenProgram, own_home: Paths, qtbot: QtBot
) -> None:
    program = open_program(own_home, wait=False)
    window = program.window
    assert window.search_box is None  # the library is not open yet
    assert window.actions_table["filter_list"].isEnabled()
    window.actions_table["filter_list"].trigger()
    qtbot.waitUntil(lambda: at_rest(program), timeout=60_000)
    assert window.focusWidget() is window.navigation.filter


def test_reading_is_followed_by_title_list_and_history(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON, qtbot)
    window = program.window
    assert window.windowTitle() == "Wilson disease – gardreader"
    qtbot.waitUntil(
        lambda: window.navigation.model.data(window.navigation.view.currentIndex()) == "Wilson disease"
    )
    assert window.actions_table["print_preview"].isEnabled()
    assert window.actions_table["back"].isEnabled()
    window.actions_table["back"].trigger()
    assert window.stage.view is View.WELCOME
    assert [button.text() for button in window.welcome._refs] == ["Wilson disease"]
    assert window.windowTitle() == "gardreader"
    assert not window.actions_table["find"].isEnabled()


def test_a_search_shows_its_results_and_a_name_its_article(program: Program, qtbot: QtBot) -> None:
    window = program.window
    assert window.search_box is not None
    assert window.results is not None
    assert window.pane is not None
    window.search_box.searched.emit("copper")
    qtbot.waitUntil(lambda: window.results is not None and window.results.results is not None)
    assert window.stage.view is View.RESULTS
    assert window.results.results is not None
    hit = window.results.results.hits[0]
    with qtbot.waitSignal(window.pane.shown):
        window.results.hit_chosen.emit(hit, window.results.results.words)
    assert window.pane.ref == WILSON


def test_an_article_can_be_asked_for(open_program: OpenProgram, own_home: Paths) -> None:
    program = open_program(own_home, "wilson-disease")
    assert program.window.stage.view is View.ARTICLE
    assert program.window.windowTitle() == "Wilson disease – gardreader"


def test_an_unknown_article_is_told_and_the_library_opens(open_program: OpenProgram, own_home: Paths) -> None:
    program = open_program(own_home, "no-such-disease")
    assert program.window.stage.view is View.WELCOME
    assert "no-such-disease" in program.window.status.message.whole


def test_the_next_start_is_where_this_one_was_left(
    open_program: OpenProgram, own_home: Paths, qtbot: QtBot
) -> None:
    first = open_program(own_home)
    read(first, WILSON, qtbot)
    window, pane = first.window, first.window.pane
    assert pane is not None
    first.commands.by_letter()
    first.commands.zoom_in()
    first.commands.toggle_dark()
    window.resize(720, 600)
    window.splitter.want(260, 320)
    qtbot.waitUntil(lambda: at_rest(first))
    opened = window.navigation.model.find("letter A")
    window.navigation.view.expand(opened)
    pane.view.verticalScrollBar().setValue(400)
    place = pane.visit()
    window.close()
    kept = load_settings(own_home.settings).settings
    assert (kept.article, kept.tree_mode, kept.theme) == (str(WILSON), TreeMode.LETTERS, ThemeChoice.DARK)
    assert kept.recent == (str(WILSON),)
    assert kept.position > 0

    second = open_program(own_home)
    assert second.window.pane is not None
    assert second.window.pane.visit() == place
    assert second.window.pane.zoom == pane.zoom == 110
    assert second.window.size() == window.size()
    assert abs(second.window.splitter.sizes()[0] - kept.list_width) < 3
    assert second.appearance.theme.name == "dark"
    assert second.window.navigation.mode is TreeMode.LETTERS
    qtbot.waitUntil(lambda: second.window.navigation.expanded == ("letter A",))
    tree = second.window.navigation
    qtbot.waitUntil(lambda: tree.view.isExpanded(tree.model.find("letter A")))
    # The branch of the article is open for the reader, and not one that a person has opened.
    qtbot.waitUntil(lambda: tree.view.isExpanded(tree.model.find("letter W")))
    second.commands.home()
    assert second.window.welcome.recent_part.isVisible()


def test_the_state_is_kept_before_the_program_ends(
    open_program: OpenProgram, own_home: Paths, qtbot: QtBot
) -> None:
    program = open_program(own_home)
    read(program, WILSON, qtbot)
    qtbot.waitUntil(lambda: load_settings(own_home.settings).settings.article == str(WILSON))


def test_an_article_that_is_gone_leaves_the_welcome_page(open_program: OpenProgram, own_home: Paths) -> None:
    save_settings(
        own_home.settings, Settings(article="gone/disease", recent=("gone/disease", str(WILSON), "?"))
    )
    program = open_program(own_home)
    assert program.window.stage.view is View.WELCOME
    assert list(program.window.welcome._refs.values()) == [WILSON]


def test_damaged_settings_are_told(open_program: OpenProgram, own_home: Paths) -> None:
    own_home.settings.parent.mkdir(parents=True, exist_ok=True)
    own_home.settings.write_text("{", encoding="utf-8")
    program = open_program(own_home)
    assert "were set back to the defaults" in program.window.status.message.whole


@pytest.mark.parametrize("geometry", ["AAAA", "äöü", "AdnQywADAAA="])
def test_a_broken_geometry_gives_a_window_that_can_be_seen(
    open_program: OpenProgram, own_home: Paths, geometry: str
) -> None:
    save_settings(own_home.settings, Settings(geometry=geometry))
    window = open_program(own_home).window
    assert window.screen().availableGeometry().intersects(window.frameGeometry())
    assert window.width() >= 560


def test_nothing_runs_on_after_the_window_is_closed(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON, qtbot)
    program.window.search("copper")
    program.window.close()
    parts = [program, program.window]
    lanes = [thread for part in parts for thread in part.findChildren(QThread)]
    assert len(lanes) >= 6
    assert [thread.objectName() for thread in lanes if thread.isRunning()] == []
    timers = [timer for part in parts for timer in part.findChildren(QTimer) if timer.isActive()]
    assert timers == []


def test_closing_at_once_is_no_fault(open_program: OpenProgram, own_home: Paths, qtbot: QtBot) -> None:
    program = open_program(own_home, wait=False)
    program.window.close()
    program.close()
    qtbot.wait(50)
    assert not any(thread.isRunning() for thread in program.findChildren(QThread))


def test_a_fault_in_a_slot_is_told_and_the_program_goes_on(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL + 1):
        program.faults.catch(ValueError, ValueError("x"), None)
    assert program.window.status.message.whole.startswith(
        "The program met a fault in its own work and goes on."
    )


def test_two_copies_share_a_library(open_program: OpenProgram, own_home: Paths, qtbot: QtBot) -> None:
    first, second = open_program(own_home), open_program(own_home)
    Agreeing(first.adder)
    with qtbot.waitSignal(first.adder.added):
        first.adder.add([content() / "hemophilia-a.md"])
    qtbot.waitUntil(lambda: first.window.status.size_button.text() == f"{BUNDLED_COUNT + 1} articles")
    with qtbot.waitSignals([second.librarian.changed, second.librarian.listed]):
        second.window.became_active.emit()
    assert second.window.status.size_button.text() == f"{BUNDLED_COUNT + 1} articles"
    read(second, ArticleRef("articles-hemophilia-a", "hemophilia-a"), qtbot)
    for program in (second, first):
        program.window.close()
    json.loads(own_home.settings.read_text(encoding="utf-8"))


def test_an_article_whose_pack_is_removed_says_so(program: Program, qtbot: QtBot) -> None:
    Agreeing(program.adder)
    with qtbot.waitSignals([program.adder.added, program.librarian.listed]):
        program.adder.add([content() / "hemophilia-a.md"])
    read(program, ArticleRef("articles-hemophilia-a", "hemophilia-a"), qtbot)
    with qtbot.waitSignals([program.librarian.changed, program.librarian.listed]):
        program.shelf.remove("articles-hemophilia-a")
    pane = program.window.pane
    assert pane is not None
    qtbot.waitUntil(lambda: not pane.loading)
    assert pane.article is None
    qtbot.waitUntil(lambda: program.window.windowTitle() == "gardreader")
    assert not program.window.actions_table["print_preview"].isEnabled()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_read_only_home_can_be_read(open_program: OpenProgram, own_home: Paths, qtbot: QtBot) -> None:
    for folder in [own_home.data, *own_home.data.rglob("*")]:
        folder.chmod(0o555 if folder.is_dir() else 0o444)
    program = open_program(own_home)
    read(program, WILSON, qtbot)
    program.window.close()
    assert "The settings cannot be kept" in program.window.status.message.whole


def test_run_saves_a_picture_and_ends(
    qapp: QApplication, plain_look: None, own_home: Paths, tmp_path: Path
) -> None:
    picture = tmp_path / "window.png"
    assert run(own_home, "wilson-disease", picture) == 0
    image = QImage(str(picture))
    assert image.width() > 500
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 20


def test_a_picture_that_cannot_be_saved_is_an_error(
    qapp: QApplication, plain_look: None, own_home: Paths, tmp_path: Path
) -> None:
    with pytest.raises(GardreaderError, match=r"cannot be saved as .*gone/window\.png"):
        run(own_home, "", tmp_path / "gone" / "window.png")


def test_the_first_start_builds_what_is_missing(
    open_program: OpenProgram, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = find_paths(tmp_path / "new", {})
    program = open_program(paths)
    assert program.librarian.engine is not None
    assert program.librarian.engine.is_current()
    assert program.window.status.size_button.text() == f"{BUNDLED_COUNT} articles"
    assert not program.window.status.activity.isVisible()


def test_the_whole_library_opens(open_program: OpenProgram, gard_search_home: Paths, tmp_path: Path) -> None:
    import shutil

    home = tmp_path / "gard"
    shutil.copytree(gard_search_home.data, home)
    program = open_program(find_paths(home, {}), "gard/cystic-fibrosis")
    assert program.window.status.size_button.text() == f"{6_061 + BUNDLED_COUNT:,} articles"
    assert isinstance(program.librarian.library, Library)
    assert program.window.windowTitle() == "Cystic fibrosis – gardreader"
