"""The middle of the window: welcome page, article, results of a search or news; and the way back.

A reader's pane remembers the places that were read. Here stands what lies between them: a hit that
was opened leads back to the results it was chosen from, and the first article to the welcome page.
Each tab has a way of its own, its :class:`Trail`; the welcome page and the results serve them all.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.desk import Desk
from gardreader.desktop.desk.trail import Trail, View
from gardreader.desktop.finder.results_view import ResultsView
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.search.hits import Hit, NameHit

__all__ = ["Stage", "View"]


class Stage(QStackedWidget):
    """Shows one of the views of the tab in front, and goes back and forward among them."""

    view_changed = Signal()
    """Another view is shown, or Back and Forward lead elsewhere."""

    def __init__(self, welcome: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self._desk: Desk | None = None
        self._results: ResultsView | None = None
        self._way = Trail()
        self.addWidget(welcome)

    def set_reader(self, desk: Desk, results: ResultsView) -> None:
        """The two views that need a library."""
        self._desk, self._results = desk, results
        self.addWidget(desk)
        self.addWidget(results)
        desk.history_changed.connect(self.view_changed)
        desk.bench_changed.connect(self._on_bench)
        self.view_changed.connect(desk.retitle)
        results.hit_chosen.connect(self._open_hit)
        results.name_chosen.connect(self._open_name)
        desk.installEventFilter(self)
        results.installEventFilter(self)
        self._on_bench()

    def set_news(self, news: QWidget) -> None:
        """The view of the news, made when they are first wanted."""
        self.addWidget(news)
        news.installEventFilter(self)

    @property
    def view(self) -> View:
        """What is shown."""
        return View(self.currentIndex())

    # ---- going somewhere

    def open(self, ref: ArticleRef, section: str = "", words: tuple[str, ...] = ()) -> None:
        """Show an article."""
        if self._pane is None:
            return
        if self._desk is not None and self._desk.bench is not None:
            self._desk.bench.use_side_of(ref)
        first = self._pane.visit() is None
        from_results, from_news = self.view is View.RESULTS, self.view is View.NEWS
        if first:
            self._way.from_welcome = True
        self._pane.open(ref, section, words)
        depth, way = self._pane.history.places_behind, self._way
        way.searches = {place: known for place, known in way.searches.items() if place < depth}
        if from_results:
            way.searches[depth] = (ref, way.searched)
        way.news = {place: known for place, known in way.news.items() if place < depth}
        if from_news:
            way.news[depth] = ref
        self._show(View.ARTICLE)

    def search(self, text: str) -> None:
        """Show the results of a search."""
        if self._results is None:
            return
        self._way.searched, self._way.returned = text, False
        self._results.search(text)
        self._show(View.RESULTS)
        self._results.setFocus()

    def show_news(self) -> None:
        """Show the news; :meth:`set_news` comes before."""
        if self.view is not View.NEWS:
            self._way.before_news, self._way.news_returned = self.view, False
            self._show(View.NEWS)

    def show_welcome(self) -> None:
        """Show the welcome page; an article that was read stays where it was."""
        self._show(View.WELCOME)

    def show_article(self) -> None:
        """Show the article that was read, where there is one."""
        if self._has_article:
            self._show(View.ARTICLE)

    # ---- back and forward

    @property
    def can_back(self) -> bool:
        """Whether Back leads anywhere."""
        if self.view is View.ARTICLE:
            behind = bool(self._search_behind) or self._news_behind
            return self._can_pane_back or behind or self._way.from_welcome
        return self.view in (View.RESULTS, View.NEWS) or self._has_article

    @property
    def can_forward(self) -> bool:
        """Whether Forward leads anywhere."""
        if self.view is View.ARTICLE:
            return self._pane is not None and self._pane.history.can_forward
        if self.view is View.NEWS:
            return self._way.news_returned
        return self.view is View.RESULTS and self._way.returned

    @Slot()
    def back(self) -> None:
        """Go to what was shown before."""
        if self.view is View.WELCOME:
            self.show_article()
        elif self.view is View.RESULTS:
            self._back_from_results()
        elif self.view is View.NEWS:
            self._back_from_news()
        elif self._news_behind:
            self._way.news_returned = True
            self._show(View.NEWS)
        elif self._search_behind:
            self._show_results_again(self._search_behind)
        elif self._can_pane_back:
            assert self._pane is not None
            self._pane.back()
        elif self._way.from_welcome:
            self._show(View.WELCOME)

    @Slot()
    def forward(self) -> None:
        """Go to what Back has left."""
        if self.can_forward and self.view in (View.RESULTS, View.NEWS):
            self._show(View.ARTICLE)
        elif self.view is View.ARTICLE and self._pane is not None:
            self._pane.forward()

    def _back_from_results(self) -> None:
        if not self._way.returned:
            self._show(View.ARTICLE if self._has_article else View.WELCOME)
        elif self._can_pane_back:
            assert self._pane is not None
            self._pane.back()
            self._show(View.ARTICLE)
        else:
            self._show(View.WELCOME)

    def _back_from_news(self) -> None:
        before, returned = self._way.before_news, self._way.news_returned
        if before is View.RESULTS:
            self._way.returned = self._way.returned or returned
            self._ask(self._way.searched)
            self._show(View.RESULTS)
        elif before is View.ARTICLE and self._has_article and (not returned or self._can_pane_back):
            assert self._pane is not None
            if returned:
                self._pane.back()  # the article that is read was opened from the news
            self._show(View.ARTICLE)
        else:
            self._show(View.WELCOME)

    def _show_results_again(self, text: str) -> None:
        assert self._results is not None
        self._way.searched, self._way.returned = text, True
        self._ask(text)
        self._show(View.RESULTS)
        self._results.setFocus()

    def _ask(self, text: str) -> None:
        """Have the results of that search, which another tab's may have taken the place of."""
        assert self._results is not None
        if self._results.query is None or self._results.query.text != text:
            self._results.search(text)

    # ---- the rest

    @property
    def _pane(self) -> ReaderPane | None:
        return self._desk.current if self._desk is not None else None

    @property
    def _has_article(self) -> bool:
        return self._pane is not None and self._pane.visit() is not None

    @property
    def _can_pane_back(self) -> bool:
        return self._pane is not None and self._pane.history.can_back

    @property
    def _search_behind(self) -> str:
        """The search from which the article that is read was opened just here, else ``""``."""
        if self._pane is None:
            return ""
        ref, text = self._way.searches.get(self._pane.history.places_behind, (None, ""))
        visit = self._pane.visit()
        return text if visit is not None and visit.ref == ref else ""

    @property
    def _news_behind(self) -> bool:
        """Whether the article that is read was opened from the news just here."""
        if self._pane is None:
            return False
        visit = self._pane.visit()
        return visit is not None and self._way.news.get(self._pane.history.places_behind) == visit.ref

    @Slot()
    def _on_bench(self) -> None:
        """Another tab came to the front: show what it showed last."""
        bench = self._desk.bench if self._desk is not None else None
        if bench is not None:
            self._way = bench.trail
            if self._way.view is View.RESULTS:
                self._ask(self._way.searched)
            self._show(self._way.view)

    @Slot(object, object)
    def _open_hit(self, hit: Hit, words: tuple[str, ...]) -> None:
        self.open(hit.ref, hit.section_id, words)

    @Slot(object)
    def _open_name(self, hit: NameHit) -> None:
        self.open(hit.ref)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse's own back and forward buttons."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.BackButton:
                self.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.forward()
                return True
        return super().eventFilter(watched, event)

    def _show(self, view: View) -> None:
        self._way.view = view
        if self.currentIndex() != view:
            self.setCurrentIndex(view)
        self.view_changed.emit()
