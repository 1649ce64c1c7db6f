"""Which articles of two collections tell of the same disease: the rules, each applied one to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum

from gardreader.articles.model import ArticleRef
from gardreader.packs.joining_apart import KNOWN_APART
from gardreader.packs.joining_rows import CODE_SCHEMES, Row


class Rule(IntEnum):
    """By what two articles are joined, the strongest first."""

    GARD = 0
    ORPHA = 1
    OMIM = 2
    TITLE = 3
    UMLS = 4
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
_STRONGER = {
    rule: [scheme for other, scheme in _CODE_RULES.items() if other < rule and scheme != "umls"]
    for rule in Rule
} | {Rule.SYNONYM: [*CODE_SCHEMES]}
"""Of each rule the registries whose codes may speak against it."""

_SHORTEST_NAME = 5
"""Letters: shorter ones are abbreviations that mean many things (``GAS``)."""


_INBORN = frozenset("congenital familial genetic hereditary inherited".split())
"""Of two sources one says so in the title and the other does not."""

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

    def shares(self, title: str, ref: ArticleRef) -> bool:
        """Whether ``title`` is a synonym of ``ref`` and of other articles too: the name of them all."""
        return title in self.rows[ref].synonyms and len(self.by_synonym.get(title, ())) != 1


class Titles:
    """All titles of the library, to tell the name of several types from that of one disease."""

    def __init__(self, rows: Iterable[Row]):
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._known = {row.title: row for row in rows}
        for title in self._known:
            for word in title.split():
                self._by_word[word].add(title)

    def name_types(self, whole: Row, part: Row) -> bool:
        """Whether ``whole`` is also named by titles that say more, and ``part`` is one of what they name.

        "Alveolar echinococcosis" beside "cystic echinococcosis" is not "echinococcosis", though a source
        calls it so; nor is "ataxia with oculomotor apraxia" one of the four types of that name.
        """
        phrase = f" {whole.title} "
        more = _told(whole) < _told(part) or (whole.kinds < part.kinds and whole.base & part.base)
        if not whole.title or not more:
            return False
        found = set.intersection(*(self._by_word.get(word, set()) for word in whole.title.split()))
        longer = {_told(self._known[title]) for title in found if phrase in f" {title} "}
        return len(longer - {_told(whole)}) > 1


def _told(row: Row) -> frozenset[str]:
    """The words of a title that tell which disease it is."""
    return (row.base | row.kinds) - _INBORN


def ordered(first: ArticleRef, second: ArticleRef) -> Pair:
    """The two in the order in which links know them."""
    return (first, second) if first < second else (second, first)


def certain(first: Row, second: Row) -> bool:
    """Whether both have one GARD number, or are known to their own sources by one code."""
    return bool(first.of("gard") & second.of("gard") or first.own & second.own)


def same(first: Row, second: Row) -> bool:
    """Whether what is joined with one may be joined with the other: no name alone has brought them together.

    Certain ones are, articles of one title, and those of one ORPHA code that have a name in common.
    """
    alike = likeness(first, second)
    return certain(first, second) or alike == 3 or bool(alike and first.of("orpha") & second.of("orpha"))


def contradiction(first: Row, second: Row, rule: Rule = Rule.TITLE) -> bool:
    """Whether both have codes in a registry that may speak against ``rule``, and none in common.

    Concepts of UMLS speak against a synonym alone: one disease has several, and sources choose
    differently. Against the same title only the codes speak by which both sources know their articles,
    and GARD's numbers: what one source says of another's registry has grown old in many places (GARD
    gives narcolepsy a code that is now its first type's).
    """
    if not (first.codes and second.codes):
        return False
    for scheme in _STRONGER[rule]:
        ours = first.of(scheme)
        theirs = second.of(scheme)
        own = scheme == "gard" or (first.knows(scheme) and second.knows(scheme))
        if ours and theirs and not ours & theirs and (own or first.title != second.title):
            return True
    return False


def find_links(
    one: Side,
    two: Side,
    titles: Titles,
    links: dict[Pair, Rule],
    refused: dict[Pair, tuple[Rule, Reason]],
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
            else:
                near[a].add(b)
                near[b].add(a)
        if rule is Rule.TITLE:
            _thin(near, one, two)
        for a in sorted(ref for ref in near if ref in one.rows):
            for b in sorted(near[a]):
                reason = _objection(rule, one, two, titles, a, b, near)
                if reason is None:
                    links[ordered(a, b)] = rule
                    joined |= {a, b}
                else:
                    refused.setdefault(ordered(a, b), (rule, reason))


def _candidates(rule: Rule, one: Side, two: Side) -> Iterable[Pair]:
    """The pairs that a rule brings together, whatever speaks against them."""
    if rule in _CODE_RULES:
        ours, theirs = one.by_code[_CODE_RULES[rule]], two.by_code[_CODE_RULES[rule]]
        pairs = ((a, b) for code in ours.keys() & theirs.keys() for a in ours[code] for b in theirs[code])
        if rule is Rule.UMLS:  # MedQuAD gives concepts of findings too: without a name they say nothing
            yield from ((a, b) for a, b in pairs if likeness(one.rows[a], two.rows[b]))
        else:
            yield from pairs
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
    one: Side,
    two: Side,
    titles: Titles,
    a: ArticleRef,
    b: ArticleRef,
    near: Mapping[ArticleRef, set[ArticleRef]],
) -> Reason | None:
    """What speaks against the pair, among all that the rule brings together."""
    ours, theirs = one.rows, two.rows
    alike = likeness(ours[a], theirs[b])
    if len(near[a]) > 1 or len(near[b]) > 1:
        rivals = [likeness(ours[a], theirs[other]) for other in near[a] if other != b]
        rivals += [likeness(ours[other], theirs[b]) for other in near[b] if other != a]
        if rule in (Rule.TITLE, Rule.SYNONYM) or alike <= max(rivals, default=0):
            return Reason.SEVERAL
    if rule is Rule.TITLE or certain(ours[a], theirs[b]):
        return None
    one_type = _one_type(ours[a], theirs[b]) or (
        rule is Rule.ORPHA and _one_but_for_birth(ours[a], theirs[b])
    )
    if not one_type or frozenset((ours[a].title, theirs[b].title)) in KNOWN_APART:
        return Reason.TYPES
    if ours[a].kinds != theirs[b].kinds and (two.shares(ours[a].title, b) or one.shares(theirs[b].title, a)):
        return Reason.TYPES
    if rule >= Rule.UMLS and (titles.name_types(ours[a], theirs[b]) or titles.name_types(theirs[b], ours[a])):
        return Reason.TYPES
    if rule in (Rule.ORPHA, Rule.OMIM) and not alike and _named_elsewhere(one, two, a, b):
        return Reason.NAMES
    if rule is Rule.OMIM and not alike and not len(ours[a].of("omim")) == len(theirs[b].of("omim")) == 1:
        return Reason.NAMES
    if rule is Rule.SYNONYM and not _long_enough(ours[a].title, theirs[b].title):
        return Reason.NAMES
    return None


def _named_elsewhere(one: Side, two: Side, a: ArticleRef, b: ArticleRef) -> bool:
    """Whether the name of either is that of another article on the other side: so that one it is."""
    return two.rows[b].title in one.by_title or one.rows[a].title in two.by_title


def _long_enough(*titles: str) -> bool:
    """Whether the shorter title is more than an abbreviation, or that of the other title's words."""
    short, long = sorted(titles, key=len)
    return len(short) >= _SHORTEST_NAME or short.lower() == "".join(word[0] for word in long.split()).lower()


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
    if likeness(first, second) == 2 and not first.base & second.base:
        return True
    numbers = first.numbers
    return bool(numbers) and numbers == second.numbers and (ours < theirs or theirs < ours)


def _one_but_for_birth(first: Row, second: Row) -> bool:
    """Whether of two equal titles one says that the disease is inborn (``congenital atransferrinemia``)."""
    return first.base == second.base and first.kinds ^ second.kinds <= {"congenital", "hereditary"}


def likeness(first: Row, second: Row) -> int:
    """3: the same title; 2: one's title is a synonym of the other; 1: a synonym in common; else 0."""
    if first.title == second.title:
        return 3
    if first.title in second.synonyms or second.title in first.synonyms:
        return 2
    return 1 if first.synonyms & second.synonyms else 0
