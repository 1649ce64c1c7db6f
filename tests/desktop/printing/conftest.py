"""Jobs of real articles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.printing.job import Entry, Job
from gardreader.desktop.printing.printing import Printing
from gardreader.handouts.sets import chapter_of
from gardreader.packs.library import Library

PACK = "gardreader-bundled"


def entry(library: Library, article_id: str) -> Entry:
    """An article of the bundled pack as one of a job."""
    ref = ArticleRef(PACK, article_id)
    return Entry(ref, chapter_of(library, ref))


@pytest.fixture
def article(library: Library) -> Article:
    return library.article(ArticleRef(PACK, "wilson-disease"))


@pytest.fixture
def job(library: Library) -> Job:
    """A handout of one article."""
    return Job((entry(library, "wilson-disease"),))


@pytest.fixture
def pair(library: Library) -> Job:
    """A handout of two."""
    return Job((entry(library, "wilson-disease"), entry(library, "hemophilia-a")))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def printing(window: QWidget, library: Library) -> Iterator[Printing]:
    printing = Printing(window, library)
    yield printing
    printing.end_work()
