"""How easily each part of a handout reads, reckoned in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.articles.model import Article
from gardreader.desktop.lane import Lane, Outcome
from gardreader.handouts.ease import Ease, ease
from gardreader.progress import Progress


@dataclass(frozen=True, slots=True)
class EaseOfParts:
    """The ease of each section, by its id; of several articles, of each kind of section."""

    found: Mapping[str, Ease]


class ReadingEase(QObject):
    """The latest question wins."""

    reckoned = Signal(object)
    """An :class:`EaseOfParts`."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._lane = Lane("reading ease", latest=True, parent=self)
        self._lane.finished_work.connect(self._on_outcome)

    def reckon(self, articles: tuple[Article, ...]) -> None:
        """Reckon the ease of the parts of a handout of ``articles``."""

        def work(progress: Progress) -> object:
            found: dict[str, Ease] = {}
            for name, text in texts(articles).items():
                progress(0, 0, "")
                found[name] = ease(text, articles[0].language)
            return EaseOfParts(found)

        self._lane.submit(work, "ease")

    def end_work(self) -> None:
        """End the background work."""
        self._lane.close()

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        if isinstance(outcome.value, EaseOfParts):
            self.reckoned.emit(outcome.value)


def texts(articles: tuple[Article, ...]) -> dict[str, str]:
    """The text of each section by its id; of several articles, all text of each kind of section."""
    several = len(articles) > 1
    found: dict[str, list[str]] = {}
    for article in articles:
        for section in article.sections:
            if section.body:
                found.setdefault(section.kind.value if several else section.id, []).append(section.body)
    return {name: "\n\n".join(bodies) for name, bodies in found.items()}
