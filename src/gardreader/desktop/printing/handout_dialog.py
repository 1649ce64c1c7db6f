"""The window in which a handout is made: what and how at the left, the true pages at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from gardreader.desktop.printing.choices import Chosen, HandoutChoices, Look
from gardreader.desktop.printing.fitter import Fitted, Fitter
from gardreader.desktop.printing.forms import Form
from gardreader.desktop.printing.handout_side import HandoutSide
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.previewing import LaidOut, Previewer, SheetPicture
from gardreader.desktop.printing.reading_ease import EaseOfParts, ReadingEase
from gardreader.desktop.printing.sheet_bar import SheetBar
from gardreader.desktop.printing.sheets_view import SheetsView
from gardreader.desktop.printing.two_columns import ButtonRow, TwoColumns
from gardreader.handouts.options import HandoutOptions
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_LARGEST = (1180, 860)
_EDGE = 18
_TITLE = 40  # what a window's title takes, or more
_SHARE = 0.96  # of the screen, where that is smaller


class HandoutDialog(QDialog):
    """Chooses and shows; who prints, saves or finds articles is told by signals."""

    print_wanted = Signal()
    save_wanted = Signal(object)
    """A :class:`Form` to save it in."""

    copy_wanted = Signal()
    """The text for an e-mail is to be copied."""

    clinic_wanted = Signal()
    add_wanted = Signal()
    open_set_wanted = Signal()
    save_set_wanted = Signal()
    look_changed = Signal(object)
    """The :class:`Look` to remember."""

    def __init__(
        self,
        job: Job,
        choices: HandoutChoices,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        languages: Sequence[str] = ("en",),
    ):
        super().__init__(parent)
        self._job = job
        self._choices = choices
        self.laid_out = False
        """Whether the pages are those of the present choice, drawn or not."""
        self._undo_to: Chosen | None = None
        self.setModal(True)
        self._resize_to_screen()
        self.sheets = SheetsView(self)
        self._previewer = Previewer(self)
        # The pages are laid out while the window is made; how wide they are drawn is seen later.
        self._lay_pages_out(choices.options(job))
        self._fitter = Fitter(self)
        self._ease = ReadingEase(self)
        self._ease_due = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._draw)

        self.side = HandoutSide(job, choices, tuple(languages), self)
        self.sheets.set_theme(theme)
        self.bar = SheetBar(self)
        self.close_button = QPushButton(tr("Close"), self)
        self.more_button = QPushButton(tr("Save &otherwise"), self)
        self.save_button = QPushButton(tr("&Save as PDF…"), self)
        self.print_button = QPushButton(tr("&Print…"), self)
        self._more = QMenu(self)
        self._lay_out()
        self._connect()
        self._show_title()
        if choices.options(job).parts == ():
            self._draw()

    # ---- what others ask

    @property
    def job(self) -> Job:
        """What is to be printed."""
        return self._job

    @property
    def pages_drawn(self) -> bool:
        """Whether the pages in view are those of the present choice."""
        settled = not self._settle.isActive() and self.side.person.settled
        return settled and self.laid_out and self.sheets.complete

    def options(self) -> HandoutOptions:
        """What is chosen."""
        return self._choices.options(self._job, self.side.person.person)

    def take_job(self, job: Job, told: str = "") -> None:
        """Other articles are to be printed; ``told`` says which of those wanted are not there."""
        self._job = job
        self._forget_undo()
        self.side.show_job(job)
        self.side.articles.tell(told)
        self._show_title()
        self._ease_due = True
        self._settle.start()

    def refresh(self) -> None:
        """The choices were changed from outside: the clinic, a set's look."""
        self.side.show_choices()
        self._settle.start()

    def say(self, sentence: str) -> None:
        """Say what came of printing or saving."""
        self.bar.tell(sentence, can_undo=self._undo_to is not None)

    def end_work(self) -> None:
        """End all background work."""
        self._settle.stop()
        self.side.person.stop()
        self._previewer.end_work()
        self._fitter.end_work()
        self._ease.end_work()

    # ---- made once

    def _resize_to_screen(self) -> None:
        width, height = _LARGEST
        parent = self.parentWidget()
        screen = (parent or self).screen()
        if screen is not None:
            room = screen.availableGeometry()
            width = min(width, round(room.width() * _SHARE))
            height = min(height, room.height() - _TITLE)
        self.resize(width, height)

    def _lay_out(self) -> None:
        self.print_button.setDefault(True)
        for form in Form:
            if form is not Form.PDF:
                self._more.addAction(form.action).setData(form)
        self._more.addSeparator()
        self._copy = self._more.addAction(tr("&Copy the text for an e-mail"))
        self.more_button.setMenu(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 16, _EDGE, 14)
        column.setSpacing(12)
        column.addWidget(TwoColumns(self.side, self.sheets, self), 1)
        column.addWidget(self.bar)
        buttons = (self.close_button, self.more_button, self.save_button, self.print_button)
        column.addWidget(ButtonRow(*buttons, parent=self))

    def _connect(self) -> None:
        self._previewer.laid_out.connect(self._on_laid_out)
        self._previewer.drawn.connect(self._on_drawn)
        self._previewer.failed.connect(self._on_failed)
        self._fitter.fitted.connect(self._on_fitted)
        self._ease.reckoned.connect(self._on_ease)
        self.sheets.wanted.connect(self._on_wanted)
        self.side.changed.connect(self._on_changed)
        self.side.look_changed.connect(self._on_look)
        self.side.job_changed.connect(self.take_job)
        self.side.clinic_wanted.connect(self.clinic_wanted)
        self.side.articles.add_wanted.connect(self.add_wanted)
        self.side.articles.open_wanted.connect(self.open_set_wanted)
        self.side.articles.save_wanted.connect(self.save_set_wanted)
        self.bar.one_sheet_wanted.connect(self._on_one_sheet)
        self.bar.offer_taken.connect(self._on_offer)
        self.bar.undo_wanted.connect(self._on_undo)
        self._more.triggered.connect(self._on_more)
        self.save_button.clicked.connect(self._on_save)
        self.print_button.clicked.connect(self.print_wanted)
        self.close_button.clicked.connect(self.reject)

    def _show_title(self) -> None:
        title = self._job.title
        self.setWindowTitle(tr("Print: {title}", title=title if len(title) < 120 else f"{title[:119]}…"))

    # ---- pages

    @Slot()
    def _draw(self) -> None:
        options = self.options()
        self.laid_out = False
        self._fitter.forget()
        chosen = options.parts is None or bool(options.parts)
        for button in (self.save_button, self.more_button, self.print_button):
            button.setEnabled(chosen)
        if not chosen:
            self._previewer.forget()
            self.sheets.tell(tr("Nothing is chosen: tick at least one part."))
            self.bar.clear()
            self.laid_out = True
            self._reckon()
            return
        self._lay_pages_out(options)

    def _lay_pages_out(self, options: HandoutOptions) -> None:
        if options.parts != ():
            width = self._dots if self.isVisible() else self._dots_to_be
            self._previewer.lay_out(self._job.work, options, width, self.sheets.first_in_view)

    def _reckon(self) -> None:
        """Reckon how easily the parts read, once the pages are seen: they come first."""
        if self._ease_due:
            self._ease_due = False
            self._ease.reckon(self._job.articles)

    @property
    def _dots(self) -> int:
        return round(self.sheets.page_width * self.devicePixelRatioF())

    @property
    def _dots_to_be(self) -> int:
        """How wide pages will be once the window is laid out, as near as can be told."""
        bars = self.sheets.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * _EDGE - TwoColumns.beside(self.width() - 2 * _EDGE, self) - bars
        return round(self.sheets.width_in(room) * self.devicePixelRatioF())

    @Slot(object)
    def _on_laid_out(self, laid: LaidOut) -> None:
        self.laid_out = True
        self.sheets.take_pages(laid.count, laid.shape)
        self.bar.show_pages(laid.count, booklet=self._choices.look.booklet)
        self._fitter.look_for_offer(self._job.work, self.options(), laid.count)

    @Slot(object)
    def _on_drawn(self, picture: SheetPicture) -> None:
        picture.image.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheets.show_page(picture.number, picture.image)
        self._reckon()

    @Slot(object)
    def _on_wanted(self, numbers: tuple[int, ...]) -> None:
        self._previewer.want(numbers, self._dots)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.laid_out = True
        self.sheets.tell(sentence)
        self.bar.clear()
        self._reckon()

    @Slot(object)
    def _on_ease(self, reckoned: EaseOfParts) -> None:
        self.side.parts_list.show_ease(reckoned.found)

    # ---- what a person changes

    @Slot()
    def _on_changed(self) -> None:
        self._forget_undo()
        self._settle.start()

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        self.look_changed.emit(look)
        self._on_changed()

    # ---- paper saved

    @Slot()
    def _on_one_sheet(self) -> None:
        if self._settle.isActive():  # a change that is not drawn yet would end the search
            self._settle.stop()
            self._draw()
        self.bar.tell(tr("Looking for the largest text that fits…"))
        self._fitter.fit(self._job.work, self.options())

    @Slot()
    def _on_offer(self) -> None:
        if (offered := self._fitter.offered) is not None:
            self._take(offered)

    @Slot(object)
    def _on_fitted(self, fitted: Fitted) -> None:
        if fitted.offer:
            self.bar.offer(fitted.sentence)
        elif fitted.options is None:
            self.bar.tell(fitted.sentence)
        else:
            self._take(fitted)

    def _take(self, fitted: Fitted) -> None:
        assert fitted.options is not None
        self._undo_to = self._choices.chosen
        self._choices.take(self._job, fitted.options)
        self.side.show_choices()
        self.bar.offer("")
        self.bar.tell(fitted.told, can_undo=True)
        self.look_changed.emit(self._choices.look)
        self._settle.start()

    @Slot()
    def _on_undo(self) -> None:
        if self._undo_to is not None:
            self._choices.chosen = self._undo_to
            self._forget_undo()
            self.side.show_choices()
            self.look_changed.emit(self._choices.look)
            self._settle.start()

    def _forget_undo(self) -> None:
        self._undo_to = None
        self.bar.tell("")

    # ---- what is done with it

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(Form.PDF)

    @Slot(QAction)
    def _on_more(self, action: QAction) -> None:
        if action is self._copy:
            self.copy_wanted.emit()
        else:
            self.save_wanted.emit(action.data())

    # ---- events

    def showEvent(self, event: QShowEvent) -> None:
        """The keys act on the parts first."""
        super().showEvent(event)
        self.side.parts_list.setFocus()

    def done(self, result: int) -> None:
        """Nothing is drawn for a closed window."""
        self.end_work()
        super().done(result)
