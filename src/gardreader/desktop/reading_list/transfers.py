"""Saving references to files and reading them back: dialogs, background work, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gardreader.articles.references import Style, printed
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.desktop.own.keeper import Keeper
from gardreader.desktop.printing.choices import usual_paper
from gardreader.desktop.printing.forms import documents, file_name
from gardreader.desktop.printing.waiting import WaitDialog
from gardreader.desktop.reading_list.import_report import report_html
from gardreader.errors import GardreaderError
from gardreader.exchange.formats import Format, read_file, save
from gardreader.exchange.items import Item
from gardreader.exchange.reports import Reading
from gardreader.handouts.reading_sheet import SheetEntry
from gardreader.i18n import ntr, tr
from gardreader.own.columns import READING_LIST
from gardreader.own.database import Own
from gardreader.own.reading_list import Added, Keepable, Kept, add
from gardreader.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class _Saved:
    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    reading: Reading


class Importing:
    """A deed of the keeper: puts what was read into the list; ``added`` is there when it is done."""

    def __init__(self, path: Path, reading: Reading):
        self.path = path
        self.reading = reading
        self.added: Added | None = None
        self._things = [(Keepable.of_import(item.reference), item.remark) for item in reading.items]

    def __call__(self, own: Own) -> None:
        """Keep them."""
        self.added = add(own, self._things)


class Transfers(QObject):
    """Exports entries and references of ``window``, and imports."""

    message = Signal(str)
    """What came of it, in a sentence."""

    def __init__(self, window: QWidget, keeper: Keeper):
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._folder: Path | None = None
        self._items: tuple[Item, ...] = ()
        self._sheet: tuple[SheetEntry, ...] = ()
        self._title = ""
        self._chooser: QFileDialog | None = None
        self._waiting: WaitDialog | None = None
        self._importing: Importing | None = None
        self._ticket = 0
        self._printer: QPrinter | None = None
        self.style = Style.AMA
        self._lane = Lane("references", parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        keeper.finished_work.connect(self._on_kept)

    @property
    def busy(self) -> bool:
        """Whether something is being written or read."""
        return self._lane.busy or self._importing is not None

    def end_work(self) -> None:
        """End the background work; nothing half written is left."""
        self._lane.close()

    # ---- references to a file

    def export(self, items: Sequence[Item], form: Format, title: str) -> None:
        """Ask for a file, first in that format, and save the items in the one that is chosen then."""
        self._items, self._title = tuple(items), title
        chooser = self._file_dialog(tr("Save references"), QFileDialog.AcceptMode.AcceptSave)
        filters = {each: f"{each.label} (*.{each.suffix})" for each in Format}
        chooser.setNameFilters([filters[form], *(text for each, text in filters.items() if each is not form)])
        chooser.setDefaultSuffix(form.suffix)
        chooser.selectFile(f"{Path(file_name(title)).stem}.{form.suffix}")
        chooser.filterSelected.connect(self._on_filter)
        chooser.fileSelected.connect(self._on_export_file)
        chooser.open()

    def export_to(self, items: Sequence[Item], target: Path, form: Format) -> None:
        """Save the items in ``target``, off the GUI thread."""
        items, style = tuple(items), self.style
        self._folder = target.parent

        def work(progress: Progress) -> object:
            save(items, form, target, style, progress)
            return _Saved(target, len(items))

        self._begin(tr("Saving references"), work)

    # ---- the sheet

    def save_sheet(self, entries: Sequence[Kept]) -> None:
        """Ask for a file and save the printable sheet as a PDF."""
        self._sheet = tuple(sheet_entry(kept, self.style) for kept in entries)
        chooser = self._file_dialog(tr("Save as PDF"), QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(tr("PDF files (*.pdf)"))
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(file_name(tr("Reading list")))
        chooser.fileSelected.connect(self._on_sheet_file)
        chooser.open()

    def save_sheet_to(self, entries: Sequence[SheetEntry], target: Path) -> None:
        """Save the sheet in ``target``, off the GUI thread."""
        entries = tuple(entries)
        paper = usual_paper(self._window.locale().territory())
        self._folder = target.parent

        def work(progress: Progress) -> object:
            from gardreader.handouts.reading_sheet import save_list

            save_list(entries, tr("Reading list"), target, paper, progress)
            return _Saved(target, len(entries))

        self._begin(tr("Saving the reading list"), work)

    def print_sheet(self, entries: Sequence[Kept]) -> None:
        """Choose a printer and print the sheet; where there is none, offer the PDF."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.message.emit(
                tr("No printer is set up on this computer. The sheet can be saved as a PDF instead.")
            )
            self.save_sheet(entries)
            return
        self._sheet = tuple(sheet_entry(kept, self.style) for kept in entries)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(tr("Reading list"))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("Print the reading list"))
        self._printer = printer
        dialog.finished.connect(self._on_printer)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    # ---- back again

    def choose_import(self) -> None:
        """Ask for a file of references and put them into the list."""
        chooser = self._file_dialog(tr("Import references"), QFileDialog.AcceptMode.AcceptOpen)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters(
            [tr("References (*.ris *.bib *.bibtex *.json *.csljson *.txt)"), tr("All files (*)")]
        )
        chooser.fileSelected.connect(self._on_import_file)
        chooser.open()

    def import_from(self, path: Path) -> None:
        """Read the references in ``path``, off the GUI thread, and put them into the list."""
        self._folder = path.parent

        def work(progress: Progress) -> object:
            return _Read(path, read_file(path, progress))

        self._begin(tr("Reading {name}", name=path.name), work)

    # ---- inner

    def _file_dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        chooser = QFileDialog(self._window, title)
        chooser.setAcceptMode(mode)
        chooser.setDirectory(str(self._folder or documents()))
        chooser.finished.connect(chooser.deleteLater)
        self._chooser = chooser
        return chooser

    def _begin(self, title: str, work: Work) -> None:
        if self.busy:
            self.message.emit(tr("Other references are still being written or read."))
            return
        self._waiting = WaitDialog(title, self._window)
        self._waiting.cancelled.connect(self._on_cancel)
        self._lane.progressed.connect(self._waiting.show_step)
        self._waiting.begin()
        self._lane.submit(work)

    @Slot()
    def _on_cancel(self) -> None:
        self._lane.cancel()

    @Slot(str)
    def _on_filter(self, text: str) -> None:
        if self._chooser is not None:
            self._chooser.setDefaultSuffix(_form_of(text).suffix)

    @Slot(str)
    def _on_export_file(self, name: str) -> None:
        if name and self._chooser is not None:
            target = Path(name)
            by_name = next((form for form in Format if target.suffix.lower() == f".{form.suffix}"), None)
            self.export_to(self._items, target, by_name or _form_of(self._chooser.selectedNameFilter()))

    @Slot(str)
    def _on_sheet_file(self, name: str) -> None:
        if name:
            self.save_sheet_to(self._sheet, Path(name))

    @Slot(str)
    def _on_import_file(self, name: str) -> None:
        if name:
            self.import_from(Path(name))

    @Slot(int)
    def _on_printer(self, result: int) -> None:
        printer, self._printer = self._printer, None
        if result == QDialog.DialogCode.Accepted and printer is not None:
            self.print_on(printer, self._sheet)

    def print_on(self, printer: QPrinter, entries: Sequence[SheetEntry]) -> None:
        """Print the sheet on that printer, off the GUI thread."""
        entries = tuple(entries)

        def work(progress: Progress) -> object:
            from gardreader.handouts.document import register_fonts
            from gardreader.handouts.reading_sheet import lay_out_list, paint_list

            register_fonts()
            sheets = lay_out_list(entries, tr("Reading list"), printer)
            paint_list(sheets, printer, progress)
            return sheets.count

        self._begin(tr("Printing the reading list"), work)

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None
        value = outcome.value
        if outcome.cancelled:
            self.message.emit(tr("Stopped. Nothing was written and nothing was kept."))
        elif outcome.error is not None:
            self._tell_failure(outcome.error)
        elif isinstance(value, _Saved):
            count = ntr("{count:,} reference", "{count:,} references", value.count)
            self.message.emit(tr("Saved {name}: {count}.", name=value.path.name, count=count))
        elif isinstance(value, _Read):
            self._importing = Importing(value.path, value.reading)
            self._ticket = self._keeper.run(self._importing, READING_LIST.name)
        elif isinstance(value, int):
            self.message.emit(ntr("{count} page was printed.", "{count} pages were printed.", value))

    def _tell_failure(self, error: Exception | None) -> None:
        known = isinstance(error, GardreaderError)
        self.message.emit(str(error) if known else tr("The program met a fault, so nothing was written."))

    @Slot(object)
    def _on_kept(self, outcome: Outcome) -> None:
        importing = self._importing
        if importing is None or outcome.ticket != self._ticket:
            return
        self._importing = None
        added = importing.added
        if outcome.error is not None or added is None:
            self._tell_failure(outcome.error)
            return
        kept = ntr("{count:,} entry was kept", "{count:,} entries were kept", len(added.ids))
        self.message.emit(tr("{name}: {kept}.", name=importing.path.name, kept=kept))
        from gardreader.desktop.help.text_dialog import TextDialog

        title = tr("Import of {name}", name=importing.path.name)
        dialog = TextDialog(title, report_html(importing.reading, added), self._window, columns=34)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def sheet_entry(kept: Kept, style: Style = Style.AMA) -> SheetEntry:
    """What is printed of an entry; its address stands in a line of its own, not in the reference too."""
    reference = replace(kept.what.reference, url="")
    return SheetEntry(
        kept.what.title, printed(reference, style=style), kept.what.address, kept.note, done=kept.done
    )


def items_of(entries: Sequence[Kept]) -> tuple[Item, ...]:
    """The entries as they are exported, with the person's notes."""
    return tuple(Item(kept.what.reference, kept.note) for kept in entries)


def _form_of(name_filter: str) -> Format:
    """The format of a line of the file dialog's list."""
    return next((form for form in Format if f"*.{form.suffix})" in name_filter), Format.RIS)
