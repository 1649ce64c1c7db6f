"""The collections within a pack, each by the source that its articles name, and a short name for each.

MedQuAD, for one, holds what nine institutes wrote: two of them may tell of the same disease.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

MOST_COLLECTIONS = 16
"""Of a pack: where more sources are named, they are no collections but whom each article draws on."""

_SHORT = {
    "Centers for Disease Control and Prevention": "CDC",
    "Genetic and Rare Diseases Information Center": "GARD",
    "Genetics Home Reference": "GHR",
    "NIH SeniorHealth": "SeniorHealth",
    "National Cancer Institute": "NCI",
    "National Eye Institute": "NEI",
    "National Heart, Lung, and Blood Institute": "NHLBI",
    "National Human Genome Research Institute": "NHGRI",
    "National Institute of Allergy and Infectious Diseases": "NIAID",
    "National Institute of Arthritis and Musculoskeletal and Skin Diseases": "NIAMS",
    "National Institute of Diabetes and Digestive and Kidney Diseases": "NIDDK",
    "National Institute of Neurological Disorders and Stroke": "NINDS",
    "National Institute on Aging": "NIA",
    "National Organization for Rare Disorders": "NORD",
    "World Health Organization": "WHO",
}


def collections(sources: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The collection of each pack and source: the source's name, ``""`` where its pack is of one piece.

    >>> collections([("a", "Here"), ("a", "There"), ("b", "Here")])
    {('a', 'Here'): 'Here', ('a', 'There'): 'There', ('b', 'Here'): ''}
    """
    named: dict[str, set[str]] = defaultdict(set)
    for pack, source in sources:
        named[pack].add(source)
    return {
        (pack, source): source if 1 < len(names) <= MOST_COLLECTIONS else ""
        for pack, names in named.items()
        for source in sorted(names)
    }


def short_source(name: str) -> str:
    """A source's name as it stands on a button: without what stands in brackets, known ones by letters.

    >>> short_source("National Institute of Neurological Disorders and Stroke (MedQuAD)")
    'NINDS'
    >>> short_source("A registry (of examples)")
    'A registry'
    """
    plain = name.partition(" (")[0]
    return _SHORT.get(plain, plain)
