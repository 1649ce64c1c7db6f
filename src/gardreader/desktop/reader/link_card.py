"""The card that stands between a link and the world: where it leads, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gardreader.desktop.reader.address_field import AddressField
from gardreader.desktop.reader.links import Link, LinkKind
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

        self.address_field = AddressField(link, theme, self)
        head = QLabel(tr("This address writes a mail.") if mail else tr("This link leaves the library."))
        head.setProperty("role", "heading")
        told = (
            tr("It needs a mail program and a network.") if mail else tr("It needs a network and a browser.")
        )
        self.told_label = QLabel(f"{told} {age}".strip())
        self.told_label.setTextFormat(Qt.TextFormat.PlainText)
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
        for widget in (head, self.address_field, self.told_label):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(row)
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
