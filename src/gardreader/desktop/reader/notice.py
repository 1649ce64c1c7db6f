"""A sentence in the place of an article."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gardreader.errors import GardreaderError, NotFoundError
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme


class Notice(QWidget):
    """Says why there is no article, and what to do."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head_label = QLabel(self)
        self.head_label.setObjectName("notice-head")
        self.head_label.setProperty("role", "heading")
        self.text_label = QLabel(self)
        self.text_label.setObjectName("notice-text")
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(10)
        column.addStretch(2)
        for label in (self.head_label, self.text_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"#notice {{ background: {theme.page}; }}"
            f"#notice-head {{ color: {theme.heading}; }}"
            f"#notice-text {{ color: {theme.muted}; }}"
        )

    def tell_failure(self, error: Exception | None) -> None:
        """Say that an article cannot be shown, and why."""
        if isinstance(error, NotFoundError):
            text = f"{error} {tr('It may have been in a pack that was removed or replaced.')}"
        elif isinstance(error, GardreaderError):
            text = str(error)
        else:
            text = tr("The program met a fault while opening it. Other articles can still be read.")
        self.say(tr("This article cannot be shown"), text)

    def say(self, head: str, text: str) -> None:
        """Show that headline and text."""
        self.head_label.setText(head)
        self.text_label.setText(text)
        self.setAccessibleName(head)
        self.setAccessibleDescription(text)
