"""What was added, in numbers, with the import report to read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.adding.adder import Added
from gardreader.desktop.adding.figures import Figures, heading, muted, numbers
from gardreader.desktop.fitting import within_screen
from gardreader.desktop.shelf.reports import show_report, skipped_sentence
from gardreader.i18n import tr

_SIDE = 24  # pixels at the left and at the right


class AddedDialog(QDialog):
    """A pack is in the library now."""

    article_wanted = Signal(object)
    """The ``ArticleRef`` of the only article of the pack."""

    def __init__(self, added: Added, parent: QWidget | None = None):
        super().__init__(parent)
        self._added = added
        self.setWindowTitle(tr("Added to the library"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 20, _SIDE, 18)
        column.setSpacing(10)
        title = heading(added.info.title, self)
        wanted = QSize(self.fontMetrics().averageCharWidth() * 60, 0)
        title.setMinimumWidth(within_screen(self, wanted).width() - 2 * _SIDE)
        column.addWidget(title)
        column.addWidget(Figures(added.info, self))
        skipped = skipped_sentence(added.prepared.report or {})
        if skipped:
            column.addWidget(muted(skipped))
        column.addSpacing(8)
        column.addLayout(self._buttons())
        figures = (f"{value} {name}" for name, value in numbers(added.info))
        self.setAccessibleDescription("\n".join(filter(None, (added.info.title, *figures, skipped))))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.report = QPushButton(tr("Import report…"), self)
        self.report.setVisible(self._added.prepared.report is not None)
        self.report.clicked.connect(self._on_report)
        self.read = QPushButton(tr("Read it"), self)
        self.read.setVisible(self._only_article() is not None)
        self.read.clicked.connect(self._on_read)
        close = QPushButton(tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(self.report)
        row.addStretch(1)
        row.addWidget(self.read)
        row.addWidget(close)
        return row

    def _only_article(self) -> ArticleRef | None:
        only = self._added.prepared.only_article
        return ArticleRef(self._added.info.id, only) if only else None

    @Slot()
    def _on_read(self) -> None:
        self.accept()
        self.article_wanted.emit(self._only_article())

    @Slot()
    def _on_report(self) -> None:
        show_report(self._added.info.title, self._added.prepared.report or {}, self)
