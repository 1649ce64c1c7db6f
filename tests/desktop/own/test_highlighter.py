"""Passages are highlighted and noted on the page, stay there in every look, and follow their text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gardreader.articles.draft import PackDraft
from gardreader.desktop.app import Program
from gardreader.desktop.own.colours import NOTED, edge, looks
from gardreader.desktop.own.note_dialog import NoteDialog
from gardreader.desktop.own.placing import Paper
from gardreader.own import passages
from gardreader.own.columns import COLOURS, PASSAGES
from gardreader.packs.writer import write_pack
from gardreader.rendering.themes import THEMES, contrast, load_theme
from gardreader.settings import ThemeChoice
from tests.desktop.own.conftest import NECROSIS, WILSON, Settle, highlighter, marked, select
from tests.own.samples import a_passage


def dialog(program: Program) -> NoteDialog:
    found = program.window.findChild(NoteDialog)
    assert isinstance(found, NoteDialog)
    return found


@pytest.fixture
def words(reading: Program) -> str:
    """Some words in the middle of the article."""
    assert reading.window.pane is not None
    page = reading.window.pane.view.page
    assert page is not None
    start = page.places[page.article.sections[1].id]
    text = page.text[start : start + 2000].splitlines()
    return max(text, key=len)[10:60].strip()


def test_a_selection_is_highlighted_in_every_look(reading: Program, words: str, settle: Settle) -> None:
    select(reading, words)
    reading.front.own_commands.highlight()
    settle(reading)
    assert marked(reading) == [words]
    reading.commands.toggle_dark()
    settle(reading)
    reading.commands.zoom_in()
    settle(reading)
    assert marked(reading) == [words]
    reading.window.open(NECROSIS)
    settle(reading)
    assert marked(reading) == []
    reading.window.open(WILSON)
    settle(reading)
    assert marked(reading) == [words]


def test_with_nothing_selected_it_says_how_to_select(reading: Program, settle: Settle) -> None:
    for deed in (reading.front.own_commands.highlight, reading.front.own_commands.add_note):
        reading.window.status.say("")
        deed()
        settle(reading)
        assert "Select some words" in reading.window.status.message.whole
    assert marked(reading) == []


def test_a_note_is_written_shown_changed_and_removed(
    reading: Program, words: str, settle: Settle, qtbot: QtBot
) -> None:
    select(reading, words)
    reading.front.own_commands.add_note()
    asked = dialog(reading)
    QTest.keyClicks(asked.field, "Ask Dr Doe")
    QTest.keyClick(asked.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(reading)
    qtbot.waitUntil(lambda: reading.window.findChild(NoteDialog) is None)
    found = highlighter(reading)
    (span,) = found.layer.spans
    assert span.kind.endswith(NOTED)
    reading.window.activateWindow()
    qtbot.waitUntil(reading.window.isActiveWindow)
    assert reading.window.pane is not None
    view = reading.window.pane.view
    view.setFocus()
    assert view.focus_span(span.start, span.end)
    assert found.card.isVisible()
    assert found.card.text_label.text() == "Ask Dr Doe"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found.card.edit_button.hasFocus()
    QTest.keyClick(found.card.edit_button, Qt.Key.Key_Escape)
    assert not found.card.isVisible()
    assert view.hasFocus()
    found.recolour(span.key, "blue")
    settle(reading)
    found.edit(span.key)
    asked = dialog(reading)
    asked.field.setPlainText("Ask Dr Roe")
    asked.keep()
    settle(reading)
    (passage,) = found.known
    assert (passage.note, passage.colour) == ("Ask Dr Roe", "blue")
    found.remove(span.key)
    settle(reading)
    assert marked(reading) == []
    bar = reading.front.own_commands.undo_bar
    assert bar.label.text() == "Note removed."
    reading.front.own_commands.undo_removal()
    settle(reading)
    assert marked(reading) == [words]
    assert found.known == (passage,)


def test_a_highlight_just_made_takes_a_note_without_being_selected_again(
    reading: Program, words: str, settle: Settle, qtbot: QtBot
) -> None:
    select(reading, words)
    reading.front.own_commands.highlight()
    settle(reading)
    (span,) = highlighter(reading).layer.spans
    assert reading.window.pane is not None
    reading.window.pane.view.reveal(span.start, span.end)
    reading.front.own_commands.add_note()
    asked = dialog(reading)
    QTest.keyClicks(asked.field, "Ring first")
    asked.keep()
    settle(reading)
    (passage,) = highlighter(reading).known
    assert (passage.quote.text, passage.note) == (words, "Ring first")


def test_the_card_of_a_highlight_without_a_note_shows_its_buttons(
    reading: Program, words: str, settle: Settle, qtbot: QtBot
) -> None:
    select(reading, words)
    reading.front.own_commands.highlight()
    settle(reading)
    found = highlighter(reading)
    reading.window.activateWindow()
    qtbot.waitUntil(reading.window.isActiveWindow)
    assert reading.window.pane is not None
    (span,) = found.layer.spans
    assert reading.window.pane.view.focus_span(span.start, span.end)
    card = found.card
    assert card.isVisible()
    assert card.rect().contains(card.edit_button.geometry())


def test_esc_does_not_throw_a_written_note_away(reading: Program, words: str) -> None:
    select(reading, words)
    reading.front.own_commands.add_note()
    asked = dialog(reading)
    QTest.keyClicks(asked.field, "Long thoughts")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert asked.isVisible()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    asked.reject()


def test_the_same_selection_again_takes_the_highlight_away(
    reading: Program, words: str, settle: Settle
) -> None:
    for expected in ([words], []):
        select(reading, words)
        reading.front.own_commands.highlight()
        settle(reading)
        assert marked(reading) == expected


def test_the_menu_of_the_page_offers_it(reading: Program, words: str, settle: Settle) -> None:
    menu = QMenu()
    highlighter(reading).add_to_menu(menu)
    assert [action.text() for action in menu.actions() if action.isEnabled() and action.text()] == []
    select(reading, words)
    menu.clear()
    highlighter(reading).add_to_menu(menu)
    offered = {action.text(): action for action in menu.actions() if action.isEnabled()}
    offered["Highlight"].trigger()
    settle(reading)
    assert marked(reading) == [words]
    menu.deleteLater()


def test_words_are_selected_with_shift_and_the_arrows(reading: Program, settle: Settle) -> None:
    pane = reading.window.pane
    assert pane is not None
    view = pane.view
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Right, control)
    QTest.keyClick(view, Qt.Key.Key_Right, control)
    assert view.selected_text().startswith("Wilson disease")
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    # From what was found last: Esc leaves it selected.
    pane.find()
    pane.find_bar.field.setText("copper")
    settle(reading)
    pane.find_next()
    pane.clear_marks()
    assert view.selected_text().lower() == "copper"
    start = view.textCursor().selectionStart()
    QTest.keyClick(view, Qt.Key.Key_Right, control)
    assert view.textCursor().selectionStart() == start
    assert len(view.selected_text()) >= len("copper")


def test_passages_follow_a_text_that_changes_and_are_listed_when_lost(
    reading: Program, words: str, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    """A pack with another edition of the article takes the place of the first."""
    library = reading.librarian.library
    assert library is not None
    article = library.article(WILSON)
    first = tmp_path / "first.gardpack"
    draft = PackDraft(id="mine", title="Mine", edition="1", source=article.source, licence="CC0")
    write_pack(draft, [article], first)
    reading.librarian.do(lambda library, progress: library.install(first, progress))
    qtbot.waitUntil(lambda: reading.librarian.settled, timeout=60_000)
    ref = replace(WILSON, pack="mine")
    reading.window.open(ref)
    settle(reading)
    section = article.sections[0]
    body = section.body
    lost = next(line for line in body.split(". ") if len(line) > 40 and not set("[]*_<") & set(line))
    for each in (words, lost.strip()[:60]):
        select(reading, each)
        reading.front.own_commands.highlight()
        settle(reading)
    assert len(marked(reading)) == 2

    changed = replace(section, body="All new words stand in this place now, and nothing else.")
    sections = (article.sections[1], changed, *article.sections[2:])
    second = [replace(article, sections=sections)]
    write_pack(replace(draft, edition="2"), second, tmp_path / "second.gardpack")
    reading.librarian.do(lambda library, _: library.install(tmp_path / "second.gardpack"))
    qtbot.waitUntil(lambda: marked(reading) == [words], timeout=60_000)
    settle(reading)
    assert reading.keeper.own is not None
    lost_ones = [found for found in passages.of_article(reading.keeper.own, ref) if found.lost]
    assert [found.quote.text for found in lost_ones] == [lost.strip()[:60]]
    highlighter(reading).show_passage(lost_ones[0].id)
    assert "place of this passage is lost" in reading.window.status.message.whole
    qtbot.waitUntil(lambda: reading.librarian.settled, timeout=60_000)


def test_a_fault_in_looking_for_them_leaves_them_as_they_were_and_is_told_once(
    reading: Program, words: str, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reading.keeper.own is not None
    lost = replace(a_passage("words that no edition has", "A note", WILSON), lost=True)
    reading.keeper.do(lambda own: passages.keep(own, lost), PASSAGES.name, WILSON)
    select(reading, words)
    reading.front.own_commands.highlight()
    settle(reading)
    before = passages.of_article(reading.keeper.own, WILSON)
    assert sorted(found.lost for found in before) == [False, True]

    told: list[str] = []
    reading.keeper.problem.connect(told.append)
    with monkeypatch.context() as patch:
        patch.setattr(Paper, "place", lambda *_: 1 / 0)
        for _ in range(2):
            reading.window.open(NECROSIS)
            settle(reading)
            reading.window.open(WILSON)
            settle(reading)
            assert marked(reading) == []
    assert passages.of_article(reading.keeper.own, WILSON) == before
    assert len(told) == 1
    assert "All highlights and notes are kept" in told[0]
    reading.window.open(NECROSIS)
    settle(reading)
    reading.window.open(WILSON)
    settle(reading)
    assert marked(reading) == [words]
    assert passages.of_article(reading.keeper.own, WILSON) == before


@pytest.mark.parametrize("name", THEMES)
def test_highlighted_words_are_as_clear_as_others(name: str) -> None:
    theme = load_theme(name)
    found = looks(theme)
    assert set(found) == {colour + end for colour in COLOURS for end in ("", NOTED)}
    for colour in COLOURS:
        assert contrast(theme.text, found[colour].page) >= 4.5, colour
        assert contrast(theme.link, found[colour].page) >= 3, colour
        assert contrast(edge(theme, colour), theme.panel) >= 3, colour
    assert {ThemeChoice(name) for name in THEMES} <= set(ThemeChoice)
