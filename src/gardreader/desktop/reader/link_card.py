"""The card that stands between a link and the world: where it leads, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.articles.link_names import link_name
from gardreader.desktop.reader.address_field import AddressField
from gardreader.desktop.reader.links import Link, LinkKind
from gardreader.desktop.reader.qr_view import LargeQr, QrView
from gardreader.i18n import tr
from gardreader.own.reading_list import Keepable
from gardreader.rendering.qr import Matrix, fits_qr
from gardreader.rendering.themes import Theme

_SIDE, _EDGE, _SPACE = 24, 20, 12
_LEAST = 0.6  # the share of the wanted width that the address has at least beside its code


@dataclass(frozen=True, slots=True)
class CardNotes:
    """What a link card says besides the address.

    ``age`` is a sentence on how old the address is, ``remark`` another on what the library has
    instead; each ``""`` for none. ``keepable`` is what "Save for later" keeps (``None``: nothing).
    ``may_open`` false leaves out the way to the browser.
    """

    age: str = ""
    remark: str = ""
    keepable: Keepable | None = None
    may_open: bool = True


class LinkCard(QDialog):
    """Shows the whole address of a web or mail link. Opens nothing but by its button."""

    message = Signal(str)
    """What was done, in a sentence."""

    save_wanted = Signal(object)
    """The :class:`Keepable` that is to be kept for later."""

    def __init__(self, link: Link, notes: CardNotes, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self._link = link
        self._notes = notes
        self._matrix: Matrix | None = None
        mail = link.kind is LinkKind.MAIL
        self.name = tr("Mail address") if mail else link_name(link.address)
        self.setWindowTitle(self.name or tr("Link to the web"))
        self.setModal(True)

        self.address_field = AddressField(link, theme, self)
        self.told_label = self._label(self._told(), theme.text)
        self.caution_label = self._label("\n".join(link.cautions), theme.warning_text)
        self.caution_box = self._boxed(self.caution_label, theme)
        self.caution_box.setVisible(bool(link.cautions))
        self.qr = QrView(link.address, self)
        self.larger_button = QPushButton(tr("&Larger"))
        self.larger_button.setToolTip(tr("Show the QR code as large as the window"))
        self.larger_button.clicked.connect(self.enlarge)
        self.larger_button.setEnabled(False)
        self._make_buttons(mail)
        self._lay_out(theme)
        self.copy_button.setFocus()

    def _make_buttons(self, mail: bool) -> None:
        self.copy_button = QPushButton(tr("&Copy address"))
        self.save_button = QPushButton(tr("&Save for later"))
        self.open_button = QPushButton(tr("&Open in mail program") if mail else tr("&Open in browser"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.open_button.setVisible(self._notes.may_open)
        self.save_button.setVisible(self._notes.keepable is not None)
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self.copy_address)
        self.save_button.clicked.connect(self.save)
        self.open_button.clicked.connect(self.open_address)
        self.cancel_button.clicked.connect(self.reject)

    def _lay_out(self, theme: Theme) -> None:
        mail = self._link.kind is LinkKind.MAIL
        leaves = tr("This address writes a mail.") if mail else tr("This link leaves the library.")
        head = self._label(self.name if self.name and not mail else leaves, theme.heading)
        head.setProperty("role", "heading")
        words = QVBoxLayout()
        words.setSpacing(_SPACE)
        words.addWidget(head)
        if self.name and not mail:
            words.addWidget(self._label(leaves, theme.text))
        words.addWidget(self.address_field)
        words.addWidget(self.caution_box)
        words.addWidget(self.told_label)
        words.addStretch(1)
        code = QVBoxLayout()
        code.setSpacing(6)
        code.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignHCenter)
        code.addWidget(self.larger_button, 0, Qt.AlignmentFlag.AlignHCenter)
        code.addStretch(1)
        if not fits_qr(self._link.address):
            self.qr.hide()
            self.larger_button.hide()
        least = self.address_field.wanted_width * _LEAST + self.qr.sizeHint().width() + 3 * _SIDE
        beside = self._room() >= least
        body = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        body.setSpacing(_SIDE if beside else _SPACE)
        body.addLayout(words, 1)
        body.addLayout(code)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _EDGE, _SIDE, _EDGE)
        column.setSpacing(_SPACE)
        column.addLayout(body)
        column.addSpacing(6)
        wanted = self.address_field.wanted_width + 2 * _SIDE
        width = min(wanted + (self.qr.sizeHint().width() + _SIDE if beside else 0), self._room())
        self._add_buttons(column, width - 2 * _SIDE)
        self.resize(width, column.totalHeightForWidth(width))

    def _add_buttons(self, column: QVBoxLayout, room: int) -> None:
        """In one row, or where that is too long in two."""
        others, usual = (self.open_button, self.save_button), (self.cancel_button, self.copy_button)
        for button in (*others, *usual):
            button.setParent(self)
            button.ensurePolished()
        needed = sum(b.sizeHint().width() + _SPACE for b in (*others, *usual) if not b.isHidden())
        rows = [others + usual] if needed <= room else [others, usual]
        for row in rows:
            line = QHBoxLayout()
            for button in row:
                if button is self.cancel_button:
                    line.addStretch(1)
                line.addWidget(button)
            if row is others:
                line.addStretch(1)
            column.addLayout(line)

    def _room(self) -> int:
        """How wide the card may be, in pixels."""
        parent = self.parentWidget()
        return parent.window().width() - 2 * _SIDE if parent is not None else 1000

    def _told(self) -> str:
        mail = self._link.kind is LinkKind.MAIL
        if self._notes.may_open:
            needs = (
                tr("It needs a mail program and a network.")
                if mail
                else tr("It needs a network and a browser.")
            )
        else:
            needs = tr("Addresses are not opened on this computer. Copy it, or scan it with a telephone.")
        return " ".join(filter(None, (self._notes.remark, needs, self._notes.age)))

    @staticmethod
    def _boxed(label: QLabel, theme: Theme) -> QFrame:
        """The label in a box; one with an edge of its own would forget that edge when it counts its lines."""
        box = QFrame()
        box.setObjectName("caution")
        box.setStyleSheet(
            f"#caution {{ background: {theme.warning_page}; border: 1px solid {theme.warning_rule};"
            " border-radius: 6px; }"
        )
        row = QHBoxLayout(box)
        row.addWidget(label)
        return box

    @staticmethod
    def _label(text: str, colour: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setStyleSheet(f"color: {colour};")
        return label

    # ---- the code

    @property
    def address(self) -> str:
        """The address as it is opened, copied and scanned."""
        return self._link.address

    def set_matrix(self, matrix: Matrix) -> None:
        """Show the code, which was made elsewhere."""
        self._matrix = matrix
        self.qr.set_matrix(matrix)
        self.larger_button.setEnabled(True)
        self._stretch()

    @Slot()
    def enlarge(self) -> None:
        """Show the code as large as the window."""
        if self._matrix is not None:
            large = LargeQr(self._link.address, self._matrix, self.name, self)
            large.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            large.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is known how wide the parts are, and so how tall."""
        super().showEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        """Be as tall as all lines need."""
        column = self.layout()
        assert column is not None
        column.activate()
        needed = column.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    # ---- what can be done

    @Slot()
    def copy_address(self) -> None:
        """Put the address on the clipboard and close."""
        QGuiApplication.clipboard().setText(self._link.address)
        self.message.emit(tr("The address was copied."))
        self.accept()

    @Slot()
    def save(self) -> None:
        """Have it kept for later, and close."""
        self.save_wanted.emit(self._notes.keepable)
        self.accept()

    @Slot()
    def open_address(self) -> None:
        """Hand the address to the system and close; when nothing takes it, say so and stay."""
        if not self._notes.may_open or self._link.kind not in (LinkKind.WEB, LinkKind.MAIL):
            return
        if QDesktopServices.openUrl(QUrl(self._link.address, QUrl.ParsingMode.StrictMode)):
            self.message.emit(tr("The address was handed to the browser."))
            self.accept()
            return
        self.told_label.setText(tr("No program here opens such addresses. It can be copied instead."))
