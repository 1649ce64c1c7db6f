"""Makes the pictures of a preview, off the GUI thread, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from gardreader.articles.model import Article
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.errors import GardreaderError
from gardreader.handouts.options import HandoutOptions
from gardreader.i18n import tr
from gardreader.progress import Progress


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A sheet: its number (from 1), how many there are, and how it looks; of which submission it is."""

    turn: int
    number: int
    count: int
    image: QImage


class Previewer(QObject):
    """The latest question wins; what is still drawn for an older one is dropped."""

    drawn = Signal(object)
    """A :class:`SheetPicture` of the latest question."""

    failed = Signal(str)
    """A sentence: there will be no more sheets."""

    _made = Signal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._lane = Lane("preview", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._made.connect(self._on_made)
        self._turn = 0

    def draw(self, article: Article, options: HandoutOptions, width: int) -> None:
        """Draw the handout in pictures ``width`` pixels wide."""
        self._turn += 1
        self._lane.submit(self._work(article, options, width, self._turn), "preview")

    def end_work(self) -> None:
        """End the background work."""
        self._turn += 1
        self._lane.close()

    def _work(self, article: Article, options: HandoutOptions, width: int, turn: int) -> Work:
        made = self._made

        def work(progress: Progress) -> object:
            from gardreader.handouts.pictures import sheet_pictures

            for number, count, image in sheet_pictures(article, options, width, progress):
                made.emit(SheetPicture(turn, number, count, image))
            return None

        return work

    @Slot(object)
    def _on_made(self, picture: SheetPicture) -> None:
        if picture.turn == self._turn:
            self.drawn.emit(picture)

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.error is None or outcome.cancelled:
            return
        if isinstance(outcome.error, GardreaderError):
            self.failed.emit(str(outcome.error))
        else:
            self.failed.emit(tr("The preview could not be drawn. The handout can still be saved or printed."))
