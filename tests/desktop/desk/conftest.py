"""A desk on the bundled articles, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.desk import Desk
from gardreader.desktop.desk.trail import View
from gardreader.desktop.desk.wanted import Wanted
from gardreader.packs.library import Library

BUNDLED = "gardreader-bundled"
WILSON = Wanted(ArticleRef(BUNDLED, "wilson-disease"), title="Wilson disease")
ADDISON = Wanted(ArticleRef(BUNDLED, "addisons-disease"), title="Addison's disease")
HEMOPHILIA = Wanted(ArticleRef(BUNDLED, "hemophilia-a"), title="Hemophilia A")

OpenIn = Callable[[Wanted], None]


@pytest.fixture
def desk(library: Library, qtbot: QtBot) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = Desk(window)
    column.addWidget(made.bar)
    column.addWidget(made)
    made.set_library(library)
    window.resize(1100, 700)
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.end_work()


@pytest.fixture
def read(desk: Desk, qtbot: QtBot) -> OpenIn:
    """Opens an article in the tab in front, as the stage does."""

    def open_in(wanted: Wanted) -> None:
        assert desk.current is not None
        assert desk.bench is not None
        desk.bench.trail.view = View.ARTICLE
        with qtbot.waitSignal(desk.shown):
            desk.current.open(wanted.ref, wanted.section)

    return open_in


def settled(desk: Desk) -> bool:
    return not any(pane.loading for pane in desk.panes)


def titles(desk: Desk) -> list[str]:
    return [desk.bar.tabToolTip(place) for place in range(desk.bar.count())]
