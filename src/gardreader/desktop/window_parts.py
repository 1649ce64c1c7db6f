"""A window and all that belongs to it alone, joined. There may be several in one run of the program."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from gardreader.articles.model import ArticleRef
from gardreader.desktop.adding.drop_target import DropTarget
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.citing.citing_commands import CitingCommands
from gardreader.desktop.commands import Commands
from gardreader.desktop.desk.tab_commands import TabCommands
from gardreader.desktop.glossary.word_book import WordBook
from gardreader.desktop.glossary.word_commands import WordCommands
from gardreader.desktop.librarian import Librarian, Opened
from gardreader.desktop.main_window import MainWindow
from gardreader.desktop.news.news_commands import NewsCommands
from gardreader.desktop.own.keeper import Keeper
from gardreader.desktop.own.own_commands import OwnCommands
from gardreader.desktop.reader.source_commands import SourceCommands
from gardreader.desktop.reading_list.reading_commands import ReadingCommands
from gardreader.desktop.remembering import Remembering
from gardreader.desktop.session import Session
from gardreader.desktop.shelf.opening import Shelf
from gardreader.desktop.stage import View
from gardreader.desktop.welcome import Recent
from gardreader.errors import LibraryError
from gardreader.packs.catalogue import Catalogue

COMMANDS = (
    Commands, TabCommands, CitingCommands, WordCommands, NewsCommands, OwnCommands, ReadingCommands,
    SourceCommands,
)  # fmt: skip
"""Whose methods do what the rows of the table of actions say."""


class WindowParts(QObject):
    """Made once a window, by the program, whose library, settings and look all windows share."""

    files_wanted = Signal()
    """Something is to be added to the library."""

    dropped = Signal(object)
    """Files to add, as a tuple of ``Path``."""

    came_to_front = Signal(object)
    closed = Signal(object)
    """This window was closed; its work has ended."""

    def __init__(
        self,
        librarian: Librarian,
        session: Session,
        appearance: Appearance,
        book: WordBook,
        keeper: Keeper,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._librarian = librarian
        self._session = session
        self._catalogue: Catalogue | None = None
        self._closed = False
        self.window = MainWindow(appearance, session.settings)
        self.remembering = Remembering(self.window, session)
        self.commands = Commands(self.window, appearance, session, librarian)
        self.tab_commands = TabCommands(self.window, session)
        self.citing_commands = CitingCommands(self.window, session)
        self.word_commands = WordCommands(self.window, book, appearance, session)
        self.news_commands = NewsCommands(self.window, appearance, session, librarian)
        self.own_commands = OwnCommands(self.window, keeper, librarian, session, appearance)
        self.reading_commands = ReadingCommands(self.window, keeper, appearance, session)
        self.source_commands = SourceCommands(self.window)
        self.news_commands.save_wanted.connect(self.reading_commands.keep)
        self.drop_target = DropTarget(self.window)
        self.shelf = Shelf(self.window, librarian)
        self._join()

    # ---- what the program brings

    def restore_window(self) -> None:
        """Give the window the place, size and list it had."""
        self.remembering.restore_window()
        self.window.actions_table["toggle_list"].setChecked(self._session.settings.list_shown)

    def stand_beside(self, before: MainWindow) -> None:
        """Be as large as ``before``, which stays in view, and as far apart as a title bar is high."""
        self.restore_window()
        window, step = self.window, 2 * before.fontMetrics().height()
        window.resize(before.normalGeometry().size())
        room = before.screen().availableGeometry()
        corner = before.normalGeometry().topLeft() + QPoint(step, step)
        if not room.contains(QRect(corner, window.size())):
            corner = room.topLeft()
        window.move(corner)
        window.splitter.want(before.splitter.list_width, before.splitter.panel_width)

    def take_library(self, opened: Opened, *, asked: bool, tabs: bool) -> None:
        """The library is open; ``asked`` says that a person has asked for the article to begin with.

        ``tabs`` brings back those of the last time.
        """
        window = self.window
        window.take_library(opened.library, opened.engine)
        self.tab_commands.take_library(opened.engine)
        self.remembering.restore_article(opened.article, opened.section, asked=asked)
        if tabs:
            self.remembering.restore_tabs()
        if opened.article is not None:
            window.stage.show_article()
            window.desk.shown.connect(self._on_first_article)
        else:
            window.status.say(opened.problem or window.status.message.whole)
            if not isinstance(window.focusWidget(), QLineEdit):  # somebody types into the filter already
                self.commands.search()

    def begin_private(self) -> None:
        """A private session has begun: what is open stays, what was read before is not offered."""
        self.remembering.set_aside()
        self._offer_recent()

    def start_over(self, *, alone: bool) -> None:
        """A private session has ended: what was open in it goes, what was open before comes back.

        ``alone``: no window had anything open when it began, since the program began with it.
        """
        window, settings = self.window, self._session.settings
        if window.pane is None:
            return
        window.desk.forget()
        if window.search_box is not None:
            window.search_box.set_text("")
        for field in window.findChildren(QLineEdit):  # what was sought in lists, notes and news
            field.clear()
        window.navigation.start_over(settings.tree_mode, settings.expanded)
        window.status.say("")
        window.desk.set_zoom(settings.zoom)
        if settings.side_shown and settings.side_page in window.side.names:
            window.side.show_page(settings.side_page, focus=False)
        else:
            window.side.close_panel()
        article = self.remembering.restore_reading(alone=alone)
        if article is not None:
            self.own_commands.visiting.skip_next()
        if article is None:
            window.stage.show_welcome()
            self._offer_recent()
        else:
            window.stage.show_article()

    @Slot(object)
    def take_catalogue(self, catalogue: Catalogue) -> None:
        """The list of the library as it is now."""
        self.window.take_catalogue(catalogue)
        self.news_commands.take_catalogue(catalogue)
        self.tab_commands.take_catalogue(catalogue)
        self.reading_commands.take_catalogue(catalogue)
        self.source_commands.take_catalogue(catalogue)
        self._catalogue = catalogue
        self._offer_recent()

    def end_work(self) -> None:
        """End the background work of all that belongs to the window; a second call does nothing."""
        if not self._closed:
            self._closed = True
            self.own_commands.end_work()
            self.commands.end_work()
            self.tab_commands.end_work()
            self.news_commands.end_work()
            self.reading_commands.end_work()
            self.source_commands.end_work()
            self.window.end_work()

    def dispose(self) -> None:
        """Destroy the window now, while everything that it may still ask is there."""
        self.end_work()
        self.window.hide()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)

    # ---- joining

    def _join(self) -> None:
        window, librarian, status = self.window, self._librarian, self.window.status
        window.actions_table.connect_to(*(p for p in vars(self).values() if isinstance(p, COMMANDS)))
        librarian.listed.connect(self.take_catalogue)
        librarian.changed.connect(self._on_changed)
        librarian.indexed.connect(self._on_indexed)
        librarian.index_failed.connect(self._on_index_failed)
        librarian.progressed.connect(status.show_step)
        librarian.rested.connect(status.show_rest)
        librarian.problem.connect(status.say)
        status.cancel_wanted.connect(librarian.cancel)
        status.size_pressed.connect(self.shelf.open)
        window.stage.view_changed.connect(self._offer_recent)
        window.became_active.connect(self._on_active)
        window.became_active.connect(librarian.look_again)
        window.closing.connect(self._on_closing)
        window.welcome.add_wanted.connect(self.files_wanted)
        window.welcome.packs_wanted.connect(self.shelf.open)
        window.welcome.help_wanted.connect(self.commands.help)
        self.commands.add_wanted.connect(self.files_wanted)
        self.commands.shelf_wanted.connect(self.shelf.open)
        self.commands.history_chosen.connect(self.own_commands.keep_history)
        self.shelf.add_wanted.connect(self.files_wanted)
        self.shelf.message.connect(status.say)
        self.drop_target.dropped.connect(self.dropped)
        self._session.problem.connect(status.say)

    @Slot()
    def _on_first_article(self) -> None:
        """The keys that scroll belong to what is read, unless a person already acts on another part."""
        window = self.window
        window.desk.shown.disconnect(self._on_first_article)
        present = window.focusWidget()
        elsewhere = present is not None and window.side.isAncestorOf(present)
        if window.pane is not None and not elsewhere and not isinstance(present, QLineEdit):
            window.pane.setFocus()

    @Slot()
    def _offer_recent(self) -> None:
        """Bring the welcome page up to date, when it is shown or the library is another one."""
        if self._catalogue is None or self.window.stage.view is not View.WELCOME:
            return
        recent = []
        for name in self._session.settings.recent:
            with suppress(ValueError, LibraryError):
                ref = ArticleRef.parse(name)
                title = self._catalogue.title(ref)
                if title:
                    recent.append(Recent(ref, title))
        self.window.welcome.set_recent(recent)

    @Slot()
    def _on_changed(self) -> None:
        library = self._librarian.library
        assert library is not None
        self.window.library_changed(library)
        self.window.desk.library_changed()
        self.shelf.refresh()

    @Slot()
    def _on_indexed(self) -> None:
        for part in (self.window.search_box, self.window.results):
            if part is not None:
                part.index_changed()

    @Slot(str)
    def _on_index_failed(self, sentence: str) -> None:
        for part in (self.window.search_box, self.window.results):
            if part is not None:
                part.index_failed(sentence)

    @Slot()
    def _on_active(self) -> None:
        self.came_to_front.emit(self)

    @Slot()
    def _on_closing(self) -> None:
        self.closed.emit(self)
