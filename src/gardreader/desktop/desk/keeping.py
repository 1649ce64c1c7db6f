"""Tabs as the settings keep them."""

from __future__ import annotations

from collections.abc import Sequence

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.reader.history import Place
from gardreader.settings import KeptTab


def kept_tab(wanted: Sequence[Wanted]) -> KeptTab:
    """A tab that shows the first of those, and the second beside it where there is one."""
    first, beside = wanted[0], wanted[1] if len(wanted) > 1 else None
    place = first.place or Place()
    return KeptTab(
        article=str(first.ref),
        title=first.title,
        position=place.position,
        offset=place.offset,
        beside=str(beside.ref) if beside is not None else "",
        beside_title=beside.title if beside is not None else "",
    )


def wanted_of(tab: KeptTab) -> tuple[Wanted, ...]:
    """What a tab showed; nothing where it names no article."""
    try:
        found = [
            Wanted(ArticleRef.parse(tab.article), place=Place(tab.position, tab.offset), title=tab.title)
        ]
        if tab.beside:
            found.append(Wanted(ArticleRef.parse(tab.beside), title=tab.beside_title))
    except ValueError:
        return ()
    return tuple(found)
