"""The list of words that are explained: to look one up, and to see which of them the article has."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.articles.folding import fold
from gardreader.desktop.fitting import within_screen
from gardreader.desktop.glossary.sources import source_html
from gardreader.glossary.terms import Glossary, Term
from gardreader.i18n import ntr, tr
from gardreader.rendering.themes import Theme

_ID = Qt.ItemDataRole.UserRole
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class WordsDialog(QDialog):
    """Shows the terms of ``glossary``; ``here`` are the ids of those that the article has."""

    place_wanted = Signal(str)
    """A term is to be shown where the article has it first: its id. The dialog closes."""

    link_followed = Signal(str)
    """The address of a source was chosen."""

    def __init__(
        self, glossary: Glossary, here: Collection[str], theme: Theme, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.setWindowTitle(tr("Words explained"))
        self._glossary = glossary
        self._here = here
        self._theme = theme
        self._folded = [(fold(" ".join(term.written)), term) for term in glossary.terms]
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find a word"))
        self.field.setAccessibleName(tr("Find a word"))
        self.field.setClearButtonEnabled(True)
        self.only_here = QCheckBox(
            ntr("Only those in this &article ({count})", "Only those in this &article ({count})", len(here))
        )
        self.only_here.setEnabled(bool(here))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Words"))
        self.list.setUniformItemSizes(True)
        self.none_label = QLabel(self)
        self.none_label.setWordWrap(True)
        self.none_label.setTextFormat(Qt.TextFormat.PlainText)
        self.head_label = _label(self, Qt.TextFormat.PlainText)
        self.head_label.setProperty("role", "heading")
        self.meaning_label = _label(self, Qt.TextFormat.PlainText)
        self.meaning_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.forms_label = _label(self, Qt.TextFormat.PlainText)
        self.source_label = _label(self, Qt.TextFormat.RichText)
        by_mouse, by_keys = (
            Qt.TextInteractionFlag.LinksAccessibleByMouse,
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard,
        )
        self.source_label.setTextInteractionFlags(by_mouse | by_keys)
        self.source_label.setAccessibleName(tr("Source of the meaning"))
        self.place_button = QPushButton(tr("&Show in the article"), self)
        self.place_button.setAutoDefault(False)
        self._lay_out()
        self._fill()
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.only_here.toggled.connect(self._narrow)
        self.list.currentItemChanged.connect(self._show_current)
        self.list.itemActivated.connect(self._on_activated)
        self.source_label.linkActivated.connect(self.link_followed)
        self.place_button.clicked.connect(self._on_place)
        self._narrow()
        self.field.setFocus()

    def _lay_out(self) -> None:
        size = self.fontMetrics().height()
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.addButton(self.place_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        for widget in (self.field, self.only_here, self.list):
            left.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(10)
        for label in (
            self.none_label,
            self.head_label,
            self.meaning_label,
            self.forms_label,
            self.source_label,
        ):
            right.addWidget(label)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 3)
        row.addLayout(right, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(buttons)
        self.resize(within_screen(self, QSize(42 * size, 26 * size)))

    def _fill(self) -> None:
        for term in self._glossary.terms:
            name = tr("{word}  ·  in this article", word=term.name) if term.id in self._here else term.name
            item = QListWidgetItem(name)
            item.setData(_ID, term.id)
            self.list.addItem(item)

    # ---- for whoever opens it, and tests

    @property
    def current(self) -> Term | None:
        """The term whose meaning is shown."""
        item = self.list.currentItem()
        return self._glossary.term(item.data(_ID)) if item is not None and not item.isHidden() else None

    def choose(self, term_id: str) -> None:
        """Show that term, as when a person chooses it."""
        self.field.clear()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_ID) == term_id:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)
                self.list.setFocus()

    def shown(self) -> tuple[str, ...]:
        """The names of the terms in the list as it is narrowed."""
        rows = (row for row in range(self.list.count()) if not self.list.item(row).isHidden())
        return tuple(self._glossary.terms[row].name for row in rows)

    # ---- choosing

    @Slot()
    def _narrow(self) -> None:
        words = fold(self.field.text()).split()
        first: QListWidgetItem | None = None
        best: QListWidgetItem | None = None
        for row, (folded, term) in enumerate(self._folded):
            item = self.list.item(row)
            fits = all(f" {word}" in f" {folded}" for word in words)
            item.setHidden(not fits or (self.only_here.isChecked() and term.id not in self._here))
            if not item.isHidden():
                first = first or item
                if best is None and words and folded.startswith(words[0]):
                    best = item
        chosen = best or first
        if chosen is not None:
            self.list.setCurrentItem(chosen)
            self.list.scrollToItem(chosen)
        else:
            self.list.setCurrentRow(-1)
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        term = self.current
        for label in (self.head_label, self.meaning_label, self.source_label):
            label.setVisible(term is not None)
        self.forms_label.setVisible(bool(term and term.forms))
        self.none_label.setVisible(term is None)
        self.place_button.setEnabled(term is not None and term.id in self._here)
        if term is None:
            self.none_label.setText(self._nothing())
            return
        self.head_label.setText(term.name)
        self.meaning_label.setText(term.meaning)
        self.meaning_label.setAccessibleName(tr("Meaning of {word}", word=term.name))
        self.forms_label.setText(tr("Also: {forms}", forms=", ".join(term.forms)))
        self.source_label.setText(source_html(term.source, self._theme))

    def _nothing(self) -> str:
        typed = self.field.text().strip()
        if not self._glossary.terms:
            return tr("The list of words is empty.")
        if not typed:
            return tr("No word of this article is in the list.")
        alike = ", ".join(f"“{term.name}”" for term in self._glossary.alike(typed))
        told = tr("No word of the list begins with “{typed}”.", typed=typed[:60])
        return f"{told} {tr('Did you mean {words}?', words=alike)}" if alike else told

    @Slot()
    def _on_activated(self) -> None:
        if self.place_button.isEnabled():
            self._on_place()

    @Slot()
    def _on_place(self) -> None:
        term = self.current
        if term is not None:
            self.accept()
            self.place_wanted.emit(term.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, the arrows walk through the list and Enter chooses."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_activated()
                return True
        return super().eventFilter(watched, event)


def _label(parent: QWidget, text_format: Qt.TextFormat) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(text_format)
    return label
