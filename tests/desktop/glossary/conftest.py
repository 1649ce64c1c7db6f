"""A pane whose words are explained, by a small glossary and by the bundled one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.glossary.explaining import Explaining
from gardreader.desktop.glossary.word_book import WordBook
from gardreader.desktop.reader.reader_pane import ReaderPane
from tests.desktop.reader.conftest import make_pane, open_article, pane
from tests.glossary.writing import entry, written

__all__ = ["make_pane", "open_article", "pane"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A glossary of three words that the article on bone marrow necrosis has, and one that none has."""
    words = (
        entry("bone marrow", meaning="The soft inside of bones, where blood is made.")
        + entry("necrosis", forms="[necrotic]", meaning="The death of a part of a tissue.")
        + entry("chemotherapy", meaning="Drugs that kill growing cells.")
        + entry("zygodactyly", meaning="Two toes that point backwards.")
    )
    written(tmp_path, words)
    return tmp_path


@pytest.fixture
def book(folder: Path) -> Iterator[WordBook]:
    book = WordBook(folder)
    yield book
    book.close()


@pytest.fixture
def explaining(pane: ReaderPane, book: WordBook) -> Explaining:
    return Explaining(pane, book)


def wait_for_words(qtbot: QtBot, explaining: Explaining) -> None:
    qtbot.waitUntil(lambda: explaining.settled and bool(explaining.layer.spans))
