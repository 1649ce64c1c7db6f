"""What the tests of one's own pages share: the whole program, and waiting until nothing is under way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.app import Program
from gardreader.desktop.own.highlighter import Highlighter
from tests.desktop.reader.conftest import bundled

WILSON = bundled("wilson-disease")
NECROSIS = bundled("bone-marrow-necrosis")

Settle = Callable[[Program], None]


def highlighter(program: Program) -> Highlighter:
    """That of the pane in use."""
    found = program.front.own_commands.highlighter
    assert found is not None
    return found


def select(program: Program, words: str) -> None:
    """Select the first of those words on the page."""
    pane = program.window.pane
    assert pane is not None
    assert pane.view.page is not None
    start = pane.view.page.text.index(words)
    pane.view.select(start, start + len(words))


def marked(program: Program) -> list[str]:
    """The texts that are highlighted on the page."""
    pane = program.window.pane
    assert pane is not None
    assert pane.view.page is not None
    return [pane.view.page.text[span.start : span.end] for span in highlighter(program).layer.spans]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Waits until all is written and every highlight stands where it is to."""

    def wait(program: Program) -> None:
        def done() -> bool:
            found = program.front.own_commands.highlighter
            pane = program.window.pane
            at_rest = found is None or found.settled
            return program.keeper.settled and at_rest and pane is not None and not pane.loading

        qtbot.waitUntil(done, timeout=30_000)

    return wait


@pytest.fixture
def reading(program: Program, settle: Settle) -> Program:
    """The program with an article open."""
    program.window.open(WILSON)
    settle(program)
    assert program.window.pane is not None
    assert program.window.pane.ref == WILSON
    return program
