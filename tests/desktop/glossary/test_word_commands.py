"""The words in the whole program: by its keys, in every pane, kept as a setting."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.glossary.word_commands import WordCommands
from gardreader.desktop.preferences.dialog import PreferencesDialog
from gardreader.desktop.reader.link_card import LinkCard

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")


@pytest.fixture
def commands(program: Program, qtbot: QtBot) -> WordCommands:
    """Of a window that shows an article whose words are known."""
    program.window.open(WILSON)
    commands = program.front.word_commands
    qtbot.waitUntil(lambda: commands.explaining is not None and bool(commands.explaining.layer.spans))
    return commands


def trigger(program: Program, name: str) -> None:
    action = program.window.actions_table[name]
    assert action.isEnabled()
    action.trigger()


def test_keys_lead_from_word_to_word(program: Program, commands: WordCommands) -> None:
    explaining, pane = commands.explaining, program.window.pane
    assert explaining is not None
    assert pane is not None
    trigger(program, "next_word")
    assert explaining.card.isVisible()
    first = pane.view.focused_span
    trigger(program, "next_word")
    trigger(program, "previous_word")
    assert pane.view.focused_span == first


def test_the_list_knows_the_words_of_the_article_and_leads_to_them(
    program: Program, commands: WordCommands
) -> None:
    explaining, pane = commands.explaining, program.window.pane
    assert explaining is not None
    assert pane is not None
    trigger(program, "show_words")
    dialog = commands.dialog
    assert dialog is not None
    assert dialog.only_here.isEnabled()
    dialog.only_here.setChecked(True)
    assert len(dialog.shown()) == len(explaining.places())
    term = dialog.current
    assert term is not None
    dialog.place_button.click()
    assert commands.dialog is None
    assert pane.view.focused_span is not None
    assert pane.view.focused_span.span == explaining.places()[term.id]


def test_enter_on_a_word_opens_the_list_at_it(program: Program, commands: WordCommands) -> None:
    explaining = commands.explaining
    assert explaining is not None
    trigger(program, "next_word")
    explaining.list_wanted.emit(explaining.layer.spans[0].key)
    assert commands.dialog is not None
    assert commands.dialog.current is not None
    assert commands.dialog.current.id == explaining.layer.spans[0].key
    commands.dialog.reject()


def test_a_source_in_the_list_is_followed_by_the_one_policy(
    program: Program, commands: WordCommands, qtbot: QtBot
) -> None:
    trigger(program, "show_words")
    assert commands.dialog is not None
    commands.dialog.link_followed.emit("https://example.org/words")
    qtbot.waitUntil(lambda: bool(program.window.findChildren(LinkCard)))
    for card in program.window.findChildren(LinkCard):
        card.reject()
    commands.dialog.reject()


def test_the_preferences_switch_it_too(program: Program, commands: WordCommands) -> None:
    program.commands.preferences()
    (dialog,) = program.window.findChildren(PreferencesDialog)
    assert dialog.words.isChecked()
    dialog.words.click()
    assert not program.session.settings.explain_words
    dialog.words.click()
    assert program.book.on
    dialog.reject()


def test_the_list_opens_from_the_welcome_page_too(program: Program, qtbot: QtBot) -> None:
    commands = program.front.word_commands
    assert program.book.glossary is None
    trigger(program, "show_words")
    qtbot.waitUntil(lambda: commands.dialog is not None)
    assert commands.dialog is not None
    assert not commands.dialog.only_here.isEnabled()
    commands.dialog.reject()


def test_explaining_is_switched_off_for_all_and_kept(program: Program, commands: WordCommands) -> None:
    explaining = commands.explaining
    assert explaining is not None
    assert program.window.actions_table["explain_words"].isChecked()
    trigger(program, "explain_words")
    assert not program.session.settings.explain_words
    assert explaining.layer.spans == ()
    assert not program.window.actions_table["explain_words"].isChecked()
    assert "not explained" in program.window.status.message.whole
    trigger(program, "explain_words")
    assert program.book.on
    assert explaining.places()
