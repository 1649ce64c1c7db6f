"""What each row of the table of actions does; a method of the row's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.librarian import Librarian
from gardreader.desktop.main_window import MainWindow
from gardreader.desktop.printing.ready import Readying
from gardreader.desktop.reader.zooming import next_zoom
from gardreader.desktop.session import Session
from gardreader.desktop.stage import View
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme
from gardreader.settings import KeptHandout, ThemeChoice, TreeMode

if TYPE_CHECKING:
    from gardreader.desktop.desk.wanted import Wanted
    from gardreader.desktop.printing.job import Job
    from gardreader.desktop.printing.printing import Printing


class Commands(QObject):
    """Acts on ``window`` for the person. Dialogs are made when they are first wanted."""

    add_wanted = Signal()
    shelf_wanted = Signal()
    quit_wanted = Signal()
    history_chosen = Signal(bool)
    """Whether what is read is to be kept, day by day."""

    def __init__(self, window: MainWindow, appearance: Appearance, session: Session, librarian: Librarian):
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._session = session
        self._librarian = librarian
        self._printing: Printing | None = None
        self._was_maximized = False
        self._readying = Readying(self)
        window.desk.shown.connect(self._readying.begin)
        appearance.changed.connect(self._take_theme)

    # ---- library

    @Slot()
    def add(self) -> None:
        """Choose files to add."""
        self.add_wanted.emit()

    @Slot()
    def show_packs(self) -> None:
        """Show the installed packs."""
        self.shelf_wanted.emit()

    @Slot()
    def update_index(self) -> None:
        """Finish the search index."""
        self._librarian.update_index()

    @Slot()
    def preferences(self) -> None:
        """Choose theme and sizes."""
        from gardreader.desktop.preferences.dialog import PreferencesDialog

        dialog = PreferencesDialog(self._session.settings, self._window)
        dialog.theme_chosen.connect(self._choose_theme)
        dialog.zoom_chosen.connect(self._set_zoom)
        dialog.text_size_chosen.connect(self._set_text_size)
        dialog.style_chosen.connect(self._set_style)
        dialog.links_chosen.connect(self._set_links)
        dialog.history_chosen.connect(self.history_chosen)
        dialog.words_toggled.connect(self._window.actions_table["explain_words"].trigger)
        self._open(dialog)

    @Slot()
    def quit(self) -> None:
        """End the program: close every window."""
        self.quit_wanted.emit()

    # ---- article

    @Slot()
    def print_preview(self) -> None:
        """Show the pages before they are printed."""
        article = self._article()
        if article is not None:
            self.printing.preview(article, self._ref())

    @Slot()
    def print_article(self) -> None:
        """Print the article."""
        article = self._article()
        if article is not None:
            self.printing.print_article(article, self._ref())

    @Slot()
    def save_pdf(self) -> None:
        """Save the article as PDF."""
        article = self._article()
        if article is not None:
            self.printing.save_pdf(article, self._ref())

    @Slot()
    def find(self) -> None:
        """Open the find bar."""
        if self._window.pane is not None:
            self._window.pane.find()

    @Slot()
    def find_next(self) -> None:
        """Go to the next match."""
        if self._window.pane is not None:
            self._window.pane.find_next()

    @Slot()
    def find_previous(self) -> None:
        """Go to the match before."""
        if self._window.pane is not None:
            self._window.pane.find_previous()

    # ---- go

    @Slot()
    def back(self) -> None:
        """Go to what was shown before."""
        self._window.stage.back()

    @Slot()
    def forward(self) -> None:
        """Go to what Back has left."""
        self._window.stage.forward()

    @Slot()
    def home(self) -> None:
        """Show the welcome page."""
        self._window.stage.show_welcome()

    @Slot()
    def search(self) -> None:
        """Type a search."""
        if self._window.search_box is not None:
            self._window.search_box.focus_field()

    @Slot()
    def filter_list(self) -> None:
        """Type into the field above the list."""
        self._show_list()
        self._window.navigation.focus_filter()

    @Slot()
    def next_part(self) -> None:
        """Let the keys act on the next part of the window."""
        self._go_round(1)

    @Slot()
    def previous_part(self) -> None:
        """Let the keys act on the part before."""
        self._go_round(-1)

    # ---- view

    @Slot()
    def toggle_list(self) -> None:
        """Show or hide the list of articles."""
        self._window.navigation.setVisible(self._window.navigation.isHidden())
        self._after_list()

    @Slot()
    def by_category(self) -> None:
        """Order the list by category."""
        self._show_list()
        self._window.navigation.set_mode(TreeMode.CATEGORIES)

    @Slot()
    def by_letter(self) -> None:
        """Order the list by letter."""
        self._show_list()
        self._window.navigation.set_mode(TreeMode.LETTERS)

    @Slot()
    def zoom_in(self) -> None:
        """Make the article's text larger."""
        self._set_zoom(next_zoom(self._session.settings.zoom, 1))

    @Slot()
    def zoom_out(self) -> None:
        """Make the article's text smaller."""
        self._set_zoom(next_zoom(self._session.settings.zoom, -1))

    @Slot()
    def zoom_reset(self) -> None:
        """Give the article's text its normal size."""
        self._set_zoom(100)

    @Slot()
    def toggle_dark(self) -> None:
        """Change between light and dark."""
        self._choose_theme(ThemeChoice.LIGHT if self._appearance.theme.dark else ThemeChoice.DARK)

    @Slot()
    def full_screen(self) -> None:
        """Fill the screen, or give it back."""
        if self._window.isFullScreen():
            if self._was_maximized:
                self._window.showMaximized()
            else:
                self._window.showNormal()
        else:
            self._was_maximized = self._window.isMaximized()
            self._window.showFullScreen()
        self._window.actions_table["full_screen"].setChecked(self._window.isFullScreen())

    # ---- help

    @Slot()
    def help(self) -> None:
        """Explain how to use the program."""
        from gardreader.desktop.help.texts import help_html

        self._show_text(tr("How to use"), help_html())

    @Slot()
    def shortcuts(self) -> None:
        """List every key."""
        from gardreader.desktop.help.texts import shortcuts_html

        self._show_text(tr("Shortcuts"), shortcuts_html())

    @Slot()
    def about(self) -> None:
        """Tell what the program is, and whose work is in it."""
        from gardreader.desktop.help.texts import about_html

        self._show_text(tr("About gardreader"), about_html())

    # ---- helpers

    def end_work(self) -> None:
        """End the background work of printing."""
        self._readying.end_work()
        if self._printing is not None:
            self._printing.end_work()

    def _article(self) -> Article | None:
        window = self._window
        return window.pane.article if window.pane is not None and window.stage.view is View.ARTICLE else None

    def _ref(self) -> ArticleRef | None:
        return self._window.pane.ref if self._window.pane is not None else None

    @property
    def printing(self) -> Printing:
        """What prints articles; made when it is first wanted."""
        from gardreader.desktop.printing.printing import Printing

        if self._printing is None:
            library = self._librarian.library
            assert library is not None
            settings, folder = self._session.settings, library.paths.config
            engine = self._librarian.engine
            self._printing = Printing(
                self._window, library, settings.handout, folder, engine, self._near_handout
            )
            self._printing.set_theme(self._appearance.theme)
            self._printing.look_changed.connect(self._keep_handout)
            self._printing.message.connect(self._window.status.say)
        self._printing.choices.style = self._session.settings.citation_style
        return self._printing

    def _near_handout(self, job: Job) -> tuple[Wanted, ...]:
        from gardreader.desktop.printing.near import near

        return near(job, self._session.settings.recent, self._librarian.catalogue)

    @Slot(object)
    def _keep_handout(self, kept: KeptHandout) -> None:
        self._session.update(handout=kept)

    @Slot(int)
    def _set_zoom(self, percent: int) -> None:
        self._session.update(zoom=percent)
        self._window.desk.set_zoom(percent)
        self._window.status.say(tr("Text size {percent} %", percent=percent))

    @Slot(int)
    def _set_text_size(self, percent: int) -> None:
        self._session.update(text_size=percent)
        self._appearance.set_text_size(percent)

    @Slot(str)
    def _set_style(self, style: str) -> None:
        self._session.update(citation_style=style)

    @Slot(bool)
    def _set_links(self, may_open: bool) -> None:
        self._session.update(links_open=may_open)

    @Slot(object)
    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._session.update(theme=choice)
        self._appearance.choose(choice)

    @Slot(object)
    def _take_theme(self, theme: Theme) -> None:
        if self._printing is not None:
            self._printing.set_theme(theme)

    def _show_list(self) -> None:
        self._window.navigation.show()
        self._after_list()

    def _after_list(self) -> None:
        self._window.actions_table["toggle_list"].setChecked(not self._window.navigation.isHidden())
        self._session.touch()

    def _go_round(self, step: int) -> None:
        window = self._window
        parts: list[QWidget] = [window.search_box.field] if window.search_box is not None else []
        if window.navigation.isVisible():
            parts.append(window.navigation.view)
        if window.desk.bar.isVisible():
            parts.append(window.desk.bar)
        middle = window.stage.currentWidget()
        if middle is not None:
            parts.append(middle.focusProxy() or middle)
        if window.side.present:
            parts.append(window.side)
        present = window.focusWidget()
        at = [
            place
            for place, part in enumerate(parts)
            if present is not None and (part is present or part.isAncestorOf(present))
        ]
        target = parts[(at[0] + step) % len(parts)] if at else parts[0]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_text(self, title: str, html: str) -> None:
        from gardreader.desktop.help.text_dialog import TextDialog

        self._open(TextDialog(title, html, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
