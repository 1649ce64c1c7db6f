"""The news: a field to search them in, and a page of them, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gardreader.articles.model import Article, ArticleRef, Section, Source
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.desktop.reader.article_view import ArticleView
from gardreader.desktop.reader.cards import Cards
from gardreader.desktop.reader.links import LinkKind, judge
from gardreader.desktop.reader.prepared import Prepared, prepare
from gardreader.errors import GardreaderError
from gardreader.i18n import ntr, tr
from gardreader.own.reading_list import Keepable, KeptKind
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.library import Library
from gardreader.packs.news import News
from gardreader.progress import Progress
from gardreader.rendering.options import Page
from gardreader.rendering.themes import Theme

MOST_SHOWN = 100
_WIDEST_FIELD = 34  # sizes of the window's text
_SETTLE = 700  # milliseconds after the last letter, before a screen reader is told what was found
_PAGE = ArticleRef("", "news")


@dataclass(frozen=True, slots=True)
class _Answer:
    words: str
    news: News
    page: Prepared
    zoom: int
    theme: Theme


class NewsView(QWidget):
    """Shows the news of ``library``, once it has the catalogue, in ``theme`` at ``zoom`` percent."""

    article_wanted = Signal(object)
    """A disease was chosen: its ``ArticleRef``."""

    save_wanted = Signal(object)
    """A ``Keepable`` is to be kept for later."""

    zoom_wanted = Signal(int)
    message = Signal(str)

    def __init__(self, library: Library, theme: Theme, zoom: int, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("news")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue: Catalogue | None = None
        self._theme = theme
        self._zoom = zoom
        self._news: News | None = None
        self._words = ""
        self._lane = Lane("news", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("The list of articles is being made, and the news with it…"))
        self.field.setReadOnly(True)
        self.field.setAccessibleName(tr("Find in the news"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(_WIDEST_FIELD * self.fontMetrics().height())
        self.view = ArticleView(self)
        self.cards = Cards(self.view, self, library)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_SETTLE)
        self._told.timeout.connect(self._tell_count)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 10)
        row.addStretch(1)
        row.addWidget(self.field, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.view.link_followed.connect(self._follow)
        self.cards.link_followed.connect(self._follow)
        self.cards.save_wanted.connect(self._keep)
        self.cards.message.connect(self.message)
        self.view.zoom_wanted.connect(self.zoom_wanted)
        self.view.escaped.connect(self.field.setFocus)
        self._paint_edge()

    # ---- what is shown

    @property
    def news(self) -> News | None:
        """What is on the page; ``None`` until the first answer."""
        return self._news

    @property
    def settled(self) -> bool:
        """Whether the page answers to what stands in the field."""
        return not self._lane.busy and (self._catalogue is None or self._news is not None)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Show the news of the library as it is now."""
        self._catalogue = catalogue
        self.field.setPlaceholderText(tr("Find in the news"))
        self.field.setReadOnly(False)
        self._ask()

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        if theme is not self._theme:
            self._theme = theme
            self._paint_edge()
            self._ask()

    def set_zoom(self, percent: int) -> None:
        """Draw the text at that size."""
        if percent != self._zoom:
            self._zoom = percent
            self._ask()

    def end_work(self) -> None:
        """End the background work."""
        self._told.stop()
        self.cards.end_work()
        self._lane.close()

    def _paint_edge(self) -> None:
        theme = self._theme
        self.view.set_theme(theme)
        self.setStyleSheet(f"#news {{ background: {theme.page}; border-bottom: 1px solid {theme.rule}; }}")

    # ---- asking

    @Slot()
    def _ask(self) -> None:
        if self._catalogue is not None:
            self._lane.submit(self._work(self._catalogue, self.field.text()), "news")

    def _work(self, catalogue: Catalogue, words: str) -> Work:
        theme, zoom = self._theme, self._zoom

        def work(progress: Progress) -> object:
            # Only here: reading Markdown takes long to import, and the window is to stand first.
            from gardreader.rendering.news_page import news_page

            news = catalogue.news(words, MOST_SHOWN)
            page = news_page(news, words.strip())
            prepared = prepare(_PAGE, _as_article(news, page), page, theme, zoom)
            return _Answer(words, news, prepared, zoom, theme)

        return work

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        answer = outcome.value
        if not isinstance(answer, _Answer):
            if isinstance(outcome.error, GardreaderError):
                self.message.emit(str(outcome.error))
            return
        again = self._news is not None and answer.words == self._words
        self.view.set_theme(answer.theme)
        self.view.show_page(answer.page, answer.zoom, self.view.place() if again else None, same=again)
        self.view.setAccessibleDescription(tr("News. Tab goes from link to link."))
        self._news, self._words = answer.news, answer.words
        if not again:
            self._told.start()

    @Slot()
    def _tell_count(self) -> None:
        if self._news is not None and self._words.strip():
            self.view.announce(ntr("{count:,} item found", "{count:,} items found", self._news.found))

    # ---- links

    @Slot(str)
    def _follow(self, address: str) -> None:
        link = judge(address)
        if link.kind is LinkKind.ARTICLE:
            self.article_wanted.emit(link.ref)
        elif link.kind in (LinkKind.WEB, LinkKind.MAIL):
            page = self.view.page
            self.cards.show_link_card(link, page.article if page else None, self._theme)
        elif link.kind is LinkKind.REFUSED:
            self.message.emit(link.reason)

    @Slot(object)
    def _keep(self, keepable: Keepable) -> None:
        """News are no article that could be gone back to; their own title says more than the link's text."""
        if keepable.kind is KeptKind.LINK:
            entries = self._news.entries if self._news else ()
            titles = (e.item.title for e in entries if e.item.url == keepable.address and e.item.title)
            keepable = Keepable.of_link(keepable.address, next(titles, keepable.title))
        self.save_wanted.emit(keepable)

    # ---- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field: Down and Enter go to the page, Esc empties the field, Page keys scroll."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self.view.keyPressEvent(event)
                return True
            if key == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)


def _as_article(news: News, page: Page) -> Article:
    """The page as the view knows pages: a section an item, so that each link has its item's age."""
    items = [anchor for anchor in page.anchors if anchor.level > 1]
    sections = tuple(
        Section(anchor.id, anchor.title, "", updated=entry.item.published)
        for anchor, entry in zip(items, news.entries, strict=True)
    )
    return Article("news", page.title, Source(page.title), sections=sections)
