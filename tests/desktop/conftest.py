"""What the tests of the window share: a home with the bundled articles, and the whole program on it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.desktop.app import Program, make_application
from gardreader.packs.library import Library
from gardreader.paths import Paths, content, find_paths
from gardreader.search.engine import SearchEngine

OpenProgram = Callable[..., Program]


_files_begun: set[Path] = set()


@pytest.fixture(autouse=True)
def collect_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program: the collector runs on the GUI thread, never on a lane's."""
    gc.disable()
    if request.path not in _files_begun:
        _files_begun.add(request.path)
        gc.collect()
        gc.freeze()  # what is there before a file's tests need not be looked through after each of them
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def bundled_home(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A home with the bundled articles, listed and indexed. Shared: do not change it."""
    paths = find_paths(tmp_path_factory.mktemp("bundled-home"), {})
    library = Library.open(paths, content())
    library.catalogue()
    engine = SearchEngine(library)
    engine.build()
    engine.close()
    library.close()
    return paths


@pytest.fixture
def own_home(bundled_home: Paths, tmp_path: Path) -> Paths:
    """A copy of ``bundled_home`` for one test."""
    home = tmp_path / "home"
    shutil.copytree(bundled_home.data, home)
    return find_paths(home, {})


@pytest.fixture
def library(bundled_home: Paths) -> Iterator[Library]:
    """The library of the bundled articles, open."""
    library = Library.open(bundled_home, content())
    yield library
    library.close()


@pytest.fixture
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Gives the application back the look that it had."""
    font, sheet = qapp.font(), qapp.styleSheet()
    yield
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(QPalette())


@pytest.fixture
def open_program(qapp: QApplication, qtbot: QtBot, plain_look: None) -> Iterator[OpenProgram]:
    """Opens the whole program on a home, as often as is wanted, and waits until all of it is there."""
    programs: list[Program] = []

    def open_on(paths: Paths, article: str = "", *, wait: bool = True, private: bool = False) -> Program:
        program = Program(make_application(), paths, article, private=private)
        # A fault in a slot has to fail the test, so it is left to pytest's own hook.
        program.faults.stop()
        programs.append(program)
        program.start()
        if wait:
            qtbot.waitUntil(lambda: at_rest(program), timeout=60_000)
        return program

    yield open_on
    for program in programs:
        program.window.close()
        program.dispose()


@pytest.fixture
def program(open_program: OpenProgram, own_home: Paths) -> Program:
    """The whole program on a home of its own with the bundled articles."""
    return open_program(own_home)


def at_rest(program: Program) -> bool:
    """Whether everything that the program does by itself at its start is done."""
    window = program.window
    loading = window.pane is not None and window.pane.loading
    return window.isVisible() and program.librarian.settled and window.navigation.settled and not loading
