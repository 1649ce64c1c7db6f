"""What a person sees of adding."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from gardreader.building import build_from_markdown
from gardreader.desktop.adding.added_dialog import AddedDialog
from gardreader.desktop.adding.figures import numbers
from gardreader.desktop.adding.offer_dialog import OfferDialog, left_out
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


def test_a_page_is_offered_added_its_report_read_and_the_page_opened(
    program: Program, qtbot: QtBot, shared_data: Path
) -> None:
    program.drop_target.dropped.emit((shared_data / "gard-print-page" / "bone-marrow-necrosis.txt",))
    offer = dialog(program, OfferDialog, qtbot)
    texts = [label.text() for label in offer.findChildren(QLabel) if not label.isHidden()]
    assert texts[0] == "Bone marrow necrosis"
    assert "Read from bone-marrow-necrosis.txt. Nothing has been added yet." in texts
    assert texts[-6:] == ["1", "article", "5", "sections", "4", "references"]
    assert program.window.status.size_button.text() == f"{BUNDLED_COUNT} articles"
    assert offer.agree.isDefault()
    assert offer.focusWidget() is offer.agree
    offer.report.setFocus()
    QTest.keyClick(offer.report, Qt.Key.Key_Return)  # and not on the first button, which adds
    report = dialog(program, TextDialog, qtbot)
    assert "Articles imported: 1" in report.text.toPlainText()
    report.reject()
    offer.agree.click()
    added = dialog(program, AddedDialog, qtbot)
    texts = [label.text() for label in added.findChildren(QLabel)]
    assert texts == ["Bone marrow necrosis", "1", "article", "5", "sections", "4", "references"]
    assert added.accessibleDescription() == "Bone marrow necrosis\n1 article\n5 sections\n4 references"
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


def test_what_becomes_of_several_files_is_told_one_after_the_other(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bad.gardpack").write_bytes(b"no pack")
    (tmp_path / "empty.zip").touch()
    program.adder.add(
        [tmp_path / "bad.gardpack", make_pack(tmp_path, "wilson-disease"), tmp_path / "empty.zip"]
    )
    first = dialog(program, QMessageBox, qtbot)
    assert "bad.gardpack" in first.text()
    first.accept()
    dialog(program, OfferDialog, qtbot).accept()
    dialog(program, AddedDialog, qtbot).accept()
    last = dialog(program, QMessageBox, qtbot)
    assert last.text().startswith("“empty.zip” cannot be added: cut short or damaged; ")
    assert last.informativeText() == "The library is as it was."
    assert [d for d in program.window.findChildren(QDialog) if d.isVisible()] == [last]
    last.accept()


def test_what_costs_articles_is_told_and_enter_keeps_them(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    program.adder.add([make_pack(tmp_path, "wilson-disease", "hemophilia-a")])
    dialog(program, OfferDialog, qtbot).accept()
    dialog(program, AddedDialog, qtbot).accept()
    program.adder.add([make_pack(tmp_path, "wilson-disease")])
    offer = dialog(program, OfferDialog, qtbot)
    assert "Installed: 2 articles" in offer.warning.text()
    assert "New: 1 article" in offer.warning.text()
    assert "fewer articles" in offer.warning.text()
    assert offer.refuse.isDefault()
    offer.refuse.click()
    qtbot.waitUntil(lambda: not program.adder.busy)
    assert program.window.status.message.whole == "“A few diseases” was kept as it is."


def test_what_could_not_be_read_is_listed_with_the_offer(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    shutil.copy(content() / "wilson-disease.md", folder)
    for number in range(6):
        (folder / f"note-{number}.md").write_text("# No front matter\n", encoding="utf-8")
    program.adder.add([folder])
    offer = dialog(program, OfferDialog, qtbot)
    texts = [label.text() for label in offer.findChildren(QLabel)]
    assert "6 records were left out; the report says why." in texts
    assert any(text.startswith("note-3.md: not an article") for text in texts)
    assert not any(text.startswith("note-4.md") for text in texts)
    assert offer.warning.text() == "More could not be read than could."
    assert offer.refuse.isDefault()
    offer.reject()


def test_a_report_from_elsewhere_cannot_do_harm() -> None:
    long = {"record": "<b>x</b>", "reason": "y" * 10_000}
    told = left_out({"skipped": [long, "no record", {}]})
    assert len(told) == 3
    assert all(len(line) < 200 for line in told)
    assert left_out({"skipped": 7}) == left_out({}) == []


def test_files_are_chosen_and_the_folder_remembered(program: Program, qtbot: QtBot) -> None:
    program.commands.add()
    assert program.adding.view is not None
    program.adding.view.file.click()
    chooser = program.window.findChild(QFileDialog)
    assert chooser is not None
    assert "*.gardpack" in chooser.nameFilters()[0]
    chooser.filesSelected.emit([str(content() / "hemophilia-a.md")])
    chooser.reject()
    dialog(program, OfferDialog, qtbot).accept()
    dialog(program, AddedDialog, qtbot).accept()
    assert program.session.settings.last_folder == str(content())


def test_a_pack_of_names_alone_says_that_none_has_text(tmp_path: Path) -> None:
    names = tmp_path / "names"
    names.mkdir()
    (names / "x.md").write_text("---\nid: x\ntitle: X fever\nsource: {name: Names}\n---\n", encoding="utf-8")
    info = build_from_markdown(names, tmp_path / "names.gardpack", pack_id="names", title="Names")
    assert numbers(info) == [("article", "1"), ("of these with text", "0")]
