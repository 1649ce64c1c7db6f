"""The window in which a handout is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.printing.choices import HandoutChoices
from gardreader.desktop.printing.handout_dialog import HandoutDialog
from gardreader.desktop.printing.parts import handout_parts
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.handouts.pdf import write_pdf
from gardreader.packs.library import Library
from gardreader.rendering.article_html import render_article
from gardreader.rendering.themes import load_theme


@pytest.fixture
def article(library: Library) -> Article:
    return library.article(ArticleRef("gardreader-bundled", "wilson-disease"))


@pytest.fixture
def choices() -> HandoutChoices:
    return HandoutChoices()


@pytest.fixture
def dialog(qtbot: QtBot, article: Article, choices: HandoutChoices) -> Iterator[HandoutDialog]:
    dialog = HandoutDialog(article, choices, load_theme("light"))
    qtbot.addWidget(dialog)
    dialog.open()
    drawn(qtbot, dialog)
    yield dialog
    dialog.end_work()


def drawn(qtbot: QtBot, dialog: HandoutDialog) -> None:
    """Wait until every page of the present choice is there."""
    qtbot.waitUntil(lambda: dialog.pages_drawn, timeout=20_000)


def test_the_preview_has_the_pages_of_the_pdf(
    dialog: HandoutDialog, article: Article, tmp_path: Path
) -> None:
    pages = write_pdf(article, tmp_path / "a.pdf", HandoutOptions())
    assert len(dialog.sheets.sheets) == pages == len(PdfReader(tmp_path / "a.pdf").pages)
    assert dialog.count_label.text().startswith(f"{pages} pages")
    for sheet in dialog.sheets.sheets:
        assert sheet.image.pixelColor(2, 2).name() == "#ffffff"
        assert not sheet.image.allGray() or sheet.image.height() > sheet.image.width()


def test_large_print_takes_more_pages(dialog: HandoutDialog, qtbot: QtBot, choices: HandoutChoices) -> None:
    before = len(dialog.sheets.sheets)
    dialog.size_buttons.button(1).click()
    assert choices.size is TextSize.LARGE
    drawn(qtbot, dialog)
    assert len(dialog.sheets.sheets) > before


def test_the_paper_has_its_form(dialog: HandoutDialog, qtbot: QtBot, choices: HandoutChoices) -> None:
    first = dialog.sheets.sheets[0].image
    assert first.height() / first.width() == pytest.approx(297 / 210, abs=0.01)
    dialog.paper_box.setCurrentIndex(1)
    assert choices.paper is Paper.LETTER
    drawn(qtbot, dialog)
    first = dialog.sheets.sheets[0].image
    assert first.height() / first.width() == pytest.approx(11 / 8.5, abs=0.01)


def test_parts_are_ticked_by_keyboard(dialog: HandoutDialog, qtbot: QtBot) -> None:
    before = len(dialog.sheets.sheets)
    dialog.parts_list.setFocus()
    dialog.parts_list.setCurrentRow(0)
    QTest.keyClick(dialog.parts_list, Qt.Key.Key_Space)
    assert dialog.parts_list.item(0).checkState() == Qt.CheckState.Unchecked
    parts = dialog.options().parts
    assert parts is not None
    assert "overview" not in parts
    dialog.none_button.click()
    dialog.parts_list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.options().parts == ("symptoms",)
    drawn(qtbot, dialog)
    assert len(dialog.sheets.sheets) < before


def test_nothing_chosen_is_said_and_not_printed(dialog: HandoutDialog, qtbot: QtBot) -> None:
    dialog.none_button.click()
    qtbot.waitUntil(lambda: not dialog.print_button.isEnabled())
    assert not dialog.save_button.isEnabled()
    assert dialog.sheets.sheets == []
    dialog.all_button.click()
    drawn(qtbot, dialog)
    assert dialog.print_button.isEnabled()
    assert dialog.options().parts is None


def test_choices_are_remembered(
    dialog: HandoutDialog, qtbot: QtBot, choices: HandoutChoices, article: Article, library: Library
) -> None:
    count = dialog.parts_list.count()
    for row in (0, count - 2):  # the overview; the references
        dialog.parts_list.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.size_buttons.button(1).click()
    again = HandoutDialog(article, choices, load_theme("dark"))
    qtbot.addWidget(again)
    assert again.parts_list.item(0).checkState() == Qt.CheckState.Unchecked
    assert again.size_buttons.checkedId() == 1
    other = library.article(ArticleRef("gardreader-bundled", "hemophilia-a"))
    options = choices.options(other)
    assert options.parts is not None
    assert "overview" in options.parts
    assert "references" not in options.parts
    again.end_work()


def test_a_small_window_shows_small_pages(dialog: HandoutDialog, qtbot: QtBot) -> None:
    before = dialog.sheets.sheets[0].width()
    dialog.resize(700, 600)
    qtbot.waitUntil(lambda: dialog.sheets.sheets[0].width() < before)
    drawn(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.sheets.horizontalScrollBar().maximum() == 0)  # Qt lays out a moment later


def test_large_letters_have_a_wider_side(
    qapp: QApplication, qtbot: QtBot, article: Article, choices: HandoutChoices
) -> None:
    usual = qapp.font()
    larger = QFont(usual)
    larger.setPixelSize(40)
    qapp.setFont(larger)
    try:
        dialog = HandoutDialog(article, choices, load_theme("light"))
        qtbot.addWidget(dialog)
        dialog.open()
        drawn(qtbot, dialog)
        assert dialog.all_button.geometry().right() < dialog.none_button.geometry().left()
        assert dialog.parts_list.width() > 400
        dialog.end_work()
    finally:
        qapp.setFont(usual)


def test_parts_are_those_of_the_page(library: Library) -> None:
    for _, article in library.articles():
        anchors = [anchor for anchor in render_article(article).anchors if anchor.level == 2]
        parts = handout_parts(article)
        assert [part.title for part in parts] == [anchor.title for anchor in anchors]


def test_gard_s_parts_are_those_of_the_page(gard_library: Library) -> None:
    for article_id in ("cystic-fibrosis", "williams-syndrome", "ehlers-danlos-syndromes"):
        article = gard_library.article(ArticleRef("gard", article_id))
        anchors = [anchor for anchor in render_article(article).anchors if anchor.level == 2]
        assert [part.title for part in handout_parts(article)] == [anchor.title for anchor in anchors]
