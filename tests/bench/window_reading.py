"""Reading in the real window, measured from within: cards, frames, looks, and memory after many articles.

Everything is done several times, and the best counts: other work of the machine can only make it slower.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.app import Program
from gardreader.settings import ThemeChoice
from tests.bench.window_child import SEED, Measuring, proportional_megabytes, sample

TIMES = 5
FRAMES = 400
ZOOM = 200
MANY = 500
"""So many articles are opened in turn for the memory; it is compared with that after the tenth."""

_FIRST = 10


class Reading:
    """Measures on the open library of ``program``."""

    def __init__(self, program: Program, measuring: Measuring):
        self._program = program
        self._measuring = measuring

    def measure(self) -> dict[str, object]:
        """Milliseconds and megabytes by name."""
        library = self._program.librarian.library
        assert library is not None
        by_length = sorted(sample(library, 0), key=_size, reverse=True)
        longest = by_length[0][0]
        found: dict[str, object] = {"longest": str(longest)}
        found["megabytes"] = self._memory([ref for ref, _ in library.articles()])
        # The longest of all may cite nothing.
        citing = [(len(a.references), ref) for ref, a in library.articles() if _has_citations(a)]
        self._measuring.open(max(citing)[1])
        self._measuring.wait_for_rest()
        found["cards"] = self._cards()
        self._measuring.open(longest)
        self._measuring.wait_for_rest()
        found["theme"] = self._looks(self._other_theme)
        found["zoom"] = self._looks(self._other_zoom)
        self._measuring.pane.set_zoom(ZOOM)
        self._measuring.wait_for_rest()
        found["frames"] = self._frames()
        return found

    # ---- cards

    def _cards(self) -> list[float]:
        """From the mouse's coming onto each of the first citations to its card's paint, the best of each."""
        pane = self._measuring.pane
        assert pane.view.page is not None
        links = [link for link in pane.view.page.links if link.address.startswith("#ref-")][:8]
        best = []
        for link in links:
            pane.view.reveal(link.start, link.end)
            self._measuring.wait_for_rest()
            times = []
            for _ in range(TIMES):
                self._point_at(QPoint(2, 2))
                pane.card.hide_now()
                begun = time.perf_counter()
                self._point_at(pane.view.link_area(link).center().toPoint())
                self._measuring.run_until_painted(pane.card)
                times.append(_milliseconds(begun))
            best.append(min(times))
        return best

    def _point_at(self, point: QPoint) -> None:
        viewport = self._measuring.pane.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(viewport, event)

    # ---- looks

    def _looks(self, change: Callable[[int], None]) -> list[float]:
        """From asking for another look to the page's paint in it."""
        pane = self._measuring.pane
        times = []
        for number in range(2 * TIMES):
            self._measuring.wait_for_rest()
            begun = time.perf_counter()
            change(number)
            self._measuring.run_until_shown(pane)
            times.append(_milliseconds(begun))
        return times

    def _other_theme(self, number: int) -> None:
        self._program.appearance.choose(ThemeChoice.DARK if number % 2 == 0 else ThemeChoice.LIGHT)

    def _other_zoom(self, number: int) -> None:
        self._measuring.pane.set_zoom((150, 100)[number % 2])

    # ---- frames

    def _frames(self) -> list[float]:
        """Each frame of a scroll through the whole page, from the bar's move to the end of its paint."""
        view = self._measuring.pane.view
        bar = view.verticalScrollBar()
        best = [1e9] * FRAMES
        for _ in range(TIMES):
            bar.setValue(0)
            self._paint(view.viewport())
            for number in range(FRAMES):
                begun = time.perf_counter()
                bar.setValue(round(bar.maximum() * (number + 1) / FRAMES))
                self._paint(view.viewport())
                best[number] = min(best[number], _milliseconds(begun))
        return best

    def _paint(self, widget: QWidget) -> None:
        """Have what is due drawn to the screen now, as Qt's loop would next."""
        QCoreApplication.sendPostedEvents(widget.window(), QEvent.Type.UpdateRequest.value)

    # ---- memory

    def _memory(self, refs: list[ArticleRef]) -> dict[str, float]:
        """PSS after the tenth article and after the last; the collector has its turn before each."""
        chosen = random.Random(SEED).sample(refs, min(MANY, len(refs)))
        for ref in chosen[:_FIRST]:
            self._measuring.open(ref)
        first = self._at_rest()
        for ref in chosen[_FIRST:]:
            self._measuring.open(ref)
        return {"first": first, "last": self._at_rest(), "opened": len(chosen)}

    def _at_rest(self) -> float:
        self._measuring.wait_for_rest()
        self._measuring.wait(1500)  # the program's own collector comes round
        return proportional_megabytes()


def _milliseconds(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _has_citations(article: Article) -> bool:
    return len(article.references) >= 8 and any("[@" in section.body for section in article.sections)


def _size(item: tuple[ArticleRef, int]) -> int:
    return item[1]
