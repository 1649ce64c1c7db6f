"""References near to the AMA Manual of Style (11th edition).

The order: authors, title, journal or site in italics, publisher, date;volume(issue):pages, codes,
day of access, address. Beyond the manual, months are kept and all codes are given.
"""

from __future__ import annotations

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.articles.references_pieces import (
    Line,
    Part,
    american,
    clause,
    doi_address,
    last_updated,
    people,
    place_in,
    pmc_address,
    pubmed_address,
    web_target,
)
from gardreader.i18n import tr

MOST_AUTHORS = 6
"""AMA names all authors up to six, else the first three and "et al"."""


def ama_parts(reference: Reference, *, accessed: bool) -> tuple[Part, ...]:
    """The reference piece by piece."""
    line = Line()
    line.sentence(authors_printed(reference.author))
    line.sentence(reference.title)
    line.sentence(reference.container_title, italic=True)
    line.sentence("; ".join(filter(None, (_publisher(reference), _published(reference)))))
    line.sentence(reference.note)
    if reference.doi:
        stop = "." if _more(reference, accessed) else ""
        line.add(Part(f"doi:{reference.doi}", url=doi_address(reference.doi)), Part(stop))
    if reference.pmid:
        line.sentence(f"PMID: {reference.pmid}", url=pubmed_address(reference.pmid))
    if reference.pmcid:
        line.sentence(f"PMCID: {reference.pmcid}", url=pmc_address(reference.pmcid))
    if accessed and reference.accessed:
        line.sentence(tr("Accessed {date}.", date=american(reference.accessed)))
    line.add(Part(reference.url, url=web_target(reference.url)))
    return line.parts()


def authors_printed(authors: tuple[Author, ...]) -> str:
    """The authors as AMA has them: ``Doe J, Roe R, Poe E, et al``."""
    found, others = people(authors)
    names = [
        person.literal or " ".join(filter(None, (person.family, person.initials(), person.suffix)))
        for person in found
    ]
    if len(names) > MOST_AUTHORS:
        names, others = names[:3], True
    return ", ".join([*names, tr("et al")] if others else names)


def _more(reference: Reference, accessed: bool) -> bool:
    """Whether anything follows the DOI, which else ends the line without a stop."""
    return bool(reference.pmid or reference.pmcid or reference.url or (accessed and reference.accessed))


def _published(reference: Reference) -> str:
    issued = reference.issued
    if isinstance(issued, PartialDate):
        when = american(issued)
    elif updated := last_updated(issued or ""):
        when = tr("Updated {date}", date=american(updated))
    else:
        when = clause(issued or "").strip(" .")
    where = place_in(reference.volume, reference.issue)
    if reference.page:
        where = f"{where}:{reference.page}" if where else reference.page
    return ";".join(filter(None, (when, where)))


def _publisher(reference: Reference) -> str:
    return ": ".join(
        filter(None, (text.rstrip(" .;:,") for text in (reference.publisher_place, reference.publisher)))
    )
