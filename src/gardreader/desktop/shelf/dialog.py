"""The installed packs: what each holds, whose it is, its import report, and a way to take it out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.fitting import within_screen
from gardreader.desktop.shelf.reports import show_report
from gardreader.desktop.tips import plain_tip
from gardreader.errors import GardreaderError
from gardreader.i18n import ntr, tr
from gardreader.packs.library import InstalledPack, Library

NO_BREAK = "\N{NO-BREAK SPACE}"


class ShelfDialog(QDialog):
    """Lists the packs of ``library``; changes nothing itself."""

    add_wanted = Signal()
    remove_wanted = Signal(str)
    """The id of a pack, once the person has said yes."""

    message = Signal(str)
    """Why something cannot be shown, in a sentence."""

    def __init__(self, library: Library, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(tr("Installed packs"))
        self._library = library
        self._packs: tuple[InstalledPack, ...] = ()
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Packs"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.details = QTextBrowser(self)
        self.details.setOpenLinks(False)
        self.details.setAccessibleName(tr("About the pack"))
        self.details.document().setDocumentMargin(14)
        self.details.document().setDefaultStyleSheet(
            "h1 { font-size: large; margin-bottom: 4px; } td { padding: 2px 16px 2px 0px; }"
        )
        self.add = QPushButton(tr("Add…"), self)
        self.report = QPushButton(tr("Import report…"), self)
        self.remove = QPushButton(tr("Remove…"), self)
        self.close_button = QPushButton(tr("Close"), self)
        self.close_button.setDefault(True)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.add.clicked.connect(self.add_wanted)
        self.report.clicked.connect(self._on_report)
        self.remove.clicked.connect(self._on_remove)
        self.close_button.clicked.connect(self.reject)
        self.refresh()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 2)
        middle.addWidget(self.details, 3)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addStretch(1)
        for button in (self.report, self.remove, self.close_button):
            row.addWidget(button)
        for button in (self.add, self.report, self.remove, self.close_button):
            button.setProperty("narrow", True)  # with the largest text they have to stand on one line
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addLayout(row)

    def sizeHint(self) -> QSize:
        """Room for a list and a page beside it."""
        metrics = QFontMetrics(self.font())
        return within_screen(self, QSize(metrics.height() * 40, metrics.height() * 22))

    def showEvent(self, event: QShowEvent) -> None:
        """No button is narrower than its text, however large that is."""
        for button in (self.add, self.report, self.remove, self.close_button):
            button.setMinimumWidth(button.sizeHint().width())
        super().showEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Show the packs as they are now."""
        chosen = self.pack.info.id if self.pack else ""
        self._packs = self._library.packs()
        self.list.clear()
        for pack in self._packs:
            item = QListWidgetItem(pack.info.title)
            item.setToolTip(plain_tip(pack.info.title))
            self.list.addItem(item)
        places = [place for place, pack in enumerate(self._packs) if pack.info.id == chosen]
        self.list.setCurrentRow(places[0] if places else 0)
        self._on_row(self.list.currentRow())

    @property
    def pack(self) -> InstalledPack | None:
        """The pack that is shown."""
        row = self.list.currentRow()
        return self._packs[row] if 0 <= row < len(self._packs) else None

    @Slot(int)
    def _on_row(self, row: int) -> None:
        pack = self.pack
        self.details.setHtml(pack_html(pack) if pack else f"<p>{escape(tr('No packs are installed.'))}</p>")
        self.remove.setEnabled(pack is not None and not pack.bundled)
        self.remove.setToolTip(
            tr("The bundled articles come with the program.") if pack and pack.bundled else ""
        )
        self.report.setEnabled(pack is not None and pack.has_report)

    @Slot()
    def _on_report(self) -> None:
        pack = self.pack
        if pack is None:
            return
        try:
            report = self._library.report(pack.info.id)
        except GardreaderError as error:
            self.message.emit(str(error))
            return
        if report is not None:
            show_report(pack.info.title, report, self)

    @Slot()
    def _on_remove(self) -> None:
        pack = self.pack
        if pack is None:
            return
        question = QMessageBox(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(tr("Remove a pack"))
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setText(tr("Remove “{title}” from the library?", title=pack.info.title))
        question.setInformativeText(
            ntr(
                "Its {count:,} article can no longer be read. The file it was made from is not touched.",
                "Its {count:,} articles can no longer be read. The file they were made from is not touched.",
                pack.info.article_count,
            )
        )
        keep = question.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.addButton(tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        question.accepted.connect(self._on_removal_agreed)
        question.open()

    @Slot()
    def _on_removal_agreed(self) -> None:
        if self.pack is not None:
            self.remove_wanted.emit(self.pack.info.id)


def pack_html(pack: InstalledPack) -> str:
    """What a pack says of itself, as HTML."""
    info = pack.info
    rows: Sequence[tuple[str, str]] = [
        (tr("Articles"), f"{info.counts.articles:,}"),
        (tr("of these with text"), f"{info.counts.articles - info.counts.stubs:,}"),
        (tr("Sections"), f"{info.counts.sections:,}"),
        (tr("References"), f"{info.counts.references:,}"),
        (tr("Signs and symptoms"), f"{info.counts.symptoms:,}"),
        (tr("Other names"), f"{info.counts.synonyms:,}"),
        (tr("Organizations"), f"{info.counts.organizations:,}"),
        (tr("Edition"), info.edition),
        (tr("Language"), info.language),
        (tr("Source"), info.source.name),
        (tr("Address"), info.source.url),
        (tr("Retrieved"), info.source.retrieved.words if info.source.retrieved else ""),
        (tr("Licence"), info.licence),
        (tr("Id"), info.id),
    ]
    cells = "".join(
        f"<tr><td>{escape(name.replace(' ', NO_BREAK))}</td><td><b>{escape(value)}</b></td></tr>"
        for name, value in rows
        if value and value != "0"
    )
    return f"<h1>{escape(info.title)}</h1><p>{escape(info.description)}</p><table>{cells}</table>"
