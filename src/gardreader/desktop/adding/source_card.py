"""One open data set as a card: what it holds, whose it is, where to get it, and whether it is installed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gardreader.articles.dates import parse_iso
from gardreader.desktop.adding.figures import muted
from gardreader.desktop.printing.flow_row import FlowRow
from gardreader.i18n import ntr, tr
from gardreader.importers.sources import DataSet
from gardreader.packs.manifest import PackInfo

_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class SourceCard(QFrame):
    """Can be walked to with the keyboard, so that a screen reader tells it whole; Enter says "I have it"."""

    file_wanted = Signal(object)
    """The person has the ``DataSet`` as a file (or folder)."""

    copy_wanted = Signal(object)
    """The address of the ``DataSet`` is wanted in the clipboard."""

    qr_wanted = Signal(object)
    """The address of the ``DataSet`` is wanted as a code."""

    def __init__(self, data_set: DataSet, parent: QWidget | None = None):
        super().__init__(parent)
        self.data_set = data_set
        self.setObjectName("data-set")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name = tr(data_set.name)
        self.setAccessibleName(name)
        title = QLabel(name, self)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        self.installed = QLabel(self)
        self.installed.setTextFormat(Qt.TextFormat.PlainText)
        self.installed.setWordWrap(True)
        holds = QLabel(tr(data_set.holds), self)
        holds.setWordWrap(True)
        self.have = self._button(
            tr("I have the folder…") if data_set.is_folder else tr("I have the file…"),
            tr("Add {name}: I have it", name=name),
        )
        self.copy = self._button(tr("Copy the address"), tr("Copy the address of {name}", name=name))
        self.qr = self._button(tr("QR code…"), tr("QR code of the address of {name}", name=name))
        self.copy.setVisible(bool(data_set.url))
        self.qr.setVisible(bool(data_set.url))
        self.have.clicked.connect(self._on_have)
        self.copy.clicked.connect(self._on_copy)
        self.qr.clicked.connect(self._on_qr)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        for widget in (title, self.installed, holds):
            column.addWidget(widget)
        column.addLayout(self._facts())
        column.addSpacing(4)
        buttons = FlowRow()
        buttons.add(self.have, self.copy, self.qr)
        column.addLayout(buttons)
        self.set_installed(())

    def set_installed(self, packs: Sequence[PackInfo]) -> None:
        """Tell which packs of the library were made of it."""
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        told = [installed_words(info, today) for info in packs]
        self.installed.setText("\n".join(told) if told else tr("Not installed"))
        self.installed.setProperty("role", "strong" if told else "muted")
        self.installed.style().polish(self.installed)
        data_set = self.data_set
        parts = [self.installed.text(), tr(data_set.holds), *(f"{a}: {b}" for a, b in facts(data_set, today))]
        self.setAccessibleDescription("\n".join(parts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for this data set and not for the button that the view has for any file."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.have.click()
            return
        super().keyPressEvent(event)

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        for row, (name, value) in enumerate(facts(self.data_set, today)):
            title = muted(name)
            title.setWordWrap(False)
            title.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(title, row, 0)
            shown = value.replace("/", f"/{_MAY_BREAK}") if value == self.data_set.url else value
            text = QLabel(shown, self)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            grid.addWidget(text, row, 1)
        return grid

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(name)
        button.setProperty("narrow", True)
        return button

    @Slot()
    def _on_have(self) -> None:
        self.file_wanted.emit(self.data_set)

    @Slot()
    def _on_copy(self) -> None:
        self.copy_wanted.emit(self.data_set)

    @Slot()
    def _on_qr(self) -> None:
        self.qr_wanted.emit(self.data_set)


def facts(data_set: DataSet, today: dt.date) -> list[tuple[str, str]]:
    """The facts that are known, each with its name."""
    published = data_set.published
    age = published.age_in_words(today) if published else ""
    rows = [
        (tr("Licence"), tr(data_set.licence)),
        (tr("Size"), data_set.size_words),
        (tr("Published"), f"{published.words} ({age})" if published else ""),
        (tr("Address"), data_set.url),
        (tr("Where"), tr(data_set.where)),
        (tr("File"), tr(data_set.file_hint)),
    ]
    return [(name, value) for name, value in rows if value]


def installed_words(info: PackInfo, today: dt.date) -> str:
    """How much of it is installed, and how old that is.

    The age is that of the edition, or of the day on which the source was retrieved.
    """
    count = ntr("Installed: {count:,} article", "Installed: {count:,} articles", info.article_count)
    date = parse_iso(info.edition) or info.source.retrieved
    if date is None:
        return count
    return tr(
        "{installed}, of {date} ({age})", installed=count, date=date.words, age=date.age_in_words(today)
    )
