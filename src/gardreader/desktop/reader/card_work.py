"""What cards need that takes too long for the GUI thread: QR codes, and articles found by their number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.lane import Lane, Outcome
from gardreader.packs.library import Library
from gardreader.progress import Progress
from gardreader.rendering.qr import Matrix, qr_matrix


@dataclass(frozen=True, slots=True)
class QrMade:
    """The code of an address."""

    address: str
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class NumberSought:
    """The article of GARD's number ``number`` to which ``address`` leads; ``ref`` is ``None``: not here.

    ``known`` is false where the library could not be asked, because its list is just being made.
    ``ticket`` is what :meth:`CardWork.seek_number` gave.
    """

    address: str
    number: str
    ref: ArticleRef | None
    known: bool = True
    ticket: int = 0


class CardWork(QObject):
    """Does this work in the background; begins when it is first asked."""

    qr_made = Signal(object)
    """A :class:`QrMade`."""

    number_sought = Signal(object)
    """A :class:`NumberSought`."""

    def __init__(self, library: Library | None, parent: QObject | None = None):
        super().__init__(parent)
        self._library = library
        self._lane = Lane("cards", parent=self)
        self._lane.finished_work.connect(self._on_outcome)

    def make_qr(self, address: str) -> None:
        """Make the code of ``address``."""

        def work(progress: Progress) -> object:
            return QrMade(address, qr_matrix(address))

        self._lane.submit(work, "qr")

    def seek_number(self, address: str, number: str, pack: str = "") -> int:
        """Find the article of that number at GARD, in ``pack`` before others; gives the answer's ticket."""
        library = self._library

        def work(progress: Progress) -> object:
            if library is None or not library.catalogue_is_current():
                return NumberSought(address, number, None, known=False)
            found = library.catalogue().by_code("gard", number)
            best = next((ref for ref in found if ref.pack == pack), found[0] if found else None)
            return NumberSought(address, number, best)

        return self._lane.submit(work, "gard")

    def close(self) -> None:
        """End the work."""
        self._lane.close()

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, QrMade):
            self.qr_made.emit(outcome.value)
        elif isinstance(outcome.value, NumberSought):
            self.number_sought.emit(replace(outcome.value, ticket=outcome.ticket))
