"""The style of references and the rule on links hold in every pane; places that cite are visited by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.articles.references import Style, printed
from gardreader.desktop.app import Program
from gardreader.desktop.preferences.dialog import PreferencesDialog
from gardreader.desktop.reader.reader_pane import ReaderPane

NECROSIS = ArticleRef("gardreader-bundled", "bone-marrow-necrosis")


def open_in(program: Program, qtbot: QtBot) -> ReaderPane:
    pane = program.window.pane
    assert pane is not None
    with qtbot.waitSignal(pane.shown):
        program.window.open(NECROSIS)
    return pane


def has_style(pane: ReaderPane, style: Style) -> bool:
    page = pane.view.page
    assert page is not None
    return printed(page.article.references[0], style=style) in page.text.replace("\u200b", "")


def test_a_style_is_chosen_for_every_pane_and_the_next_start(program: Program, qtbot: QtBot) -> None:
    pane = open_in(program, qtbot)
    assert has_style(pane, Style.AMA)
    program.commands.preferences()
    dialog = program.window.findChild(PreferencesDialog)
    assert dialog is not None
    for style in (Style.VANCOUVER, Style.APA):
        dialog.choose_style(style)
        qtbot.waitUntil(lambda style=style: has_style(pane, style))  # type: ignore[misc]
        assert program.session.settings.citation_style == style
    dialog.reject()
    program.front.tab_commands.new_tab()
    assert program.window.pane is not None
    assert program.window.pane is not pane
    assert program.window.pane.look.style == Style.APA


def test_the_style_reaches_the_handout(program: Program, qtbot: QtBot) -> None:
    open_in(program, qtbot)
    program.session.update(citation_style="vancouver")
    program.commands.print_preview()
    printing = program.commands._printing
    assert printing is not None
    assert printing.dialog is not None
    assert printing.dialog.options().style == "vancouver"
    printing.dialog.reject()


def test_opening_addresses_can_be_switched_off(program: Program, qtbot: QtBot) -> None:
    pane = open_in(program, qtbot)
    assert pane.cards.links_open
    program.commands.preferences()
    dialog = program.window.findChild(PreferencesDialog)
    assert dialog is not None
    dialog.links.click()
    assert (pane.cards.links_open, program.session.settings.links_open) == (False, False)
    dialog.reject()


def test_the_next_place_is_an_action_with_a_key(program: Program, qtbot: QtBot) -> None:
    pane = open_in(program, qtbot)
    page = pane.view.page
    assert page is not None
    places = page.page.references[0].places
    link = page.link_at(page.places[places[0]])
    assert link is not None
    pane.view.setFocus()
    pane.view.focus_span(link.start, link.end)
    QTest.keyClick(program.window, Qt.Key.Key_F8)
    assert pane.view.focused_link is not None
    assert pane.view.focused_link.start == page.places[places[1]]
    QTest.keyClick(program.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert pane.view.focused_link.start == page.places[places[0]]
