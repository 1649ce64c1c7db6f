"""What a person does with the words that are explained, in one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from gardreader.desktop.appearance import Appearance
from gardreader.desktop.glossary.explaining import Explaining
from gardreader.desktop.glossary.word_book import WordBook
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.desktop.session import Session
from gardreader.desktop.stage import View
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.desktop.glossary.words_dialog import WordsDialog
    from gardreader.desktop.main_window import MainWindow


class WordCommands(QObject):
    """Has the words of all panes of ``window`` explained; a method a row of the table of actions."""

    def __init__(self, window: MainWindow, book: WordBook, appearance: Appearance, session: Session):
        super().__init__(window)
        self._window = window
        self._book = book
        self._appearance = appearance
        self._session = session
        self._wanted: str | None = None  # the term to show once the words are read
        self.dialog: WordsDialog | None = None
        window.desk.pane_made.connect(self._on_pane)
        book.loaded.connect(self._on_loaded)
        book.switched.connect(self._on_switched)
        book.message.connect(window.status.say)
        self._on_switched(book.on)

    # ---- the rows

    @Slot()
    def explain_words(self) -> None:
        """Have words explained, or not."""
        self._book.switch(on=not self._book.on)
        self._session.update(explain_words=self._book.on)
        self._window.status.say(
            tr("Words are explained.") if self._book.on else tr("Words are not explained any more.")
        )

    @Slot()
    def next_word(self) -> None:
        """Go to the next word that is explained."""
        self._step(1)

    @Slot()
    def previous_word(self) -> None:
        """Go to the word before."""
        self._step(-1)

    @Slot()
    def show_words(self) -> None:
        """List all words that are explained."""
        self._show_list("")

    # ---- the rest

    @property
    def explaining(self) -> Explaining | None:
        """What explains the words of the pane in use."""
        pane = self._window.pane
        return pane.findChild(Explaining) if pane is not None else None

    def _step(self, by: int) -> None:
        explaining = self.explaining
        if explaining is not None:
            explaining.step(by)

    @Slot(object)
    def _on_pane(self, pane: ReaderPane) -> None:
        Explaining(pane, self._book).list_wanted.connect(self._show_list)

    @Slot(bool)
    def _on_switched(self, on: bool) -> None:
        self._window.actions_table["explain_words"].setChecked(on)

    @Slot(str)
    def _show_list(self, term_id: str) -> None:
        if self._book.trouble:
            self._window.status.say(self._book.trouble)
            return
        if self._book.glossary is None:
            self._wanted = term_id
            self._book.load()
            return
        from gardreader.desktop.glossary.words_dialog import WordsDialog

        explaining = self.explaining if self._window.stage.view is View.ARTICLE else None
        here = explaining.places() if explaining is not None else {}
        dialog = WordsDialog(self._book.glossary, here, self._appearance.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        dialog.place_wanted.connect(self._show_place)
        dialog.link_followed.connect(self._follow)
        if term_id:
            dialog.choose(term_id)
        self.dialog = dialog
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None

    @Slot()
    def _on_loaded(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._show_list(wanted)

    @Slot(str)
    def _show_place(self, term_id: str) -> None:
        explaining = self.explaining
        if explaining is not None:
            explaining.show_place(term_id)

    @Slot(str)
    def _follow(self, address: str) -> None:
        if self._window.pane is not None:
            self._window.pane.follow(address)
