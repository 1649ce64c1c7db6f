"""Opens the dialog of installed packs, and takes packs out for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from gardreader.desktop.lane import Outcome
from gardreader.desktop.librarian import Librarian, sentence_of
from gardreader.desktop.shelf.dialog import ShelfDialog
from gardreader.i18n import tr
from gardreader.packs.library import Library
from gardreader.progress import Progress


class Shelf(QObject):
    """One dialog at most."""

    add_wanted = Signal()
    message = Signal(str)

    def __init__(self, window: QWidget, librarian: Librarian):
        super().__init__(window)
        self._window = window
        self._librarian = librarian
        self._removals: dict[int, str] = {}
        self.dialog: ShelfDialog | None = None
        librarian.work_done.connect(self._on_done)

    @Slot()
    def open(self) -> None:
        """Show the installed packs."""
        library = self._librarian.library
        if library is None or self.dialog is not None:
            return
        self.dialog = ShelfDialog(library, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.add_wanted.connect(self._on_add)
        self.dialog.remove_wanted.connect(self.remove)
        self.dialog.message.connect(self.message)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def refresh(self) -> None:
        """Packs came or went."""
        if self.dialog is not None:
            self.dialog.refresh()

    @Slot(str)
    def remove(self, pack_id: str) -> None:
        """Take a pack out of the library."""
        library = self._librarian.library
        assert library is not None
        titles = {pack.info.id: pack.info.title for pack in library.packs()}

        def work(library: Library, progress: Progress) -> object:
            library.remove(pack_id)
            return None

        self._removals[self._librarian.do(work)] = titles.get(pack_id, pack_id)

    @Slot()
    def _on_add(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.add_wanted.emit()

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    @Slot(object)
    def _on_done(self, outcome: Outcome) -> None:
        title = self._removals.pop(outcome.ticket, None)
        if title is None:
            return
        if outcome.ok:
            self.message.emit(tr("“{title}” was removed.", title=title))
        elif not outcome.cancelled:
            box = QMessageBox(self.dialog or self._window)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.setIcon(QMessageBox.Icon.Warning)
            box.setWindowTitle(tr("Not removed"))
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setText(sentence_of(outcome))
            box.open()
