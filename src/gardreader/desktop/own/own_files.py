"""The dialogs around one's own pages: export to one file, import, clearing the history."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gardreader.desktop.lane import Outcome
from gardreader.desktop.own.keeper import EVERYTHING, Keeper
from gardreader.desktop.session import Session
from gardreader.errors import GardreaderError
from gardreader.i18n import ntr, tr
from gardreader.own import history, one_file
from gardreader.own.columns import VISITS
from gardreader.own.database import today
from gardreader.own.one_file import Imported

_PATTERN = "*.json"
_EXPORT, _IMPORT = "export", "import"


class OwnFiles(QObject):
    """Asks where, has it done in the background, says what was done."""

    message = Signal(str)

    def __init__(self, keeper: Keeper, session: Session, window: QWidget):
        super().__init__(window)
        self._keeper = keeper
        self._session = session
        self._window = window
        self._tickets: dict[int, str] = {}
        keeper.finished_work.connect(self._on_outcome)

    def export(self) -> None:
        """Let a person choose where to, and write all entries there."""
        chooser = self._chooser(tr("Export my pages"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("json")
        chooser.selectFile(f"gardreader-my-pages-{today()}.json")
        chooser.fileSelected.connect(self.export_to)
        chooser.open()

    @Slot(str)
    def export_to(self, name: str) -> None:
        """Write all entries to the file of that name."""
        path = Path(name)
        self._remember(path)
        ticket = self._keeper.run(lambda own: (path, one_file.export(own, path)))
        self._tickets[ticket] = _EXPORT

    def choose_import(self) -> None:
        """Let a person choose a file, and take its entries in."""
        chooser = self._chooser(tr("Import pages"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.import_from)
        chooser.open()

    @Slot(str)
    def import_from(self, name: str) -> None:
        """Take the entries of the file of that name in."""
        path = Path(name)
        self._remember(path)
        ticket = self._keeper.run(lambda own: one_file.import_file(own, path), EVERYTHING)
        self._tickets[ticket] = _IMPORT

    @Slot()
    def ask_to_clear(self) -> None:
        """Forget the whole history, after a question: that cannot be undone."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Clear the history"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Forget all that was read?"))
        box.setInformativeText(
            tr("This cannot be undone. Favourites, highlights, notes and the reading list stay.")
        )
        keep = box.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.addButton(tr("Forget all"), QMessageBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.clear_history)
        box.open()

    @Slot()
    def clear_history(self) -> None:
        """Forget all that was read."""
        self._keeper.do(history.clear, VISITS.name)
        # The welcome page lists what was read last, and tells as much.
        self._session.update(recent=())
        self.message.emit(tr("The history is empty."))

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._window, title, self._session.settings.last_folder)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setNameFilters([tr("Pages of one's own ({patterns})", patterns=_PATTERN)])
        return chooser

    def _remember(self, path: Path) -> None:
        self._session.update(last_folder=str(path.parent))

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        what = self._tickets.pop(outcome.ticket, "")
        if not what:
            return
        if outcome.error is not None:
            self._show_failure(what, outcome.error)
        elif isinstance(outcome.value, Imported):
            self.message.emit(imported_sentence(outcome.value))
        elif isinstance(outcome.value, tuple):
            path, count = outcome.value
            told = ntr("{count:,} entry exported to {path}.", "{count:,} entries exported to {path}.", count,
                       path=path)  # fmt: skip
            self.message.emit(told)

    def _show_failure(self, what: str, error: Exception) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Not exported") if what == _EXPORT else tr("Not imported"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        known = isinstance(error, GardreaderError)
        box.setText(str(error) if known else tr("The program met a fault. Nothing was changed."))
        box.open()


def imported_sentence(done: Imported) -> str:
    """What an import did.

    >>> imported_sentence(Imported(2, 1, 0))
    '2 entries imported. 1 stood here already.'
    """
    parts = [ntr("{count:,} entry imported.", "{count:,} entries imported.", done.added)]
    if done.known:
        parts.append(ntr("{count:,} stood here already.", "{count:,} stood here already.", done.known))
    if done.unusable:
        parts.append(
            ntr("{count:,} was damaged and left out.", "{count:,} were damaged and left out.", done.unusable)
        )
    if done.surplus:
        parts.append(
            ntr(
                "{count:,} highlight or note was left out: its article has too many.",
                "{count:,} highlights and notes were left out: their article has too many.",
                done.surplus,
            )
        )
    return " ".join(parts)
