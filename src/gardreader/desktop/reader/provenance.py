"""Where a fact stands and how old its address is, in words."""

from __future__ import annotations

import datetime as dt

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Article, Reference, Section, SectionKind
from gardreader.desktop.kinds import kind_label
from gardreader.desktop.reader.prepared import Prepared
from gardreader.i18n import tr
from gardreader.rendering.options import CitedReference


def section_name(page: Prepared, position: int) -> str:
    """What the section that holds ``position`` is about; ``""`` for none."""
    anchor = page.section_at(position)
    if anchor is None:
        return ""
    section = page.article.section(anchor.id)
    plain = section is None or section.kind is SectionKind.OTHER
    return anchor.title if plain or section is None else kind_label(section.kind.value)


def cited_in(page: Prepared, reference: CitedReference) -> tuple[tuple[str, str], ...]:
    """What the sections that cite ``reference`` are about, in the page's order: each with its first place."""
    names: dict[str, str] = {}
    for place in reference.places:
        name = section_name(page, page.places.get(place, 0))
        if name:
            names.setdefault(name, place)
    return tuple(names.items())


def link_age(
    article: Article, today: dt.date, *, section: Section | None = None, reference: Reference | None = None
) -> str:
    """A sentence on how old an address in ``article`` is.

    ``section`` is where it stands, ``reference`` whose it is, where it is that of one.
    """
    seen: PartialDate | None
    if reference is not None and reference.accessed is not None:
        seen = reference.accessed
        return tr(
            "It was last looked up on {date}, {ago}: the page may have moved since.",
            date=seen.words,
            ago=seen.age_in_words(today),
        )
    if section is not None and section.updated is not None:
        seen = section.updated
        return tr(
            "This section was last updated on {date}, {ago}: the address may have changed since.",
            date=seen.words,
            ago=seen.age_in_words(today),
        )
    if article.updated is not None:
        seen = article.updated
        return tr(
            "The article was last updated on {date}, {ago}: the address may have changed since.",
            date=seen.words,
            ago=seen.age_in_words(today),
        )
    if article.source.retrieved is not None:
        seen = article.source.retrieved
        return tr(
            "The article was taken from its source on {date}, {ago}: the address may have changed since.",
            date=seen.words,
            ago=seen.age_in_words(today),
        )
    return tr("The age of this address is not known: it may have changed.")
