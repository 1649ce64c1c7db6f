"""The card that stands between a link and the world: where it leads, and what to do with it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gardreader.desktop.reader.links import Link, LinkKind, split_at_host
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme


class LinkCard(QDialog):
    """Shows the whole address of a web or mail link. Opens nothing but by its button.

    ``age`` is a sentence on how old the address is, ``""`` where that is not known.
    """

    message = Signal(str)
    """What was done, in a sentence."""

    def __init__(self, link: Link, age: str, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self._link = link
        mail = link.kind is LinkKind.MAIL
        self.setWindowTitle(tr("Mail address") if mail else tr("Link to the web"))
        self.setModal(True)
        self.setMinimumWidth(440)
        self.setMaximumWidth(640)

        before, host, after = (escape(piece) for piece in split_at_host(link))
        self.address_label = QLabel(f"{before}<b>{host}</b>{_breakable(after)}")
        self.address_label.setObjectName("address")
        self.address_label.setTextFormat(Qt.TextFormat.RichText)
        self.address_label.setWordWrap(True)
        self.address_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.address_label.setAccessibleName(tr("Address: {address}", address=link.address))
        head = QLabel(tr("This address writes a mail.") if mail else tr("This link leaves the library."))
        head.setProperty("role", "heading")
        told = (
            tr("It needs a mail program and a network.") if mail else tr("It needs a network and a browser.")
        )
        self.told_label = QLabel(f"{told} {age}".strip())
        self.told_label.setWordWrap(True)

        self.copy_button = QPushButton(tr("&Copy address"))
        self.open_button = QPushButton(tr("&Open in mail program") if mail else tr("&Open in browser"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.copy_button.setDefault(True)
        for other in (self.open_button, self.cancel_button):
            other.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy_address)
        self.open_button.clicked.connect(self.open_address)
        self.cancel_button.clicked.connect(self.reject)

        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for widget in (head, self.address_label, self.told_label):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(row)
        self.setStyleSheet(
            f"#address {{ background: {theme.page}; color: {theme.text}; border: 1px solid {theme.border};"
            f" border-radius: 6px; padding: 10px; }}"
        )
        self.copy_button.setFocus()

    @Slot()
    def copy_address(self) -> None:
        """Put the address on the clipboard and close."""
        QGuiApplication.clipboard().setText(self._link.address)
        self.message.emit(tr("The address was copied."))
        self.accept()

    @Slot()
    def open_address(self) -> None:
        """Hand the address to the system and close; when nothing takes it, say so and stay."""
        if QDesktopServices.openUrl(QUrl(self._link.address, QUrl.ParsingMode.StrictMode)):
            self.message.emit(tr("The address was handed to the browser."))
            self.accept()
            return
        self.told_label.setText(tr("No program here opens such addresses. It can be copied instead."))


def _breakable(text: str) -> str:
    """Lets a long address wrap, also where it has no space."""
    pieces = text.split("&amp;")
    return "&amp;".join("\u200b".join(_steps(piece)) for piece in pieces)


def _steps(piece: str) -> list[str]:
    entity = "&" in piece
    return [piece] if entity else [piece[i : i + 20] for i in range(0, len(piece), 20)]
