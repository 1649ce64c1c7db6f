"""The layer of what is sought in the page: every match, and the one that stands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from gardreader.desktop.reader.layers import MARKS, Layer, Span, SpanLook
from gardreader.desktop.reader.matches import Match
from gardreader.rendering.themes import Theme

_MATCH, _CURRENT = "match", "current"


class MarkLayer(Layer):
    """Lies over all others; nothing of it answers to mouse or Tab."""

    def __init__(self, parent: QObject | None = None):
        super().__init__("marks", _looks, order=MARKS, parent=parent)

    def set_marks(self, matches: Sequence[Match], current: int) -> None:
        """Mark those places; the one of index ``current`` stands out."""
        self.set_spans(
            Span(start, end, _CURRENT if n == current else _MATCH) for n, (start, end) in enumerate(matches)
        )


def _looks(theme: Theme) -> Mapping[str, SpanLook]:
    return {
        _MATCH: SpanLook(theme.mark_page, theme.mark_text),
        _CURRENT: SpanLook(theme.mark_now_page, theme.mark_now_text),
    }
