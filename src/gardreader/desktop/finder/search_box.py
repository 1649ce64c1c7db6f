"""The field where a search begins: names as one types, a search of all text by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gardreader.desktop.finder.completions_popup import CompletionsPopup
from gardreader.desktop.finder.name_list import explained
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.errors import SearchError
from gardreader.i18n import ntr, tr
from gardreader.progress import Progress
from gardreader.search.hits import Completions, NameHit

if TYPE_CHECKING:
    from gardreader.search.engine import SearchEngine

MOST_LETTERS = 2000
"""Longer texts are cut: nobody types so much, but somebody may paste it."""

_ASK_AGAIN = 700  # milliseconds between two questions while the search is being prepared
_NAMES = 12
_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchBox(QWidget):
    """Asks ``engine`` for names on its own lane; the latest question wins, typing never waits."""

    name_chosen = Signal(object)
    """A :class:`NameHit` was picked."""

    searched = Signal(str)
    """Enter was pressed: all text is to be searched for this."""

    def __init__(self, engine: SearchEngine, parent: QWidget | None = None):
        super().__init__(parent)
        self._engine = engine
        self._lane = Lane("names", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self.field = QLineEdit(self)
        self.field.setObjectName("search-field")
        self.field.setPlaceholderText(tr("Search diseases, codes, questions…"))
        self.field.setAccessibleName(tr("Search"))
        self.field.setAccessibleDescription(
            tr("Names appear as you type: arrow keys choose one, Enter opens it or searches all text.")
        )
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(MOST_LETTERS)
        self.field.textEdited.connect(self._on_edited)
        self.field.textChanged.connect(self._on_changed)
        self.field.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)
        self._popup: CompletionsPopup | None = None
        self._ticket = 0
        self._why_not = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_ASK_AGAIN)
        self._again.timeout.connect(self._ask)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def set_text(self, text: str) -> None:
        """Put ``text`` into the field; no names are shown for it."""
        self.field.setText(text[:MOST_LETTERS])
        self.hide_names()

    @Slot()
    def focus_field(self) -> None:
        """Give the field the keyboard, its text selected, to be typed over."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @property
    def popup(self) -> CompletionsPopup | None:
        """The list of names, once there was one."""
        return self._popup

    @Slot()
    def hide_names(self) -> None:
        """Close the list of names."""
        self._again.stop()
        self._ticket = 0  # an answer on its way must not open it again
        if self._popup is not None:
            self._popup.hide()

    @Slot()
    def index_changed(self) -> None:
        """The search can be asked now, or has other content: what is shown is asked anew."""
        self._why_not = ""
        if self._popup is not None and self._popup.isVisible():
            self._ask()

    @Slot(str)
    def index_failed(self, sentence: str) -> None:
        """There is no newer index to wait for; ``sentence`` says why."""
        self._why_not = sentence

    def end_work(self) -> None:
        """End the background work; called before the application ends."""
        self._again.stop()
        self._lane.close()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._ask()

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        if not text.strip():
            self.hide_names()

    @Slot()
    def _ask(self) -> None:
        if self.field.text().strip():
            self._ticket = self._lane.submit(self._work(self.field.text()), "names")

    def _work(self, text: str) -> Work:
        engine = self._engine

        def work(progress: Progress) -> object:
            return engine.complete(text, _NAMES)

        return work

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.ticket != self._ticket or not self.field.hasFocus():
            return
        popup = self._list()
        if isinstance(outcome.value, Completions):
            hits = outcome.value.hits
            if hits:
                popup.show_hits(hits, self.field)
                self._announce(ntr("{count} name", "{count} names", len(hits)))
            else:
                popup.tell(tr("No name begins so. Enter searches all text."), self.field)
        elif isinstance(outcome.error, SearchError) and self._why_not:
            popup.tell(self._why_not, self.field)
        elif isinstance(outcome.error, SearchError):
            popup.tell(tr("The search is being prepared…"), self.field)
            self._again.start()
        elif outcome.error is not None and not outcome.cancelled:
            popup.tell(tr("Names cannot be shown now. Enter searches all text."), self.field)

    def _list(self) -> CompletionsPopup:
        window = self.window()
        if self._popup is None or self._popup.parentWidget() is not window:
            if self._popup is not None:
                self._popup.deleteLater()
            self._popup = CompletionsPopup(window)
            self._popup.picked.connect(self._pick)
        return self._popup

    @Slot(object)
    def _pick(self, hit: NameHit) -> None:
        self.hide_names()
        self.name_chosen.emit(hit)

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys move in the list; leaving the field closes it."""
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() == QEvent.Type.FocusOut:
                self.hide_names()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        popup = self._popup
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if key not in _KEYS:
            return False
        if popup is None or not popup.isVisible():
            self._ask()
        else:
            popup.step(_KEYS[key])
            hit = popup.current
            if hit is not None:
                self._announce(". ".join(filter(None, (hit.name, explained(hit)))))
        return True

    def _enter(self) -> None:
        hit = self._popup.current if self._popup is not None else None
        text = self.field.text().strip()
        self.hide_names()
        if hit is not None:
            self.name_chosen.emit(hit)
        elif text:
            self.searched.emit(text)

    def _escape(self) -> bool:
        if self._popup is not None and self._popup.isVisible():
            self.hide_names()
            return True
        if self.field.text():
            self.field.clear()
            return True
        return False
