"""A search on the bundled articles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.finder.results_view import ResultsView
from gardreader.desktop.finder.search_box import SearchBox
from gardreader.packs.library import Library
from gardreader.search.engine import SearchEngine


@pytest.fixture
def unready(library: Library) -> Iterator[SearchEngine]:
    """An engine whose index lies there and is not open yet."""
    engine = SearchEngine(library)
    yield engine
    engine.close()


@pytest.fixture
def engine(unready: SearchEngine) -> SearchEngine:
    """An engine that can be asked."""
    assert unready.open()
    return unready


def make_box(qtbot: QtBot, engine: SearchEngine) -> tuple[QWidget, SearchBox]:
    """A window, and at its top a search box with the keyboard; its work must be ended."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    column = QVBoxLayout(window)
    box = SearchBox(engine, window)
    column.addWidget(box)
    column.addStretch(1)
    with qtbot.waitExposed(window):
        window.show()
    box.focus_field()
    return window, box


@pytest.fixture
def box(qtbot: QtBot, engine: SearchEngine) -> Iterator[SearchBox]:
    """A search box that is ready."""
    window, box = make_box(qtbot, engine)
    yield box
    box.end_work()
    window.close()


@pytest.fixture
def view(qtbot: QtBot, engine: SearchEngine) -> Iterator[ResultsView]:
    """A view of answers that is ready."""
    view = ResultsView(engine)
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.end_work()


def ask(qtbot: QtBot, view: ResultsView, text: str) -> None:
    """Search and wait for the answer."""
    view.search(text)
    wait_for_answer(qtbot, view)


def wait_for_answer(qtbot: QtBot, view: ResultsView) -> None:
    """Wait until what is shown answers what was asked last."""
    qtbot.waitUntil(lambda: view.results is not None and view.results.query == view.query)
