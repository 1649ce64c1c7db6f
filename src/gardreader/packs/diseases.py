"""The diseases of a catalogue: which articles of several packs tell of the same one, and the report on it.

Made by :mod:`gardreader.packs.joining`, kept in the catalogue's tables ``disease``, ``joining``,
``meeting`` and ``conflict``.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from gardreader.articles.model import ArticleRef
from gardreader.i18n import tr
from gardreader.packs.catalogue_schema import Kinds
from gardreader.packs.source_names import collections, short_source

Ask = Callable[[str, tuple[object, ...], Kinds], list[Any]]
"""Puts a question with its values to the tables; the kinds are those of the answer's columns."""

MOST_MEMBERS = 200
"""Articles of a disease in a list that this program made, of a dozen packs with all their sources; a
list that came with a library may hold more, and each would be a button in the window."""

MOST_LENDERS = 3
"""Articles whose names in other languages stand on the page of another one."""

BY_OTHERS = "others"
"""In the place of a rule: both are joined with a third article, not with each other."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a disease. ``pack_title`` names its pack, ``stub`` says that it has no text.

    ``source`` is the short name of its source where the pack holds what several sources wrote
    (``NINDS`` in MedQuAD), else ``""``.
    """

    ref: ArticleRef
    title: str
    pack_title: str
    stub: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Disease:
    """What is one entry in lists: ``members``, at most one of each source of each pack, ``lead`` first."""

    lead: ArticleRef
    members: tuple[Member, ...]

    @property
    def refs(self) -> tuple[ArticleRef, ...]:
        """The articles, the lead first."""
        return tuple(member.ref for member in self.members)


@dataclass(frozen=True, slots=True)
class PackPair:
    """How two packs meet, or the sources within one pack (``first`` is then ``second``).

    ``joined`` says by which rule how many pairs of their articles are one disease (``gard``, ``orpha``,
    ``omim``, ``umls``, ``title``, ``synonym``, or ``others``: only by way of a third article),
    ``apart`` for which reason how many pairs were kept apart. ``firsts`` of the first pack's articles
    meet one of the second's, ``seconds`` the other way round.
    """

    first: str
    second: str
    joined: tuple[tuple[str, int], ...]
    apart: tuple[tuple[str, int], ...]
    firsts: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class PackCount:
    """A pack with its number of articles, and of those that meet another article of the library."""

    id: str
    title: str
    articles: int
    joined: int


@dataclass(frozen=True, slots=True)
class Apart:
    """Two articles that ``rule`` would have joined, and the ``reason`` why it did not."""

    first: ArticleRef
    first_title: str
    second: ArticleRef
    second_title: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class JoiningReport:
    """What joining found: ``diseases`` of ``articles``, each pack, each pair of packs."""

    articles: int
    diseases: int
    packs: tuple[PackCount, ...]
    pairs: tuple[PackPair, ...]


def add_diseases(
    connection: sqlite3.Connection, numbers: Mapping[ArticleRef, int], rows: Iterable[Any], bundled: str
) -> None:
    """Join the articles of ``rows`` (see :mod:`~gardreader.packs.joining_rows`), whose numbers are given."""
    from gardreader.packs.joining import join

    rows = list(rows)
    joined = join(rows, bundled)
    lead_of = {ref: (group.lead, place) for group in joined.groups for place, ref in enumerate(group.members)}
    bare = {row.ref for row in rows if row.bare}
    sources = collections({(row.ref.pack, row.source) for row in rows})
    short = {row.ref: short_source(sources[row.ref.pack, row.source]) for row in rows}
    connection.executemany(
        "insert into disease values (?, ?, ?, ?, ?)",
        (
            (number, numbers[lead], place, lead not in bare, short[ref])
            for ref, number in numbers.items()
            for lead, place in (lead_of.get(ref, (ref, 0)),)
        ),
    )
    counts = Counter(
        (a.pack, b.pack, joined.links[a, b].name.lower() if (a, b) in joined.links else BY_OTHERS)
        for group in joined.groups
        for a, b in combinations(sorted(group.members), 2)
    )
    connection.executemany(
        "insert into joining values (?, ?, ?, ?)", ((*key, count) for key, count in counts.items())
    )
    met: dict[tuple[str, str], tuple[set[ArticleRef], set[ArticleRef]]] = {}
    for group in joined.groups:
        for a, b in combinations(sorted(group.members), 2):
            firsts, seconds = met.setdefault((a.pack, b.pack), (set(), set()))
            firsts.add(a)
            seconds.add(b)
            if a.pack == b.pack:
                firsts.add(b)
                seconds.add(a)
    connection.executemany(
        "insert into meeting values (?, ?, ?, ?)",
        ((*pair, len(firsts), len(seconds)) for pair, (firsts, seconds) in met.items()),
    )
    connection.executemany(
        "insert into conflict values (?, ?, ?, ?)",
        (
            (numbers[found.first], numbers[found.second], found.rule.name.lower(), found.reason.value)
            for found in joined.conflicts
        ),
    )


