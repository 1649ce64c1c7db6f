"""Lays a handout out and draws its pages, off the GUI thread: those in view first, others when they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.errors import GardreaderError
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.sets import Work as Printed
from gardreader.i18n import tr
from gardreader.progress import Progress

if TYPE_CHECKING:
    from gardreader.handouts.pictures import SheetPictures


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many pages there are, and how high one is for its width; of which submission it is."""

    turn: int
    count: int
    shape: float


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """How page ``number`` (from 1) looks; of which submission it is."""

    turn: int
    number: int
    image: QImage


class Previewer(QObject):
    """The latest question wins; what is still drawn for an older one is dropped."""

    laid_out = Signal(object)
    """A :class:`LaidOut`: pages can be wanted now."""

    drawn = Signal(object)
    """A :class:`SheetPicture` of the latest question."""

    failed = Signal(str)
    """A sentence: there will be no more pages."""

    _made = Signal(object)

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        # Made, used and let go of on the lane's thread alone.
        self._held: list[SheetPictures] = []
        self._lane = Lane("preview", latest=True, farewell=self._held.clear, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._made.connect(self._on_made)
        self._turn = 0
        self._ready = False

    def lay_out(self, printed: Printed, options: HandoutOptions, width: int, first: int = 1) -> None:
        """Lay the handout out and draw page ``first``, ``width`` pixels wide; others have to be wanted."""
        self._turn += 1
        self._ready = False
        self._lane.submit(self._laying_out(printed, options, width, first, self._turn), "lay out")

    def want(self, numbers: tuple[int, ...], width: int) -> None:
        """Draw those pages, one after the other, instead of what is still wanted from before."""
        if self._ready and numbers:
            self._lane.submit(self._drawing(numbers, width, self._turn), "draw")

    def forget(self) -> None:
        """Nothing is to be shown: whatever is still made is dropped."""
        self._turn += 1
        self._ready = False
        self._lane.cancel()

    def end_work(self) -> None:
        """End the background work; what is wanted from now on, as by a view that is closing, is not drawn."""
        self._turn += 1
        self._ready = False
        self._lane.close()

    def _laying_out(
        self, printed: Printed, options: HandoutOptions, width: int, first: int, turn: int
    ) -> Work:
        made, held = self._made, self._held

        def work(progress: Progress) -> object:
            from gardreader.handouts.pictures import SheetPictures

            held.clear()
            pictures = SheetPictures(printed, options, progress)
            held.append(pictures)
            made.emit(LaidOut(turn, pictures.count, pictures.shape))
            number = min(first, pictures.count)
            made.emit(SheetPicture(turn, number, pictures.picture(number, width)))
            return None

        return work

    def _drawing(self, numbers: tuple[int, ...], width: int, turn: int) -> Work:
        made, held = self._made, self._held

        def work(progress: Progress) -> object:
            for number in numbers:
                progress(0, 0, "")
                if held and number <= held[0].count:
                    made.emit(SheetPicture(turn, number, held[0].picture(number, width)))
            return None

        return work

    @Slot(object)
    def _on_made(self, made: LaidOut | SheetPicture) -> None:
        if made.turn != self._turn:
            return
        if isinstance(made, LaidOut):
            self._ready = True
            self.laid_out.emit(made)
        else:
            self.drawn.emit(made)

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.error is None or outcome.cancelled:
            return
        if isinstance(outcome.error, GardreaderError):
            self.failed.emit(str(outcome.error))
        else:
            self.failed.emit(tr("The preview could not be drawn. The handout can still be saved or printed."))
