"""Finds in the background what makes a handout fit on fewer sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.printing.sheet_bar import MOST_SHEETS, sheets_of
from gardreader.errors import GardreaderError
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.sets import Work
from gardreader.i18n import tr
from gardreader.progress import Progress

_REST = 500  # milliseconds without a change before an offer is looked for


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was found: the options that fit, ``None`` for none; ``sentence`` says so (on a button: an offer).

    ``told`` says what taking them changes. ``offer`` is for one that nobody asked for.
    """

    options: HandoutOptions | None
    sentence: str
    told: str = ""
    offer: bool = False


class Fitter(QObject):
    """The latest question wins."""

    fitted = Signal(object)
    """A :class:`Fitted`."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._lane = Lane("fitting", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._ticket = 0
        self._asked: tuple[Work, HandoutOptions] | None = None
        self.offered: Fitted | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is looked for, or will be in a moment."""
        return self._timer.isActive() or self._lane.busy

    def fit(self, work: Work, options: HandoutOptions) -> None:
        """Find the largest text that puts all on one sheet."""
        self._timer.stop()

        def find(progress: Progress) -> object:
            from gardreader.handouts.fitting import fit_to_sheets

            found = fit_to_sheets(work, options, 1, progress)
            if found is not None:
                return Fitted(found.options, found.told, found.told)
            sentence = tr("Even in small print it takes more than one sheet. Untick some parts")
            short = None
            if options.parts is None and not options.short:
                short = fit_to_sheets(work, replace(options, short=True), 1, progress)
            if short is None:
                return Fitted(None, f"{sentence}.")
            return Fitted(None, tr("{sentence}, or take the short form: that fits.", sentence=sentence))

        self._ticket = self._lane.submit(find, "fit")

    def look_for_offer(self, work: Work, options: HandoutOptions, pages: int) -> None:
        """Where it takes more than five sheets, look in a moment for what would bring it to five."""
        self.offered = None
        if sheets_of(pages, booklet=options.booklet) > MOST_SHEETS:
            self._asked = (work, options)
            self._timer.start()

    def forget(self) -> None:
        """What is looked for is not wanted any more."""
        self._timer.stop()
        self._ticket = 0
        self.offered = None
        self._lane.cancel()

    def end_work(self) -> None:
        """End the background work."""
        self._timer.stop()
        self._lane.close()

    @Slot()
    def _look(self) -> None:
        assert self._asked is not None
        work, options = self._asked

        def find(progress: Progress) -> object:
            from gardreader.handouts.fitting import offers

            found = offers(work, options, MOST_SHEETS, progress)
            if not found:
                return Fitted(None, "", offer=True)
            return Fitted(found[0].options, found[0].label, found[0].told, offer=True)

        self._ticket = self._lane.submit(find, "offer")

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.ticket != self._ticket or outcome.cancelled:
            return
        if isinstance(outcome.value, Fitted):
            if outcome.value.offer:
                self.offered = outcome.value if outcome.value.options is not None else None
            self.fitted.emit(outcome.value)
        elif outcome.label == "fit":
            known = isinstance(outcome.error, GardreaderError)
            sentence = str(outcome.error) if known else tr("It could not be fitted; nothing was changed.")
            self.fitted.emit(Fitted(None, sentence))
