"""Saving and printing: what is chosen is what comes out, and failures leave nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.printing.printing import Printing, file_name
from gardreader.desktop.printing.waiting import WaitDialog
from gardreader.errors import Cancelled
from gardreader.handouts import pages, pdf
from gardreader.handouts.options import TextSize
from gardreader.packs.library import Library
from gardreader.progress import Progress


@pytest.fixture
def article(library: Library) -> Article:
    return library.article(ArticleRef("gardreader-bundled", "bone-marrow-necrosis"))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def printing(window: QWidget, library: Library) -> Iterator[Printing]:
    printing = Printing(window, library)
    yield printing
    printing.end_work()


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_pdf_is_saved_and_reads_as_the_article(
    printing: Printing, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "handout.pdf"
    with qtbot.waitSignal(printing.message) as told:
        printing.save_as(article, target)
    count = len(PdfReader(target).pages)
    assert told.args[0] == f"Saved as handout.pdf: {count} pages."
    text = text_of(target)
    for section in article.sections:
        assert squeezed(section.title) in text


def test_only_what_is_chosen_is_saved(
    printing: Printing, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    printing.choices.leave_out(article, frozenset({"overview", "symptoms", "prognosis", "references"}))
    printing.choices.size = TextSize.LARGE
    target = tmp_path / "handout.pdf"
    with qtbot.waitSignal(printing.message):
        printing.save_as(article, target)
    text = text_of(target)
    assert squeezed("What causes bone marrow necrosis?") in text
    assert squeezed("What is bone marrow necrosis?") not in text


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
    printing: Printing, window: QWidget, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "none" / "handout.pdf"
    with qtbot.waitSignal(printing.message) as told:
        printing.save_as(article, target)
    assert "handout.pdf" in told.args[0]
    assert not target.parent.exists()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The PDF was not saved" or told.args[0] in box.text()
    box.close()


def test_an_older_file_outlives_a_failure(
    printing: Printing,
    window: QWidget,
    article: Article,
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
        printing.save_as(article, target)
    assert "the disk is full" in told.args[0]
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()


def test_saving_can_be_cancelled(
    printing: Printing,
    window: QWidget,
    article: Article,
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
    printing.save_as(article, target)
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
    printing: Printing, window: QWidget, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[str] = []
    printing.message.connect(told.append)
    printing.save_as(article, tmp_path / "one.pdf")
    printing.save_pdf(article)
    assert told == ["Another handout is still being written."]
    assert window.findChild(QFileDialog) is None
    qtbot.waitUntil(lambda: len(told) == 2)


def test_with_no_printer_a_pdf_is_offered(
    printing: Printing, window: QWidget, article: Article, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with qtbot.waitSignal(printing.message) as told:
        printing.print_article(article)
    assert told.args[0].startswith("No printer is set up")
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    save = next(b for b in box.findChildren(QPushButton) if "PDF" in b.text())
    save.click()
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.close()


def test_it_prints_on_the_printer_that_was_chosen(
    printing: Printing,
    window: QWidget,
    article: Article,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    printing.print_article(article)
    chooser = window.findChild(QPrintDialog)
    assert isinstance(chooser, QPrintDialog)
    assert chooser.isVisible()
    paper = tmp_path / "paper.pdf"
    printer = chooser.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    with qtbot.waitSignal(printing.message) as told:
        chooser.done(1)
    count = len(PdfReader(paper).pages)
    assert told.args[0] == f"{count} pages were printed."
    assert squeezed("What causes bone marrow necrosis?") in text_of(paper)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_fails_is_a_sentence(
    printing: Printing, window: QWidget, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "none" / "paper.pdf"))
    with qtbot.waitSignal(printing.message) as told:
        printing.print_on(printer, article)
    assert "could not be opened for printing" in told.args[0]
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()


def test_file_names_are_taken_by_every_system() -> None:
    assert file_name("11p15.4 deletion: A/B") == "11p15.4 deletion A B.pdf"
    assert file_name("..") == "article.pdf"
    assert file_name("a" * 500) == "a" * 120 + ".pdf"
    assert file_name("β-thalassemia") == "β-thalassemia.pdf"
