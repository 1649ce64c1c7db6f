"""Where a note is written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.own.colours import colour_name
from gardreader.i18n import tr
from gardreader.own.columns import COLOURS
from gardreader.own.passages import Passage

_LONGEST_SHOWN = 240


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written: the note of ``passage``, or of the selection at ``place``."""

    note: str
    colour: str
    passage: Passage | None = None
    place: tuple[int, int] | None = None


class NoteDialog(QDialog):
    """Shows the passage and asks for the note on it. Ctrl+Enter keeps it."""

    taken = Signal(object)
    """A :class:`Taken`."""

    def __init__(self, words: str, note: str, colour: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(tr("Note"))
        self.setModal(True)
        self.passage: Passage | None = None
        self.place: tuple[int, int] | None = None
        words = " ".join(words.split())
        shown = words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN].rstrip() + "…"
        self.words_label = QLabel(tr("“{words}”", words=shown), self)
        self.words_label.setTextFormat(Qt.TextFormat.PlainText)
        self.words_label.setWordWrap(True)
        self.words_label.setProperty("role", "note")
        self.field = QPlainTextEdit(note, self)
        self.field.setPlaceholderText(tr("Your note on this passage"))
        self.field.setAccessibleName(tr("Note"))
        self.field.setTabChangesFocus(True)
        self.field.setMinimumSize(300, 90)
        self._colours = QButtonGroup(self)
        colours = QHBoxLayout()
        colours.setSpacing(14)
        for place, name in enumerate(COLOURS):
            radio = QRadioButton(colour_name(name), self)
            radio.setChecked(name == colour)
            self._colours.addButton(radio, place)
            colours.addWidget(radio)
        colours.addStretch(1)
        self.keep_button = QPushButton(tr("&Keep"), self)
        self.keep_button.setDefault(True)
        self.keep_button.setToolTip(tr("Keep the note (Ctrl+Enter)"))
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.keep_button.clicked.connect(self.keep)
        self.cancel_button.clicked.connect(self.reject)
        self.field.installEventFilter(self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(self.words_label)
        column.addWidget(self.field, 1)
        column.addLayout(colours)
        column.addLayout(buttons)
        self.field.setFocus()

    @Slot()
    def keep(self) -> None:
        """Give what was written and close."""
        colour = COLOURS[self._colours.checkedId()]
        self.taken.emit(Taken(self.field.toPlainText().strip(), colour, self.passage, self.place))
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in the field keeps the note; Enter alone begins a line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keep()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc throws nothing away that was written: it asks for Cancel then."""
        written = self.field.toPlainText().strip()
        before = self.passage.note if self.passage is not None else ""
        if event.key() == Qt.Key.Key_Escape and written not in ("", before):
            self.cancel_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        super().keyPressEvent(event)
