"""A small card beside a highlight: its note, its colour, Edit and Remove."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.own.colours import colour_name, edge, tint
from gardreader.desktop.reader.card import Card
from gardreader.i18n import tr
from gardreader.own.columns import COLOURS
from gardreader.own.passages import Passage
from gardreader.rendering.themes import Theme

_WIDTH = 360
_GAP = 8
_LONGEST_SHOWN = 900


class NoteCard(Card):
    """Lies over the article. Takes the keyboard only when it is given it (:meth:`take_keys`)."""

    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    colour_wanted = Signal(str, str)
    """The id of the passage, and the colour."""

    left = Signal()
    """Esc was pressed: the page wants the keyboard back."""

    def __init__(self, parent: QWidget):
        super().__init__("note-card", parent)
        self._passage = ""
        self._theme: Theme | None = None
        self.text_label = QLabel(self)
        self.text_label.setObjectName("note-text")
        self.text_label.setTextFormat(Qt.TextFormat.PlainText)
        self.text_label.setWordWrap(True)
        self.edit_button = self._button("")
        self.remove_button = self._button(tr("Remove"))
        self.edit_button.clicked.connect(self._on_edit)
        self.remove_button.clicked.connect(self._on_remove)
        self._colours = QButtonGroup(self)
        self._colours.idClicked.connect(self._on_colour)
        row = self._row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.edit_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        for place, colour in enumerate(COLOURS):
            button = QToolButton(self)
            button.setObjectName(f"colour-{colour}")
            button.setCheckable(True)
            button.setAccessibleName(colour_name(colour))
            button.setToolTip(colour_name(colour))
            self._colours.addButton(button, place)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.text_label)
        column.addLayout(row)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setFlat(True)
        button.setAutoDefault(False)
        return button

    def show_passage(self, passage: Passage, theme: Theme, beside: QRect) -> None:
        """Show the note of ``passage`` next to ``beside`` (in the parent's coordinates)."""
        self.stay()
        self._take_theme(theme)
        self._passage = passage.id
        note = passage.note
        shown = note if len(note) <= _LONGEST_SHOWN else note[:_LONGEST_SHOWN].rstrip() + "…"
        self.text_label.setText(shown)
        self.text_label.setVisible(bool(note))
        self.edit_button.setText(tr("Edit note…") if note else tr("Add a note…"))
        self._colours.button(COLOURS.index(passage.colour)).setChecked(True)
        self.setAccessibleName(tr("Note") if note else tr("Highlight"))
        self.setAccessibleDescription(note or passage.quote.text)
        self.stand_at(self._area(beside))

    def take_keys(self) -> None:
        """Let the keys act on the card."""
        self.edit_button.setFocus(Qt.FocusReason.TabFocusReason)

    def hide_soon(self) -> None:
        """Go away, unless the mouse comes onto the card first, or the keyboard is on it."""
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return
        super().hide_soon()

    @Slot()
    def hide_now(self) -> None:
        """Go away at once."""
        focused = self.window().focusWidget()
        had_keys = self.isVisible() and focused is not None and self.isAncestorOf(focused)
        super().hide_now()
        if had_keys:
            self.left.emit()

    def _take_theme(self, theme: Theme) -> None:
        if theme is self._theme:
            return
        self._theme = theme
        size = max(14, self.fontMetrics().height())
        rule = (
            f"#note-card {{ background: {theme.surface}; border: 1px solid {theme.control};"
            f" border-radius: 8px; }}"
            f"#note-card QLabel {{ color: {theme.text}; background: transparent; }}"
            f"#note-card QPushButton {{ color: {theme.link}; }}"
        )
        for colour in COLOURS:
            rule += (
                f"#note-card #colour-{colour} {{ background: {tint(theme, colour)}; padding: 0px;"
                f" border: 2px solid {edge(theme, colour)}; border-radius: {size // 2}px;"
                f" min-width: {size - 4}px; max-width: {size - 4}px;"
                f" min-height: {size - 4}px; max-height: {size - 4}px; }}"
                f"#note-card #colour-{colour}:checked {{ background: {edge(theme, colour)}; }}"
                f"#note-card #colour-{colour}:focus {{ border-color: {theme.focus}; }}"
            )
        self.setStyleSheet(rule)

    def _area(self, beside: QRect) -> QRect:
        """Below the passage, else above it; always whole within the parent."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        layout = self.layout()
        assert layout is not None
        edges = layout.contentsMargins()
        needed = self._row.sizeHint().width() + edges.left() + edges.right()
        width = min(max(_WIDTH, needed), room.width())
        self.setFixedWidth(width)
        # Without a note no text is shown, and then the layout has no height for a width.
        tall = (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        height = min(tall, room.height())
        left = min(max(beside.left(), room.left()), room.right() - width)
        top = beside.bottom() + _GAP
        if top + height > room.bottom():
            above = beside.top() - _GAP - height
            top = above if above >= room.top() else max(room.top(), room.bottom() - height)
        return QRect(left, top, width, height)

    @Slot()
    def _on_edit(self) -> None:
        self.edit_wanted.emit(self._passage)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self._passage)

    @Slot(int)
    def _on_colour(self, place: int) -> None:
        self.colour_wanted.emit(self._passage, COLOURS[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keyboard back to the page; other keys are not for what lies beneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide_now()
        event.accept()
