"""What a person sees of adding: the view, file dialogs, what is offered, what was added, what went wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from gardreader.desktop.adding.adder import Added, Adder
from gardreader.desktop.adding.preparing import Prepared
from gardreader.desktop.librarian import Librarian
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.desktop.adding.add_view import AddView
    from gardreader.desktop.adding.stick_watch import Plugged, StickWatch
    from gardreader.desktop.reader.card_work import CardWork, QrMade
    from gardreader.importers.sources import DataSet
    from gardreader.importers.sticks import Found

_PATTERNS = "*.gardpack *.zip *.json *.xml *.tsv *.txt *.html *.htm *.md"


class AddingDialogs(QObject):
    """Stands between ``adder`` and the person at ``window``, the one in front.

    What is to be told of several files comes one after the other, in their order: a heap of dialogs would be
    read from its top, and what lies below be taken for a part of it.

    ``plugged`` says what is plugged in; without it the system is asked.
    """

    folder_changed = Signal(str)
    """Where the person took files from, for the next time."""

    article_wanted = Signal(object)
    """The ``ArticleRef`` of an article that was added."""

    def __init__(self, adder: Adder, librarian: Librarian, window: QWidget, parent: QObject | None = None):
        super().__init__(parent or window)
        self._adder = adder
        self._librarian = librarian
        self._window = window
        self._folder = ""
        self.plugged: Plugged | None = None
        self.view: AddView | None = None
        self.watch: StickWatch | None = None
        self._codes: CardWork | None = None
        self._sought: DataSet | None = None
        self._told: QDialog | None = None
        self._untold: deque[Callable[[], QDialog]] = deque()
        adder.added.connect(self._on_added)
        adder.asked.connect(self._on_asked)
        adder.failed.connect(self.show_failure)
        librarian.changed.connect(self._on_changed)

    def set_window(self, window: QWidget) -> None:
        """Another window is in front."""
        self._window = window

    def open_view(self, folder: str) -> None:
        """Show what can be added; files are looked for in ``folder`` first."""
        from gardreader.desktop.adding.add_view import AddView
        from gardreader.desktop.adding.stick_watch import StickWatch
        from gardreader.errors import SourceError
        from gardreader.importers.sources import data_sets
        from gardreader.importers.sticks import plugged_in

        self._folder = folder
        if self.view is not None:
            self.view.raise_()
            return
        try:
            offered = data_sets()
        except SourceError as error:  # the program's own file is damaged: files can still be added
            offered = ()
            self.show_failure(str(error), tr("Files can be added all the same."))
        self.view = view = AddView(offered, self._window)
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.file_wanted.connect(self._on_file_wanted)
        view.folder_wanted.connect(self.choose_folder)
        view.dropped.connect(self._on_dropped)
        view.qr_wanted.connect(self._on_qr_wanted)
        view.cancel_wanted.connect(self._adder.cancel)
        view.sticks.chosen.connect(self._on_found)
        view.destroyed.connect(self._on_view_gone)
        view.finished.connect(self._on_view_gone)
        self._adder.progressed.connect(view.show_step)
        self._adder.rested.connect(view.show_rest)
        self._adder.message.connect(view.say)
        self._on_changed()
        self.watch = StickWatch(self.plugged or plugged_in, self)
        self.watch.changed.connect(view.sticks.show_found)
        self.watch.start()
        view.open()

    def choose(self, folder: str, data_set: DataSet | None = None) -> None:
        """Let a person choose files, beginning in ``folder``; of ``data_set``, where that is given."""
        self._folder = folder
        dialog = QFileDialog(self._front, tr("Choose files to add"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        filters = [
            tr("Packs, records and pages ({patterns})", patterns=_PATTERNS),
            tr("All files ({patterns})", patterns="*"),
        ]
        if data_set is not None and data_set.choose:
            filters.insert(0, f"{tr(data_set.name)} ({' '.join(data_set.choose)})".replace(" (2020)", ""))
        dialog.setNameFilters(filters)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    @Slot()
    def choose_folder(self) -> None:
        """Let a person choose a folder."""
        dialog = QFileDialog(self._front, tr("Choose a folder to add"), self._folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def close(self) -> None:
        """End the background work."""
        self._untold.clear()
        self._end_watch()
        if self._codes is not None:
            self._codes.close()
            self._codes = None

    @Slot(str, str)
    def show_failure(self, sentence: str, kept: str) -> None:
        """Say in a dialog what went wrong, and what was kept."""

        def make() -> QDialog:
            box = QMessageBox(self._front)
            box.setIcon(QMessageBox.Icon.Warning)
            box.setWindowTitle(tr("Not added"))
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setText(sentence)
            box.setInformativeText(kept)
            box.addButton(QMessageBox.StandardButton.Ok).setIcon(QIcon())  # no other button here has one
            return box

        self._tell(make)

    @property
    def _front(self) -> QWidget:
        """What a dialog has to stand before."""
        return self.view or self._window

    # ---- what the person does in the view

    @Slot(object)
    def _on_file_wanted(self, data_set: DataSet | None) -> None:
        self.choose(self._folder, data_set)

    @Slot("QStringList")
    def _on_files(self, names: list[str]) -> None:
        self._add([Path(name) for name in names])

    @Slot(object)
    def _on_dropped(self, files: tuple[Path, ...]) -> None:
        self._adder.add(files)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self._adder.add([found.path])

    def _add(self, files: Sequence[Path]) -> None:
        if files:
            self._folder = str(files[0].parent)
            self.folder_changed.emit(self._folder)
            self._adder.add(files)

    @Slot(object)
    def _on_qr_wanted(self, data_set: DataSet) -> None:
        from gardreader.desktop.reader.card_work import CardWork

        if self._codes is None:
            self._codes = CardWork(None, self)
            self._codes.qr_made.connect(self._on_qr_made)
        self._sought = data_set
        self._codes.make_qr(data_set.url)

    @Slot(object)
    def _on_qr_made(self, made: QrMade) -> None:
        from gardreader.desktop.reader.qr_view import LargeQr

        data_set, view = self._sought, self.view
        if view is None or data_set is None or data_set.url != made.address:
            return
        large = LargeQr(made.address, made.matrix, f"{tr(data_set.name)}\n{made.address}", view)
        large.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        large.open()

    @Slot()
    def _on_changed(self) -> None:
        library = self._librarian.library
        if self.view is not None and library is not None:
            self.view.set_packs(library.packs())

    @Slot()
    def _on_view_gone(self) -> None:
        self.view = None
        self._end_watch()

    def _end_watch(self) -> None:
        if self.watch is not None:
            self.watch.close()
            self.watch.deleteLater()
            self.watch = None

    # ---- what becomes of it

    def _tell(self, make: Callable[[], QDialog]) -> None:
        """Open the dialog that ``make`` gives, once those before it are closed."""
        self._untold.append(make)
        self._tell_next()

    @Slot()
    def _on_told(self) -> None:
        self._told = None
        self._tell_next()

    def _tell_next(self) -> None:
        if self._told is None and self._untold:
            self._told = dialog = self._untold.popleft()()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.destroyed.connect(self._on_told)  # also where it goes with the window below it
            dialog.open()

    @Slot(object)
    def _on_added(self, added: Added) -> None:
        def make() -> QDialog:
            from gardreader.desktop.adding.added_dialog import AddedDialog

            dialog = AddedDialog(added, self._front)
            dialog.article_wanted.connect(self._on_article_wanted)
            return dialog

        self._tell(make)

    @Slot(object)
    def _on_article_wanted(self, ref: object) -> None:
        if self.view is not None:
            self.view.reject()
        self.article_wanted.emit(ref)

    @Slot(object)
    def _on_asked(self, prepared: Prepared) -> None:
        def make() -> QDialog:
            from gardreader.desktop.adding.offer_dialog import OfferDialog

            dialog = OfferDialog(prepared, self._front)
            dialog.accepted.connect(self._on_agreed)
            dialog.rejected.connect(self._on_refused)
            return dialog

        self._tell(make)

    @Slot()
    def _on_agreed(self) -> None:
        self._adder.answer(agreed=True)

    @Slot()
    def _on_refused(self) -> None:
        self._adder.answer(agreed=False)
