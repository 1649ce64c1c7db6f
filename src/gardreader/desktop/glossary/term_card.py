"""A small card beside a word that says what it means, and what that rests on."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gardreader.desktop.glossary.sources import explained_from, source_html
from gardreader.desktop.reader.card import Card
from gardreader.desktop.reader.card_place import place_card
from gardreader.glossary.terms import Term
from gardreader.rendering.themes import Theme, load_theme

_WIDTH = 380


class TermCard(Card):
    """Lies over the article; shows one term at a time and takes no keyboard focus."""

    link_followed = Signal(str)
    """The address of the source was clicked."""

    def __init__(self, parent: QWidget):
        super().__init__("term-card", parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head = self._label("term-head", Qt.TextFormat.PlainText)
        self._meaning = self._label("term-meaning", Qt.TextFormat.PlainText)
        self._source = self._label("term-source", Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for label in (self._head, self._meaning, self._source):
            column.addWidget(label)
        self._source.linkActivated.connect(self.link_followed)
        self._theme: Theme | None = None
        self.set_theme(load_theme("light"))

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
        self.stay()
        assert self._theme is not None
        self._head.setText(term.name)
        self._meaning.setText(term.meaning)
        self._source.setText(source_html(term.source, self._theme))
        self.setAccessibleName(term.name)
        self.setAccessibleDescription(f"{term.meaning} {explained_from(term.source)}")
        layout = self.layout()
        assert layout is not None
        self.stand_at(place_card(beside, room, _WIDTH, layout.totalHeightForWidth))

    def texts(self) -> tuple[str, str]:
        """The term and its meaning as they are shown."""
        return self._head.text(), self._meaning.text()
