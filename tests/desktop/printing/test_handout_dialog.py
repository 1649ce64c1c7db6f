"""The window in which a handout is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.printing.choices import HandoutChoices
from gardreader.desktop.printing.forms import Form
from gardreader.desktop.printing.handout_dialog import HandoutDialog
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.parts import handout_parts
from gardreader.handouts.options import NOTES, OWN_PARTS, HandoutOptions, Paper, TextSize
from gardreader.handouts.pdf import write_pdf
from gardreader.packs.library import Library
from gardreader.rendering.article_html import render_article
from gardreader.rendering.options import GLANCE
from gardreader.rendering.themes import load_theme
from gardreader.settings import ThemeChoice

UNTITLED = (GLANCE, *OWN_PARTS)
"""Parts that the page has no heading of unless they are placed or asked for."""


@pytest.fixture
def choices() -> HandoutChoices:
    return HandoutChoices()


@pytest.fixture
def dialog(qtbot: QtBot, job: Job, choices: HandoutChoices) -> Iterator[HandoutDialog]:
    made = HandoutDialog(job, choices, load_theme("light"))
    qtbot.addWidget(made)
    made.open()
    drawn(qtbot, made)
    yield made
    made.end_work()


def drawn(qtbot: QtBot, dialog: HandoutDialog) -> None:
    """Wait until the pages in view are those of the present choice."""
    qtbot.waitUntil(lambda: dialog.pages_drawn, timeout=20_000)


def test_the_preview_has_the_pages_of_the_pdf(dialog: HandoutDialog, job: Job, tmp_path: Path) -> None:
    pages = write_pdf(job.work, tmp_path / "a.pdf", HandoutOptions())
    assert dialog.sheets.count == pages == len(PdfReader(tmp_path / "a.pdf").pages)
    assert dialog.bar.label.text().startswith(f"{pages} pages")
    image = dialog.sheets.image(1)
    assert image is not None
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert image.height() / image.width() == pytest.approx(297 / 210, abs=0.01)


def test_size_and_paper_change_the_pages(
    dialog: HandoutDialog, qtbot: QtBot, choices: HandoutChoices
) -> None:
    before = dialog.sheets.count
    with qtbot.waitSignal(dialog.look_changed):
        dialog.side.size_box.sizes.buttons[1].click()
    assert choices.look.size is TextSize.LARGE
    drawn(qtbot, dialog)
    assert dialog.sheets.count > before
    dialog.side.size_box.paper_box.activated.emit(1)
    assert choices.look.paper is Paper.LETTER
    drawn(qtbot, dialog)
    assert dialog.sheets.page_height / dialog.sheets.page_width == pytest.approx(11 / 8.5, abs=0.01)
    dialog.side.size_box.paper_box.activated.emit(3)
    drawn(qtbot, dialog)
    assert "folded" in dialog.bar.label.text()


def test_parts_are_ticked_and_moved_by_keyboard(dialog: HandoutDialog, qtbot: QtBot) -> None:
    before = dialog.sheets.count
    parts = dialog.side.parts_list
    assert parts.hasFocus() or dialog.focusWidget() is parts  # the keys act on it from the start
    parts.setCurrentRow(0)
    QTest.keyClick(parts, Qt.Key.Key_Space)
    chosen = dialog.options().parts
    assert chosen is not None
    assert "overview" in chosen
    assert "glance" not in chosen
    dialog.side.none_button.click()
    parts.item(2).setCheckState(Qt.CheckState.Checked)
    assert dialog.options().parts == ("symptoms",)
    parts.item(3).setCheckState(Qt.CheckState.Checked)
    parts.setCurrentRow(3)
    QTest.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.options().parts == (parts.order[2], "symptoms")
    drawn(qtbot, dialog)
    assert dialog.sheets.count < before


def test_nothing_chosen_is_said_and_not_printed(dialog: HandoutDialog, qtbot: QtBot) -> None:
    dialog.side.none_button.click()
    qtbot.waitUntil(lambda: not dialog.print_button.isEnabled())
    assert not dialog.save_button.isEnabled()
    assert not dialog.more_button.isEnabled()
    assert dialog.sheets.count == 0
    assert "tick at least one" in dialog.sheets.told
    dialog.side.all_button.click()
    drawn(qtbot, dialog)
    assert dialog.print_button.isEnabled()
    assert dialog.options().glossary  # "all" is all, the words explained too


def test_choices_are_remembered_but_nothing_of_a_patient(
    dialog: HandoutDialog, qtbot: QtBot, choices: HandoutChoices, job: Job
) -> None:
    side = dialog.side
    side.parts_list.item(0).setCheckState(Qt.CheckState.Unchecked)
    side.size_box.sizes.buttons[1].click()
    side.person.patient_field.setText("Ms. Example")
    side.person.notes_field.setPlainText("Come back on Monday")
    side.person.lines_box.setValue(3)
    assert (dialog.options().patient, dialog.options().notes_lines) == ("Ms. Example", 3)
    again = HandoutDialog(job, choices, load_theme("dark"))
    qtbot.addWidget(again)
    assert again.side.parts_list.item(0).checkState() == Qt.CheckState.Unchecked
    assert again.side.size_box.sizes.place == 1
    assert (again.options().patient, again.options().notes, again.options().notes_lines) == ("", "", 0)
    again.end_work()


def test_notes_that_begin_to_be_written_are_ticked(dialog: HandoutDialog, qtbot: QtBot) -> None:
    drawn(qtbot, dialog)
    side = dialog.side
    side.short_button.click()
    assert NOTES in side.parts_list.left_out
    with qtbot.waitSignal(side.changed):
        side.person.lines_box.setValue(3)
    assert NOTES not in side.parts_list.left_out
    assert dialog.options().notes_lines == 3
    kept = side.parts_list.order
    side.parts_list.tick_only(part for part in kept if part != NOTES)
    side.parts_list.arranged.emit()
    with qtbot.waitSignal(side.changed):
        side.person.lines_box.setValue(4)
    assert NOTES in side.parts_list.left_out  # taken out after they were written


def test_the_short_form_ticks_its_parts(dialog: HandoutDialog, qtbot: QtBot) -> None:
    before = dialog.sheets.count
    dialog.side.short_button.click()
    chosen = dialog.options().parts
    assert chosen is not None
    assert chosen[0] == "overview"
    assert "references" not in chosen
    drawn(qtbot, dialog)
    assert dialog.sheets.count < before


def test_several_articles_have_kinds_and_a_cover(dialog: HandoutDialog, qtbot: QtBot, pair: Job) -> None:
    one = dialog.sheets.count
    dialog.take_job(pair, "1 article is not in the library and is left out: gard/none.")
    drawn(qtbot, dialog)
    assert dialog.sheets.count > one + 1
    assert "treatment" in dialog.side.parts_list.order
    assert dialog.side.articles.told.text().endswith("gard/none.")
    assert dialog.windowTitle() == "Print: Wilson disease and 1 more"
    dialog.side.articles.cover_box.click()
    with_cover = dialog.sheets.count
    drawn(qtbot, dialog)
    assert dialog.sheets.count == with_cover - 1


def test_what_is_to_be_done_is_told(dialog: HandoutDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.save_wanted) as told:
        dialog.save_button.click()
    assert told.args == [Form.PDF]
    menu = dialog.more_button.menu()
    assert menu is not None
    actions = [action for action in menu.actions() if not action.isSeparator()]
    for action, form in zip(actions, (Form.WEB, Form.TEXT, Form.MAIL), strict=False):
        with qtbot.waitSignal(dialog.save_wanted) as told:
            action.trigger()
        assert told.args == [form]
    with qtbot.waitSignal(dialog.copy_wanted):
        actions[-1].trigger()


def test_a_small_window_shows_small_pages(dialog: HandoutDialog, qtbot: QtBot) -> None:
    before = dialog.sheets.page_width
    dialog.resize(700, 600)
    qtbot.waitUntil(lambda: dialog.sheets.page_width < before)
    drawn(qtbot, dialog)
    image = dialog.sheets.image(1)
    assert image is not None
    assert image.width() == dialog.sheets.page_width


@pytest.mark.usefixtures("plain_look")
def test_with_large_letters_in_a_small_window_nothing_is_cut(
    qapp: QApplication, qtbot: QtBot, job: Job, choices: HandoutChoices
) -> None:
    Appearance(qapp, ThemeChoice.LIGHT, 200)
    dialog = HandoutDialog(job, choices, load_theme("light"))
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.resize(768, 560)
    drawn(qtbot, dialog)
    dialog.bar.offer("Text of 11 points, two columns: 5 sheets")
    qtbot.waitUntil(lambda: cut(dialog) == [])
    assert (dialog.width(), dialog.height()) == (768, 560)
    dialog.end_work()


def cut(dialog: HandoutDialog) -> list[str]:
    """The buttons of which not all is seen, though all that scrolls were scrolled."""
    return [
        button.text()
        for button in dialog.findChildren(QPushButton)
        if button.isVisibleTo(dialog)
        and (
            button.width() < button.sizeHint().width() - 1
            or button.x() < 0
            or not isinstance(parent := button.parentWidget(), QWidget)
            or button.geometry().right() > parent.width()
        )
    ]


def test_every_field_has_a_name(dialog: HandoutDialog) -> None:
    nameless = [
        repr(widget)
        for widget in dialog.findChildren(QWidget)
        if widget.isVisibleTo(dialog)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_parts_are_those_of_the_page(library: Library) -> None:
    for _, article in library.articles():
        anchors = [anchor.title for anchor in render_article(article).anchors if anchor.level == 2]
        assert [part.title for part in handout_parts(article) if part.id not in UNTITLED] == anchors


def test_gard_s_parts_are_those_of_the_page(gard_library: Library) -> None:
    for article_id in ("cystic-fibrosis", "williams-syndrome", "ehlers-danlos-syndromes"):
        article = gard_library.article(ArticleRef("gard", article_id))
        anchors = [anchor.title for anchor in render_article(article).anchors if anchor.level == 2]
        assert [part.title for part in handout_parts(article) if part.id not in UNTITLED] == anchors
