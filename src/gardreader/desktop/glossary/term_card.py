"""A small card beside a word that says what it means, and what that rests on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gardreader.desktop.glossary.sources import explained_from, source_html
from gardreader.desktop.reader.card_place import place_card
from gardreader.glossary.terms import Term
from gardreader.rendering.themes import Theme, load_theme

_GRACE = 280  # milliseconds in which the mouse may come over from the word
_WIDTH = 380


class TermCard(QFrame):
    """Lies over the article; shows one term at a time and takes no keyboard focus."""

    link_followed = Signal(str)
    """The address of the source was clicked."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("term-card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = self._label("term-head", Qt.TextFormat.PlainText)
        self._meaning = self._label("term-meaning", Qt.TextFormat.PlainText)
        self._source = self._label("term-source", Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for label in (self._head, self._meaning, self._source):
            column.addWidget(label)
        self._source.linkActivated.connect(self.link_followed)
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(_GRACE)
        self._hiding.timeout.connect(self.hide)
        self._theme: Theme | None = None
        self.set_theme(load_theme("light"))
        self.hide()

    def _label(self, name: str, text_format: Qt.TextFormat) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(text_format)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return label

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        if theme is self._theme:
            return
        self._theme = theme
        self.setStyleSheet(
            f"#term-card {{ background: {theme.surface}; border: 1px solid {theme.control};"
            f" border-radius: 8px; }}"
            f"#term-card QLabel {{ color: {theme.text}; background: transparent; }}"
            f"#term-card #term-head {{ color: {theme.heading}; font-weight: 600; }}"
            f"#term-card #term-source {{ color: {theme.muted}; }}"
        )

    def show_term(self, term: Term, beside: QRect, room: QRect) -> None:
        """Show ``term`` next to ``beside``, within ``room`` (both in the parent's coordinates)."""
        self._hiding.stop()
        assert self._theme is not None
        self._head.setText(term.name)
        self._meaning.setText(term.meaning)
        self._source.setText(source_html(term.source, self._theme))
        self.setAccessibleName(term.name)
        self.setAccessibleDescription(f"{term.meaning} {explained_from(term.source)}")
        self._place(beside, room)
        self.show()
        self.raise_()

    def hide_soon(self) -> None:
        """Go away, unless the mouse comes onto the card first."""
        if self.isVisible() and not self._hiding.isActive():
            self._hiding.start()

    @Slot()
    def hide_now(self) -> None:
        """Go away at once."""
        self._hiding.stop()
        self.hide()

    def texts(self) -> tuple[str, str]:
        """The term and its meaning as they are shown."""
        return self._head.text(), self._meaning.text()

    def _place(self, beside: QRect, room: QRect) -> None:
        layout = self.layout()
        assert layout is not None
        self.setGeometry(place_card(beside, room, _WIDTH, layout.totalHeightForWidth))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while the mouse is on it."""
        super().enterEvent(event)
        self._hiding.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Goes when the mouse has gone."""
        super().leaveEvent(event)
        self.hide_soon()

    def changeEvent(self, event: QEvent) -> None:
        """Goes when the window is no longer the one in use: a dialog came, or another program."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the article's."""
        event.ignore()
