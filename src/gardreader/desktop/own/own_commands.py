"""What a person does with pages of their own in one window: a method a row of the menu "My pages"."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.actions import keys_text
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.librarian import Librarian
from gardreader.desktop.main_window import MainWindow
from gardreader.desktop.own import whereabouts
from gardreader.desktop.own.highlighter import Highlighter
from gardreader.desktop.own.keeper import EVERYTHING, Change, Keeper, Removal
from gardreader.desktop.own.own_files import OwnFiles
from gardreader.desktop.own.parting import Parting
from gardreader.desktop.own.private_strip import PrivateStrip
from gardreader.desktop.own.undo_bar import UndoBar
from gardreader.desktop.own.visiting import Visiting
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.desktop.session import Session
from gardreader.desktop.stage import View
from gardreader.i18n import tr
from gardreader.own import favourites
from gardreader.own.columns import FAVOURITES


class OwnCommands(QObject):
    """Joins ``keeper`` with ``window``: star, highlights, side panel, undo, private session."""

    private_wanted = Signal(bool)
    """A private session is to begin, or to end."""

    def __init__(
        self,
        window: MainWindow,
        keeper: Keeper,
        librarian: Librarian,
        session: Session,
        appearance: Appearance,
    ):
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._librarian = librarian
        self._session = session
        self._appearance = appearance
        self._star: tuple[bool, str, int] | None = None
        self.undo_bar = UndoBar(window.stage)
        self.undo_bar.undo_wanted.connect(self.undo_removal)
        self.private_strip = PrivateStrip(window.stage.parentWidget() or window)
        self.private_strip.end_wanted.connect(self._end_private)
        self.visiting = Visiting(window.desk, keeper, session, self)
        self.files = OwnFiles(keeper, session, window)
        self.files.message.connect(window.status.say)
        self.parting = Parting(window, keeper)
        self.parting.export_wanted.connect(self.export_own)
        side = window.side
        side.add_page("favourites", tr("Favourites"), self._make_favourites, "star")
        side.add_page("notes", tr("Highlights and notes"), self._make_notes)
        side.add_page("history", tr("History"), self._make_history)
        side.page_shown.connect(self._on_page_shown)
        side.closed.connect(self._on_side_closed)
        window.desk.pane_made.connect(self._on_pane)
        window.desk.shown.connect(self._follow)
        window.desk.pane_changed.connect(self._follow)
        window.stage.view_changed.connect(self._follow)
        appearance.changed.connect(self._redraw_star)
        keeper.changed.connect(self._on_changed)
        keeper.removed.connect(self._on_removed)
        keeper.private_changed.connect(self._show_private)
        window.actions_table["undo_removal"].setEnabled(False)
        self._show_private(keeper.private)

    # ---- the rows

    @Slot()
    def toggle_favourite(self) -> None:
        """Make the article a favourite, or one no more."""
        pane, own = self._window.pane, self._keeper.own
        if pane is None or pane.article is None or pane.ref is None or own is None:
            return
        ref, title = pane.ref, pane.article.title
        if favourites.is_favourite(own, ref):
            told = tr("No favourite any more.")
            self._keeper.do(lambda own: favourites.remove(own, [ref]), FAVOURITES.name, ref, removed=told)
        else:
            self._keeper.do(lambda own: favourites.add(own, ref, title), FAVOURITES.name, ref)
            self._window.status.say(tr("Added to the favourites."))

    @Slot()
    def highlight(self) -> None:
        """Highlight the selection."""
        if self.highlighter is not None:
            self.highlighter.highlight()

    @Slot()
    def add_note(self) -> None:
        """Write a note on the selection."""
        if self.highlighter is not None:
            self.highlighter.note()

    @Slot()
    def undo_removal(self) -> None:
        """Put back what was removed last."""
        self.undo_bar.withdraw()
        if self._keeper.can_undo:
            self._keeper.undo()
            self._window.status.say(tr("Put back."))
        self._window.actions_table["undo_removal"].setEnabled(False)

    @Slot()
    def toggle_side(self) -> None:
        """Show or hide the side panel."""
        side = self._window.side
        if side.present:
            side.close_panel()
        else:
            name = self._session.settings.side_page
            side.show_page(name if name in side.names else side.names[0])
        self._window.actions_table["toggle_side"].setChecked(bool(side.present))

    @Slot()
    def show_favourites(self) -> None:
        """Show the page of favourites."""
        self._window.side.go_to("favourites")

    @Slot()
    def show_notes(self) -> None:
        """Show the page of highlights and notes."""
        self._window.side.go_to("notes")

    @Slot()
    def show_history(self) -> None:
        """Show the page of what was read."""
        self._window.side.go_to("history")

    @Slot()
    def export_own(self) -> None:
        """Save all in one file."""
        self.files.export()

    @Slot()
    def import_own(self) -> None:
        """Take the entries of such a file in."""
        self.files.choose_import()

    @Slot()
    def private_session(self) -> None:
        """Begin a private session, or end it."""
        self.private_wanted.emit(not self._keeper.private)

    # ---- pages

    @property
    def highlighter(self) -> Highlighter | None:
        """What shows the highlights of the pane in use."""
        pane = self._window.pane
        if pane is None or self._window.stage.view is not View.ARTICLE:
            return None
        return pane.findChild(Highlighter)

    def _make_favourites(self) -> QWidget:
        from gardreader.desktop.own.favourites_page import FavouritesPage

        page = FavouritesPage(self._keeper, self._librarian, self._window.side)
        page.article_wanted.connect(self.open)
        self._librarian.changed.connect(page.refresh)
        return page

    def _make_notes(self) -> QWidget:
        from gardreader.desktop.own.notes_page import NotesPage

        page = NotesPage(self._keeper, self._librarian, self._window.side)
        page.article_wanted.connect(self.open)
        spans = self.highlighter.layer.spans if self.highlighter is not None else ()
        page.follow(self._ref(), tuple(span.key for span in spans))
        self._librarian.changed.connect(page.refresh)
        return page

    def _make_history(self) -> QWidget:
        from gardreader.desktop.own.history_page import HistoryPage

        page = HistoryPage(self._keeper, self._window.side)
        page.set_kept(self._session.settings.keep_history)
        page.article_wanted.connect(self.open)
        page.clear_wanted.connect(self.files.ask_to_clear)
        return page

    @Slot(object, str)
    def open(self, ref: ArticleRef, passage: str = "") -> None:
        """Open an entry's article, at a passage; in another pack where its own is gone."""
        found = whereabouts.find(self._librarian.library, ref)
        window = self._window
        if found.ref is None:
            window.status.say(
                tr("The library has no article {id} now. The entry stays; it works again when its pack "
                   "“{pack}” is installed.", id=ref.article, pack=ref.pack)
            )  # fmt: skip
            return
        pane = window.pane
        if pane is None or pane.ref != found.ref or window.stage.view is not View.ARTICLE:
            window.open(found.ref)
        else:
            pane.setFocus()
        if found.moved:
            window.status.say(
                tr("The pack “{pack}” is not in the library: this is the same article of “{other}”.",
                   pack=ref.pack, other=found.ref.pack)
            )  # fmt: skip
        elif passage and self.highlighter is not None:
            self.highlighter.show_passage(passage)

    @Slot(bool)
    def keep_history(self, kept: bool) -> None:
        """Preferences: what is read is listed by day, or not."""
        self._session.update(keep_history=kept)
        page = self._window.side.page("history")
        set_kept = getattr(page, "set_kept", None)
        if set_kept is not None:
            set_kept(kept)

    def end_work(self) -> None:
        """The window is closed."""
        self.visiting.write()
        self.undo_bar.withdraw()

    # ---- what changes

    def _ref(self) -> ArticleRef | None:
        pane = self._window.pane
        reading = pane is not None and pane.article is not None and self._window.stage.view is View.ARTICLE
        return pane.ref if pane is not None and reading else None

    @Slot(object)
    def _on_pane(self, pane: ReaderPane) -> None:
        highlighter = Highlighter(pane, self._keeper)
        pane.menu_made.connect(highlighter.add_to_menu)
        highlighter.placed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self._show_star()
        notes = self._window.side.page("notes")
        follow = getattr(notes, "follow", None)
        if follow is not None:
            highlighter = self.highlighter
            follow(self._ref(), tuple(span.key for span in highlighter.layer.spans) if highlighter else ())

    @Slot()
    def _show_star(self) -> None:
        own, ref = self._keeper.own, self._ref()
        on = own is not None and ref is not None and favourites.is_favourite(own, ref)
        action = self._window.actions_table["toggle_favourite"]
        action.setChecked(on)
        # Drawing an icon takes a millisecond, and this is in the way of every article.
        look = (on, self._appearance.theme.name, self._appearance.icon_size)
        if look != self._star:
            self._star = look
            action.setIcon(self._appearance.icon("star-on" if on else "star"))

    @Slot()
    def _redraw_star(self) -> None:
        self._star = None
        self._show_star()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.table in (EVERYTHING, FAVOURITES.name):
            self._show_star()
        if change.table == EVERYTHING:
            self.undo_bar.withdraw()
            self._window.actions_table["undo_removal"].setEnabled(False)

    @Slot(object)
    def _on_removed(self, removal: Removal) -> None:
        action = self._window.actions_table["undo_removal"]
        action.setEnabled(True)
        keys = [sequence.toString() for sequence in action.shortcuts()]
        self.undo_bar.offer(removal.sentence, keys_text(keys[:1]))

    @Slot(bool)
    def _show_private(self, private: bool) -> None:
        self._window.actions_table["private_session"].setChecked(private)
        self.private_strip.setVisible(private)
        self._window.set_title_mark(tr("Private session") if private else "")

    @Slot()
    def _end_private(self) -> None:
        self.private_wanted.emit(False)

    @Slot(str)
    def _on_page_shown(self, name: str) -> None:
        self._window.actions_table["toggle_side"].setChecked(bool(name))
        self._session.touch()

    @Slot()
    def _on_side_closed(self) -> None:
        pane = self._window.pane
        if pane is not None and self._window.stage.view is View.ARTICLE:
            pane.setFocus()
        else:
            self._window.stage.setFocus()
