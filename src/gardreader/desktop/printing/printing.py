"""Printing an article: the window in which a handout is made, the printer, the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.desktop.printing.choices import HandoutChoices, Look, usual_paper
from gardreader.desktop.printing.clinic_keeping import ClinicKeeping
from gardreader.desktop.printing.forms import Form, documents, file_name, named, save
from gardreader.desktop.printing.handout_dialog import HandoutDialog
from gardreader.desktop.printing.job import Entry, Job
from gardreader.desktop.printing.printers import printing_work, set_up
from gardreader.desktop.printing.set_desk import Near, SetDesk
from gardreader.desktop.printing.waiting import WaitDialog
from gardreader.errors import GardreaderError, HandoutError, LibraryError
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.sets import Chapter, chapter_of
from gardreader.i18n import languages, ntr, tr
from gardreader.packs.library import Library
from gardreader.progress import Progress
from gardreader.rendering.themes import Theme, load_theme
from gardreader.search.engine import SearchEngine
from gardreader.settings import KeptHandout

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SAVE, _PRINT, _COPY = "save", "print", "copy"


class Printing(QObject):
    """Prints articles of ``window``; what was chosen is remembered while the program runs.

    ``kept`` is how handouts were printed the last time, ``folder`` where the clinic is kept (``None``:
    nowhere), ``engine`` completes the names of articles that are added, ``near`` offers some.
    """

    message = Signal(str)
    """What came of it, in a sentence."""

    look_changed = Signal(object)
    """The :class:`KeptHandout` to keep for the next time."""

    def __init__(
        self,
        window: QWidget,
        library: Library,
        kept: KeptHandout | None = None,
        folder: Path | None = None,
        engine: SearchEngine | None = None,
        near: Near | None = None,
    ):
        super().__init__(window)
        self._window = window
        self._library = library
        self._engine = engine
        self._near = near
        self._theme = load_theme("light")
        self._folder: Path | None = None
        paper = usual_paper(QLocale.system().territory())
        self.choices = HandoutChoices(Look.kept(kept or KeptHandout(), paper, languages()[0]))
        self._keeping = ClinicKeeping(folder)
        self._clinic_stamp = 0
        self._lane = Lane("printing", parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._waiting: WaitDialog | None = None
        self._job: Job | None = None
        self._options: HandoutOptions | None = None
        self._form = Form.PDF
        self._printer: QPrinter | None = None
        self._dialog: HandoutDialog | None = None
        self._desk: SetDesk | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours for windows opened from now on."""
        self._theme = theme

    @property
    def dialog(self) -> HandoutDialog | None:
        """The window in which a handout is made, while it is open."""
        return self._dialog

    @property
    def desk(self) -> SetDesk | None:
        """What brings articles into the handout that is made."""
        return self._desk

    # ---- ways in

    def preview(self, article: Article, ref: ArticleRef | None = None) -> None:
        """Open the window in which a handout is made, with its true pages."""
        self._read_clinic()
        dialog = HandoutDialog(
            self.job(article, ref), self.choices, self._theme, self._window, languages=languages()
        )
        dialog.print_wanted.connect(self._print_from_dialog)
        dialog.save_wanted.connect(self._save_from_dialog)
        dialog.copy_wanted.connect(self._copy_from_dialog)
        dialog.clinic_wanted.connect(self.set_up_clinic)
        dialog.look_changed.connect(self._on_look)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog = dialog
        self._desk = SetDesk(dialog, self._library, self._engine, self._near)
        self._desk.message.connect(self._say)
        self._desk.failed.connect(self._on_set_failed)
        self._desk.options_opened.connect(self._on_options)
        dialog.open()

    def print_article(self, article: Article, ref: ArticleRef | None = None) -> None:
        """Choose a printer and print, with what was chosen last."""
        self._read_clinic()
        job = self.job(article, ref)
        self._print(job, self.choices.options(job))

    def save_pdf(self, article: Article, ref: ArticleRef | None = None) -> None:
        """Ask for a file name and save the handout as a PDF, with what was chosen last."""
        self._read_clinic()
        job = self.job(article, ref)
        self._save(job, self.choices.options(job), Form.PDF)

    def job(self, article: Article, ref: ArticleRef | None = None) -> Job:
        """``article`` as what is to be printed; without ``ref`` the library is asked where it is."""
        try:
            ref = ref or self._library.resolve(article.id)
            chapter = chapter_of(self._library, ref)
        except LibraryError:
            ref, chapter = ref or ArticleRef("gone", article.id), Chapter(article)
        return Job((Entry(ref, chapter),))

    # ---- doing it

    def print_on(self, printer: QPrinter, job: Job, options: HandoutOptions) -> None:
        """Print on that printer, off the GUI thread."""
        first, last = printer.fromPage(), printer.toPage()
        work = printing_work(job.work, options, printer, first or 1, last or None)
        self._begin(_PRINT, tr("Printing {title}", title=job.title[:120]), work)

    def save_as(self, job: Job, options: HandoutOptions, target: Path) -> None:
        """Save the handout in ``target``, off the GUI thread."""
        self._folder = target.parent

        def work(progress: Progress) -> object:
            return save(job.work, target, options, progress)

        self._begin(_SAVE, tr("Saving {title}", title=job.title[:120]), work)

    @Slot()
    def set_up_clinic(self) -> None:
        """Ask for the clinic that hands pages out."""
        from gardreader.desktop.printing.clinic_dialog import ClinicDialog

        dialog = ClinicDialog(self.choices.clinic, self._over())
        dialog.wanted.connect(self._keep_clinic)
        dialog.finished.connect(dialog.deleteLater)
        self._clinic_dialog = dialog
        dialog.open()

    def end_work(self) -> None:
        """End all work; called before the application ends."""
        if self._dialog is not None:
            self._dialog.end_work()
        if self._desk is not None:
            self._desk.end_work()
        self._lane.close()

    # ---- inner

    def _print(self, job: Job, options: HandoutOptions) -> None:
        if self._busy():
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        self._job, self._options = job, options
        if not QPrinterInfo.availablePrinterNames():
            self._offer_pdf()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer, job, options)
        chooser = QPrintDialog(printer, self._over())
        chooser.setWindowTitle(tr("Print {title}", title=job.title[:120]))
        chooser.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
        self._printer = printer
        chooser.finished.connect(self._on_printer)
        chooser.finished.connect(chooser.deleteLater)
        chooser.setWindowModality(Qt.WindowModality.WindowModal)
        chooser.show()

    def _save(self, job: Job, options: HandoutOptions, form: Form) -> None:
        if self._busy():
            return
        self._job, self._options, self._form = job, options, form
        chooser = QFileDialog(self._over(), form.title)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(form.files)
        chooser.setDefaultSuffix(form.value)
        chooser.setDirectory(str(self._folder or documents()))
        chooser.selectFile(file_name(job.title, form.value))
        chooser.fileSelected.connect(self._on_file)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _begin(self, label: str, title: str, work: Work) -> None:
        self._waiting = WaitDialog(title, self._over())
        self._waiting.cancelled.connect(self._on_cancel)
        self._lane.progressed.connect(self._waiting.show_step)
        self._waiting.begin()
        self._lane.submit(work, label)

    def _busy(self) -> bool:
        if self._lane.busy:
            self._say(tr("Another handout is still being written."))
        return self._lane.busy

    def _over(self) -> QWidget:
        """The window over which others open."""
        return self._dialog if self._dialog is not None else self._window

    @Slot(str)
    def _say(self, sentence: str) -> None:
        """Say it where the person looks: in the window that is open, and in the one below."""
        if self._dialog is not None:
            self._dialog.say(sentence)
        self.message.emit(sentence)

    @Slot()
    def _on_cancel(self) -> None:
        self._lane.cancel()

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None
        if outcome.cancelled:
            printing = outcome.label == _PRINT
            self._say(
                tr("Printing was cancelled.")
                if printing
                else tr("Saving was cancelled; no file was written.")
            )
        elif outcome.error is not None:
            self._tell_failure(outcome)
        elif outcome.label == _COPY:
            QGuiApplication.clipboard().setText(str(outcome.value))
            self._say(tr("The text was copied: paste it into a message."))
        elif outcome.label == _SAVE:
            self._say(str(outcome.value))
        else:
            count = outcome.value if isinstance(outcome.value, int) else 0
            self._say(ntr("{count} page was printed.", "{count} pages were printed.", count))

    def _tell_failure(self, outcome: Outcome) -> None:
        if isinstance(outcome.error, GardreaderError):
            sentence = str(outcome.error)
        else:
            sentence = tr("The program met a fault, so nothing was written. Your choices are kept.")
        printing = outcome.label == _PRINT
        self._warn(
            tr("The handout was not printed") if printing else tr("The handout was not saved"), sentence
        )

    def _warn(self, title: str, sentence: str) -> None:
        self._say(sentence)
        box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, parent=self._over())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(box.deleteLater)
        box.open()

    def _offer_pdf(self) -> None:
        sentence = tr("No printer is set up on this computer. The handout can be saved as a PDF instead.")
        self._say(sentence)
        box = QMessageBox(QMessageBox.Icon.Information, tr("No printer"), sentence, parent=self._over())
        save_instead = QPushButton(tr("&Save as PDF…"), box)
        box.addButton(save_instead, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save_instead)
        box.accepted.connect(self._on_pdf_instead)
        box.finished.connect(box.deleteLater)
        box.open()

    # ---- what comes back from windows

    @Slot()
    def _on_pdf_instead(self) -> None:
        if self._job is not None and self._options is not None:
            self._save(self._job, self._options, Form.PDF)

    @Slot(int)
    def _on_printer(self, result: int) -> None:
        printer, self._printer = self._printer, None
        if result == QDialog.DialogCode.Accepted and None not in (printer, self._job, self._options):
            assert printer is not None
            assert self._job is not None
            assert self._options is not None
            self.print_on(printer, self._job, self._options)

    @Slot(str)
    def _on_file(self, name: str) -> None:
        if name and self._job is not None and self._options is not None:
            self.save_as(self._job, self._options, named(Path(name), self._form))

    @Slot()
    def _print_from_dialog(self) -> None:
        if self._dialog is not None:
            self._print(self._dialog.job, self._dialog.options())

    @Slot(object)
    def _save_from_dialog(self, form: Form) -> None:
        if self._dialog is not None:
            self._save(self._dialog.job, self._dialog.options(), form)

    @Slot()
    def _copy_from_dialog(self) -> None:
        if self._dialog is None or self._busy():
            return
        printed, options = self._dialog.job.work, self._dialog.options()

        def work(progress: Progress) -> object:
            from gardreader.handouts.outputs import mail_draft

            return mail_draft(printed, options).body

        self._begin(_COPY, tr("Copying"), work)

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        self.look_changed.emit(look.to_keep())

    @Slot(object)
    def _on_options(self, options: HandoutOptions) -> None:
        """A set was opened: its choices are taken."""
        if self._dialog is not None:
            self.choices.take(self._dialog.job, options)
            self._dialog.refresh()
            self._on_look(self.choices.look)

    @Slot(str)
    def _on_set_failed(self, sentence: str) -> None:
        self._warn(tr("The set was not used"), sentence)

    @Slot(object)
    def _keep_clinic(self, clinic: Clinic | None) -> None:
        try:
            self.choices.clinic = self._keeping.keep(clinic)
        except HandoutError as error:
            self._clinic_dialog.tell(str(error))
            return
        self._clinic_dialog.accept()
        if self._dialog is not None:
            self._dialog.refresh()

    def _read_clinic(self) -> None:
        """A small file, read when it is wanted and is another one than before."""
        if self._keeping.stamp != self._clinic_stamp:
            self._clinic_stamp = self._keeping.stamp
            try:
                self.choices.clinic = self._keeping.load()
            except HandoutError as error:
                self.message.emit(str(error))

    @Slot()
    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            if self._desk is not None:
                self._desk.end_work()
            if self._waiting is not None:  # what is being written is written to its end
                self._waiting.stay_over(self._window)
            self._dialog.deleteLater()
            self._dialog = self._desk = None
        self._job = self._options = None  # what was typed for a patient goes with the window
