"""The places of a page that cite a reference, and the entries of the list that they lead to."""

from __future__ import annotations

from gardreader.desktop.reader.prepared import PageLink, Prepared
from gardreader.rendering.options import CitedReference

_AROUND = 130  # characters of the text on each side of a place that cites


def entry_at(page: Prepared, position: int) -> CitedReference | None:
    """The reference in whose entry of the list ``position`` stands."""
    found: CitedReference | None = None
    start = 0
    for reference in page.page.references:
        place = page.places.get(reference.anchor)
        if place is None or place > position:
            break
        found, start = reference, place
    return found if found is not None and page.section_at(position) is page.section_at(start) else None


def reference_of_place(page: Prepared, anchor: str, mark: PageLink | None = None) -> CitedReference | None:
    """The reference that the place of that name cites; ``None`` where no citation has that name.

    A run of citations is one place of several references: then it is that in whose entry ``mark``
    stands, else the first.
    """
    entry = entry_at(page, mark.start) if mark is not None else None
    if entry is not None and anchor in entry.places:
        return entry
    return next((r for r in page.page.references if anchor in r.places), None)


def name_at(page: Prepared, position: int) -> str:
    """The name of the citation that begins there; ``""`` for none."""
    names = (name for name, place in page.places.items() if place == position)
    return next((name for name in names if name.startswith("cite-")), "")


def mark_of(page: Prepared, reference: CitedReference, place: str) -> PageLink | None:
    """The mark in the entry of ``reference`` that leads back to ``place``."""
    start = page.places[reference.anchor]
    return next((link for link in page.links if link.start >= start and link.address == f"#{place}"), None)


def words_around(page: Prepared, position: int) -> tuple[str, str, str]:
    """The text before, of and after the citation at ``position``, within its paragraph."""
    link = page.link_at(position)
    end = link.end if link is not None else position + 1
    text = page.text
    first = text.rfind("\n", 0, position) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[first:position], text[end:last]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return before, text[position:end], after
