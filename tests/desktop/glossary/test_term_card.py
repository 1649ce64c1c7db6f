"""The card beside a word: whole, beside it, in the theme's colours, and letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.glossary.sources import explained_from, source_html
from gardreader.desktop.glossary.term_card import TermCard
from gardreader.glossary.terms import TermSource
from gardreader.rendering.themes import THEMES, load_theme
from tests.glossary.writing import SOURCE, a_term

ROOM = QRect(0, 0, 700, 500)


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[TermCard]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(ROOM.size())
    parent.show()
    yield TermCard(parent)
    parent.close()


@pytest.mark.parametrize("beside", [QRect(5, 5, 60, 20), QRect(640, 470, 60, 20), QRect(300, 240, 60, 20)])
def test_it_stands_whole_beside_the_word(card: TermCard, beside: QRect) -> None:
    card.show_term(replace(a_term("ataxia"), meaning="Long words. " * 30), beside, ROOM)
    assert card.isVisible()
    assert ROOM.contains(card.geometry())
    assert not card.geometry().intersects(beside)
    layout = card.layout()
    assert layout is not None
    assert card.height() >= layout.totalHeightForWidth(card.width())


def test_it_says_what_the_word_means_and_what_that_rests_on(card: TermCard) -> None:
    term = replace(a_term("<b>ataxia</b>"), meaning="<i>x</i> & y")
    card.show_term(term, QRect(10, 10, 50, 20), ROOM)
    assert card.texts() == ("<b>ataxia</b>", "<i>x</i> & y")
    plain = [label.textFormat().name for label in card.findChildren(QLabel)]
    assert plain == ["PlainText", "PlainText", "RichText"]
    assert card.accessibleName() == term.name
    assert "as of 14 December 2020. This is no medical advice." in card.accessibleDescription()


@pytest.mark.parametrize("name", THEMES)
def test_the_source_is_a_link_in_the_themes_colours(card: TermCard, name: str, qtbot: QtBot) -> None:
    theme = load_theme(name)
    card.set_theme(theme)
    assert theme.surface in card.styleSheet()
    html = source_html(SOURCE, theme)
    assert f"color: {theme.link}" in html
    assert ("underline" in html) == theme.underline
    card.show_term(a_term("ataxia"), QRect(10, 10, 50, 20), ROOM)
    with qtbot.waitSignal(card.link_followed) as followed:
        card.findChildren(QLabel)[2].linkActivated.emit(SOURCE.url)
    assert followed.args == [SOURCE.url]


def test_a_source_without_address_or_with_odd_signs_is_told_as_it_is() -> None:
    bare = TermSource("A <book>", id="12")
    assert "A <book> (12), as of no date." in explained_from(bare)
    html = source_html(bare, load_theme("light"))
    assert "A &lt;book&gt; (12)" in html
    assert "<a" not in html
    linked = source_html(replace(bare, url='https://a.org/"x'), load_theme("light"))
    assert ">A &lt;book&gt;</a>" in linked
    assert 'href="https://a.org/&quot;x"' in linked


def test_it_goes_at_once_or_soon(card: TermCard, qtbot: QtBot) -> None:
    card.show_term(a_term("ataxia"), QRect(10, 10, 50, 20), ROOM)
    card.hide_soon()
    assert card.isVisible()
    qtbot.waitUntil(lambda: not card.isVisible())
    card.show_term(a_term("ataxia"), QRect(10, 10, 50, 20), ROOM)
    card.hide_now()
    assert not card.isVisible()
