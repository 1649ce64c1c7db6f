"""One disease, several sources: which articles tell of the same disease, decided on codes and names.

What is joined are the articles of different collections: packs, or the sources within a pack where it
names several (see :mod:`~gardreader.packs.source_names`). Links are found between two collections at a
time, by rules in order of strength (:class:`Rule`). Groups then grow from the strongest link down. In a
group

* no collection has two articles;
* one article is linked directly to every other one, or to one that is the same
  (:func:`~gardreader.packs.joining_links.same`): no chains, by which step after step a disease would
  come to be another;
* no two articles contradict each other (:func:`contradiction`).

A code that several articles of a collection share, as the types of a disease do, joins only the article
that also bears the name; a name that several types bear joins none of them. What was not joined for a
reason is a :class:`Conflict`. The answer depends on neither the order of the packs nor that of the
rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from gardreader.articles.model import ArticleRef
from gardreader.packs.joining_links import (
    Pair,
    Reason,
    Rule,
    Side,
    Titles,
    contradiction,
    find_links,
    likeness,
    ordered,
    same,
)
from gardreader.packs.joining_rows import Row
from gardreader.packs.source_names import collections

_Home = tuple[str, str]
"""A pack, and the collection in it."""

_PREFERRED = ("gard", "medquad", "orphapackets", "orphanet-names")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two articles that ``rule`` would have joined, in their order by pack and id."""

    first: ArticleRef
    second: ArticleRef
    rule: Rule
    reason: Reason


@dataclass(frozen=True, slots=True)
class Group:
    """A disease: its articles, the one to be shown first (``lead``) at the head."""

    members: tuple[ArticleRef, ...]

    @property
    def lead(self) -> ArticleRef:
        """The article that stands for the disease in lists."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Joined:
    """``groups`` of two articles and more; ``links`` are the direct ones within them, by two articles."""

    groups: tuple[Group, ...]
    links: Mapping[tuple[ArticleRef, ArticleRef], Rule]
    conflicts: tuple[Conflict, ...]


def join(rows: Iterable[Row], bundled: str = "") -> Joined:
    """Join the articles of several collections; ``bundled`` is the pack that comes with the program.

    >>> a, b = ArticleRef("a", "wilson"), ArticleRef("b", "hepatolenticular")
    >>> joined = join([Row(a, "wilson disease"), Row(b, "hepatolenticular", frozenset(["wilson disease"]))])
    >>> [str(ref) for ref in joined.groups[0].members], joined.links[a, b].name
    (['a/wilson', 'b/hepatolenticular'], 'SYNONYM')
    """
    by_ref = {row.ref: row for row in sorted(rows, key=lambda row: row.ref)}
    collection = collections({(row.ref.pack, row.source) for row in by_ref.values()})
    home = {ref: (ref.pack, collection[ref.pack, row.source]) for ref, row in by_ref.items()}
    homes: dict[_Home, list[Row]] = defaultdict(list)
    for row in by_ref.values():
        homes[home[row.ref]].append(row)
    links: dict[Pair, Rule] = {}
    refused: dict[Pair, tuple[Rule, Reason]] = {}
    sides = [Side(homes[place]) for place in sorted(homes)]
    titles = Titles(by_ref.values())
    for first, second in combinations(sides, 2):
        find_links(first, second, titles, links, refused)
    groups = sorted(
        (
            Group(tuple(sorted(group, key=lambda ref: _place(by_ref[ref], bundled))))
            for group in _grown(by_ref, home, links, refused)
        ),
        key=lambda group: group.members,
    )
    number = {ref: place for place, group in enumerate(groups) for ref in group.members}
    together = {
        pair: rule for pair, rule in links.items() if number.get(pair[0], -1) == number.get(pair[1], -2)
    }
    conflicts = tuple(
        Conflict(*pair, rule, reason)
        for pair, (rule, reason) in sorted(refused.items())
        if number.get(pair[0], -1) != number.get(pair[1], -2)
    )
    return Joined(tuple(groups), together, conflicts)


def _grown(
    rows: Mapping[ArticleRef, Row],
    home: Mapping[ArticleRef, _Home],
    links: Mapping[Pair, Rule],
    refused: dict[Pair, tuple[Rule, Reason]],
) -> list[frozenset[ArticleRef]]:
    """The groups, grown from the strongest link down."""
    group_of: dict[ArticleRef, frozenset[ArticleRef]] = {}
    for pair in sorted(links, key=lambda pair: (_weakness(rows, pair, links[pair]), pair)):
        first, second = (group_of.get(ref, frozenset((ref,))) for ref in pair)
        if first is second:
            continue
        if {home[ref] for ref in first} & {home[ref] for ref in second}:
            refused[pair] = (links[pair], Reason.TAKEN)
            continue
        if any(contradiction(rows[a], rows[b]) for a in first for b in second if ordered(a, b) not in links):
            refused[pair] = (links[pair], Reason.CODES)
            continue
        both = first | second
        if not any(all(_direct(rows, links, hub, ref, both) for ref in both) for hub in both):
            refused[pair] = (links[pair], Reason.CHAIN)
            continue
        for ref in both:
            group_of[ref] = both
    return list(set(group_of.values()))


def _weakness(rows: Mapping[ArticleRef, Row], pair: Pair, rule: Rule) -> tuple[Rule, bool]:
    """Its rule, but for a code without a name in common: other articles of the same title come first."""
    if rule in (Rule.ORPHA, Rule.OMIM) and not likeness(*(rows[ref] for ref in pair)):
        return Rule.TITLE, True
    return rule, False


def _direct(
    rows: Mapping[ArticleRef, Row],
    links: Mapping[Pair, Rule],
    hub: ArticleRef,
    ref: ArticleRef,
    group: frozenset[ArticleRef],
) -> bool:
    """Whether ``hub`` is linked with ``ref``, or with what is the same as ``ref``."""
    if ref == hub or ordered(hub, ref) in links:
        return True
    return any(
        ordered(other, ref) in links and ordered(hub, other) in links and same(rows[other], rows[ref])
        for other in group
    )


def _place(row: Row, bundled: str) -> tuple[object, ...]:
    """Where an article stands among those of its disease: text first, then by pack."""
    pack = row.ref.pack
    rank = 0 if pack == bundled else 2 + _PREFERRED.index(pack) if pack in _PREFERRED else 1
    return (not row.text, row.bare, rank, row.ref)
