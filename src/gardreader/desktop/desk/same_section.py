"""Which place of one article answers the same question as a place of another."""

from __future__ import annotations

from gardreader.articles.folding import fold
from gardreader.articles.model import Section, SectionKind
from gardreader.desktop.reader.prepared import Prepared
from gardreader.rendering.options import SIGNS


def counterpart(anchor: str, here: Prepared, there: Prepared) -> str | None:
    """The anchor in ``there`` that matches ``anchor`` of ``here``; ``""`` is the top, ``None`` none.

    Sections match by their kind, those of no kind by their title; lists (signs, organizations,
    references) match their like. The signs stand for a section on symptoms where there is none.
    """
    name = _enclosing(anchor, here)
    if name is None:
        return ""
    section = here.article.section(name)
    if section is None:
        return name if name in there.places else _symptoms(there) if name == SIGNS else None
    found = _like(section, there)
    if found is None and section.kind is SectionKind.SYMPTOMS and SIGNS in there.places:
        return SIGNS
    return found


def _enclosing(anchor: str, page: Prepared) -> str | None:
    """The section or list that holds a place; ``None`` for what stands above all of them."""
    holding = None
    for other in page.page.anchors:
        if other.level == 2:
            holding = other.id
        elif other.level < 2:
            holding = None
        if other.id == anchor:
            return holding
    return None


def _like(section: Section, there: Prepared) -> str | None:
    others = [other for other in there.article.sections if other.id in there.places]
    if section.kind is SectionKind.OTHER:
        title = fold(section.title)
        return next((other.id for other in others if fold(other.title) == title), None)
    return next((other.id for other in others if other.kind is section.kind), None)


def _symptoms(there: Prepared) -> str | None:
    for other in there.article.sections:
        if other.kind is SectionKind.SYMPTOMS and other.id in there.places:
            return other.id
    return None
