"""What a person sees of adding."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from gardreader.desktop.adding.added_dialog import AddedDialog
from gardreader.desktop.app import Program
from gardreader.desktop.help.text_dialog import TextDialog
from gardreader.desktop.stage import View
from gardreader.paths import content
from tests.bundle import BUNDLED_COUNT
from tests.desktop.adding.conftest import make_pack

T = TypeVar("T", bound=QDialog)


def dialog(program: Program, kind: type[T], qtbot: QtBot) -> T:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in program.window.findChildren(kind)))
    return next(d for d in program.window.findChildren(kind) if d.isVisible())


def test_a_page_is_added_its_report_read_and_the_page_opened(
    program: Program, qtbot: QtBot, shared_data: Path
) -> None:
    program.drop_target.dropped.emit((shared_data / "gard-print-page" / "bone-marrow-necrosis.txt",))
    added = dialog(program, AddedDialog, qtbot)
    texts = [label.text() for label in added.findChildren(QLabel)]
    assert texts == ["Bone marrow necrosis", "1", "5", "4", "article", "sections", "references"]
    added.report.click()
    report = dialog(program, TextDialog, qtbot)
    assert "Articles imported: 1" in report.text.toPlainText()
    report.reject()
    added.read.click()
    pane = program.window.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.article is not None and program.window.stage.view is View.ARTICLE)
    assert str(pane.ref) == "gard-page-bone-marrow-necrosis/bone-marrow-necrosis"
    qtbot.waitUntil(lambda: program.librarian.settled)
    assert program.window.status.size_button.text() == f"{BUNDLED_COUNT + 1} articles"


def test_a_failure_is_a_dialog_and_the_library_as_it_was(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "bad.gardpack"
    bad.write_bytes(b"no pack")
    program.drop_target.dropped.emit((bad,))
    box = dialog(program, QMessageBox, qtbot)
    assert "bad.gardpack" in box.text()
    assert box.informativeText() == "The library is as it was."
    box.close()
    assert program.window.status.size_button.text() == f"{BUNDLED_COUNT} articles"


def test_the_question_keeps_the_installed_one_unless_told_otherwise(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(program.adder.added):
        program.adder.add([make_pack(tmp_path, "wilson-disease", "hemophilia-a")])
    dialog(program, AddedDialog, qtbot).accept()
    program.adder.add([make_pack(tmp_path, "wilson-disease")])
    box = dialog(program, QMessageBox, qtbot)
    assert box.informativeText() == "Installed: 2 articles. New: 1 article."
    box.defaultButton().click()
    qtbot.waitUntil(lambda: not program.adder.busy)
    assert program.window.status.message.whole == "“A few diseases” was kept as it is."


def test_files_are_chosen_and_the_folder_remembered(program: Program, qtbot: QtBot) -> None:
    program.commands.add()
    chooser = program.window.findChild(QFileDialog)
    assert chooser is not None
    assert "*.gardpack" in chooser.nameFilters()[0]
    with qtbot.waitSignal(program.adder.added):
        chooser.filesSelected.emit([str(content() / "hemophilia-a.md")])
    chooser.reject()
    dialog(program, AddedDialog, qtbot).accept()
    assert program.session.settings.last_folder == str(content())
