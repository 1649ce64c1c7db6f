"""Articles of several packs that tell of one disease are joined, and types of a disease are not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.articles.model import Article, ArticleRef, Source, Synonym
from gardreader.packs.joining import Group, Joined, join
from gardreader.packs.joining_links import Reason, Rule, contradiction, ordered, same
from gardreader.packs.joining_rows import Row, row_of

BUNDLED = "gardreader-bundled"


def row(
    place: str, title: str, *synonyms: str, own: str = "", text: bool = True, source: str = "", **codes: str
) -> Row:
    """An article at ``PACK/ID``; ``codes`` are values by scheme, several with spaces between."""
    pairs = frozenset((scheme, value) for scheme, values in codes.items() for value in values.split())
    mine = frozenset(pair for pair in pairs if pair[0] == own)
    return Row(ArticleRef.parse(place), title, frozenset(synonyms), pairs, text, own=mine, source=source)


def groups(*rows: Row) -> list[tuple[str, ...]]:
    return [tuple(map(str, group.members)) for group in join(rows, BUNDLED).groups]


def reasons(*rows: Row) -> set[tuple[Rule, Reason]]:
    return {(found.rule, found.reason) for found in join(rows, BUNDLED).conflicts}


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        (row("a/x", "froelich syndrome", gard="6"), row("b/y", "hypothalamic obesity", gard="6"), Rule.GARD),
        (row("a/x", "coach syndrome", orpha="1"), row("b/y", "joubert hepatic", orpha="1"), Rule.ORPHA),
        (row("a/x", "mietens weber", omim="2"), row("b/y", "mietens", omim="2"), Rule.OMIM),
        (row("a/x", "atransferrinemia", orpha="1"), row("b/y", "congenital atransferrinemia", orpha="1"),
         Rule.ORPHA),
        (row("a/x", "jeune", "atd", umls="C1"), row("b/y", "atd", umls="C1"), Rule.UMLS),
        (row("a/x", "narcolepsy"), row("b/y", "narcolepsy"), Rule.TITLE),
        (row("a/x", "narcolepsy", umls="C1"), row("b/y", "narcolepsy", umls="C2"), Rule.TITLE),
        (row("a/x", "narcolepsy", omim="1", orpha="2"), row("b/y", "narcolepsy", own="orpha", orpha="3"),
         Rule.TITLE),
        (row("a/x", "typhoid fever"), row("b/y", "typhoid", "typhoid fever"), Rule.SYNONYM),
    ],
)  # fmt: skip
def test_each_rule_joins(first: Row, second: Row, rule: Rule) -> None:
    joined = join([first, second])
    assert joined.links == {(first.ref, second.ref): rule}
    assert joined.groups == (Group((first.ref, second.ref)),)
    assert joined.conflicts == ()


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # A type that has the whole disease's code, alone or beside its brothers.
        ([row("a/x", "citrullinemia type 1", orpha="1"), row("b/y", "citrullinemia", orpha="1")],
         (Rule.ORPHA, Reason.TYPES)),
        ([row("a/x", "pfic 1", "pfic", umls="C1"), row("b/y", "pfic", umls="C1")], (Rule.UMLS, Reason.TYPES)),
        ([row("a/x", "mody type 7", orpha="1"), row("a/z", "mody type 9", orpha="1"),
          row("b/y", "mody", orpha="1")], (Rule.ORPHA, Reason.SEVERAL)),
        ([row("a/x", "charcot disease"), row("b/y", "dominant charcot disease type 2", "charcot disease")],
         (Rule.SYNONYM, Reason.TYPES)),
        # Codes of a stronger registry.
        ([row("a/x", "morvan", own="orpha", orpha="1"), row("b/y", "morvan", own="orpha", orpha="2")],
         (Rule.TITLE, Reason.CODES)),
        ([row("a/x", "anonychia", gard="1"), row("b/y", "anonychia", gard="2")], (Rule.TITLE, Reason.CODES)),
        ([row("a/x", "morvan", "isaacs", orpha="1"), row("b/y", "isaacs", orpha="2")],
         (Rule.SYNONYM, Reason.CODES)),
        ([row("a/x", "a", orpha="1", omim="5"), row("b/y", "b", orpha="2", omim="5")],
         (Rule.OMIM, Reason.CODES)),
        # A code alone, where codes are known to be loose.
        ([row("a/x", "jejunal atresia", omim="1"), row("b/y", "bowel atresia", omim="1 2")],
         (Rule.OMIM, Reason.NAMES)),
        ([row("a/x", "streptococcal disease", "GAS"), row("b/y", "GAS")], (Rule.SYNONYM, Reason.NAMES)),
        ([row("a/x", "liver cancer", "hepatocellular carcinoma"), row("b/y", "hepatocellular carcinoma")],
         (Rule.SYNONYM, Reason.TYPES)),
        ([row("a/x", "proximal deletion", "monosomy", orpha="1"), row("a/z", "distal deletion", "monosomy"),
          row("b/y", "monosomy", orpha="1")], (Rule.ORPHA, Reason.TYPES)),
        # A name that several types bear, of which one source gives it to one.
        ([row("a/x", "alveolar echinococcosis", "echinococcosis"), row("b/y", "echinococcosis"),
          row("c/z", "cystic echinococcosis")], (Rule.SYNONYM, Reason.TYPES)),
        ([row("a/x", "apraxia with ataxia", "ataxia 2"), row("b/y", "ataxia 2"),
          row("c/1", "apraxia with ataxia type 3"), row("c/2", "apraxia with ataxia type 4")],
         (Rule.SYNONYM, Reason.TYPES)),
    ],
)  # fmt: skip
def test_what_is_kept_apart(rows: list[Row], found: tuple[Rule, Reason]) -> None:
    assert groups(*rows) == []
    assert found in reasons(*rows)


def test_of_several_that_share_a_code_the_one_of_that_name_is_joined() -> None:
    rows = [
        row("a/whole", "angioedema", orpha="1"),
        row("a/one", "angioedema type 1", orpha="1"),
        row("b/whole", "angioedema", orpha="1"),
    ]
    assert groups(*rows) == [("a/whole", "b/whole")]


def test_articles_of_several_sources_within_a_pack_are_joined() -> None:
    rows = [
        row("m/one", "narcolepsy", source="Institute"),
        row("m/two", "narcolepsy", source="Registry"),
        row("m/other", "cataplexy", "narcolepsy", source="Registry"),
        row("g/x", "narcolepsy", source="Another"),
    ]
    assert groups(*rows) == [("g/x", "m/one", "m/two")]
    assert groups(*(replace(item, source="") for item in rows)) == [("g/x", "m/one")]
    many = [row(f"m/{number}", "narcolepsy", source=f"Author {number}") for number in range(17)]
    assert groups(*many) == []  # whom each article draws on: no collections


def test_the_same_title_comes_before_a_concept_and_a_code_without_a_name() -> None:
    spastic = row("g/6", "spastic paraplegia 1", "crash syndrome", umls="C1")
    whole = row("g/7", "crash syndrome")
    assert groups(spastic, whole, row("m/x", "crash syndrome", "spastic paraplegia 1", umls="C1")) == [
        ("g/7", "m/x")
    ]
    pneumonia = row("g/1", "organizing pneumonia", orpha="1303")
    bronchiolitis = row("g/2", "bronchiolitis obliterans")
    assert groups(pneumonia, bronchiolitis, row("o/x", "bronchiolitis obliterans", orpha="1303")) == [
        ("g/2", "o/x")
    ]


def test_capitals_are_an_abbreviation() -> None:
    named = [Article("a", title, Source("S"), synonyms=(Synonym("FIRES"),)) for title in ("Fires", "FIRES")]
    rows = [row_of(ArticleRef("a", "a"), item) for item in named]
    assert [item.title for item in rows] == ["fires", "FIRES"]
    assert not rows[1].synonyms
    syndrome = row("b/x", "febrile infection related epilepsy syndrome", "FIRES")
    assert groups(rows[0], syndrome) == []
    assert groups(row("a/x", "ALS"), row("b/x", "amyotrophic lateral sclerosis", "ALS")) == [("a/x", "b/x")]


def test_what_a_crowd_bears_joins_none() -> None:
    crowd = [row(f"a/{number}", f"disease {number}", "rash", omim="1") for number in range(13)]
    joined = join([*crowd, row("b/x", "rash", omim="1")])
    assert not joined.groups
    assert not joined.conflicts
    assert join([*crowd[1:], row("b/x", "rash", omim="1")]).conflicts


def test_a_concept_without_a_name_says_nothing() -> None:
    joined = join([row("a/x", "oligodendroglioma", umls="C1"), row("b/y", "ovarian tumors", umls="C1")])
    assert not joined.groups
    assert not joined.conflicts


def test_what_bears_one_title_follows_into_a_group() -> None:
    rows = [
        row("a/x", "guillain barre syndrome", "guillain barr syndrome"),
        row("m/one", "guillain barr syndrome", source="One"),
        row("m/two", "guillain barr syndrome", source="Two"),
    ]
    assert groups(*rows) == [("a/x", "m/one", "m/two")]


def test_two_names_of_one_source_are_one_whatever_they_say() -> None:
    names = row("orphanet-names/y", "renamed", own="orpha", orpha="1", text=False)
    packet = row("orphapackets/x", "disease type 2", own="orpha", orpha="1")
    gard = row("gard/z", "disease type 2")
    assert groups(packet, names, gard) == [("gard/z", "orphapackets/x", "orphanet-names/y")]


def test_no_chain_makes_one_disease_of_two() -> None:
    rows = [
        row("a/x", "first name"),
        row("b/x", "second name", "first name"),
        row("c/x", "third name", "second name"),
        row("d/x", "fourth name", "third name"),
    ]
    assert all(len(group) < 4 for group in groups(*rows))
    assert (Rule.SYNONYM, Reason.CHAIN) in reasons(*rows)


def test_the_lead_has_text_then_comes_the_order_of_packs() -> None:
    packs = [BUNDLED, "own", "gard", "medquad", "orphapackets", "orphanet-names"]
    rows = [row(f"{pack}/x", "a disease") for pack in packs]
    expected = tuple(f"{pack}/x" for pack in packs)
    assert groups(*rows) == groups(*reversed(rows)) == [expected]
    rows[2] = row("gard/x", "a disease", text=False)
    assert groups(*rows)[0][-1] == "gard/x"


# ---- whatever the packs hold

_CODES = st.sets(
    st.tuples(st.sampled_from(["gard", "orpha", "omim", "umls"]), st.sampled_from(["1", "2", "3"])),
    max_size=3,
)
_NAMES = st.sampled_from(["abcdef", "abcdef type 1", "bcdefg", "cdefgh", "defghi", "efghij"])


@st.composite
def _libraries(draw: st.DrawFn) -> list[Row]:
    rows: list[Row] = []
    for place in draw(st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12)):
        codes = draw(_CODES)
        rows.append(
            Row(
                ArticleRef(place, f"x{len(rows)}"),
                draw(_NAMES),
                frozenset(draw(st.sets(_NAMES, max_size=2))),
                frozenset(codes),
                draw(st.booleans()),
                own=frozenset(sorted(codes)[: draw(st.integers(0, 1))]),
                source=draw(st.sampled_from(["", "", "s"])),
            )
        )
    return rows


@settings(deadline=None, max_examples=300)
@given(_libraries(), st.randoms(use_true_random=False))
def test_any_library(rows: list[Row], chance: object) -> None:
    joined = join(rows, "b")
    _check(rows, joined)
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert join(shuffled, "b") == joined


def _check(rows: list[Row], joined: Joined) -> None:
    by_ref = {item.ref: item for item in rows}
    everyone = Counter(ref for group in joined.groups for ref in group.members)
    assert set(everyone.values()) <= {1}
    together = set()
    for group in joined.groups:
        members = group.members
        assert len(members) == len({(ref.pack, by_ref[ref].source) for ref in members}) > 1
        pairs = [ordered(*pair) for pair in combinations(members, 2)]
        together |= set(pairs)
        for a, b in pairs:
            linked = joined.links.get((a, b))
            assert linked is not None or not contradiction(by_ref[a], by_ref[b])
        assert any(all(_near(by_ref, joined, hub, ref, members) for ref in members) for hub in members)
    assert set(joined.links) <= together
    assert not {(found.first, found.second) for found in joined.conflicts} & together


def _near(
    rows: dict[ArticleRef, Row],
    joined: Joined,
    hub: ArticleRef,
    ref: ArticleRef,
    members: tuple[ArticleRef, ...],
) -> bool:
    if ref == hub or ordered(hub, ref) in joined.links:
        return True
    return any(
        ordered(hub, other) in joined.links and same(rows[other], rows[ref])
        for other in members
        if other not in (hub, ref)
    )
