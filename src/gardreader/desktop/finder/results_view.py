"""The answers to a search, and the filters beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gardreader.desktop.finder.filters_panel import FiltersPanel
from gardreader.desktop.finder.results_head import ResultsHead, correction_text
from gardreader.desktop.finder.results_list import ResultsList
from gardreader.desktop.finder.results_rows import DiseaseRow, HitRow, MoreRow, NearestRow, rows_of, target
from gardreader.desktop.lane import Lane, Outcome, Work
from gardreader.errors import GardreaderError, SearchError
from gardreader.i18n import tr
from gardreader.progress import Progress
from gardreader.rendering.themes import Theme, load_theme
from gardreader.search.hits import Query, Results

if TYPE_CHECKING:
    from gardreader.search.engine import SearchEngine

FIRST = 30
"""So many passages are shown at first; each "Show more" brings as many again."""

_ASK_AGAIN = 700  # milliseconds between two questions while the search is being prepared
_NARROW = 640
_LETTERS = 20  # pixels: the height of the lines for which that is narrow
_FILTERS_WIDTH = 270


class ResultsView(QWidget):
    """Asks ``engine`` on its own lane; the latest question wins."""

    hit_chosen = Signal(object, object)
    """A :class:`Hit` to open, and the words to mark (a tuple)."""

    name_chosen = Signal(object)
    """A :class:`NameHit` to open."""

    message = Signal(str)

    def __init__(self, engine: SearchEngine, parent: QWidget | None = None):
        super().__init__(parent)
        self._engine = engine
        self._lane = Lane("answers", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)
        self._pack_titles: Mapping[str, str] = {}
        self._query: Query | None = None
        self._ticket = 0
        self._results: Results | None = None
        self._why_not = ""
        self.setObjectName("results-view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = ResultsHead(self)
        self.list = ResultsList(self)
        self.filters = FiltersPanel(self)
        self.filters.setFixedWidth(_FILTERS_WIDTH)
        self.filters_button = QToolButton(self.head)
        self.filters_button.setText(tr("Filters"))
        self.filters_button.setObjectName("filters-button")
        self.filters_button.setCheckable(True)
        self.filters_button.setToolTip(tr("Show or hide the filters"))
        self.filters_button.toggled.connect(self._fit)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row, 1)
        self.setFocusProxy(self.list)
        self.setTabOrder(self.list, self.filters)
        self.list.chosen.connect(self._on_chosen)
        self.filters.changed.connect(self._on_filters)
        self.head.as_typed_wanted.connect(self._on_as_typed)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_ASK_AGAIN)
        self._again.timeout.connect(self._ask)
        self.set_theme(load_theme("light"))

    @property
    def results(self) -> Results | None:
        """What is shown."""
        return self._results

    @property
    def query(self) -> Query | None:
        """What was asked last."""
        return self._query

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"#results-view {{ background: {theme.page}; }}"
            f"#answers {{ background: {theme.page}; border: 0px; border-radius: 0px; }}"
            f"#filters {{ background: {theme.page}; color: {theme.text}; border: 0px; border-radius: 0px;"
            f" border-left: 1px solid {theme.rule}; selection-background-color: {theme.note_page};"
            f" selection-color: {theme.note_text}; padding: 10px 8px; }}"
            f"#filters-button {{ border: 1px solid {theme.control}; color: {theme.link}; }}"
        )
        self.head.set_theme(theme)
        self.list.drawing.set_theme(theme)
        self.list.viewport().update()

    def set_pack_titles(self, titles: Mapping[str, str]) -> None:
        """Name packs by their titles (by pack id) instead of by their ids."""
        self._pack_titles = dict(titles)
        if self._results is not None:
            self._show(self._results, keep=True)

    def search(self, text: str) -> None:
        """Search all text for ``text``, unfiltered."""
        self.filters.clear_chosen()
        self._query = Query(text, FIRST)
        self._results = None
        self._ask()

    @Slot()
    def index_changed(self) -> None:
        """The search can be asked now, or has other content: the last question is asked anew."""
        self._why_not = ""
        if self._query is not None:
            self._ask()

    @Slot(str)
    def index_failed(self, sentence: str) -> None:
        """There is no newer index to wait for; ``sentence`` says why."""
        self._why_not = sentence
        if self._results is None:
            self._ask()

    def end_work(self) -> None:
        """End the background work; called before the application ends."""
        self._again.stop()
        self._lane.close()

    @Slot()
    def _ask(self) -> None:
        if self._query is not None:
            self._again.stop()
            self._ticket = self._lane.submit(self._work(self._query), "search")

    def _work(self, query: Query) -> Work:
        engine = self._engine

        def work(progress: Progress) -> object:
            return engine.search(query)

        return work

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome.cancelled or outcome.ticket != self._ticket:
            return
        if isinstance(outcome.value, Results):
            before = self._results
            more = before is not None and _same_question(before.query, outcome.value.query)
            self._show(outcome.value, keep=more)
        elif isinstance(outcome.error, SearchError) and self._why_not:
            again = tr("“Update the search index” in the menu “Library” tries again.")
            self._tell(tr("There is no search now"), f"{self._why_not} {again}")
        elif isinstance(outcome.error, SearchError):
            self._tell(
                tr("The search is being prepared…"), tr("The answers appear here as soon as it is ready.")
            )
            self._again.start()
        else:
            told = str(outcome.error) if isinstance(outcome.error, GardreaderError) else ""
            self._tell(tr("This search failed"), told or tr("The program met a fault. Other words may work."))

    def _show(self, results: Results, *, keep: bool) -> None:
        self._take_back_message()
        self._results = results
        self.head.show_results(results)
        self.list.show_rows(rows_of(results, self._pack_titles), keep=keep)
        self.filters.show_counts(results, self._pack_titles)
        self._fit()
        if results.corrections:
            used = ", ".join(c.used for c in results.corrections)
            typed = ", ".join(c.typed for c in results.corrections)
            self.message.emit(correction_text(results, used, typed))

    def _take_back_message(self) -> None:
        if self._results is not None and self._results.corrections:
            self.message.emit("")

    def hideEvent(self, event: QHideEvent) -> None:
        """What was said of these answers is not said of what comes in their place."""
        super().hideEvent(event)
        self._take_back_message()

    def _tell(self, title: str, text: str) -> None:
        self._results = None
        self.head.tell(title, text)
        self.list.show_rows(())
        self._fit()

    @Slot()
    def _on_as_typed(self) -> None:
        self._ask_with(as_typed=True)

    @Slot()
    def _on_filters(self) -> None:
        self._ask_with()

    def _ask_with(self, *, limit: int = FIRST, as_typed: bool | None = None) -> None:
        if self._query is None:
            return
        chosen = self.filters.chosen
        self._query = Query(
            self._query.text,
            limit,
            chosen.kinds,
            chosen.categories,
            chosen.packs,
            self._query.as_typed if as_typed is None else as_typed,
        )
        self._ask()

    @Slot(object)
    def _on_chosen(self, row: object) -> None:
        words = self._results.words if self._results else ()
        if isinstance(row, (HitRow, DiseaseRow)):
            self.hit_chosen.emit(target(row.hit), words)
        elif isinstance(row, NearestRow):
            self.name_chosen.emit(row.name)
        elif isinstance(row, MoreRow) and self._query is not None:
            self._ask_with(limit=self._query.limit + FIRST)

    @Slot()
    def _fit(self) -> None:
        """In a narrow window the filters are behind a button."""
        useful = self.filters.topLevelItemCount() > 0 and self._results is not None
        letters = self.fontMetrics().height() / _LETTERS
        narrow = self.width() < _NARROW * max(1.0, letters)
        self.filters_button.setVisible(useful and narrow)
        self.filters.setVisible(useful and (not narrow or self.filters_button.isChecked()))
        size = self.filters_button.sizeHint()
        self.filters_button.setGeometry(self.width() - size.width() - 20, 14, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the filters where there is room for them."""
        super().resizeEvent(event)
        self._fit()


def _same_question(first: Query, second: Query) -> bool:
    """Whether the second only asks for more of the same."""
    return first.text == second.text and first.limit < second.limit
