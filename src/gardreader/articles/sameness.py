"""When two references are the same work: one definition, for exports, the reading list and imports.

The DOI decides where both have one, else the PubMed number, else the text: authors, title, journal
or site, date, volume, pages and address, folded as names are, so that case, accents, punctuation
and the day of access make no difference. The key of a reference makes none either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from gardreader.articles.dates import PartialDate
from gardreader.articles.folding import fold
from gardreader.articles.model import Reference
from gardreader.articles.references import codes_in

_DOI_PREFIXES = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:")


def same_keys(reference: Reference) -> tuple[str, ...]:
    """What tells the work: references with one of these in common are the same; never empty.

    >>> same_keys(Reference("a", doi="10.1000/X", pmid="12"))
    ('doi 10.1000/x', 'pmid 12')
    >>> same_keys(Reference("a", title="On X.")) == same_keys(Reference("b", title="on x"))
    True
    """
    in_url = codes_in(reference.url)
    doi, pmid = _doi(reference.doi) or _doi(in_url[2]), reference.pmid or in_url[0]
    known = [f"doi {doi}"] if doi else []
    if pmid:
        known.append(f"pmid {pmid}")
    return tuple(known) or (f"text {_text(reference)}",)


def distinct(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Each work once, in the order in which they first come; of doubles the one that says most.

    >>> short, full = Reference("a", pmid="1"), Reference("b", pmid="1", title="On X")
    >>> [reference.id for reference in distinct([short, full])]
    ['b']
    """
    groups: list[list[Reference]] = []
    parents: list[int] = []
    known: dict[str, int] = {}

    def root(group: int) -> int:
        while parents[group] != group:
            group = parents[group]
        return group

    for reference in references:
        keys = same_keys(reference)
        found = sorted({root(known[key]) for key in keys if key in known})
        if found:
            first = found[0]
            for other in found[1:]:  # one work under two codes, as it now turns out
                parents[other] = first
                groups[first] += groups[other]
        else:
            first = len(groups)
            groups.append([])
            parents.append(first)
        groups[first].append(reference)
        known.update((key, first) for key in keys)
    return tuple(
        max(members, key=_fullness) for group, members in enumerate(groups) if parents[group] == group
    )


def _fullness(reference: Reference) -> int:
    return sum(bool(getattr(reference, field.name)) for field in fields(reference))


def _doi(text: str) -> str:
    text = text.strip().lower()
    for prefix in _DOI_PREFIXES:
        text = text.removeprefix(prefix)
    return text.strip()


def _text(reference: Reference) -> str:
    issued = reference.issued.iso if isinstance(reference.issued, PartialDate) else reference.issued or ""
    authors = (author.literal or f"{author.family} {author.given}" for author in reference.author)
    words = (
        *authors, reference.title, reference.container_title, issued, reference.volume, reference.issue,
        reference.page, reference.publisher, reference.note,
    )  # fmt: skip
    # An address is no words: its case and signs tell pages apart.
    return f"{fold(' '.join(words))} {reference.url.rstrip('/')}".strip() or reference.id
