"""A librarian on a library of its own, and things to add."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from gardreader.building import build_from_markdown
from gardreader.desktop.adding.adder import Adder
from gardreader.desktop.adding.preparing import Prepared
from gardreader.desktop.librarian import Librarian
from gardreader.paths import Paths, content


@pytest.fixture
def librarian(own_home: Paths, qtbot: QtBot) -> Iterator[Librarian]:
    """A librarian whose library is open."""
    librarian = Librarian(own_home)
    with qtbot.waitSignals([librarian.opened, librarian.listed]):
        librarian.start()
    yield librarian
    librarian.close()


def make_pack(folder: Path, *articles: str) -> Path:
    """A pack called ``few`` of some of the bundled articles."""
    source = folder / f"source-{len(articles)}"
    source.mkdir()
    for article in articles:
        shutil.copy(content() / f"{article}.md", source)
    path = folder / f"few-{len(articles)}.gardpack"
    build_from_markdown(source, path, pack_id="few", title="A few diseases")
    return path


class Agreeing(QObject):
    """A person who agrees to all that is offered."""

    def __init__(self, adder: Adder):
        super().__init__(adder)
        self.offered: list[Prepared] = []
        self._adder = adder
        adder.asked.connect(self.agree)

    @Slot(object)
    def agree(self, prepared: Prepared) -> None:
        self.offered.append(prepared)
        self._adder.answer(agreed=True)