def find_disease(ask: Ask, ref: ArticleRef) -> Disease | None:
    """The disease that the article tells of; ``None`` where the library does not have the article."""
    rows = ask(
        "select a.pack, a.id, a.title, p.title, a.stub, d.source from disease d"
        " join article a on a.number = d.article join pack p on p.id = a.pack"
        " where d.lead = (select m.lead from disease m join article o on o.number = m.article"
        " where o.id = ? and o.pack = ?) order by d.place limit ?",
        (ref.article, ref.pack, MOST_MEMBERS + 1),
        (str, str, str, str, int, str),
    )
    return _disease(rows) if rows else None


def find_translated(ask: Ask, ref: ArticleRef) -> tuple[ArticleRef, ...]:
    """The other articles of its disease that tell names in other languages, the first few."""
    rows = ask(
        "select a.pack, a.id from disease d join article a on a.number = d.article"
        " where d.lead = (select m.lead from disease m join article o on o.number = m.article"
        " where o.id = ? and o.pack = ?) and not (a.id = ? and a.pack = ?)"
        " and exists (select 1 from name n where n.article = a.number and n.kind = 'translation')"
        " order by d.place limit ?",
        (*(ref.article, ref.pack) * 2, MOST_LENDERS),
        (str, str),
    )
    return tuple(ArticleRef(pack, article) for pack, article in rows)


def joined_diseases(ask: Ask) -> Iterator[Disease]:
    """Every disease of which several articles tell, in no order of meaning."""
    rows = ask(
        "select a.pack, a.id, a.title, p.title, a.stub, d.source, d.lead from disease d"
        " join article a on a.number = d.article join pack p on p.id = a.pack"
        " where d.lead in (select lead from disease where place = 1) order by d.lead, d.place",
        (),
        (str, str, str, str, int, str, int),
    )
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or rows[end][6] != rows[start][6]:
            yield _disease([row[:6] for row in rows[start:end]])
            start = end


def _disease(rows: list[Any]) -> Disease:
    if len(rows) > MOST_MEMBERS:
        raise sqlite3.DatabaseError(tr("a disease has too many articles"))
    members = tuple(
        Member(ArticleRef(pack, article), title, pack_title, bool(stub), source)
        for pack, article, title, pack_title, stub, source in rows
    )
    return Disease(members[0].ref, members)


def find_report(ask: Ask) -> JoiningReport:
    """The counts of what was joined and what was kept apart."""
    packs = tuple(
        PackCount(*row)
        for row in ask(
            "select p.id, p.title, count(*), sum(d.lead in (select lead from disease where place = 1))"
            " from article a join pack p on p.id = a.pack join disease d on d.article = a.number"
            " group by p.id order by min(a.number)",
            (),
            (str, str, int, int),
        )
    )
    joined: dict[tuple[str, str], list[tuple[str, int]]] = {}
    apart: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for first, second, rule, count in ask(
        "select first, second, rule, count from joining order by first, second, count desc, rule",
        (),
        (str, str, str, int),
    ):
        joined.setdefault((first, second), []).append((rule, count))
    for first, second, reason, count in ask(
        "select a.pack, b.pack, c.reason, count(*) from conflict c join article a on a.number = c.first"
        " join article b on b.number = c.second group by 1, 2, 3 order by 1, 2, 4 desc, 3",
        (),
        (str, str, str, int),
    ):
        apart.setdefault((first, second), []).append((reason, count))
    met = {
        (first, second): (firsts, seconds)
        for first, second, firsts, seconds in ask(
            "select first, second, firsts, seconds from meeting", (), (str, str, int, int)
        )
    }
    pairs = tuple(
        PackPair(*pair, tuple(joined.get(pair, ())), tuple(apart.get(pair, ())), *met.get(pair, (0, 0)))
        for pair in sorted({*joined, *apart})
    )
    diseases = ask("select count(*) from disease where article = lead", (), (int,))[0][0]
    return JoiningReport(sum(pack.articles for pack in packs), diseases, packs, pairs)


def find_apart(ask: Ask) -> tuple[Apart, ...]:
    """What was kept apart for a reason, by pair of packs and title."""
    rows = ask(
        "select a.pack, a.id, a.title, b.pack, b.id, b.title, c.rule, c.reason from conflict c"
        " join article a on a.number = c.first join article b on b.number = c.second"
        " order by a.pack, b.pack, a.sort, b.sort, c.first, c.second",
        (),
        (str,) * 8,
    )
    return tuple(
        Apart(ArticleRef(*row[:2]), row[2], ArticleRef(*row[3:5]), row[5], row[6], row[7]) for row in rows
    )
