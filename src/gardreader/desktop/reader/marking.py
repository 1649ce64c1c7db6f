"""What is marked in the page: what is sought in it, or the words of the search that led there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from gardreader.desktop.reader.article_view import ArticleView
from gardreader.desktop.reader.find_bar import FindBar
from gardreader.desktop.reader.matches import Match, find_text, first_at_or_after
from gardreader.desktop.reader.prepared import Prepared

_LONGEST_SOUGHT = 60


class Marking(QObject):
    """Keeps the matches, and the view and the bar in step with them."""

    def __init__(self, view: ArticleView, bar: FindBar, parent: QObject | None = None):
        super().__init__(parent)
        self._view = view
        self._bar = bar
        self._matches: tuple[Match, ...] = ()
        self._current = -1
        self._origin = 0
        bar.changed.connect(self.find)
        bar.next_wanted.connect(self.next)
        bar.previous_wanted.connect(self.previous)

    @property
    def matches(self) -> tuple[Match, ...]:
        """All that is marked."""
        return self._matches

    @property
    def current(self) -> int:
        """The index of the match that stands out, -1 for none."""
        return self._current

    def open_field(self, text: str = "") -> None:
        """Let the person say what to find, from here on."""
        self._origin = self._view.first_position()
        self._bar.open_field(text)
        self.find(self._bar.field.text())

    def ask(self) -> None:
        """The same with the selected text, when that is short."""
        selected = self._view.selected_text()
        self.open_field(selected if len(selected) <= _LONGEST_SOUGHT and "\n" not in selected else "")

    @Slot(str)
    def find(self, text: str) -> None:
        """Mark ``text`` and bring its first match from here on into view."""
        page = self._view.page
        self._matches = find_text(page.text, text) if page else ()
        self._current = first_at_or_after(self._matches, self._origin) if self._matches else -1
        self._show(reveal=True)

    @property
    def current_match(self) -> Match | None:
        """The match that stands out."""
        return self._matches[self._current] if self._current >= 0 else None

    def show_words(self, matches: Sequence[Match], position: int) -> None:
        """Mark the words of a search; the first from ``position`` on stands out."""
        self._matches = tuple(matches)
        self._origin = position
        self._current = first_at_or_after(self._matches, position) if matches else -1
        if matches:
            self._bar.open_words()
        self._show(reveal=False)

    def arrive(self, page: Prepared, matches: Sequence[Match], section: str, position: int) -> None:
        """Another page is shown, at ``position`` of ``section``: mark the words that led there, if any."""
        if matches:
            self.show_words(matches, position)
            self._bring_into_view(page, section)
        elif self._bar.finds:
            self.renew()
        else:
            self.clear()

    @Slot()
    def next(self) -> None:
        """Go to the next match, from the last to the first."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """Go to the match before, from the first to the last."""
        self._step(-1)

    @Slot()
    def clear(self) -> None:
        """Take all marks away and close the bar."""
        self._matches = ()
        self._current = -1
        self._bar.hide()
        self._view.set_marks(())

    def renew(self) -> None:
        """Mark again: the page is another document now, or another page (then what was sought is)."""
        if self._bar.finds:
            self._origin = self._view.first_position()
            page = self._view.page
            self._matches = find_text(page.text, self._bar.field.text()) if page else ()
            self._current = first_at_or_after(self._matches, self._origin) if self._matches else -1
        self._show(reveal=False)

    def _bring_into_view(self, page: Prepared, section: str) -> None:
        """Scroll to the match, unless it is in view, or that would leave the section that was asked for."""
        match = self.current_match
        if match is None or self._view.is_in_view(match[0]):
            return
        here = page.section_at(match[0])
        if not section or (here is not None and here.id == section):
            self._view.reveal(*match)

    def _step(self, by: int) -> None:
        if not self._matches:
            return
        self._current = (self._current + by) % len(self._matches)
        self._origin = self._matches[self._current][0]
        self._show(reveal=True)

    def _show(self, *, reveal: bool) -> None:
        self._view.set_marks(self._matches, self._current)
        self._bar.show_count(self._current, len(self._matches))
        if reveal and self._current >= 0:
            self._view.reveal(*self._matches[self._current])
