"""Which articles of two collections tell of the same disease: the rules, each applied one to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum

from gardreader.articles.model import ArticleRef
from gardreader.packs.joining_rows import CODE_SCHEMES, Row


class Rule(IntEnum):
    """By what two articles are joined, the strongest first."""

    GARD = 0
    ORPHA = 1
    OMIM = 2
    UMLS = 3
    TITLE = 4
    SYNONYM = 5


class Reason(StrEnum):
    """Why two articles that a rule would join stay apart."""

    CODES = "codes"
    SEVERAL = "several"
    TYPES = "types"
    TAKEN = "taken"
    NAMES = "names"
    CHAIN = "chain"


Pair = tuple[ArticleRef, ArticleRef]
"""Two articles, in order."""

_CODE_RULES = dict(zip((Rule.GARD, Rule.ORPHA, Rule.OMIM, Rule.UMLS), CODE_SCHEMES, strict=True))

_SHORTEST_NAME = 5
"""Letters: shorter ones are abbreviations that mean many things (``GAS``)."""


_MOST_SHARED = 12
"""Articles of a collection: what more of them bear is a group's or a finding's, and tells no disease."""


class Side:
    """One of two collections, its articles found by code, title and synonym.

    MedQuAD gives 202 articles the concept "syndrome", which brings together no two of them.
    """

    def __init__(self, rows: Iterable[Row]):
        self.rows = {row.ref: row for row in rows}
        self.by_code: dict[str, dict[str, list[ArticleRef]]] = {scheme: {} for scheme in CODE_SCHEMES}
        self.by_title: dict[str, list[ArticleRef]] = defaultdict(list)
        self.by_synonym: dict[str, list[ArticleRef]] = defaultdict(list)
        for row in self.rows.values():
            for scheme, value in row.codes:
                self.by_code[scheme].setdefault(value, []).append(row.ref)
            if row.title:
                self.by_title[row.title].append(row.ref)
            for synonym in row.synonyms:
                self.by_synonym[synonym].append(row.ref)
        for table in (*self.by_code.values(), self.by_title, self.by_synonym):
            for key in [key for key, refs in table.items() if len(refs) > _MOST_SHARED]:
                del table[key]


def ordered(first: ArticleRef, second: ArticleRef) -> Pair:
    """The two in the order in which links know them."""
    return (first, second) if first < second else (second, first)


def certain(first: Row, second: Row) -> bool:
    """Whether both have one GARD number, or are known to their own sources by one code."""
    return bool(first.of("gard") & second.of("gard") or first.own & second.own)


def contradiction(first: Row, second: Row, above: Rule = Rule.UMLS) -> bool:
    """Whether both have codes in a registry stronger than the rule ``above``, and none in common.

    Concepts of UMLS speak against no title: one disease has several, and sources choose differently.
    """
    for rule, scheme in _CODE_RULES.items():
        if rule < above and not (rule is Rule.UMLS and above is Rule.TITLE):
            ours = first.of(scheme)
            theirs = second.of(scheme)
            if ours and theirs and not ours & theirs:
                return True
    return False


def find_links(
    one: Side, two: Side, links: dict[Pair, Rule], refused: dict[Pair, tuple[Rule, Reason]]
) -> None:
    """Add to ``links`` the pairs that a rule joins, to ``refused`` those it would but for a reason.

    At most one link an article.
    """
    joined: set[ArticleRef] = set()
    for rule in Rule:
        near: dict[ArticleRef, set[ArticleRef]] = defaultdict(set)
        for a, b in sorted(set(_candidates(rule, one, two))):
            if a in joined or b in joined:
                continue  # a stronger rule has answered
            if contradiction(one.rows[a], two.rows[b], rule):
                refused.setdefault(ordered(a, b), (rule, Reason.CODES))
            elif rule is Rule.UMLS and not _likeness(one.rows[a], two.rows[b]):
                refused.setdefault(ordered(a, b), (rule, Reason.NAMES))
            else:
                near[a].add(b)
                near[b].add(a)
        if rule is Rule.TITLE:
            _thin(near, one, two)
        for a in sorted(ref for ref in near if ref in one.rows):
            for b in sorted(near[a]):
                reason = _objection(rule, one.rows, two.rows, a, b, near)
                if reason is None:
                    links[ordered(a, b)] = rule
                    joined |= {a, b}
                else:
                    refused.setdefault(ordered(a, b), (rule, reason))


def _candidates(rule: Rule, one: Side, two: Side) -> Iterable[Pair]:
    """The pairs that a rule brings together, whatever speaks against them."""
    if rule in _CODE_RULES:
        ours, theirs = one.by_code[_CODE_RULES[rule]], two.by_code[_CODE_RULES[rule]]
        yield from ((a, b) for code in ours.keys() & theirs.keys() for a in ours[code] for b in theirs[code])
    elif rule is Rule.TITLE:
        yield from (
            (a, b)
            for title in one.by_title.keys() & two.by_title.keys()
            for a in one.by_title[title]
            for b in two.by_title[title]
        )
    else:
        for title in one.by_title.keys() & two.by_synonym.keys() - two.by_title.keys():
            yield from ((a, b) for a in one.by_title[title] for b in two.by_synonym[title])
        for title in two.by_title.keys() & one.by_synonym.keys() - one.by_title.keys():
            yield from ((a, b) for b in two.by_title[title] for a in one.by_synonym[title])


def _thin(near: dict[ArticleRef, set[ArticleRef]], one: Side, two: Side) -> None:
    """Of a collection's articles with one title, let the fullest stand for all: they are one disease."""
    for side, other in ((one, two), (two, one)):
        for ref in [ref for ref in near if ref in side.rows and len(near[ref]) > 1]:
            fullest = min(near[ref], key=lambda rival: (not other.rows[rival].text, rival))
            for rival in near[ref] - {fullest}:
                near[rival].discard(ref)
            near[ref] = {fullest}


