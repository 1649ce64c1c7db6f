"""Where a fact stands and how old its address is, in words."""

from __future__ import annotations

import datetime as dt

from gardreader.articles.model import Article, SectionKind
from gardreader.desktop.kinds import kind_label
from gardreader.desktop.reader.prepared import Prepared
from gardreader.i18n import tr
from gardreader.rendering.options import CitedReference


def cited_in(page: Prepared, reference: CitedReference) -> tuple[str, ...]:
    """What the sections that cite ``reference`` are about, each once, in the page's order."""
    names: dict[str, None] = {}
    for place in reference.places:
        anchor = page.section_at(page.places.get(place, 0))
        if anchor is None:
            continue
        section = page.article.section(anchor.id)
        plain = section is None or section.kind is SectionKind.OTHER
        names[anchor.title if plain or section is None else kind_label(section.kind.value)] = None
    return tuple(names)


def link_age(article: Article, today: dt.date) -> str:
    """A sentence on how old an address in ``article`` is; ``""`` where nothing is known."""
    if article.updated is not None:
        date = article.updated
        told = tr(
            "The article was last updated on {date}, {ago}: the address may have changed since.",
            date=date.words,
            ago=date.age_in_words(today),
        )
    elif article.source.retrieved is not None:
        date = article.source.retrieved
        told = tr(
            "The article was taken from its source on {date}, {ago}: the address may have changed since.",
            date=date.words,
            ago=date.age_in_words(today),
        )
    else:
        told = tr("The age of this address is not known: it may have changed.")
    return told
