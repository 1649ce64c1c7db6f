"""Keeping for later from wherever one is, and opening again, in the whole program."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gardreader.desktop.app import Program
from gardreader.desktop.reader.article_menu import ArticleMenu
from gardreader.desktop.reader.link_card import LinkCard
from gardreader.own.reading_list import Keepable, Kept, KeptKind
from tests.desktop.reading_list.conftest import LINK, ODD, WILSON, listed
from tests.desktop.test_accessibility import focusable, nameless


@pytest.fixture
def reading(program: Program, qtbot: QtBot) -> Program:
    """The program with an article on the page and the person's own file open."""
    assert program.window.pane is not None
    with qtbot.waitSignal(program.window.pane.shown):
        program.window.open(WILSON)
    qtbot.waitUntil(lambda: program.keeper.own is not None and program.keeper.settled)
    return program


def kept(program: Program) -> tuple[Kept, ...]:
    return listed(program.keeper)


def test_the_article_is_kept_once_and_opens_again(reading: Program, qtbot: QtBot) -> None:
    table, status = reading.window.actions_table, reading.window.status
    table["save_for_later"].trigger()
    qtbot.waitUntil(lambda: status.message.whole == "Kept for later: Wilson disease")
    table["save_for_later"].trigger()
    qtbot.waitUntil(lambda: status.message.whole == "In the reading list already: Wilson disease")
    (entry,) = kept(reading)
    assert entry.what.kind is KeptKind.ARTICLE
    reading.window.stage.show_welcome()
    reading.front.reading_commands.open_entry(entry)
    qtbot.waitUntil(lambda: reading.window.stage.view.name == "ARTICLE")


def test_the_cards_and_the_menu_of_the_page_keep(reading: Program, qtbot: QtBot) -> None:
    pane = reading.window.pane
    assert pane is not None
    assert pane.article is not None
    reference = Keepable.of_reference(pane.article.references[0], pane.ref)
    pane.cards.save_wanted.emit(reference)
    qtbot.waitUntil(lambda: [each.what for each in kept(reading)] == [reference])
    menu = ArticleMenu(pane, LINK.address)
    pane.menu_made.emit(menu)
    by_name = {action.text(): action for action in menu.actions()}
    by_name["Save the link for later"].trigger()
    qtbot.waitUntil(lambda: len(kept(reading)) == 2)
    assert kept(reading)[0].what.address == LINK.address
    by_name["Save the article for later"].trigger()
    qtbot.waitUntil(lambda: len(kept(reading)) == 3)
    menu.deleteLater()
    plain = ArticleMenu(pane, "")
    pane.menu_made.emit(plain)
    assert "Save the link for later" not in [action.text() for action in plain.actions()]
    plain.deleteLater()


def test_the_panel_comes_and_goes_by_its_key(reading: Program, qtbot: QtBot) -> None:
    window = reading.window
    window.actions_table["show_reading_list"].trigger()
    panel = reading.front.reading_commands.panel
    assert panel is not None
    assert panel.isVisible()
    qtbot.waitUntil(lambda: panel.settled)
    assert window.focusWidget() is panel.view
    reading.front.reading_commands.keep((LINK, ODD))
    qtbot.waitUntil(lambda: len(panel.model.rows) == 2)
    assert window.status.message.whole == "2 entries were kept for later."
    window.actions_table["show_reading_list"].trigger()
    assert not panel.isVisible()


def test_a_link_shows_its_card_with_a_code_and_no_other_address_opens(reading: Program, qtbot: QtBot) -> None:
    commands = reading.front.reading_commands
    commands.keep((LINK, ODD))
    qtbot.waitUntil(lambda: len(kept(reading)) == 2)
    link, odd = sorted(kept(reading), key=lambda each: each.what.title, reverse=True)
    commands.open_entry(link)
    card = reading.window.findChild(LinkCard)
    assert card is not None
    assert card.isVisible()
    qtbot.waitUntil(card.larger_button.isEnabled)  # the code is there
    card.reject()
    commands.open_entry(odd)
    assert "not opened" in reading.window.status.message.whole
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, LinkCard) and w.isVisible()]


def test_the_references_of_the_article_are_offered_as_ris(reading: Program) -> None:
    reading.window.actions_table["export_references"].trigger()
    dialog = reading.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("Wilson disease references.ris")
    dialog.reject()


def test_an_entry_leads_to_the_article_it_stands_in(reading: Program, qtbot: QtBot) -> None:
    commands, window = reading.front.reading_commands, reading.window
    qtbot.waitUntil(lambda: reading.librarian.catalogue is not None)
    commands.keep(LINK)
    qtbot.waitUntil(lambda: len(kept(reading)) == 1)
    window.stage.show_welcome()
    commands._open_article_of(kept(reading)[0])
    qtbot.waitUntil(lambda: window.stage.view.name == "ARTICLE")


def test_the_list_is_kept_when_the_program_ends_at_once(reading: Program) -> None:
    path = reading.keeper._path
    reading.front.reading_commands.save_for_later()
    reading.close()
    from gardreader.own.database import Own
    from gardreader.own.reading_list import entries

    own = Own.open(path)
    assert [each.what.title for each in entries(own)] == ["Wilson disease"]
    own.close()


def test_every_part_of_the_page_has_a_name(reading: Program, qtbot: QtBot) -> None:
    reading.window.actions_table["show_reading_list"].trigger()
    panel = reading.front.reading_commands.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.settled)
    assert nameless(reading.window) == []
    assert len(focusable(panel)) >= 5
