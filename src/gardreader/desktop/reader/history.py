"""Which places were read, in order, for Back and Forward."""

from __future__ import annotations

from dataclasses import dataclass

from gardreader.articles.model import ArticleRef

MOST_VISITS = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an article's text, that holds at every zoom and width.

    ``position`` is that of the first character in view within the document, ``offset`` how far
    (as a share of the line's height) the line is scrolled out of view at the top.
    """

    position: int = 0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Visit:
    """An article, and where in it the reader was."""

    ref: ArticleRef
    place: Place = Place()


class History:
    """Visits before and after the present one. Holds no present: the page is that."""

    def __init__(self) -> None:
        self._back: list[Visit] = []
        self._forward: list[Visit] = []

    @property
    def can_back(self) -> bool:
        """Whether there is a visit to go back to."""
        return bool(self._back)

    @property
    def can_forward(self) -> bool:
        """Whether there is a visit to go forward to."""
        return bool(self._forward)

    @property
    def places_behind(self) -> int:
        """How many visits there are to go back to."""
        return len(self._back)

    def leave(self, present: Visit) -> None:
        """Remember ``present``, which is left for somewhere new; what lay ahead is forgotten."""
        self._back.append(present)
        del self._back[:-MOST_VISITS]
        self._forward.clear()

    def back(self, present: Visit | None) -> Visit:
        """The visit before ``present``, which can be returned to. Raises ``IndexError``: none."""
        visit = self._back.pop()
        if present is not None:
            self._forward.append(present)
        return visit

    def forward(self, present: Visit | None) -> Visit:
        """The visit after ``present``. Raises ``IndexError`` when there is none."""
        visit = self._forward.pop()
        if present is not None:
            self._back.append(present)
        return visit

    def clear(self) -> None:
        """Forget all."""
        self._back.clear()
        self._forward.clear()
