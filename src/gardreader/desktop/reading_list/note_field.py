"""Where a person writes a note on an entry; kept a moment after the last letter, and when it is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gardreader.i18n import tr
from gardreader.own.reading_list import Kept

_MOMENT = 700  # milliseconds


class NoteField(QPlainTextEdit):
    """Shows the note of one entry."""

    note_written = Signal(str, str)
    """The id of an entry, and its note as it is now."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._entry = ""
        self._kept = ""
        self.setAccessibleName(tr("Note"))
        self.setTabChangesFocus(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MOMENT)
        self._timer.timeout.connect(self.hand_over)
        self.textChanged.connect(self._on_text)
        self._allow(writing=False)

    def show_entry(self, kept: Kept | None) -> None:
        """Show the note of that entry, after what was written on the one before is handed over."""
        entry, note = (kept.id, kept.note) if kept is not None else ("", "")
        if entry == self._entry and (note == self._kept or self._timer.isActive()):
            return
        self.hand_over()
        self._entry = ""  # what is set here is not written by a person
        self.setPlainText(note)
        self._entry, self._kept = entry, note
        self._allow(writing=bool(entry))

    @Slot()
    def hand_over(self) -> None:
        """Have what was written kept now."""
        self._timer.stop()
        note = self.toPlainText().strip()
        if self._entry and note != self._kept:
            self._kept = note
            self.note_written.emit(self._entry, note)

    def fit(self, lines: int) -> None:
        """Be as high as so many lines."""
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 16)

    def _allow(self, *, writing: bool) -> None:
        self.setEnabled(writing)
        self.setPlaceholderText(
            tr("A note on this entry") if writing else tr("Pick an entry to write a note")
        )

    @Slot()
    def _on_text(self) -> None:
        if self._entry:
            self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere has written what they wanted."""
        super().focusOutEvent(event)
        self.hand_over()
