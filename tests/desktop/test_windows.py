"""Several windows of one program: they share the library and the look, and end their work apart."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.window_parts import WindowParts
from tests.bundle import BUNDLED_COUNT

BUNDLED = "gardreader-bundled"
WILSON = ArticleRef(BUNDLED, "wilson-disease")
ADDISON = ArticleRef(BUNDLED, "addisons-disease")


def read(parts: WindowParts, ref: ArticleRef, qtbot: QtBot) -> None:
    with qtbot.waitSignal(parts.window.desk.shown):
        parts.window.open(ref)


def second_window(program: Program) -> WindowParts:
    program.window.actions_table["new_window"].trigger()
    parts = program.windows[-1]
    assert len(program.windows) == 2
    return parts


def test_two_windows_read_apart_and_share_the_rest(program: Program, qtbot: QtBot) -> None:
    first, second = program.front, second_window(program)
    assert second.window.isVisible()
    assert second.window.size() == first.window.size()
    qtbot.waitUntil(lambda: second.window.navigation.settled)
    assert second.window.navigation.model.rowCount() == first.window.navigation.model.rowCount()
    assert second.window.status.size_button.text() == f"{BUNDLED_COUNT} articles"
    read(first, WILSON, qtbot)
    read(second, ADDISON, qtbot)
    assert first.window.windowTitle() == "Wilson disease – gardreader"
    assert second.window.windowTitle() == "Addison's disease – gardreader"
    second.commands.toggle_dark()
    panes = [parts.window.pane for parts in (first, second)]
    qtbot.waitUntil(lambda: not any(pane is None or pane.loading for pane in panes))
    with qtbot.waitSignal(program.ended):
        program.quit()


def test_closing_one_keeps_the_other_and_the_last_ends_the_program(program: Program, qtbot: QtBot) -> None:
    first, second = program.front, second_window(program)
    read(first, WILSON, qtbot)
    read(second, ADDISON, qtbot)
    with qtbot.assertNotEmitted(program.ended):
        first.window.close()
    assert program.windows == [second]
    assert program.front is second
    assert second.remembering.leads
    read(second, WILSON, qtbot)
    with qtbot.waitSignal(program.ended):
        second.window.close()
    assert program.session.settings.article == str(WILSON)


def test_the_window_in_front_is_the_one_that_is_remembered(program: Program, qtbot: QtBot) -> None:
    first, second = program.front, second_window(program)
    read(first, WILSON, qtbot)
    read(second, ADDISON, qtbot)
    first.came_to_front.emit(first)
    program.quit()
    assert program.session.settings.article == str(WILSON)
