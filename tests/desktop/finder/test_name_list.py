"""Which names are shown, and what explains them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from gardreader.articles.model import ArticleRef
from gardreader.desktop.finder.name_list import EXPLAINED, HIT, NameList
from gardreader.search.hits import NameHit

OWN = NameHit(
    ArticleRef("gardreader-bundled", "hemophilia-a"), "Hemophilia A", "Hemophilia A", "title", "begins"
)
GARD = NameHit(ArticleRef("gard", "hemophilia-a"), "Hemophilia A", "Classic hemophilia", "synonym", "word")
FAR = NameHit(ArticleRef("gard", "propionic-acidemia"), "Propionic acidemia", "PROP", "synonym", "near")


def rows(names: NameList, role: int) -> list[object]:
    return [names.index(row).data(role) for row in range(names.rowCount())]


def test_names_only_somewhat_alike_stand_back_for_better_ones(qapp: QApplication) -> None:
    names = NameList()
    names.show_hits((OWN, FAR))
    assert rows(names, HIT) == [OWN]
    names.show_hits((FAR,))
    assert rows(names, EXPLAINED) == ["also called Propionic acidemia · somewhat like it"]
    names.show_hits((FAR,) * 12)
    assert names.rowCount() == 5


def test_a_disease_of_two_packs_says_which_is_which(qapp: QApplication) -> None:
    names = NameList()
    names.show_hits((GARD, OWN))
    assert rows(names, EXPLAINED) == ["also called Hemophilia A · gard", "bundled"]
    names.show_hits((OWN,))
    assert rows(names, EXPLAINED) == [""]
