"""Printing an article: the preview, the printer, the PDF."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget

from gardreader.articles.model import Article
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.desktop.printing.choices import HandoutChoices, usual_paper
from gardreader.desktop.printing.handout_dialog import HandoutDialog
from gardreader.desktop.printing.waiting import WaitDialog
from gardreader.errors import GardreaderError
from gardreader.handouts.options import HandoutOptions, Paper
from gardreader.i18n import ntr, tr
from gardreader.packs.library import Library
from gardreader.progress import Progress
from gardreader.rendering.themes import Theme, load_theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SAVE, _PRINT = "save", "print"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 120


class Printing(QObject):
    """Prints articles of ``window``; what was chosen is remembered while the program runs."""

    message = Signal(str)
    """What came of it, in a sentence."""

    def __init__(self, window: QWidget, library: Library):
        super().__init__(window)
        self._window = window
        self._library = library
        self._theme = load_theme("light")
        self._folder: Path | None = None
        self.choices = HandoutChoices(usual_paper(QLocale.system().territory()))
        self._lane = Lane("printing", parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._waiting: WaitDialog | None = None
        self._article: Article | None = None
        self._target: Path | None = None
        self._printer: QPrinter | None = None
        self._dialog: HandoutDialog | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours for windows opened from now on."""
        self._theme = theme

    @property
    def dialog(self) -> HandoutDialog | None:
        """The preview that is open."""
        return self._dialog

    def preview(self, article: Article) -> None:
        """Open the window in which a handout is made, with its true pages."""
        dialog = HandoutDialog(article, self.choices, self._theme, self._window)
        dialog.print_wanted.connect(self._print_from_dialog)
        dialog.save_wanted.connect(self._save_from_dialog)
        dialog.finished.connect(self._on_dialog_closed)
        self._article = article
        self._dialog = dialog
        dialog.open()

    def print_article(self, article: Article) -> None:
        """Choose a printer and print, with what was chosen last."""
        if self._busy():
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._offer_pdf(article)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._set_up(printer, article)
        chooser = QPrintDialog(printer, self._over())
        chooser.setWindowTitle(tr("Print {title}", title=article.title))
        chooser.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
        self._article, self._printer = article, printer
        chooser.finished.connect(self._on_printer)
        chooser.finished.connect(chooser.deleteLater)
        chooser.setWindowModality(Qt.WindowModality.WindowModal)
        chooser.show()

    def print_on(self, printer: QPrinter, article: Article) -> None:
        """Print on that printer, off the GUI thread."""
        first, last = printer.fromPage(), printer.toPage()
        self._begin(
            _PRINT,
            tr("Printing {title}", title=article.title),
            _printing(article, self.choices.options(article), printer, first or 1, last or None),
        )

    def save_pdf(self, article: Article) -> None:
        """Ask for a file name and save the handout as a PDF, with what was chosen last."""
        if self._busy():
            return
        self._article = article
        chooser = QFileDialog(self._over(), tr("Save as PDF"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(tr("PDF files (*.pdf)"))
        chooser.setDefaultSuffix("pdf")
        chooser.setDirectory(str(self._folder or documents()))
        chooser.selectFile(file_name(article.title))
        chooser.fileSelected.connect(self._on_file)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save_as(self, article: Article, target: Path) -> None:
        """Save the handout as a PDF in ``target``, off the GUI thread."""
        self._folder = target.parent
        self._target = target
        options = self.choices.options(article)

        def work(progress: Progress) -> object:
            from gardreader.handouts.pdf import write_pdf

            return write_pdf(article, target, options, progress)

        self._begin(_SAVE, tr("Saving {title}", title=article.title), work)

    def end_work(self) -> None:
        """End all work; called before the application ends."""
        if self._dialog is not None:
            self._dialog.end_work()
        self._lane.close()

    # ---- inner

    def _begin(self, label: str, title: str, work: Work) -> None:
        self._waiting = WaitDialog(title, self._over())
        self._waiting.cancelled.connect(self._on_cancel)
        self._lane.progressed.connect(self._waiting.show_step)
        self._waiting.begin()
        self._lane.submit(work, label)

    def _busy(self) -> bool:
        if self._lane.busy:
            self.message.emit(tr("Another handout is still being written."))
        return self._lane.busy

    def _over(self) -> QWidget:
        """The window over which others open."""
        return self._dialog if self._dialog is not None else self._window

    @Slot()
    def _on_cancel(self) -> None:
        self._lane.cancel()

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None
        if outcome.cancelled:
            self.message.emit(
                tr("Saving was cancelled; no file was written.")
                if outcome.label == _SAVE
                else tr("Printing was cancelled.")
            )
        elif outcome.error is not None:
            self._tell_failure(outcome)
        elif outcome.label == _SAVE and self._target is not None:
            self.message.emit(
                ntr(
                    "Saved as {name}: {count} page.",
                    "Saved as {name}: {count} pages.",
                    _count(outcome.value),
                    name=self._target.name,
                )
            )
            self._close_dialog()
        else:
            count = _count(outcome.value)
            self.message.emit(ntr("{count} page was printed.", "{count} pages were printed.", count))
            self._close_dialog()

    def _tell_failure(self, outcome: Outcome) -> None:
        if isinstance(outcome.error, GardreaderError):
            sentence = str(outcome.error)
        else:
            sentence = tr("The program met a fault, so nothing was written. Your choices are kept.")
        self.message.emit(sentence)
        title = tr("The PDF was not saved") if outcome.label == _SAVE else tr("The handout was not printed")
        box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, parent=self._over())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(box.deleteLater)
        box.open()

    def _offer_pdf(self, article: Article) -> None:
        self._article = article
        sentence = tr("No printer is set up on this computer. The handout can be saved as a PDF instead.")
        self.message.emit(sentence)
        box = QMessageBox(QMessageBox.Icon.Information, tr("No printer"), sentence, parent=self._over())
        save = QPushButton(tr("&Save as PDF…"), box)
        box.addButton(save, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.accepted.connect(self._save_from_dialog)
        box.finished.connect(box.deleteLater)
        box.open()

    def _set_up(self, printer: QPrinter, article: Article) -> None:
        from PySide6.QtGui import QPageSize

        letter = self.choices.paper is Paper.LETTER
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
        printer.setDocName(article.title)

    @Slot(int)
    def _on_printer(self, result: int) -> None:
        printer, self._printer = self._printer, None
        if result == QDialog.DialogCode.Accepted and printer is not None and self._article is not None:
            self.print_on(printer, self._article)

    @Slot(str)
    def _on_file(self, name: str) -> None:
        if name and self._article is not None:
            self.save_as(self._article, Path(name))

    @Slot()
    def _print_from_dialog(self) -> None:
        if self._article is not None:
            self.print_article(self._article)

    @Slot()
    def _save_from_dialog(self) -> None:
        if self._article is not None:
            self.save_pdf(self._article)

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    @Slot()
    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def file_name(title: str) -> str:
    """A file name for a handout that every system takes.

    >>> file_name("11p15.4 deletion: A/B")
    '11p15.4 deletion A B.pdf'
    """
    name = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    return f"{name or 'article'}.pdf"


def documents() -> Path:
    """The folder in which a person's files are saved, unless they choose another."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _printing(
    article: Article, options: HandoutOptions, printer: QPrinter, first: int, last: int | None
) -> Work:
    def work(progress: Progress) -> object:
        from gardreader.handouts.document import register_fonts
        from gardreader.handouts.pages import lay_out, paint

        register_fonts()
        sheets = lay_out(article, options, printer)
        end = min(sheets.count, last or sheets.count)
        paint(sheets, printer, first=first, last=end, progress=progress)
        return max(0, end - first + 1)

    return work
