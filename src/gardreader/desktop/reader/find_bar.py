"""The bar under the article: find in the page, or the words of a search that are marked in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from gardreader.desktop.reader.matches import MOST_MATCHES
from gardreader.i18n import ntr, tr


class FindBar(QFrame):
    """Asks and shows; who finds is told by signals."""

    changed = Signal(str)
    """The text to find, as one types."""

    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()
    """Esc, or the button: all marks are to go."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("find-bar")
        self._words = QLabel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find in this article"))
        self.field.setAccessibleName(tr("Find in this article"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(360)
        self.count_label = QLabel(self)
        self.count_label.setMinimumWidth(96)
        self.previous_button = self._button("↑", tr("Previous match"), "Shift+Enter")
        self.next_button = self._button("↓", tr("Next match"), "Enter")
        self.close_button = self._button("✕", tr("Close and clear the marks"), "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(6)
        for widget in (self._words, self.field, self.previous_button, self.next_button, self.count_label):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.field.textChanged.connect(self.changed)
        self.previous_button.clicked.connect(self.previous_wanted)
        self.next_button.clicked.connect(self.next_wanted)
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def _button(self, sign: str, name: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({key})")
        button.setAutoRaise(True)
        return button

    @property
    def finds(self) -> bool:
        """Whether it is open to find text (and not only to show marked words)."""
        return not self.isHidden() and not self.field.isHidden()

    def open_field(self, text: str = "") -> None:
        """Show the field with ``text``, or with what was sought last, all selected."""
        self._words.hide()
        self.field.show()
        self.show()
        if text:
            self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def open_words(self) -> None:
        """Show that the words of a search are marked."""
        self.field.hide()
        self._words.setText(tr("Words of the search"))
        self._words.show()
        self.show()

    def show_count(self, current: int, count: int) -> None:
        """Say which match (from 0) of how many is the one stood at."""
        found = count > 0
        many = f"{count}+" if count >= MOST_MATCHES else str(count)
        self.next_button.setEnabled(found)
        self.previous_button.setEnabled(found)
        if found and current >= 0:
            told = tr("{number} of {count}", number=current + 1, count=many)
        elif found:
            told = ntr("{count} match", "{count} matches", count)
        elif self.field.isHidden() or self.field.text().strip():
            told = tr("No matches")
        else:
            told = ""
        self.count_label.setText(told)
        self.field.setAccessibleDescription(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc closes."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_wanted if back else self.next_wanted).emit()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _leave(self) -> None:
        self.closed.emit()
