"""What is laid over the text of a page without touching its document: marks, highlights, explained words.

A :class:`Layer` holds spans of the text (positions of the document) and says how each kind of them
looks. The view draws those that are seen, tells which one the mouse or the keyboard comes to
(``span_shown``), and takes those of a layer that is ``reached`` into the order of the Tab key::

    words = Layer("words", looks, order=WORDS, pointed=True, reached=True, parent=pane)
    pane.view.add_layer(words)
    pane.view.page_changed.connect(self._on_page)   # the spans of another text are gone: set new ones
    pane.view.span_shown.connect(self._on_span)     # a Pointed and its area, or None
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QObject, Signal

from gardreader.rendering.themes import Theme

WORDS, HIGHLIGHTS, MARKS = 10, 20, 90
"""The orders of the layers there are: what is higher is drawn over what is lower."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of the text: its first and last-but-one position, its kind, and what its owner knows it by."""

    start: int
    end: int
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class SpanLook:
    """How a kind of span looks, in colours ``#rrggbb`` (``""``: as it is).

    ``page`` lies behind the letters, ``text`` colours them, ``line`` runs beneath them, ``dotted`` or
    drawn through.
    """

    page: str = ""
    text: str = ""
    line: str = ""
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """A span that the mouse or the keyboard came to, and the name of its layer."""

    layer: str
    span: Span
    by_key: bool = False


Looks = Callable[[Theme], Mapping[str, SpanLook]]
"""Gives the look of each kind of span in a theme; kinds that it does not name are not drawn."""


class Layer(QObject):
    """One sort of thing over the text. ``pointed``: it answers to the mouse; ``reached``: to Tab."""

    changed = Signal()
    """Other spans, or shown or hidden."""

    def __init__(
        self,
        name: str,
        looks: Looks,
        *,
        order: int = HIGHLIGHTS,
        pointed: bool = False,
        reached: bool = False,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self.name = name
        self.looks = looks
        self.order = order
        self.pointed = pointed
        self.reached = reached
        self._shown = True
        self._spans: tuple[Span, ...] = ()
        self._starts: list[int] = []
        self._reach: list[int] = []  # how far the spans up to each one reach: it never falls

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of them by their place; none while the layer is hidden."""
        return self._spans if self._shown else ()

    @property
    def shown(self) -> bool:
        """Whether the spans are drawn and answer."""
        return self._shown

    def set_spans(self, spans: Iterable[Span]) -> None:
        """Lay those over the text, instead of what was there; they may overlap."""
        found = tuple(sorted(spans))
        if found == self._spans:
            return
        self._spans = found
        self._starts = [span.start for span in found]
        self._reach = list(accumulate((span.end for span in found), max))
        self.changed.emit()

    def set_shown(self, shown: bool) -> None:
        """Draw the spans, or keep them hidden until they are wanted again."""
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def clear(self) -> None:
        """Take all spans away."""
        self.set_spans(())

    def within(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans that touch the text from ``start`` to ``end``; quick also among thousands."""
        if not self._shown:
            return ()
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return tuple(span for span in self._spans[first:last] if span.end > start)

    def span_at(self, position: int) -> Span | None:
        """The span that holds ``position``, the one that begins last."""
        found = self.within(position, position + 1)
        return found[-1] if found else None
