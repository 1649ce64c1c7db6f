"""Printing on a printer, on none, and on one that fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Article
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.printing import Printing
from gardreader.handouts.options import HandoutOptions
from tests.desktop.printing.reading_back import squeezed, text_of


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
    assert squeezed("What causes Wilson disease?") in text_of(paper)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_fails_is_a_sentence(
    printing: Printing, window: QWidget, job: Job, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "none" / "paper.pdf"))
    with qtbot.waitSignal(printing.message) as told:
        printing.print_on(printer, job, HandoutOptions())
    assert "could not be opened for printing" in told.args[0]
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    box.close()
