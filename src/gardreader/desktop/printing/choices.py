"""What was chosen for handouts, remembered while the program runs."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from gardreader.articles.model import Article, ArticleRef
from gardreader.desktop.printing.parts import handout_parts
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.i18n import tr

_LETTER_COUNTRIES = frozenset(
    (
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Guatemala,
        QLocale.Country.ElSalvador,
        QLocale.Country.Nicaragua,
        QLocale.Country.CostaRica,
        QLocale.Country.Panama,
        QLocale.Country.DominicanRepublic,
        QLocale.Country.PuertoRico,
        QLocale.Country.Venezuela,
        QLocale.Country.Colombia,
        QLocale.Country.Chile,
        QLocale.Country.Philippines,
    )
)


def usual_paper(country: QLocale.Country) -> Paper:
    """The paper that lies in the printers of a country; A4 where that is not known."""
    return Paper.LETTER if country in _LETTER_COUNTRIES else Paper.A4


class HandoutChoices:
    """Size and paper for all handouts, lists left out of all, sections left out by article.

    ``style`` is how references are printed: the person's own, from the settings.
    """

    def __init__(self, paper: Paper = Paper.A4, size: TextSize = TextSize.NORMAL):
        self.paper = paper
        self.size = size
        self.style = "ama"
        self._lists: frozenset[str] = frozenset()
        self._sections: dict[str, frozenset[str]] = {}

    def left_out(self, article: Article) -> frozenset[str]:
        """The parts of ``article`` that are not to be printed."""
        return self._lists | self._sections.get(_key(article), frozenset())

    def leave_out(self, article: Article, parts: frozenset[str]) -> None:
        """Print all of ``article`` but ``parts``; what are lists among them is left out of all articles."""
        there = {part.id: part.is_list for part in handout_parts(article)}
        lists = {part for part, is_list in there.items() if is_list}
        self._lists = (self._lists - lists) | (parts & lists)
        self._sections[_key(article)] = frozenset(p for p in parts if p in there and p not in lists)

    def options(self, article: Article) -> HandoutOptions:
        """The choices as a handout takes them."""
        left_out = self.left_out(article)
        parts = tuple(part.id for part in handout_parts(article))
        chosen = tuple(part for part in parts if part not in left_out)
        return HandoutOptions(self.paper, self.size, None if chosen == parts else chosen, style=self.style)


def size_label(size: TextSize) -> str:
    """What a size is called."""
    return tr("Normal") if size is TextSize.NORMAL else tr("Large print")


def _key(article: Article) -> str:
    return str(ArticleRef(article.source.name, article.id))
