"""The marks over the text: only those in and near the view are given to Qt, for there may be thousands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gardreader.desktop.reader.matches import Match
from gardreader.rendering.themes import Theme

_AROUND = 1500  # positions before and after the view that are marked along with it


class MarkLayer:
    """Keeps the marks of one view."""

    def __init__(self, view: QTextEdit):
        self._view = view
        self._matches: Sequence[Match] = ()
        self._current = -1
        self._plain = QTextCharFormat()
        self._now = QTextCharFormat()
        self._covered = (0, -1)

    def set_theme(self, theme: Theme) -> None:
        """Mark in those colours."""
        for style, page, text in (
            (self._plain, theme.mark_page, theme.mark_text),
            (self._now, theme.mark_now_page, theme.mark_now_text),
        ):
            style.setBackground(QColor(page))
            style.setForeground(QColor(text))
        self.renew()

    def set_marks(self, matches: Sequence[Match], current: int) -> None:
        """Mark those places (in their order); the one of index ``current`` stands out."""
        self._matches = matches
        self._current = current
        self.renew()

    def renew(self) -> None:
        """Mark what is in view, whatever was marked before."""
        self._covered = (0, -1)
        self.follow_view()

    def follow_view(self) -> None:
        """Mark what has come into view."""
        if not self._matches:
            if self._covered != (0, 0):
                self._view.setExtraSelections([])
                self._covered = (0, 0)
            return
        viewport = self._view.viewport()
        first = self._view.cursorForPosition(QPoint(0, 0)).position()
        last = self._view.cursorForPosition(QPoint(viewport.width(), viewport.height())).position()
        if self._covered[0] <= first and last <= self._covered[1]:
            return
        start, end = max(0, first - _AROUND), last + _AROUND
        begin = bisect_left(self._matches, (start, start))
        stop = bisect_left(self._matches, (end, end))
        self._view.setExtraSelections([self._selection(n) for n in range(begin, stop)])
        self._covered = (start if begin else 0, end)

    def _selection(self, index: int) -> QTextEdit.ExtraSelection:
        start, end = self._matches[index]
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = self._now if index == self._current else self._plain
        return selection
