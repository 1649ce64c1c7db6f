"""A small card beside a citation that shows its reference whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gardreader.desktop.reader.links import judge
from gardreader.i18n import tr
from gardreader.rendering.options import CitedReference
from gardreader.rendering.themes import Theme, load_theme

_GRACE = 280  # milliseconds in which the mouse may come over from the citation
_WIDTH = 420
_GAP = 8
_LINKS = re.compile(r"</?a\b[^>]*>")


class ReferenceCard(QFrame):
    """Lies over the article; shows one reference at a time and takes no keyboard focus."""

    link_followed = Signal(str)
    """An address on the card was clicked."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("reference-card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = self._label("reference-head")
        self._text = self._label("reference-text")
        self._links = self._label("reference-links")
        self._cited = self._label("reference-cited")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for label in (self._head, self._text, self._links, self._cited):
            column.addWidget(label)
        self._links.linkActivated.connect(self.link_followed)
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(_GRACE)
        self._hiding.timeout.connect(self.hide)
        self._theme = load_theme("light")
        self.set_theme(self._theme)
        self.hide()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return label

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.setStyleSheet(
            f"#reference-card {{ background: {theme.surface}; border: 1px solid {theme.control};"
            f" border-radius: 8px; }}"
            f"#reference-card QLabel {{ color: {theme.text}; background: transparent; }}"
            f"#reference-card #reference-head {{ color: {theme.heading}; font-weight: 600; }}"
            f"#reference-card #reference-cited {{ color: {theme.muted}; }}"
        )

    def show_reference(
        self, reference: CitedReference, links: Sequence[tuple[str, str]], cited: Sequence[str], beside: QRect
    ) -> None:
        """Show ``reference`` next to ``beside`` (in the parent's coordinates).

        ``links`` are labels and addresses, ``cited`` names the sections that cite it.
        """
        self._hiding.stop()
        self._head.setText(tr("Reference {number}", number=reference.number))
        self._text.setText(_LINKS.sub("", reference.html))
        self._links.setText(self._links_html(links))
        self._links.setVisible(bool(links))
        self._cited.setText(_escaped(tr("Cited in: {sections}", sections=", ".join(cited))) if cited else "")
        self._cited.setVisible(bool(cited))
        self.setAccessibleName(self._head.text())
        self.setAccessibleDescription(reference.text)
        self._place(beside)
        self.show()
        self.raise_()

    def hide_soon(self) -> None:
        """Go away, unless the mouse comes onto the card first."""
        if self.isVisible() and not self._hiding.isActive():
            self._hiding.start()

    def text(self) -> str:
        """The reference as it is shown, without marks."""
        return re.sub(r"<[^>]+>", "", self._text.text())

    def cited(self) -> str:
        """The line that says where it is cited."""
        return self._cited.text()

    def _links_html(self, links: Sequence[tuple[str, str]]) -> str:
        style = (
            f"color: {self._theme.link}; text-decoration: {'underline' if self._theme.underline else 'none'}"
        )
        return " &nbsp;·&nbsp; ".join(
            f'<a style="{style}" href="{_escaped(address)}">{_escaped(_named(label, address))}</a>'
            for label, address in links
        )

    def _place(self, beside: QRect) -> None:
        """Below the citation, else above it; always whole within the parent."""
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        width = min(_WIDTH, room.width())
        self.setFixedWidth(width)
        layout = self.layout()
        assert layout is not None
        height = min(layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0, room.height())
        height = height or self.sizeHint().height()
        left = min(max(beside.center().x() - width // 3, room.left()), room.right() - width)
        top = beside.bottom() + _GAP
        if top + height > room.bottom():
            above = beside.top() - _GAP - height
            top = above if above >= room.top() else max(room.top(), room.bottom() - height)
        self.setGeometry(left, top, width, height)

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

    @Slot()
    def hide_now(self) -> None:
        """Go away at once."""
        self._hiding.stop()
        self.hide()


def _named(label: str, address: str) -> str:
    """A code by its number, a page by its host."""
    return judge(address).host if any(char.isdigit() for char in label) is False else label


def _escaped(text: str) -> str:
    for char, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, name)
    return text
