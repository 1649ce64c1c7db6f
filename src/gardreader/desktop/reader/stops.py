"""Where the Tab key stops in a page: its links, and the spans of layers that want to be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gardreader.desktop.reader.layers import Pointed
from gardreader.desktop.reader.prepared import PageLink, Prepared


@dataclass(frozen=True, slots=True)
class Stop:
    """One of them: a ``link`` or else a span that is ``pointed`` to."""

    start: int
    end: int
    link: PageLink | None = None
    pointed: Pointed | None = None


def stops_of(links: Sequence[PageLink], reached: Sequence[Pointed]) -> tuple[Stop, ...]:
    """All by their place. What lies within a link is no stop of its own: Enter could not tell them apart."""
    found = [Stop(link.start, link.end, link=link) for link in links]
    number = 0
    for pointed in reached:
        span = pointed.span
        while number < len(links) and links[number].end <= span.start:
            number += 1
        if number == len(links) or span.end <= links[number].start:
            by_key = Pointed(pointed.layer, span, by_key=True)
            found.append(Stop(span.start, span.end, pointed=by_key))
    return tuple(sorted(found, key=_place))


def same_link(old: PageLink, before: Prepared, now: Prepared) -> PageLink | None:
    """The link of ``now`` that was ``old`` in the page ``before``, which may have been written otherwise.

    It is the one in the very place, else that of the same address and the same number among those,
    else the first that does the same sort of thing (``control:names/open`` has become ``/closed``).
    """
    if before.text == now.text and old in now.links:
        return old
    number = [link.start for link in before.links if link.address == old.address].index(old.start)
    same = [link for link in now.links if link.address == old.address]
    if number < len(same):
        return same[number]
    sort, slash, _ = old.address.partition("/")
    if sort.startswith("control:") and slash:
        return next((link for link in now.links if link.address.startswith(f"{sort}/")), None)
    return None


def same_position(position: int, before: Prepared, now: Prepared) -> int:
    """Where the text at ``position`` of ``before`` stands in ``now``: as far behind the named place above."""
    if before.text == now.text:
        return position
    above = [
        (place, name) for name, place in before.places.items() if place <= position and name in now.places
    ]
    if not above:
        return min(position, len(now.text))
    place, name = max(above)
    return now.places[name] + position - place


def _place(stop: Stop) -> tuple[int, int]:
    return stop.start, stop.end
