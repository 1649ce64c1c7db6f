"""Which section of one article answers what a section of another does."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from gardreader.articles.model import Article, ArticleRef, Section, SectionKind, Source, Symptom
from gardreader.desktop.desk.same_section import counterpart
from gardreader.desktop.reader.prepared import Prepared
from gardreader.rendering.options import SIGNS, Anchor, Page


def page(*sections: tuple[str, str, SectionKind], lists: tuple[str, ...] = ()) -> Prepared:
    made = tuple(Section(name, title, "Text.", kind) for name, title, kind in sections)
    signs = (Symptom("Fever"),) if SIGNS in lists else ()
    article = Article("a", "A", Source("S"), sections=made, symptoms=signs)
    anchors = [Anchor("top", "A", 1)]
    for section in made:
        anchors += [Anchor(section.id, section.title), Anchor(f"{section.id}-more", "More", 3)]
    anchors += [Anchor(name, name) for name in lists]
    places = {anchor.id: number for number, anchor in enumerate(anchors)}
    return Prepared(
        ArticleRef("p", "a"), article, Page("A", "", tuple(anchors)), QTextDocument(), "", (), places
    )


K = SectionKind
HERE = page(
    ("cause", "Cause", K.CAUSE),
    ("symptoms", "Symptoms", K.SYMPTOMS),
    ("history", "History", K.OTHER),
    ("outlook", "Outlook", K.PROGNOSIS),
    lists=("organizations", SIGNS),
)


@pytest.mark.parametrize(
    ("anchor", "found"),
    [
        ("top", ""),
        ("", ""),
        ("cause", "why"),
        ("cause-more", "why"),
        ("history", "past"),
        ("outlook", None),
        ("organizations", "organizations"),
        ("symptoms", SIGNS),
        (SIGNS, SIGNS),
    ],
)
def test_sections_match_by_kind_and_lists_by_name(qtbot: QtBot, anchor: str, found: str | None) -> None:
    there = page(("past", "History", K.OTHER), ("why", "Why?", K.CAUSE), lists=("organizations", SIGNS))
    assert counterpart(anchor, HERE, there) == found


def test_signs_stand_for_a_section_on_symptoms_and_the_other_way(qtbot: QtBot) -> None:
    there = page(("how", "How does it show?", K.SYMPTOMS))
    assert counterpart(SIGNS, HERE, there) == "how"
    assert counterpart("organizations", HERE, there) is None
