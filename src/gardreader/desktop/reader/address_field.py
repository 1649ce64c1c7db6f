"""A web or mail address shown whole, its host standing out; it can be selected but not changed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from gardreader.desktop.reader.links import Link, split_at_host
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_LETTERS, _FEWEST = 58, 28
_MARGIN = 10
_EDGE = 1
_TALLEST = 12  # lines: an address of the greatest length scrolls


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
        # In one direction whatever its letters: an address that turns around could hide its host.
        self.setHtml(
            f'<p dir="ltr" style="color: {theme.muted}">{before}'
            f'<b style="color: {theme.text}">{host}</b>{after}</p>'
        )
        self.setAccessibleName(tr("Address"))
        self.setAccessibleDescription(link.shown)
        self.setStyleSheet(
            f"#address {{ background: {theme.page}; color: {theme.text}; border: 1px solid {theme.border};"
            " border-radius: 6px; }"
            f"#address:focus {{ border-color: {theme.focus}; }}"
        )
        self.ensurePolished()
        self._letter = self.fontMetrics().averageCharWidth()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(self._letter * _FEWEST)
        self.setMaximumWidth(self._letter * 2 * _LETTERS)
        self._fit(self._letter * _LETTERS)

    @property
    def wanted_width(self) -> int:
        """How wide it is where there is room, in pixels."""
        return self._letter * _LETTERS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the address elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(self.width())

    def _fit(self, width: int) -> None:
        """Be as tall as the address is in that width (its own document has none until it is shown)."""
        measured = self.document().clone()
        measured.setDefaultFont(self.font())
        measured.setTextWidth(width - 2 * _EDGE)
        tallest = self.fontMetrics().lineSpacing() * _TALLEST
        self.setFixedHeight(min(tallest, round(measured.size().height()) + 2 * _EDGE))
