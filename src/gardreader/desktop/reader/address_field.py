"""A web or mail address shown whole, its host standing out; it can be selected but not changed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from gardreader.desktop.reader.links import Link, split_at_host
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_LETTERS = 72
_MARGIN = 10
_EDGE = 1
_TALLEST = 260  # an address of the greatest length scrolls


class AddressField(QTextEdit):
    """As tall as the address needs, which wraps anywhere: nothing of it is ever out of sight."""

    def __init__(self, link: Link, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("address")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        before, host, after = (escape(piece) for piece in split_at_host(link))
        self.setHtml(
            f'<p style="color: {theme.muted}">{before}<b style="color: {theme.text}">{host}</b>{after}</p>'
        )
        self.setAccessibleName(tr("Address"))
        self.setAccessibleDescription(link.address)
        self.setStyleSheet(
            f"#address {{ background: {theme.page}; color: {theme.text}; border: 1px solid {theme.border};"
            " border-radius: 6px; }"
            f"#address:focus {{ border-color: {theme.focus}; }}"
        )
        self.ensurePolished()
        width = self.fontMetrics().averageCharWidth() * _LETTERS
        self.setFixedSize(width, min(_TALLEST, self._height_for(width)))

    def _height_for(self, width: int) -> int:
        """How tall the address is in that width; the field's own document has another until it is shown."""
        measured = self.document().clone()
        measured.setDefaultFont(self.font())
        measured.setTextWidth(width - 2 * _EDGE)
        return round(measured.size().height()) + 2 * _EDGE
