"""Which of the places that cite a reference is visited, with a way to the next and the one before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_GAP = 16


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """The place that is visited: the ``n``th of ``count`` that cite reference ``number``."""

    number: int
    n: int
    count: int
    section: str


class PlacesMark(QFrame):
    """Lies over the lower edge of the article, above the mark that leads back."""

    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("places-mark")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._previous = self._button("‹", tr("The place before that cites it (Shift+F8)"))
        self._next = self._button("›", tr("Next place that cites it (F8)"))
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        for widget in (self._previous, self._text, self._next):
            row.addWidget(widget)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"#places-mark {{ background: {theme.surface}; border: 1px solid {theme.control};"
            " border-radius: 15px; }"
            f"#places-mark QLabel {{ color: {theme.text}; background: transparent; }}"
            f"#places-mark QToolButton {{ color: {theme.link}; border: 0; padding: 2px 8px; }}"
            f"#places-mark QToolButton:hover {{ background: {theme.note_page}; border-radius: 8px; }}"
        )

    def tell(self, shown: PlaceShown) -> None:
        """Say which place it is."""
        if shown.count > 1:
            text = tr(
                "Reference {number}: place {n} of {count}, {section}",
                number=shown.number,
                n=shown.n,
                count=shown.count,
                section=shown.section,
            )
        else:
            text = tr(
                "Reference {number}: cited here alone, {section}", number=shown.number, section=shown.section
            )
        self._text.setText(text)
        for button in (self._previous, self._next):
            button.setVisible(shown.count > 1)

    def stand_in(self, area: QRect, above: int) -> None:
        """Stand at the lower edge of ``area``, in the middle, ``above`` pixels over it."""
        size = self.sizeHint().boundedTo(area.size())
        left = area.center().x() - size.width() // 2
        self.setGeometry(left, area.bottom() - above - size.height() - _GAP, size.width(), size.height())

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _button(self, sign: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button
