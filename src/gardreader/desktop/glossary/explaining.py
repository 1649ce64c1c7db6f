"""The explained words of one pane: dotted lines in its text, and the card beside the one pointed to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, Signal, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.glossary.areas import explained_areas
from gardreader.desktop.glossary.term_card import TermCard
from gardreader.desktop.glossary.word_book import KIND, Explained, WordBook
from gardreader.desktop.reader.card import REST
from gardreader.desktop.reader.layers import WORDS, Layer, Pointed, Span, SpanLook
from gardreader.desktop.reader.prepared import Prepared
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.desktop.waiting import once_after
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme

_LAYER = "words"
_PAGE_FIRST = 40  # milliseconds: the page is painted before its words are looked for


def word_looks(theme: Theme) -> Mapping[str, SpanLook]:
    """A dotted line in the colour of what is said in passing: links have a colour of their own."""
    return {KIND: SpanLook(line=theme.muted, dotted=True)}


class Explaining(QObject):
    """Marks the words of ``pane`` that ``book`` knows, and explains them."""

    list_wanted = Signal(str)
    """Enter was pressed on a word: its term's id."""

    def __init__(self, pane: ReaderPane, book: WordBook):
        super().__init__(pane)
        self._pane = pane
        self._book = book
        self._ticket = 0
        self._step_due = 0  # which a person has asked for before the words were known
        self._seen: tuple[ArticleRef, str] | None = None  # whose words were looked for, or are being
        self._hovered: tuple[Pointed, QRectF] | None = None
        self.layer = Layer(_LAYER, word_looks, order=WORDS, pointed=True, parent=self)
        self.layer.set_shown(book.on)
        self.card = TermCard(pane)
        self.card.link_followed.connect(self._follow_source)
        self._soon = once_after(_PAGE_FIRST, self._ask, self)
        self._rest = once_after(REST, self._show_hovered, self)
        view = pane.view
        view.add_layer(self.layer)
        view.page_changed.connect(self._on_page)
        view.span_shown.connect(self._on_span)
        view.span_followed.connect(self._on_followed)
        view.escaped.connect(self.card.hide_now)
        book.explained.connect(self._on_explained)
        book.switched.connect(self._on_switched)
        book.closed.connect(self._on_closed)

    # ---- which words the page has

    @property
    def settled(self) -> bool:
        """Whether the words of the page that is shown are known."""
        return not self._soon.isActive() and not self._ticket

    def places(self) -> Mapping[str, Span]:
        """Where each term stands first on the page, by its id."""
        found: dict[str, Span] = {}
        for span in self.layer.spans:
            found.setdefault(span.key, span)
        return found

    def step(self, by: int) -> None:
        """Go to the next word from here on (``by`` 1), or the one before (-1); round at the end."""
        spans = self.layer.spans
        if not self._book.on:
            self._pane.message.emit(tr("Words are not explained now. Ctrl+E has them explained."))
        elif self._book.trouble:
            self._pane.message.emit(self._book.trouble)
        elif not self.settled:
            self._step_due = by
        elif not spans:
            self._pane.message.emit(tr("No word of this article is in the list of words."))
        else:
            self._focus(self._next(spans, by))

    def show_place(self, term_id: str) -> None:
        """Go to where the page has that term first."""
        span = self.places().get(term_id)
        if span is not None:
            self._focus(span)

    def _next(self, spans: tuple[Span, ...], by: int) -> Span:
        focused = self._pane.view.focused_span
        if focused is not None and focused.span in spans:
            return spans[(spans.index(focused.span) + by) % len(spans)]
        here = self._pane.view.first_position()
        if by > 0:
            return next((span for span in spans if span.start >= here), spans[0])
        return next((span for span in reversed(spans) if span.start < here), spans[-1])

    def _focus(self, span: Span) -> None:
        self._pane.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._pane.view.focus_span(span.start, span.end)

    @Slot(object)
    def _on_page(self, page: Prepared) -> None:
        if (page.ref, page.text) == self._seen:
            return  # another look of the same text: the words stand where they stood
        self._seen = None
        self._give_up()
        if self._book.on:
            self._soon.start()

    @Slot()
    def _ask(self) -> None:
        page = self._pane.view.page
        if page is not None:
            self._seen = page.ref, page.text
            links = tuple((link.start, link.end) for link in page.links)
            self._ticket = self._book.explain(page.text, explained_areas(page), links)

    @Slot(object)
    def _on_explained(self, explained: Explained) -> None:
        if explained.ticket == self._ticket:
            self._ticket = 0
            self.layer.set_spans(explained.spans)
            due, self._step_due = self._step_due, 0
            if due:
                self.step(due)

    @Slot(bool)
    def _on_switched(self, on: bool) -> None:
        self.layer.set_shown(on)
        self.card.hide_now()
        if on and self._seen is None and self._pane.view.page is not None:
            self._soon.start()

    @Slot()
    def _on_closed(self) -> None:
        self._give_up()
        self._rest.stop()

    def _give_up(self) -> None:
        self._soon.stop()
        self._step_due = 0
        if self._ticket:
            self._book.forget(self._ticket)
            self._ticket = 0

    # ---- the card

    @Slot(object, object)
    def _on_span(self, pointed: Pointed | None, area: QRectF | None) -> None:
        self._rest.stop()
        self._hovered = None
        if pointed is None or area is None or pointed.layer != _LAYER:
            self.card.hide_soon()
        elif pointed.by_key or self.card.isVisible():
            self._show(pointed, area)
        elif self._pane.isActiveWindow():
            self._hovered = pointed, area
            self._rest.start()

    @Slot()
    def _show_hovered(self) -> None:
        if self._hovered is not None:
            self._show(*self._hovered)

    @Slot(object)
    def _on_followed(self, pointed: Pointed) -> None:
        if pointed.layer != _LAYER:
            return
        if pointed.by_key:
            self.card.hide_now()
            self.list_wanted.emit(pointed.span.key)
        else:
            self._show(pointed, self._pane.view.span_area(pointed.span.start, pointed.span.end))

    def _show(self, pointed: Pointed, area: QRectF) -> None:
        glossary = self._book.glossary
        term = glossary.term(pointed.span.key) if glossary else None
        if term is None:
            return
        view = self._pane.view
        corner = view.viewport().mapTo(self._pane, QPoint(0, 0))
        self.card.set_theme(view.theme)
        room = QRect(view.mapTo(self._pane, QPoint(0, 0)), view.size())
        self.card.show_term(term, area.toAlignedRect().translated(corner), room)
        view.announce(f"{term.name}: {term.meaning}")

    @Slot(str)
    def _follow_source(self, address: str) -> None:
        self.card.hide_now()
        self._pane.follow(address)
