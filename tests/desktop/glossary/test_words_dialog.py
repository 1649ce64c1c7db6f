"""The list of words: narrowed as one types, those of the article marked, and led to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.desktop.glossary.words_dialog import WordsDialog
from gardreader.glossary.terms import Glossary, Term
from gardreader.rendering.themes import load_theme
from tests.glossary.writing import a_term

TERMS = (
    a_term("ataxia", "atactic"),
    a_term("autosomal recessive"),
    a_term("chromosome"),
    a_term("thrombocytopenia", "thrombocytopenic"),
)
HERE = ("chromosome", "ataxia")


@pytest.fixture
def dialog(qtbot: QtBot) -> WordsDialog:
    return made(qtbot, TERMS, HERE)


def made(qtbot: QtBot, terms: tuple[Term, ...], here: tuple[str, ...]) -> WordsDialog:
    dialog = WordsDialog(Glossary(terms), here, load_theme("light"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_all_words_are_there_and_those_of_the_article_marked(dialog: WordsDialog) -> None:
    assert dialog.shown() == ("ataxia", "autosomal recessive", "chromosome", "thrombocytopenia")
    assert dialog.list.item(0).text() == "ataxia  ·  in this article"
    assert dialog.list.item(1).text() == "autosomal recessive"
    assert dialog.current == TERMS[0]
    assert dialog.meaning_label.text() == "What ataxia means."
    assert dialog.forms_label.text() == "Also: atactic"
    assert "https://example.org/words" in dialog.source_label.text()
    assert "14 December 2020" in dialog.source_label.text()


def test_letters_narrow_the_list_and_arrows_walk_it(dialog: WordsDialog) -> None:
    QTest.keyClicks(dialog.field, "a")
    assert dialog.shown() == ("ataxia", "autosomal recessive")
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.current == TERMS[1]
    assert not dialog.place_button.isEnabled()
    dialog.field.setText("RECESS")
    assert dialog.shown() == ("autosomal recessive",)
    dialog.field.setText("atact")
    assert dialog.current == TERMS[0]


def test_a_misspelt_word_is_guessed(dialog: WordsDialog) -> None:
    dialog.field.setText("chromosmoe")
    assert dialog.shown() == ()
    assert not dialog.place_button.isEnabled()
    assert "Did you mean “chromosome”?" in dialog.none_label.text()
    assert not dialog.head_label.isVisible()
    dialog.field.clear()
    assert dialog.current == TERMS[0]
    assert not dialog.none_label.isVisible()


def test_only_those_of_the_article(dialog: WordsDialog) -> None:
    dialog.only_here.setChecked(True)
    assert dialog.shown() == ("ataxia", "chromosome")
    dialog.field.setText("thromb")
    assert dialog.shown() == ()


def test_a_word_is_shown_in_the_article(dialog: WordsDialog, qtbot: QtBot) -> None:
    dialog.choose("chromosome")
    assert dialog.current == TERMS[2]
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        dialog.place_button.click()
    assert wanted.args == ["chromosome"]
    assert not dialog.isVisible()


def test_enter_in_the_field_leads_there_too(dialog: WordsDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.field, "chrom")
    with qtbot.waitSignal(dialog.place_wanted) as wanted:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert wanted.args == ["chromosome"]


def test_without_an_article_or_words_it_says_so(qtbot: QtBot) -> None:
    dialog = made(qtbot, TERMS, ())
    assert not dialog.only_here.isEnabled()
    dialog = made(qtbot, (), ())
    assert dialog.none_label.text() == "The list of words is empty."


def test_the_source_is_a_link(dialog: WordsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.link_followed) as followed:
        dialog.source_label.linkActivated.emit("https://example.org/words")
    assert followed.args == ["https://example.org/words"]
