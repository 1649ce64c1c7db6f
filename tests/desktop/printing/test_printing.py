"""Saving and printing: what is chosen is what comes out, and failures leave nothing behind."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.printing.clinic_dialog import ClinicDialog
from gardreader.desktop.printing.clinic_keeping import ClinicKeeping
from gardreader.desktop.printing.forms import Form
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.printing import Printing
from gardreader.desktop.printing.waiting import WaitDialog
from gardreader.errors import Cancelled
from gardreader.handouts import pages, pdf
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import HandoutOptions, TextSize
from gardreader.handouts.sets import Chapter
from gardreader.packs.library import Library
from gardreader.paths import Paths
from gardreader.progress import Progress
from gardreader.settings import KeptHandout
from tests.desktop.conftest import OpenProgram, at_rest
from tests.desktop.printing.conftest import entry
from tests.desktop.printing.reading_back import squeezed, text_of


@pytest.fixture
def article(library: Library) -> Article:
    return library.article(ArticleRef("gardreader-bundled", "bone-marrow-necrosis"))


@pytest.fixture
def job(library: Library) -> Job:
    return Job((entry(library, "bone-marrow-necrosis"),))


def test_a_pdf_is_saved_and_reads_as_the_article(
    printing: Printing, article: Article, job: Job, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "handout.pdf"
    with qtbot.waitSignal(printing.message) as told:
        printing.save_as(job, HandoutOptions(), target)
    count = len(PdfReader(target).pages)
    assert told.args[0] == f"Saved as handout.pdf: {count} pages."
    text = text_of(target)
    for section in article.sections:
        assert squeezed(section.title) in text


def test_only_what_is_chosen_is_saved(
    printing: Printing, window: QWidget, article: Article, job: Job, qtbot: QtBot, tmp_path: Path
) -> None:
    choices = printing.choices
    order = tuple(part.id for part in choices.parts(job))
    choices.arrange(job, order, frozenset({"overview", "symptoms", "prognosis", "references", "words"}))
    choices.look = replace(choices.look, size=TextSize.LARGE)
    target = tmp_path / "handout.pdf"
    printing.save_pdf(article)
    with qtbot.waitSignal(printing.message):
        chooser_of(window).fileSelected.emit(str(target))
    text = text_of(target)
    assert squeezed("What causes bone marrow necrosis?") in text
    assert squeezed("What is bone marrow necrosis?") not in text


def test_what_is_being_saved_when_the_window_closes_is_saved_and_told(
    printing: Printing, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    printing.preview(article)
    dialog = printing.dialog
    assert dialog is not None
    target = tmp_path / "handout.pdf"
    with qtbot.waitSignal(printing.message) as told, qtbot.waitSignal(dialog.destroyed):
        printing.save_as(dialog.job, dialog.options(), target)
        dialog.reject()
    assert told.args[0].startswith("Saved as handout.pdf: ")
    assert len(PdfReader(target).pages) > 1


def chooser_of(window: QWidget) -> QFileDialog:
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.close()
    return chooser


def test_the_file_is_asked_for(
    printing: Printing, window: QWidget, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    printing.save_pdf(article)
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.selectedFiles()[0].endswith("Bone marrow necrosis.pdf")
    target = tmp_path / "Mine.pdf"
    with qtbot.waitSignal(printing.message):
        chooser.fileSelected.emit(str(target))
        chooser.close()
    assert target.is_file()


def test_a_folder_that_takes_no_file_is_a_sentence(
    printing: Printing, window: QWidget, job: Job, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "none" / "handout.pdf"
    with qtbot.waitSignal(printing.message) as told:
        printing.save_as(job, HandoutOptions(), target)
    assert "handout.pdf" in told.args[0]
    assert not target.parent.exists()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert told.args[0] in box.text()
    box.close()


def test_an_older_file_outlives_a_failure(
    printing: Printing,
    window: QWidget,
    job: Job,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "handout.pdf"
    target.write_bytes(b"older")

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pdf, "write_bytes", full)
    with qtbot.waitSignal(printing.message) as told:
        printing.save_as(job, HandoutOptions(), target)
    assert "the disk is full" in told.args[0]
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()


def test_saving_can_be_cancelled(
    printing: Printing,
    window: QWidget,
    job: Job,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = threading.Event()
    drawn = pages.paint

    def slow(*args: object, progress: Progress, **more: object) -> None:
        begun.set()
        try:
            while True:
                progress(1, 9, "Page 1 of 9")
        except Cancelled:
            drawn(*args, progress=progress, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "paint", slow)
    target = tmp_path / "handout.pdf"
    printing.save_as(job, HandoutOptions(), target)
    assert begun.wait(20)
    waiting = window.findChild(WaitDialog)
    assert isinstance(waiting, WaitDialog)
    qtbot.waitUntil(waiting.isVisible)
    assert waiting.bar.maximum() == 9
    with qtbot.waitSignal(printing.message) as told:
        waiting.cancel_button.click()
    assert "cancelled" in told.args[0]
    assert list(tmp_path.iterdir()) == []


def test_only_one_handout_is_written_at_a_time(
    printing: Printing, window: QWidget, article: Article, job: Job, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    printing.message.connect(told.append)
    printing.save_as(job, HandoutOptions(), tmp_path / "one.pdf")
    printing.save_pdf(article)
    assert told == ["Another handout is still being written."]
    assert window.findChild(QFileDialog) is None
    qtbot.waitUntil(lambda: len(told) == 2)


def test_the_window_stays_open_and_says_what_came_of_it(
    printing: Printing, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    printing.preview(article)
    dialog = printing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.pages_drawn)
    for form in Form:
        target = tmp_path / f"handout.{form.value}"
        dialog.save_wanted.emit(form)
        with qtbot.waitSignal(printing.message):
            chooser_of(dialog).fileSelected.emit(str(target))
        assert target.is_file()
        assert dialog.isVisible()
        assert target.name in dialog.bar.label.text()
    with qtbot.waitSignal(printing.message):
        dialog.copy_wanted.emit()
    assert "Bone marrow necrosis" in QApplication.clipboard().text()
    dialog.reject()
    assert printing.dialog is None


def test_how_it_is_printed_is_told_to_be_kept(printing: Printing, article: Article, qtbot: QtBot) -> None:
    printing.preview(article)
    assert printing.dialog is not None
    with qtbot.waitSignal(printing.look_changed) as told:
        printing.dialog.side.look_box.ink.buttons[1].click()
    assert isinstance(told.args[0], KeptHandout)
    assert told.args[0].ink == "black"
    printing.dialog.reject()


def test_the_clinic_is_kept_and_stands_on_the_page(
    window: QWidget, library: Library, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    printing = Printing(window, library, folder=tmp_path / "config")
    printing.preview(article)
    assert printing.dialog is not None
    assert not printing.dialog.side.clinic_box.isEnabled()
    printing.dialog.side.clinic_button.click()
    asked = printing.dialog.findChild(ClinicDialog)
    assert isinstance(asked, ClinicDialog)
    asked.name_field.setText("Clinic of examples")
    asked.keep_button.click()
    assert not asked.isVisible()
    assert printing.dialog.side.clinic_box.isChecked()
    assert printing.dialog.options().clinic == Clinic("Clinic of examples")
    printing.dialog.reject()
    printing.end_work()
    again = Printing(window, library, folder=tmp_path / "config")
    other = Printing(window, library, folder=tmp_path / "config")
    other._read_clinic()
    ClinicKeeping(tmp_path / "config").keep(Clinic("Another"))
    other._read_clinic()
    assert other.choices.clinic == Clinic("Another")  # whichever window changes it
    other.end_work()
    ClinicKeeping(tmp_path / "config").keep(Clinic("Clinic of examples"))
    target = tmp_path / "a.pdf"
    again.save_pdf(article)
    with qtbot.waitSignal(again.message):
        chooser_of(window).fileSelected.emit(str(target))
    assert squeezed("Clinic of examples") in text_of(target)
    again.end_work()


def test_a_damaged_file_of_the_clinic_is_said_and_the_page_printed_without(
    window: QWidget, library: Library, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "clinic.yaml").write_text("name: [1, 2\n")
    printing = Printing(window, library, folder=tmp_path)
    with qtbot.waitSignal(printing.message) as told:
        printing.preview(article)
    assert "clinic.yaml" in told.args[0]
    assert printing.dialog is not None
    qtbot.waitUntil(lambda: printing.dialog is not None and printing.dialog.pages_drawn)
    printing.dialog.reject()
    printing.end_work()


def test_a_title_of_four_hundred_letters_is_saved_like_any_other(
    printing: Printing, window: QWidget, job: Job, qtbot: QtBot, tmp_path: Path
) -> None:
    (one,) = job.entries
    long = replace(one.chapter.article, title="Very long name of a disease " * 14 + "end")
    printing.preview(long, one.ref)
    dialog = printing.dialog
    assert dialog is not None
    dialog.take_job(Job((replace(one, chapter=Chapter(long)),)))
    assert len(dialog.windowTitle()) < 160
    qtbot.waitUntil(lambda: dialog.pages_drawn)
    dialog.save_button.click()
    chooser = chooser_of(dialog)
    name = Path(chooser.selectedFiles()[0]).name
    assert len(name.encode()) < 255
    with qtbot.waitSignal(printing.message):
        chooser.fileSelected.emit(str(tmp_path / name))
    assert (tmp_path / name).is_file()
    dialog.reject()


def test_nothing_on_disk_holds_what_was_typed_for_a_patient(
    qtbot: QtBot, own_home: Paths, tmp_path: Path, open_program: OpenProgram
) -> None:
    """The real program in a folder of its own: typed, previewed, printed into a file, closed."""
    program = open_program(own_home, "gardreader-bundled/bone-marrow-necrosis")
    qtbot.waitUntil(lambda: at_rest(program), timeout=30_000)
    home = own_home.data
    program.commands.print_preview()
    printing = program.commands.printing
    dialog = printing.dialog
    assert dialog is not None
    words = ("Zebedee Quillfeather", "Bring the blue inhaler on Thursday")
    dialog.side.person.patient_field.setText(words[0])
    dialog.side.person.notes_field.setPlainText(words[1])
    dialog.side.size_box.sizes.buttons[1].click()  # so that the settings are written
    qtbot.waitUntil(lambda: dialog.pages_drawn, timeout=20_000)
    assert printing.desk is not None
    with qtbot.waitSignal(printing.message):
        printing.desk.save(home / "kept.gardset")
    target = tmp_path / "handout.pdf"
    dialog.save_button.click()
    with qtbot.waitSignal(printing.message):
        chooser_of(dialog).fileSelected.emit(str(target))
    assert squeezed(words[0]) in text_of(target)
    assert squeezed(words[1]) in text_of(target)
    dialog.reject()
    program.close()
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert (home / "config" / "settings.json") in kept
    assert '"size": "large"' in (home / "config" / "settings.json").read_text()
    for path in kept:
        data = path.read_bytes()
        for word in " ".join(words).split():
            if len(word) > 6:
                assert word.encode() not in data, f"{path} holds {word}"