def _objection(
    rule: Rule,
    ours: Mapping[ArticleRef, Row],
    theirs: Mapping[ArticleRef, Row],
    a: ArticleRef,
    b: ArticleRef,
    near: Mapping[ArticleRef, set[ArticleRef]],
) -> Reason | None:
    """What speaks against the pair, among all that the rule brings together."""
    likeness = _likeness(ours[a], theirs[b])
    if len(near[a]) > 1 or len(near[b]) > 1:
        rivals = [_likeness(ours[a], theirs[other]) for other in near[a] if other != b]
        rivals += [_likeness(ours[other], theirs[b]) for other in near[b] if other != a]
        if rule >= Rule.TITLE or likeness <= max(rivals, default=0):
            return Reason.SEVERAL
    if rule is Rule.TITLE or certain(ours[a], theirs[b]):
        return None
    if not _one_type(ours[a], theirs[b]):
        return Reason.TYPES
    if rule is Rule.OMIM and likeness < 1 and not len(ours[a].of("omim")) == len(theirs[b].of("omim")) == 1:
        return Reason.NAMES
    if rule is Rule.SYNONYM and min(len(ours[a].title), len(theirs[b].title)) < _SHORTEST_NAME:
        return Reason.NAMES
    return None


def _one_type(first: Row, second: Row) -> bool:
    """Whether the titles name the same type of a disease, or the one that names more is a synonym.

    A type may bear the name of the whole disease among its synonyms, which does not make them one; but
    a name that shares no word with the type's (``Matthew-Wood syndrome``) is not the whole's.
    """
    ours, theirs = first.kinds, second.kinds
    if ours == theirs:
        return True
    if first.title in second.synonyms and not ours < theirs:
        return True
    if second.title in first.synonyms and not theirs < ours:
        return True
    if _likeness(first, second) == 2 and not first.base & second.base:
        return True
    numbers = first.numbers
    return bool(numbers) and numbers == second.numbers and (ours < theirs or theirs < ours)


def _likeness(first: Row, second: Row) -> int:
    """3: the same title; 2: one's title is a synonym of the other; 1: a synonym in common; else 0."""
    if first.title == second.title:
        return 3
    if first.title in second.synonyms or second.title in first.synonyms:
        return 2
    return 1 if first.synonyms & second.synonyms else 0
