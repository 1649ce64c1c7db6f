"""What a person sees of adding: the file dialog, what was added, what went wrong, a question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gardreader.desktop.adding.added_dialog import AddedDialog
from gardreader.desktop.adding.adder import Added, Adder
from gardreader.desktop.adding.preparing import Prepared
from gardreader.i18n import ntr, tr

_PATTERNS = "*.gardpack *.zip *.json *.txt *.html *.htm *.md"


class AddingDialogs(QObject):
    """Stands between ``adder`` and the person at ``window``, the one in front."""

    folder_changed = Signal(str)
    """Where the person took files from, for the next time."""

    article_wanted = Signal(object)
    """The ``ArticleRef`` of an article that was added."""

    def __init__(self, adder: Adder, window: QWidget, parent: QObject | None = None):
        super().__init__(parent or window)
        self._adder = adder
        self._window = window
        adder.added.connect(self._on_added)
        adder.asked.connect(self._on_asked)
        adder.failed.connect(self.show_failure)

    def set_window(self, window: QWidget) -> None:
        """Another window is in front."""
        self._window = window

    def choose(self, folder: str) -> None:
        """Let a person choose files, beginning in ``folder``."""
        dialog = QFileDialog(self._window, tr("Add to the library"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                tr("Packs, records and pages ({patterns})", patterns=_PATTERNS),
                tr("All files ({patterns})", patterns="*"),
            ]
        )
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    @Slot(str, str)
    def show_failure(self, sentence: str, kept: str) -> None:
        """Say in a dialog what went wrong, and what was kept."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Not added"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.setInformativeText(kept)
        box.open()

    @Slot("QStringList")
    def _on_files(self, names: list[str]) -> None:
        files = [Path(name) for name in names]
        if files:
            self.folder_changed.emit(str(files[0].parent))
            self._adder.add(files)

    @Slot(object)
    def _on_added(self, added: Added) -> None:
        dialog = AddedDialog(added, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.article_wanted.connect(self.article_wanted)
        dialog.open()

    @Slot(object)
    def _on_asked(self, prepared: Prepared) -> None:
        old = prepared.replaced
        assert old is not None
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Replace a pack"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Replace “{title}” by a smaller pack of the same name?", title=old.info.title))
        box.setInformativeText(
            tr(
                "Installed: {old}. New: {new}.",
                old=_size(old.info.article_count),
                new=_size(prepared.info.article_count),
            )
        )
        keep = box.addButton(tr("Keep the installed one"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.accepted.connect(self._on_replace)
        box.rejected.connect(self._on_keep)
        box.open()

    @Slot()
    def _on_replace(self) -> None:
        self._adder.answer(replace=True)

    @Slot()
    def _on_keep(self) -> None:
        self._adder.answer(replace=False)


def _size(count: int) -> str:
    return ntr("{count:,} article", "{count:,} articles", count)
