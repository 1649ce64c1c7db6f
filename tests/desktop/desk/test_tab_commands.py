"""Tabs and comparing as a person meets them: by the menu's actions, in the whole window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.addresses import parse_deep_link
from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.desk.compare_dialog import CompareDialog
from gardreader.desktop.desk.pointed import of_link
from gardreader.desktop.desk.tab_menu import TabMenu
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.instance.message import Message
from gardreader.desktop.main_window import MainWindow
from gardreader.desktop.stage import View
from gardreader.paths import Paths
from gardreader.settings import load_settings
from tests.desktop.conftest import OpenProgram, at_rest
from tests.desktop.desk.conftest import ADDISON, HEMOPHILIA, WILSON, settled


def read(program: Program, ref: ArticleRef, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.window.desk.shown):
        program.window.open(ref)


def do(program: Program, *names: str) -> None:
    for name in names:
        action = program.window.actions_table[name]
        assert action.isEnabled(), name
        action.trigger()


def shown(program: Program) -> list[ArticleRef]:
    return [wanted.ref for bench in program.window.desk.benches for wanted in bench.wanted]


def view_of(program: Program) -> View:
    return program.window.stage.view


def is_comparing(window: MainWindow) -> bool:
    return window.desk.comparing


def wait(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: settled(program.window.desk) and at_rest(program))


def test_each_tab_has_its_own_way_back(program: Program, qtbot: QtBot) -> None:
    window = program.window
    read(program, WILSON.ref, qtbot)
    do(program, "new_tab")
    assert view_of(program) is View.WELCOME
    assert window.search_box is not None
    assert window.focusWidget() is window.search_box.field
    assert not window.actions_table["back"].isEnabled()
    window.search("bleeding")
    qtbot.waitUntil(lambda: window.results is not None and window.results.results is not None)
    assert window.desk.bar.tabText(1) == "Search: bleeding"
    read(program, HEMOPHILIA.ref, qtbot)
    do(program, "previous_tab")
    assert (view_of(program), window.windowTitle()) == (View.ARTICLE, "Wilson disease – gardreader")
    do(program, "back")
    assert view_of(program) is View.WELCOME
    do(program, "next_tab")
    assert (view_of(program), window.windowTitle()) == (View.ARTICLE, "Hemophilia A – gardreader")
    do(program, "back")
    assert view_of(program) is View.RESULTS
    do(program, "next_tab")
    assert view_of(program) is View.WELCOME
    do(program, "next_tab", "back")
    assert view_of(program) is View.WELCOME
    qtbot.waitUntil(lambda: at_rest(program))


def test_the_results_of_a_tab_are_those_of_its_own_search(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.search("copper")
    do(program, "new_tab")
    window.search("bleeding")
    do(program, "previous_tab")
    assert view_of(program) is View.RESULTS
    assert window.results is not None
    assert window.results.query is not None
    assert window.results.query.text == "copper"
    qtbot.waitUntil(lambda: at_rest(program))


def test_the_list_and_the_answers_open_behind_by_key_and_middle_button(
    program: Program, qtbot: QtBot
) -> None:
    window = program.window
    read(program, WILSON.ref, qtbot)
    tree = window.navigation
    do(program, "by_letter")
    qtbot.waitUntil(lambda: tree.settled)
    branch = tree.model.find("letter A")
    tree.view.expand(branch)
    qtbot.waitUntil(lambda: tree.model.rowCount(branch) > 0)
    line = tree.model.index(0, 0, branch)
    tree.view.scrollTo(line)
    wanted = tree.model.line(line)
    assert wanted is not None
    QTest.mouseClick(
        tree.view.viewport(), Qt.MouseButton.MiddleButton, pos=tree.view.visualRect(line).center()
    )
    assert shown(program) == [WILSON.ref, wanted.ref]
    window.activateWindow()
    tree.view.setFocus()
    tree.view.setCurrentIndex(line)
    qtbot.waitUntil(tree.view.hasFocus)
    do(program, "open_in_tab")
    assert shown(program) == [WILSON.ref, wanted.ref, wanted.ref]
    assert "was opened in a new tab" in window.status.message.whole
    window.search("copper")
    results = window.results
    assert results is not None
    qtbot.waitUntil(lambda: results.results is not None)
    results.setFocus()
    qtbot.waitUntil(results.list.hasFocus)
    do(program, "open_in_tab")
    assert len(window.desk.benches) == 4
    assert view_of(program) is View.RESULTS


def test_a_link_opens_behind_with_ctrl_and_in_a_window_with_shift(program: Program, qtbot: QtBot) -> None:
    window = program.window
    read(program, WILSON.ref, qtbot)
    pane = window.pane
    assert pane is not None
    assert pane.view.page is not None
    link = next(link for link in pane.view.page.links if link.address.startswith("#"))
    pane.view.reveal(link.start, link.end)
    point = pane.view.link_area(link).center().toPoint()
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, ctrl, point)
    assert shown(program) == [WILSON.ref, WILSON.ref]
    assert window.desk.benches[1].waiting is not None
    assert window.desk.benches[1].waiting.section
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, shift, point)
    assert len(program.windows) == 2
    second = program.windows[1].window
    qtbot.waitUntil(
        lambda: second.pane is not None and second.pane.ref == WILSON.ref and not second.pane.loading
    )
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, ctrl, QPoint(2, 2))
    assert len(window.desk.benches) == 2


def test_a_link_to_gards_page_of_a_disease_opens_its_article_behind(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON.ref, qtbot)
    pane, catalogue = program.window.pane, program.librarian.catalogue
    assert pane is not None
    assert pane.article is not None
    assert pane.view.page is not None
    assert catalogue is not None
    library = program.librarian.library
    assert library is not None
    (own,) = pane.article.identifier_values("gard")
    (number,) = library.article(HEMOPHILIA.ref).identifier_values("gard")
    page = "https://rarediseases.info.nih.gov/diseases/{}/any-name"
    assert of_link(pane, page.format(number), catalogue) == Wanted(HEMOPHILIA.ref)
    assert of_link(pane, page.format(own), catalogue) is None
    assert of_link(pane, page.format(999999), catalogue) is None
    assert of_link(pane, "https://example.org/", catalogue) is None
    link = next(link for link in pane.view.page.links if link.address.startswith("http"))
    pane.view.setFocus()
    assert pane.view.focus_span(link.start, link.end)
    do(program, "open_in_tab")
    assert "no other article" in program.window.status.message.whole
    assert len(program.window.desk.benches) == 1


def test_the_next_start_has_the_same_tabs_and_loads_one(
    open_program: OpenProgram, own_home: Paths, qtbot: QtBot
) -> None:
    first = open_program(own_home)
    read(first, WILSON.ref, qtbot)
    first.tab_commands.open_behind(ADDISON)
    first.tab_commands.open_behind(HEMOPHILIA)
    do(first, "next_tab")
    wait(first, qtbot)
    do(first, "new_tab")  # an empty one is not worth keeping
    do(first, "previous_tab")
    first.window.close()
    kept = load_settings(own_home.settings).settings
    assert [tab.title for tab in kept.tabs] == ["Wilson disease", "Addison's disease", "Hemophilia A"]
    assert kept.tab == 1

    second = open_program(own_home)
    assert shown(second) == [WILSON.ref, ADDISON.ref, HEMOPHILIA.ref]
    assert second.window.windowTitle() == "Addison's disease – gardreader"
    assert len(second.window.desk.panes) == 1
    second.window.close()

    third = open_program(own_home, "hemophilia-a")
    assert third.window.desk.place == 2
    third.window.close()


def test_comparing_is_asked_for_and_ended_by_one_key(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON.ref, qtbot)
    program.tab_commands.open_behind(ADDISON)
    do(program, "compare")
    dialog = program.tab_commands.dialog
    assert isinstance(dialog, CompareDialog)
    offered = [dialog.list.model().index(row, 0).data() for row in range(dialog.list.model().rowCount())]
    assert offered[0] == "Addison's disease"
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    wait(program, qtbot)
    assert is_comparing(program.window)
    assert program.window.actions_table["same_section"].isChecked()
    assert "End" in program.window.actions_table["compare"].text()
    do(program, "other_side")
    assert program.window.windowTitle() == "Addison's disease – gardreader"
    do(program, "same_section")
    assert not program.window.actions_table["same_section"].isChecked()
    do(program, "compare")
    assert not is_comparing(program.window)
    assert not program.window.actions_table["same_section"].isEnabled()
    do(program, "reopen_tab")  # what the comparison ended with is not lost
    wait(program, qtbot)
    assert program.window.windowTitle() == "Wilson disease – gardreader"


def test_the_other_article_is_found_by_its_name(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON.ref, qtbot)
    do(program, "compare")
    dialog = program.tab_commands.dialog
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.box.field.hasFocus)
    QTest.keyClicks(dialog.box.field, "hemoph")
    qtbot.waitUntil(lambda: dialog.box.popup is not None and dialog.box.popup.isVisible())
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog.box.field, Qt.Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[0].ref == HEMOPHILIA.ref
    wait(program, qtbot)
    assert program.tab_commands.dialog is None


def test_enter_before_the_names_are_shown_finds_it_too(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON.ref, qtbot)
    do(program, "compare")
    dialog = program.tab_commands.dialog
    assert dialog is not None
    dialog.box.field.setText("hemophilia a")  # nothing has been asked yet
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.box.searched.emit("hemophilia a")
    assert chosen.args is not None
    assert chosen.args[0].ref == HEMOPHILIA.ref


def test_a_name_that_no_article_has_is_told(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON.ref, qtbot)
    do(program, "compare")
    dialog = program.tab_commands.dialog
    assert dialog is not None
    dialog.box.searched.emit("%%%")  # letters are always near to something
    qtbot.waitUntil(lambda: dialog.told.text().startswith("No article has a name like"))
    dialog.reject()


def test_closing_the_window_closes_the_question(program: Program, qtbot: QtBot) -> None:
    read(program, WILSON.ref, qtbot)
    do(program, "compare")
    program.window.close()
    assert program.tab_commands.dialog is None


def test_the_menu_of_a_tab_compares_moves_and_closes(program: Program, qtbot: QtBot) -> None:
    window, commands = program.window, program.tab_commands
    read(program, WILSON.ref, qtbot)
    for wanted in (ADDISON, HEMOPHILIA):
        commands.open_behind(wanted)
    menu = TabMenu(window, window.desk.benches[2], commands)
    by_text = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert all(action.isEnabled() for text, action in by_text.items() if "Reopen" not in text)
    by_text["Move to a new window"].trigger()
    assert shown(program) == [WILSON.ref, ADDISON.ref]
    assert len(program.windows) == 2
    second = program.windows[1].window
    qtbot.waitUntil(lambda: second.windowTitle() == "Hemophilia A – gardreader")
    TabMenu(window, window.desk.benches[1], commands)._compare()
    qtbot.waitUntil(lambda: settled(window.desk))
    assert is_comparing(window)
    TabMenu(window, window.desk.benches[0], commands)._close_others()
    assert len(window.desk.benches) == 1


def test_a_link_to_the_place_is_copied_and_leads_back(program: Program, qtbot: QtBot) -> None:
    window = program.window
    with qtbot.waitSignal(window.desk.shown):
        window.open(WILSON.ref, "treatment")
    do(program, "copy_place")
    link = QGuiApplication.clipboard().text()
    assert parse_deep_link(link).readings[0] == (WILSON.ref, "treatment")
    do(program, "close_tab")
    program.answer(Message(link))
    qtbot.waitUntil(
        lambda: window.pane is not None and window.pane.ref == WILSON.ref and not window.pane.loading
    )
    assert len(window.desk.benches) == 1
    assert window.pane is not None
    assert window.pane.view.place().position > 100
    program.answer(Message("gardreader://addisons-disease"))
    wait(program, qtbot)
    assert shown(program) == [WILSON.ref, ADDISON.ref]
    program.answer(Message(link))
    assert window.desk.place == 0
    program.answer(Message("gardreader://no-such-disease"))
    assert "no-such-disease" in window.status.message.whole
    wait(program, qtbot)


def test_focus_stays_with_the_row_of_tabs_while_keys_move_in_it(program: Program, qtbot: QtBot) -> None:
    window = program.window
    read(program, WILSON.ref, qtbot)
    program.tab_commands.open_behind(ADDISON)
    window.activateWindow()
    bar: QWidget = window.desk.bar
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    wait(program, qtbot)
    assert window.windowTitle() == "Addison's disease – gardreader"
    assert bar.hasFocus()
    QTest.keyClick(bar, Qt.Key.Key_Return)
    assert window.pane is not None
    assert window.pane.view.hasFocus()
