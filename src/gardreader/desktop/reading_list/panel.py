"""The page of the side panel that holds the reading list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.lane import Lane, Outcome
from gardreader.desktop.own.keeper import EVERYTHING, Change, Keeper
from gardreader.desktop.reading_list.choice_button import ChoiceButton
from gardreader.desktop.reading_list.choosing import Choice, Order, Shown, line_of
from gardreader.desktop.reading_list.list_view import KeptView
from gardreader.desktop.reading_list.model import KeptModel
from gardreader.desktop.reading_list.note_field import NoteField
from gardreader.exchange.formats import Format
from gardreader.i18n import ntr, tr
from gardreader.own.columns import READING_LIST
from gardreader.own.reading_list import Kept, entries, remove, set_done, set_note
from gardreader.progress import Progress
from gardreader.rendering.themes import Theme, load_theme

_ROOMY = 20  # lines of text


class ReadingListPanel(QWidget):
    """Lists what was kept for later; writes through ``keeper``.

    What needs other parts of the program is told: :attr:`open_wanted`, :attr:`export_wanted` and
    the like.
    """

    open_wanted = Signal(object)
    """A :class:`Kept` is to be opened."""

    article_wanted = Signal(object)
    """The article in which a :class:`Kept` stands is to be opened."""

    export_wanted = Signal(object, str)
    """Entries are to be saved, and the name of the :class:`Format` chosen."""

    sheet_wanted = Signal(object)
    """Entries are to be saved as a PDF."""

    print_wanted = Signal(object)
    import_wanted = Signal()

    def __init__(self, keeper: Keeper, parent: QWidget | None = None):
        super().__init__(parent)
        self._keeper = keeper
        self._stale = True
        self._lane = Lane("reading list", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_read)
        self.model = KeptModel(self)
        self.view = KeptView(self.model, load_theme("light"), self)
        self.filter_field = QLineEdit(self)
        self.shown_button = ChoiceButton(tr("Show"), [(each.label, each.value) for each in Shown], self)
        self.order_button = ChoiceButton(tr("Order"), [(each.label, each.value) for each in Order], self)
        self.count_label = QLabel(self)
        self.note_label = QLabel(tr("&Note"), self)
        self.note_field = NoteField(self)
        self.open_button = QPushButton(tr("Open"), self)
        self.remove_button = QPushButton(tr("Remove"), self)
        self.more_button = QPushButton(tr("Export…"), self)
        self._scope = QAction(self)
        self._export_actions: list[QAction] = []
        self._lay_out()
        self._join()
        self._on_picked()

    def _lay_out(self) -> None:
        self.filter_field.setPlaceholderText(tr("Filter the reading list"))
        self.filter_field.setAccessibleName(tr("Filter the reading list"))
        self.filter_field.setClearButtonEnabled(True)
        self.note_label.setBuddy(self.note_field)
        self.count_label.setProperty("role", "muted")
        self.count_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        boxes = QHBoxLayout()
        boxes.setSpacing(6)
        boxes.addWidget(self.shown_button, 1)
        boxes.addWidget(self.order_button, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.open_button, self.remove_button, self.more_button):
            button.setAutoDefault(False)
            button.setFlat(True)
            button.setProperty("narrow", True)
            buttons.addWidget(button)
        buttons.insertStretch(2, 1)
        self.more_button.setMenu(self._menu())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.filter_field)
        column.addLayout(boxes)
        column.addWidget(self.view, 1)
        column.addWidget(self.count_label)
        column.addWidget(self.note_label)
        column.addWidget(self.note_field)
        column.addLayout(buttons)
        self.setFocusProxy(self.view)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._scope.setEnabled(False)
        menu.addAction(self._scope)
        for form in Format:
            action = menu.addAction(f"{form.label}…")
            action.setData(form.value)
            action.triggered.connect(self._on_export)
            self._export_actions.append(action)
        menu.addSeparator()
        sheet = menu.addAction(tr("Sheet with QR codes as PDF…"))
        sheet.triggered.connect(self._on_sheet)
        paper = menu.addAction(tr("Print the sheet…"))
        paper.triggered.connect(self._on_print)
        self._export_actions += [sheet, paper]
        menu.addSeparator()
        menu.addAction(tr("Import references…")).triggered.connect(self.import_wanted)
        menu.aboutToShow.connect(self._on_menu)
        return menu

    def _join(self) -> None:
        self.filter_field.textChanged.connect(self._on_choice)
        self.filter_field.installEventFilter(self)
        for button in (self.shown_button, self.order_button):
            button.chosen.connect(self._on_choice)
        self.view.set_menus((self.shown_button.choices_menu, self.order_button.choices_menu))
        self.view.picked.connect(self._on_picked)
        self.view.open_wanted.connect(self.open_wanted)
        self.view.article_wanted.connect(self.article_wanted)
        self.view.remove_wanted.connect(self._on_remove)
        self.view.tick_wanted.connect(self._on_tick)
        self.model.tick_wanted.connect(self._on_tick)
        self.model.modelReset.connect(self._on_picked)
        self.note_field.note_written.connect(self._on_note)
        self.open_button.clicked.connect(self.view.open_current)
        self.remove_button.clicked.connect(self.view.remove_picked)
        self._keeper.changed.connect(self._on_changed)
        self._keeper.about_to_close.connect(self.note_field.hand_over)

    # ---- what is shown

    @property
    def subject(self) -> tuple[Kept, ...]:
        """What an export is about: the picked entries where there are several, else all that are shown."""
        picked = self.view.picked_entries
        return picked if len(picked) > 1 else self.model.rows

    @property
    def settled(self) -> bool:
        """Whether the list is read."""
        return not self._lane.busy and not self._stale

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.view.set_theme(theme)
        self._fit()

    @Slot()
    def refresh(self) -> None:
        """Read the list, now or when it is seen next."""
        own = self._keeper.own
        if own is None or not self.isVisible():
            self._stale = True
            self._tell_empty()
            return
        self._stale = False

        def work(progress: Progress) -> object:
            return tuple(map(line_of, entries(own)))

        self._lane.submit(work)

    def end_work(self) -> None:
        """Have the note kept that is being written, and end the background work."""
        self.note_field.hand_over()
        self._lane.close()

    @Slot(object)
    def _on_read(self, outcome: Outcome) -> None:
        if not outcome.ok or not isinstance(outcome.value, tuple):
            return
        picked = tuple(kept.id for kept in self.view.picked_entries)
        first = self.view.currentIndex().row()
        shown = self.model.rows
        self.model.set_lines(outcome.value)
        if self.model.rows and not self.view.picked_entries and shown:
            again = tuple(entry for entry in picked if self.model.row_of(entry) >= 0)
            row = min(max(0, first), len(self.model.rows) - 1)
            self.view.pick(again or (self.model.rows[row].id,))
        elif self.model.rows and not shown and self.view.hasFocus():
            self.view.pick((self.model.rows[0].id,))  # who came by the key goes on by keys
        self._on_picked()
        self._tell_empty()

    def _tell_empty(self) -> None:
        count, done = self.model.count, self.model.done
        whole = ntr("{count:,} entry", "{count:,} entries", count)
        if len(self.model.rows) != count:
            whole = tr("{shown:,} of {whole}", shown=len(self.model.rows), whole=whole)
        told = ntr("{count:,} done", "{count:,} done", done) if done else ""
        self.count_label.setText(" · ".join(filter(None, (whole if count else "", told))))
        if count:
            self.view.set_empty_text(tr("No entry is like that. Empty the filter to see all."))
        elif self._keeper.own is None or self._lane.busy:
            self.view.set_empty_text("")
        else:
            text = tr(
                "Nothing is kept for later yet. Ctrl+S keeps the article on the page; the cards of "
                "references and of links have “Save for later”."
            )
            if self._keeper.private:
                text = f"{text} {tr('In a private session the list is forgotten at its end.')}"
            self.view.set_empty_text(text)

    # ---- what a person does

    @Slot()
    def _on_choice(self) -> None:
        shown, order = Shown(self.shown_button.value), Order(self.order_button.value)
        self.model.set_choice(Choice(self.filter_field.text(), shown, order))
        self._tell_empty()

    @Slot()
    def _on_picked(self) -> None:
        picked = self.view.picked_entries
        self.note_field.show_entry(picked[0] if len(picked) == 1 else None)
        self.open_button.setEnabled(len(picked) == 1)
        self.remove_button.setEnabled(bool(picked))

    @Slot(object)
    def _on_remove(self, ids: tuple[str, ...]) -> None:
        sentence = ntr(
            "{count:,} entry was taken off the reading list.",
            "{count:,} entries were taken off the reading list.",
            len(ids),
        )
        self._keeper.do(lambda own: remove(own, ids), READING_LIST.name, removed=sentence)

    @Slot(object, bool)
    def _on_tick(self, ids: tuple[str, ...], done: bool) -> None:
        self._keeper.do(lambda own: set_done(own, ids, done=done), READING_LIST.name)

    @Slot(str, str)
    def _on_note(self, entry: str, note: str) -> None:
        self._keeper.do(lambda own: set_note(own, entry, note), READING_LIST.name)

    @Slot()
    def _on_menu(self) -> None:
        count, picked = len(self.subject), len(self.view.picked_entries) > 1
        one = tr("Export what is picked: {count}") if picked else tr("Export what is shown: {count}")
        whole = ntr("{count:,} entry", "{count:,} entries", count)
        self._scope.setText(one.format(count=whole))
        for action in self._export_actions:
            action.setEnabled(count > 0)

    @Slot()
    def _on_export(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.export_wanted.emit(self.subject, str(action.data()))

    @Slot()
    def _on_sheet(self) -> None:
        self.sheet_wanted.emit(self.subject)

    @Slot()
    def _on_print(self) -> None:
        self.print_wanted.emit(self.subject)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.table in (EVERYTHING, READING_LIST.name):
            self.refresh()

    # ---- events

    def _fit(self) -> None:
        """Leave the list its room where the panel is low for the size of its text."""
        low = self.height() < _ROOMY * self.fontMetrics().height()
        for part in (self.shown_button, self.order_button, self.count_label, self.note_label):
            part.setVisible(not low)
        self.note_field.fit(1 if low else 2)

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed meanwhile is read."""
        super().showEvent(event)
        self._fit()
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """A note that is being written is kept."""
        super().hideEvent(event)
        self.note_field.hand_over()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """In the field: Esc empties it first, Down and Enter go to the list."""
        if (
            watched is self.filter_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Escape and self.filter_field.text():
                self.filter_field.clear()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                if not self.view.picked_entries and self.model.rows:
                    self.view.pick((self.model.rows[0].id,))
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]
