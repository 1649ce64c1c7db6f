"""Finding in the page, and the words of a search marked in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.library import Library
from tests.desktop.reader.conftest import MakePane, bundled, open_article, settle

NECROSIS = bundled("bone-marrow-necrosis")


def marked(pane: ReaderPane) -> list[str]:
    """The texts that are marked, as the page has them."""
    return [selection.cursor.selectedText() for selection in pane.view.extraSelections()]


@pytest.fixture
def reading(pane: ReaderPane, qtbot: QtBot) -> ReaderPane:
    open_article(qtbot, pane, NECROSIS)
    pane.find()
    return pane


def test_matches_are_counted_as_one_types(reading: ReaderPane) -> None:
    bar = reading.find_bar
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "pancyto")
    assert bar.count_label.text() == "1 of 1"
    assert marked(reading) == ["pancyto"]
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "LEUKEMIA")
    count = reading.view.toPlainText().lower().count("leukemia")
    assert count > 5
    assert bar.count_label.text() == f"1 of {count}"
    assert reading.view.is_in_view(reading.marking.matches[0][0])


def test_next_and_previous_go_round(reading: ReaderPane) -> None:
    bar = reading.find_bar
    QTest.keyClicks(bar.field, "platelets")
    count = len(reading.marking.matches)
    assert count > 1
    seen = []
    for _ in range(count):
        seen.append(reading.marking.current)
        assert reading.view.is_in_view(reading.marking.matches[reading.marking.current][0])
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert sorted(seen) == list(range(count))
    assert reading.marking.current == seen[0]
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert reading.marking.current == (seen[0] - 1) % count
    reading.find_next()
    assert reading.marking.current == seen[0]


def test_no_match_is_said(reading: ReaderPane) -> None:
    QTest.keyClicks(reading.find_bar.field, "quagga")
    assert reading.find_bar.count_label.text() == "No matches"
    assert not reading.find_bar.next_button.isEnabled()
    assert marked(reading) == []
    reading.find_next()


def test_esc_closes_and_clears(reading: ReaderPane) -> None:
    QTest.keyClicks(reading.find_bar.field, "fever")
    assert marked(reading)
    QTest.keyClick(reading.find_bar.field, Qt.Key.Key_Escape)
    assert reading.find_bar.isHidden()
    assert marked(reading) == []
    assert reading.view.hasFocus()


def test_accents_are_set_aside(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, bundled("guillain-barre-syndrome"))
    pane.find()
    QTest.keyClicks(pane.find_bar.field, "barre")
    assert {text.lower() for text in marked(pane)} == {"barre", "barré"}


def test_the_selection_is_what_is_sought(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    start = pane.view.toPlainText().index("jaundice")
    cursor = pane.view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len("jaundice"), cursor.MoveMode.KeepAnchor)
    pane.view.setTextCursor(cursor)
    pane.find()
    assert pane.find_bar.field.text() == "jaundice"
    assert len(pane.marking.matches) == pane.view.toPlainText().lower().count("jaundice")


def test_marks_outlive_another_size(reading: ReaderPane, qtbot: QtBot) -> None:
    QTest.keyClicks(reading.find_bar.field, "fever")
    before = reading.marking.matches
    reading.set_zoom(150)
    settle(qtbot, reading)
    assert reading.marking.matches == before
    assert set(map(str.lower, marked(reading))) == {"fever"}


def test_another_article_is_searched_for_the_same(reading: ReaderPane, qtbot: QtBot) -> None:
    QTest.keyClicks(reading.find_bar.field, "liver")
    open_article(qtbot, reading, bundled("wilson-disease"))
    count = reading.view.toPlainText().lower().count("liver")
    assert reading.find_bar.count_label.text() == f"1 of {count}"


def test_the_words_of_a_hit_are_marked_from_its_section_on(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS, "treatment", ("treated", "anemia"))
    page = pane.view.page
    assert page is not None
    current = pane.marking.matches[pane.marking.current]
    assert current[0] >= page.places["treatment"]
    assert pane.view.is_in_view(page.places["treatment"])
    assert pane.find_bar.isVisible()
    assert not pane.find_bar.finds
    texts = {page.text[start:end].lower() for start, end in pane.marking.matches}
    assert {"treated", "anemia"} <= texts
    number = pane.marking.current
    pane.find_next()
    assert pane.marking.current == (number + 1) % len(pane.marking.matches)
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.marking.matches == ()
    assert pane.find_bar.isHidden()


def test_a_section_that_was_asked_for_is_not_left_for_a_word(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS, "overview")
    page = pane.view.page
    assert page is not None
    before = pane.view.verticalScrollBar().value()
    open_article(qtbot, pane, NECROSIS, "overview", ("pancytopenia",))
    assert pane.view.verticalScrollBar().value() == before
    assert len(pane.marking.matches) == 1
    open_article(qtbot, pane, NECROSIS, words=("pancytopenia",))
    assert pane.view.is_in_view(pane.marking.matches[0][0])


def test_all_marks_of_a_long_page_come_into_view(
    make_pane: MakePane, qtbot: QtBot, gard_library: Library
) -> None:
    pane = make_pane(gard_library)
    open_article(qtbot, pane, ArticleRef("gard", "osteogenesis-imperfecta"))
    pane.find()
    pane.find_bar.field.setText("e")
    assert len(pane.marking.matches) > 500
    bar = pane.view.verticalScrollBar()
    for value in range(0, bar.maximum(), 400):
        bar.setValue(value)
        first = pane.view.first_position()
        drawn = {selection.cursor.selectionStart() for selection in pane.view.extraSelections()}
        near = [start for start, _ in pane.marking.matches if first <= start <= first + 300]
        assert set(near) <= drawn
