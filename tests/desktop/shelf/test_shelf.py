"""The installed packs: shown, and taken out after a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from gardreader.desktop.app import Program
from gardreader.desktop.help.text_dialog import TextDialog
from gardreader.desktop.shelf.dialog import ShelfDialog, pack_html
from gardreader.packs.library import Library
from gardreader.paths import Paths
from tests.bundle import BUNDLED_COUNT
from tests.desktop.adding.conftest import make_pack


@pytest.fixture
def shelf(program: Program, tmp_path: Path, qtbot: QtBot) -> ShelfDialog:
    """The dialog of a library with one pack beside the bundled articles."""
    library = program.librarian.library
    assert library is not None
    pack = make_pack(tmp_path, "wilson-disease", "hemophilia-a")
    with qtbot.waitSignals([program.librarian.work_done, program.librarian.listed]):
        program.librarian.do(lambda library, progress: library.install(pack, progress))
    program.shelf.open()
    assert program.shelf.dialog is not None
    return program.shelf.dialog


def question(dialog: ShelfDialog) -> QMessageBox:
    dialog.remove.click()
    box = dialog.findChild(QMessageBox)
    assert box is not None
    return box


def button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(b for b in box.buttons() if b.text().replace("&", "") == text)


def test_it_tells_all_about_a_pack(shelf: ShelfDialog) -> None:
    assert [shelf.list.item(row).text() for row in range(shelf.list.count())] == [
        "A few diseases",
        "Bundled articles",
    ]
    text = shelf.details.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert "A few diseases" in text
    assert "few" in text
    assert shelf.remove.isEnabled()


def test_no_button_is_narrower_than_its_text(shelf: ShelfDialog) -> None:
    shelf.resize(100, 100)
    for button in (shelf.add, shelf.report, shelf.remove, shelf.close_button):
        assert button.width() >= button.sizeHint().width()


def test_the_bundled_articles_stay(shelf: ShelfDialog) -> None:
    shelf.list.setCurrentRow(1)
    assert not shelf.report.isEnabled()
    assert not shelf.remove.isEnabled()
    assert shelf.remove.toolTip() == "The bundled articles come with the program."


def test_a_pack_is_removed_after_a_question(shelf: ShelfDialog, program: Program, qtbot: QtBot) -> None:
    box = question(shelf)
    assert box.text() == "Remove “A few diseases” from the library?"
    with qtbot.waitSignals([program.librarian.changed, program.librarian.work_done]):
        button(box, "Remove").click()
    assert shelf.list.count() == 1
    assert program.window.status.message.whole == "“A few diseases” was removed."
    assert program.window.status.size_button.text() == f"{BUNDLED_COUNT} articles"


def test_no_is_no(shelf: ShelfDialog, program: Program, qtbot: QtBot) -> None:
    box = question(shelf)
    assert box.defaultButton() is button(box, "Keep")
    with qtbot.assertNotEmitted(shelf.remove_wanted):
        button(box, "Keep").click()
    assert shelf.list.count() == 2


def test_another_copy_at_work_is_told(
    shelf: ShelfDialog, program: Program, own_home: Paths, qtbot: QtBot
) -> None:
    with FileLock(own_home.packs / ".lock"), qtbot.waitSignal(program.librarian.work_done):
        program.shelf.remove("few")
    told = [box for box in shelf.findChildren(QMessageBox) if box.isVisible()]
    assert "another copy of the program" in told[0].text()
    told[0].close()
    assert shelf.list.count() == 2


def test_only_one_is_open(shelf: ShelfDialog, program: Program, qtbot: QtBot) -> None:
    program.shelf.open()
    assert program.shelf.dialog is shelf
    shelf.close_button.click()
    assert program.shelf.dialog is None


def test_the_import_report_can_be_read(gard_library: Library, qtbot: QtBot, plain_look: None) -> None:
    dialog = ShelfDialog(gard_library)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.report.isEnabled()
    dialog.report.click()
    report = dialog.findChild(TextDialog)
    assert report is not None
    assert "Records read: 6,061" in report.text.toPlainText()
    report.reject()
    text = pack_html(gard_library.packs()[0])
    for figure in ("6,061", "2,401", "97,465", "2020-12-14"):
        assert figure in text
