"""The middle of the window: the welcome page, an article, or the results of a search; and the way back.

The reader's pane remembers the places that were read. Here stands what lies between them: a hit that
was opened leads back to the results it was chosen from, and the first article to the welcome page.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.finder.results_view import ResultsView
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.search.hits import Hit, NameHit


class View(IntEnum):
    """What stands in the middle."""

    WELCOME = 0
    ARTICLE = 1
    RESULTS = 2


class Stage(QStackedWidget):
    """Shows one of three views and goes back and forward among them."""

    view_changed = Signal()
    """Another view is shown, or Back and Forward lead elsewhere."""

    def __init__(self, welcome: QWidget, parent: QWidget | None = None):
        super().__init__(parent)
        self._pane: ReaderPane | None = None
        self._results: ResultsView | None = None
        self._searched = ""
        self._returned = False
        # By the number of places behind the one that is read: its article, and the search from which
        # that was opened. The article tells whether the place is still the same one.
        self._searches: dict[int, tuple[ArticleRef, str]] = {}
        self._from_welcome = False
        self.addWidget(welcome)

    def set_reader(self, pane: ReaderPane, results: ResultsView) -> None:
        """The two views that need a library."""
        self._pane, self._results = pane, results
        self.addWidget(pane)
        self.addWidget(results)
        pane.history_changed.connect(self.view_changed)
        results.hit_chosen.connect(self._open_hit)
        results.name_chosen.connect(self._open_name)
        pane.installEventFilter(self)
        results.installEventFilter(self)

    @property
    def view(self) -> View:
        """What is shown."""
        return View(self.currentIndex())

    # ---- going somewhere

    def open(self, ref: ArticleRef, section: str = "", words: tuple[str, ...] = ()) -> None:
        """Show an article."""
        if self._pane is None:
            return
        first = self._pane.visit() is None
        from_results = self.view is View.RESULTS
        if first:
            self._from_welcome = True
        self._pane.open(ref, section, words)
        depth = self._pane.places_behind
        self._searches = {place: known for place, known in self._searches.items() if place < depth}
        if from_results:
            self._searches[depth] = (ref, self._searched)
        self._show(View.ARTICLE)

    def search(self, text: str) -> None:
        """Show the results of a search."""
        if self._results is None:
            return
        self._searched, self._returned = text, False
        self._results.search(text)
        self._show(View.RESULTS)
        self._results.setFocus()

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
            return self._can_pane_back or bool(self._search_behind) or self._from_welcome
        return self.view is View.RESULTS or self._has_article

    @property
    def can_forward(self) -> bool:
        """Whether Forward leads anywhere."""
        if self.view is View.ARTICLE:
            return self._pane is not None and self._pane.can_forward
        return self.view is View.RESULTS and self._returned

    @Slot()
    def back(self) -> None:
        """Go to what was shown before."""
        if self.view is View.WELCOME:
            self.show_article()
        elif self.view is View.RESULTS:
            self._back_from_results()
        elif self._search_behind:
            self._show_results_again(self._search_behind)
        elif self._can_pane_back:
            assert self._pane is not None
            self._pane.back()
        elif self._from_welcome:
            self._show(View.WELCOME)

    @Slot()
    def forward(self) -> None:
        """Go to what Back has left."""
        if self.view is View.RESULTS and self._returned:
            self._show(View.ARTICLE)
        elif self.view is View.ARTICLE and self._pane is not None:
            self._pane.forward()

    def _back_from_results(self) -> None:
        if not self._returned:
            self._show(View.ARTICLE if self._has_article else View.WELCOME)
        elif self._can_pane_back:
            assert self._pane is not None
            self._pane.back()
            self._show(View.ARTICLE)
        else:
            self._show(View.WELCOME)

    def _show_results_again(self, text: str) -> None:
        assert self._results is not None
        if text != self._searched:
            self._searched = text
            self._results.search(text)
        self._returned = True
        self._show(View.RESULTS)
        self._results.setFocus()

    # ---- the rest

    @property
    def _has_article(self) -> bool:
        return self._pane is not None and self._pane.visit() is not None

    @property
    def _can_pane_back(self) -> bool:
        return self._pane is not None and self._pane.can_back

    @property
    def _search_behind(self) -> str:
        """The search from which the article that is read was opened just here, else ``""``."""
        if self._pane is None:
            return ""
        ref, text = self._searches.get(self._pane.places_behind, (None, ""))
        visit = self._pane.visit()
        return text if visit is not None and visit.ref == ref else ""

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
        if self.currentIndex() != view:
            self.setCurrentIndex(view)
        self.view_changed.emit()
