"""What was added, in numbers, with the import report to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.adding.adder import Added
from gardreader.desktop.shelf.reports import show_report, skipped_sentence
from gardreader.i18n import ntr, tr


class AddedDialog(QDialog):
    """A pack is in the library now."""

    article_wanted = Signal(object)
    """The ``ArticleRef`` of the only article of the pack."""

    def __init__(self, added: Added, parent: QWidget | None = None):
        super().__init__(parent)
        self._added = added
        self.setWindowTitle(tr("Added to the library"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        title = QLabel(added.info.title, self)
        title.setProperty("role", "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        title.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        column.addWidget(title)
        column.addLayout(self._numbers())
        skipped = skipped_sentence(added.prepared.report or {})
        if skipped:
            column.addWidget(_muted(skipped))
        column.addSpacing(8)
        column.addLayout(self._buttons())

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(3)
        for row, (name, value) in enumerate(numbers(self._added)):
            figure = QLabel(value, self)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            figure.setProperty("role", "strong")
            grid.addWidget(figure, row, 0)
            grid.addWidget(_muted(name), row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.report = QPushButton(tr("Import report…"), self)
        self.report.setAutoDefault(False)
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


def numbers(added: Added) -> list[tuple[str, str]]:
    """What the pack holds, without what it has none of."""
    counts = added.info.counts
    rows = [
        (ntr("article", "articles", counts.articles), counts.articles),
        (tr("of these with text"), counts.articles - counts.stubs if counts.stubs else 0),
        (ntr("section", "sections", counts.sections), counts.sections),
        (ntr("reference", "references", counts.references), counts.references),
        (ntr("sign or symptom", "signs and symptoms", counts.symptoms), counts.symptoms),
        (ntr("other name", "other names", counts.synonyms), counts.synonyms),
        (ntr("organization", "organizations", counts.organizations), counts.organizations),
    ]
    return [(name, f"{count:,}") for name, count in rows if count]


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
