"""A small card beside a citation that shows its reference whole, or all references of a run."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gardreader.desktop.reader.card import Card
from gardreader.desktop.reader.card_place import place_card
from gardreader.desktop.reader.card_texts import COPY, SAVE, CardText
from gardreader.rendering.themes import Theme, load_theme

_LETTERS = 64
_SIDE, _EDGE = 16, 12


class ReferenceCard(Card):
    """Lies over the article; shows one text at a time and takes no keyboard focus."""

    link_followed = Signal(str)
    """An address on the card was clicked."""

    copy_wanted = Signal(object)
    save_wanted = Signal(object)
    """The references of this :class:`CardText` are to be copied, or kept for later."""

    def __init__(self, parent: QWidget):
        super().__init__("reference-card", parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told: CardText | None = None
        self._label = QLabel()
        self._label.setObjectName("reference-text")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label.linkActivated.connect(self._on_link)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._label)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _EDGE, _SIDE, _EDGE)
        column.addWidget(self._scroll)
        self._theme = load_theme("light")
        self.set_theme(self._theme)

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.setStyleSheet(
            f"#reference-card {{ background: {theme.surface}; border: 1px solid {theme.control};"
            f" border-radius: 8px; }}"
            f"#reference-card QScrollArea, #reference-card #reference-text {{ background: transparent;"
            f" color: {theme.text}; }}"
            "#reference-card #qt_scrollarea_viewport { background: transparent; }"
        )

    def show_text(self, told: CardText, beside: QRect, room: QRect | None = None) -> None:
        """Show ``told`` next to ``beside``, within ``room`` (both in the parent's coordinates)."""
        self.stay()
        parent = self.parentWidget()
        assert parent is not None
        if told is not self._told:
            self._told = told
            self._label.setText(told.html)
            self.setAccessibleName(told.head)
            self.setAccessibleDescription(told.plain)
        wanted = self.fontMetrics().averageCharWidth() * _LETTERS + 2 * _SIDE
        area = place_card(beside, room or parent.rect(), wanted, self._height_for)
        self._scroll.verticalScrollBar().setValue(0)
        self.stand_at(area)

    def make_ready(self) -> None:
        """Do now what Qt does when a widget is first shown, so that the first card is as quick as others."""
        for widget in (self, *self.findChildren(QWidget)):
            widget.ensurePolished()
        self._label.setText("<p><i>1</i></p>")
        self._height_for(_LETTERS)

    @property
    def told(self) -> CardText | None:
        """What it shows, or showed last."""
        return self._told

    def text(self) -> str:
        """The reference, or all of them, as it is shown, without marks."""
        return self._told.plain if self._told is not None else ""

    def cited(self) -> tuple[str, ...]:
        """The sections that cite the reference."""
        return self._told.cited if self._told is not None else ()

    def _height_for(self, width: int) -> int:
        edge = self.frameWidth()
        return self._label.heightForWidth(width - 2 * (_SIDE + edge)) + 2 * (_EDGE + edge)

    @Slot(str)
    def _on_link(self, address: str) -> None:
        if address == COPY:
            self.copy_wanted.emit(self._told)
        elif address == SAVE:
            self.save_wanted.emit(self._told)
        else:
            self.link_followed.emit(address)
