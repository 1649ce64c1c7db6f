"""How common a disorder is, as an ORPHApacket gives it: a class or a mean, of what, where, and whose."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gardreader.articles.facts import Fact, FactKind

_NOTHING = frozenset(["", "unknown"])
_CASES = {"Case(s)": "cases", "Family(ies)": "families"}
_PUBMED = re.compile(r"(?:Source: )?(?:(?:PMID: ?)?(\d+),? ?(?:[\[{]PMID[\]}]*)+`?|PMID: ?(\d+))")
_MARK = re.compile(
    r"\[(?:REG|INST|OTHER|AUTHOR|MPID|Patient organisation)\]"
)  # what kind of giver the words before name


def prevalence(entry: Mapping[str, str]) -> Fact | None:
    """The fact of an entry's texts; ``None`` where it gives neither a class nor a figure.

    >>> found = prevalence({"PrevalenceClass": "1-9 / 100 000", "PrevalenceType": "Point prevalence",
    ...                     "PrevalenceGeographic": "Europe", "ValMoy": "2.5", "Source": "11[PMID]_12[PMID]"})
    >>> found.value, found.source
    ('1-9 / 100 000 (point prevalence, Europe; mean 2.5 per 100 000)', 'PMID 11; PMID 12')
    """
    mean = entry.get("ValMoy", "")
    mean = "" if _is_nothing(mean) else mean
    counted = _CASES.get(entry.get("PrevalenceQualification", ""))
    kind = entry.get("PrevalenceType", "")
    told = entry.get("PrevalenceClass", "")
    told = "" if told.lower() in _NOTHING else told
    if counted and mean:
        told = f"{mean.removesuffix('.0')} {counted}"
        kind = ""
        mean = ""
    if not told and not mean:
        return None
    of_what = ", ".join(filter(None, (kind[:1].lower() + kind[1:], entry.get("PrevalenceGeographic", ""))))
    if told and mean:
        of_what = "; ".join(filter(None, (of_what, f"mean {mean} per 100 000")))
    told = told or f"mean {mean} per 100 000"
    return Fact(
        FactKind.PREVALENCE, f"{told} ({of_what})" if of_what else told, giver(entry.get("Source", ""))
    )


def giver(text: str) -> str:
    """Whom Orphanet names for a figure, in words.

    >>> giver("ORPHANET"), giver("[EXPERT]_568179[PMID]"), giver("19016727[PMID]_SEER Surveillance[REG]")
    ('Orphanet', 'expert; PMID 568179', 'PMID 19016727; SEER Surveillance')
    >>> giver("Source: 1[PMID]_2,[PMID]_3 [PMID][PMID]_4{PMID]"), giver("[ORPHANET]"), giver("5[PMID]]")
    ('PMID 1; PMID 2; PMID 3; PMID 4', 'Orphanet', 'PMID 5')
    """
    named = [_named(part.strip()) for part in text.split("_")]
    return "; ".join(filter(None, dict.fromkeys(named)))


def _named(part: str) -> str:
    if found := _PUBMED.fullmatch(part):
        return f"PMID {found[1] or found[2]}"
    words = _MARK.sub("", part).replace("[EXPERT]", " (expert)").strip()
    if words.startswith("[") and words.endswith("]"):
        words = words[1:-1]
    known = {"ORPHANET": "Orphanet", "EXPERT": "expert", "(expert)": "expert"}
    return known.get(words, " ".join(words.split()))


def _is_nothing(mean: str) -> bool:
    """Orphanet writes ``0.0`` where a class alone is known; its means are cases in 100 000 people."""
    try:
        return float(mean) == 0
    except ValueError:
        return True
