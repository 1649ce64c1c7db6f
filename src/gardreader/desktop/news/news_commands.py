"""The news in one window: made when they are first wanted, offered on the welcome page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.librarian import Librarian
from gardreader.desktop.session import Session
from gardreader.errors import LibraryError
from gardreader.packs.catalogue import Catalogue
from gardreader.rendering.themes import Theme

if TYPE_CHECKING:
    from gardreader.desktop.main_window import MainWindow
    from gardreader.desktop.news.news_view import NewsView


class NewsCommands(QObject):
    """Shows the news of the library in ``window``; a method a row of the table of actions."""

    save_wanted = Signal(object)
    """A ``Keepable`` is to be kept for later."""

    def __init__(self, window: MainWindow, appearance: Appearance, session: Session, librarian: Librarian):
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._session = session
        self._librarian = librarian
        self._catalogue: Catalogue | None = None
        self.view: NewsView | None = None
        window.welcome.news_wanted.connect(self.news)
        window.desk.zoom_changed.connect(self._on_zoom)
        appearance.changed.connect(self._on_theme)
        session.changed.connect(self._on_settings)

    @Slot()
    def news(self) -> None:
        """Show the news."""
        if self.view is None:
            self.view = self._made()
        self.view.set_zoom(self._session.settings.zoom)
        self._window.status.say("")
        self._window.stage.show_news()
        self.view.setFocus()

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """The list of the library as it is now."""
        self._catalogue = catalogue
        try:
            self._window.welcome.set_news(catalogue.news(limit=1))
        except LibraryError:  # a damaged list is made again, and comes here anew
            return
        if self.view is not None:
            self.view.set_catalogue(catalogue)

    def end_work(self) -> None:
        """End the background work."""
        if self.view is not None:
            self.view.end_work()

    # ---- the rest

    def _made(self) -> NewsView:
        from gardreader.desktop.news.news_view import NewsView

        library = self._librarian.library
        assert library is not None
        view = NewsView(library, self._appearance.theme, self._session.settings.zoom, self._window.stage)
        view.article_wanted.connect(self._open)
        view.save_wanted.connect(self.save_wanted)
        view.zoom_wanted.connect(self._on_zoom_wanted)
        view.message.connect(self._window.status.say)
        self._window.stage.set_news(view)
        view.cards.links_open = self._session.settings.links_open
        if self._catalogue is not None:
            view.set_catalogue(self._catalogue)
        return view

    @Slot(object)
    def _open(self, ref: ArticleRef) -> None:
        self._window.open(ref)

    @Slot(int)
    def _on_zoom_wanted(self, steps: int) -> None:
        self._window.actions_table["zoom_in" if steps > 0 else "zoom_out"].trigger()

    @Slot(int)
    def _on_zoom(self, percent: int) -> None:
        if self.view is not None:
            self.view.set_zoom(percent)

    @Slot()
    def _on_settings(self) -> None:
        if self.view is not None:
            self.view.cards.links_open = self._session.settings.links_open

    @Slot(object)
    def _on_theme(self, theme: Theme) -> None:
        if self.view is not None:
            self.view.set_theme(theme)
