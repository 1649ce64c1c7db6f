"""What was read and can be added, what could not be read, and the question whether to add it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from gardreader.desktop.adding.figures import Figures, heading, muted, numbers
from gardreader.desktop.adding.preparing import Prepared
from gardreader.desktop.fitting import Scrolled, within_screen
from gardreader.desktop.printing.flow_row import FlowRow
from gardreader.desktop.shelf.reports import show_report, skipped_sentence
from gardreader.i18n import ntr, tr

_MOST_TOLD = 4  # records left out that are told here; the report has them all
_LONGEST = 160  # letters of each


class OfferDialog(QDialog):
    """Accepted: the pack is to be added. Rejected: the library stays as it is."""

    def __init__(self, prepared: Prepared, parent: QWidget | None = None):
        super().__init__(parent)
        self._prepared = prepared
        self.setWindowTitle(tr("Add to the library?"))
        form = QWidget()
        inner = QVBoxLayout(form)
        inner.setContentsMargins(24, 20, 24, 6)
        inner.setSpacing(10)
        inner.addWidget(heading(prepared.info.title, self))
        for text in self._lines():
            inner.addWidget(muted(text))
        self.warning = muted(self._warning())
        self.warning.setProperty("role", "note")
        self.warning.setVisible(bool(self.warning.text()))
        inner.addWidget(self.warning)
        inner.addWidget(Figures(prepared.info, form))
        for text in left_out(prepared.report or {}):
            inner.addWidget(muted(text))
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._form = form
        scrolled = Scrolled(form, self)
        scrolled.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys move what has no room
        scrolled.setAccessibleName(tr("What can be added"))
        scrolled.setAccessibleDescription(self._told())
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scrolled, 1)
        column.addWidget(self._buttons())
        self._first.setFocus()

    def sizeHint(self) -> QSize:
        """A comfortable line, and all of it in view where the screen has room."""
        width = within_screen(self, QSize(self.fontMetrics().averageCharWidth() * 70, 0)).width()
        line = self.fontMetrics().height()
        height = self._form.heightForWidth(width - 2 * line) + self._foot.heightForWidth(width)
        return within_screen(self, QSize(width, height + 2 * line))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the letters those of the style sheet; Qt itself gives two thirds of the screen."""
        self.resize(self.sizeHint())
        super().showEvent(event)

    def _lines(self) -> list[str]:
        """Where it comes from, and whose it is."""
        prepared, info = self._prepared, self._prepared.info
        lines = [tr("Read from {name}. Nothing has been added yet.", name=prepared.source.name)]
        if info.edition:
            lines.append(tr("Edition: {edition}", edition=info.edition))
        if info.licence:
            lines.append(info.licence)
        return lines

    def _warning(self) -> str:
        """What would be replaced, and that most is missing; ``""`` for nothing."""
        old = self._prepared.replaced
        sentences = []
        if old is not None:
            sentences.append(
                tr(
                    "It takes the place of “{title}”, which is installed. Installed: {old}. New: {new}.",
                    title=old.info.title,
                    old=_size(old.info.article_count, old.info.edition),
                    new=_size(self._prepared.info.article_count, self._prepared.info.edition),
                )
            )
        if self._prepared.loses_articles:
            sentences.append(tr("The library would have fewer articles than before."))
        if self._lacks_most:
            sentences.append(tr("More could not be read than could."))
        return " ".join(sentences)

    @property
    def _lacks_most(self) -> bool:
        """Whether more records were left out than articles were made."""
        skipped = (self._prepared.report or {}).get("skipped")
        return isinstance(skipped, list) and len(skipped) > self._prepared.info.article_count

    def _told(self) -> str:
        """All that the dialog says, for a screen reader."""
        figures = (f"{value} {name}" for name, value in numbers(self._prepared.info))
        parts = [self._prepared.info.title, *self._lines(), self._warning(), *figures]
        return "\n".join(part for part in (*parts, *left_out(self._prepared.report or {})) if part)

    def _buttons(self) -> QWidget:
        self.report = QPushButton(tr("Import report…"), self)
        self.report.setVisible(self._prepared.report is not None)
        self.report.clicked.connect(self._on_report)
        self.refuse = QPushButton(tr("Do not add"), self)
        self.refuse.clicked.connect(self.reject)
        replaces = self._prepared.replaced is not None
        self.agree = QPushButton(tr("Replace") if replaces else tr("Add"), self)
        self.agree.clicked.connect(self.accept)
        # What costs articles, or lacks more than it has, is no matter of a quick Enter.
        doubtful = self._prepared.loses_articles or self._lacks_most
        first = self.refuse if doubtful else self.agree
        first.setDefault(True)
        self._first = first
        for button in (self.report, self.refuse, self.agree):
            button.setProperty("narrow", True)
        self._foot = QWidget(self)
        row = FlowRow(8)
        row.add(self.agree, self.refuse, self.report)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(24, 8, 24, 18)
        column.addLayout(row)
        self.setTabOrder(self.agree, self.refuse)
        self.setTabOrder(self.refuse, self.report)
        return self._foot

    @Slot()
    def _on_report(self) -> None:
        show_report(self._prepared.info.title, self._prepared.report or {}, self)


def left_out(report: Mapping[str, Any]) -> list[str]:
    """How many records could not be read, and the first of them with the reason. A report is foreign."""
    sentence = skipped_sentence(report)
    if not sentence:
        return []
    told = []
    for entry in report["skipped"][:_MOST_TOLD]:
        if isinstance(entry, dict):
            line = " ".join(f"{entry.get('record', '')}: {entry.get('reason', '')}".split())
            told.append(f"{line[:_LONGEST]}…" if len(line) > _LONGEST else line)
    return [sentence, *told]


def _size(count: int, edition: str) -> str:
    told = ntr("{count:,} article", "{count:,} articles", count)
    return tr("{articles} (edition {edition})", articles=told, edition=edition) if edition else told
