"""Showing link cards: one at a time, each with its QR code once that is made."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gardreader.desktop.reader.card_work import CardWork, QrMade
from gardreader.desktop.reader.link_card import CardNotes, LinkCard
from gardreader.desktop.reader.links import Link
from gardreader.rendering.qr import fits_qr
from gardreader.rendering.themes import Theme


class LinkCards(QObject):
    """Shows them over ``over``; ``work`` makes the codes."""

    message = Signal(str)
    """What was done with a link, in a sentence."""

    save_wanted = Signal(object)
    """A ``Keepable`` is to be kept for later."""

    def __init__(self, work: CardWork, over: QWidget, parent: QObject):
        super().__init__(parent)
        self._work = work
        self._over = over
        self._card: LinkCard | None = None
        work.qr_made.connect(self._on_qr)

    def show(self, link: Link, notes: CardNotes, theme: Theme) -> None:
        """Show where ``link`` leads; nothing is opened but from there."""
        card = LinkCard(link, notes, theme, self._over)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card.message.connect(self.message)
        card.save_wanted.connect(self.save_wanted)
        card.finished.connect(self._on_closed)
        self._card = card
        card.open()
        if fits_qr(link.address):
            self._work.make_qr(link.address)

    @Slot(object)
    def _on_qr(self, made: QrMade) -> None:
        if self._card is not None and self._card.address == made.address:
            self._card.set_matrix(made.matrix)

    @Slot()
    def _on_closed(self) -> None:
        self._card = None
