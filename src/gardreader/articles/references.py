"""References as they are printed, in one of three styles, and their parts as sources give them."""

from __future__ import annotations

import re
from enum import StrEnum

from gardreader.articles.model import Author, Reference
from gardreader.articles.references_ama import ama_parts
from gardreader.articles.references_apa import apa_parts
from gardreader.articles.references_pieces import (
    Part,
    doi_address,
    pmc_address,
    pubmed_address,
    web_target,
)
from gardreader.articles.references_vancouver import vancouver_parts
from gardreader.i18n import tr

_VOLUME = re.compile(r"(?P<volume>[^()\s][^()]*?)\s*\((?P<issue>[^()]+)\)?")
_WHERE = re.compile(
    r"(?P<when>.*\b(?:19|20)\d\d\b[^;:()]*);\s*(?P<volume>\d[\dA-Za-z]*\s*(?:\([^()]+\))?)"
    r"\s*:\s*(?P<page>[A-Za-z]?\d[\w.–—-]*?)\.?"
)
_PERSON = re.compile(r"(?P<family>[^\W\d_][\w'’.\- ]*?)\s+(?P<given>[A-Z](?:[A-Z.\-]|\. ){0,5})")
_PMID = re.compile(
    r"(?:ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?|pubmed\.ncbi\.nlm\.nih\.gov/(?:\?term=)?)"
    r"(\d{4,9})(?=$|[/?&#\s])"
)
_PMCID = re.compile(r"\b(PMC\d{4,9})\b")
_DOI = re.compile(r"doi\.org/(10\.\d{4,9}/[^\s?#]+)")


class Style(StrEnum):
    """How references are printed."""

    AMA = "ama"
    VANCOUVER = "vancouver"
    APA = "apa"

    @property
    def label(self) -> str:
        """The style's name for people."""
        return {
            Style.AMA: tr("AMA"),
            Style.VANCOUVER: tr("Vancouver (NLM)"),
            Style.APA: tr("APA, 7th edition"),
        }[self]


_STYLES = {Style.AMA: ama_parts, Style.VANCOUVER: vancouver_parts, Style.APA: apa_parts}


def printed(reference: Reference, *, style: Style = Style.AMA, accessed: bool = True) -> str:
    """The reference in one line of plain text; ``accessed`` false leaves out the day of access.

    >>> from gardreader.articles.dates import PartialDate
    >>> printed(Reference("d", author=(Author("Doe", "J"),), title="On X", container_title="Nature",
    ...                   issued=PartialDate(2006), volume="3", issue="1", page="5-9"))
    'Doe J. On X. Nature. 2006;3(1):5-9.'
    """
    return "".join(part.text for part in parts(reference, style=style, accessed=accessed))


def parts(reference: Reference, *, style: Style = Style.AMA, accessed: bool = True) -> tuple[Part, ...]:
    """The reference piece by piece; joined, the texts are what :func:`printed` gives."""
    return _STYLES[style](reference, accessed=accessed)


def parse_authors(text: str) -> tuple[Author, ...]:
    """The authors in a source's line such as ``Wat MJ, Enciso VB``.

    A line that is not wholly of such names is kept as one literal name: nothing is guessed.
    """
    text = " ".join(text.split()).strip(" ,;.")
    if not text:
        return ()
    pieces = [piece.strip() for piece in re.split(r"[,;]|\s(?:and|&)\s", text)]
    etal = False
    if pieces and re.fullmatch(r"et\.? al\.?", pieces[-1]):
        etal = True
        pieces = pieces[:-1]
    pieces = [piece for piece in pieces if piece]
    people = [_PERSON.fullmatch(piece) for piece in pieces]
    if not people or etal or not all(people):
        return (Author(literal=text),)
    return tuple(Author(m["family"].strip(), m["given"].strip()) for m in people if m)


def split_volume(text: str) -> tuple[str, str]:
    """``47(11)`` as volume and issue, its last bracket or not; a text of another form is the volume.

    >>> split_volume("158A(12)"), split_volume("12(30"), split_volume("Suppl 3")
    (('158A', '12'), ('12', '30'), ('Suppl 3', ''))
    """
    text = " ".join(text.split())
    match = _VOLUME.fullmatch(text)
    return (match["volume"].strip(), match["issue"].strip()) if match else (text, "")


def split_date(text: str) -> tuple[str, str, str, str]:
    """Date, volume, issue and pages from a source's date that holds them all; else the text alone.

    >>> split_date("2009 Jan;27(1):63-73")
    ('2009 Jan', '27', '1', '63-73')
    """
    match = _WHERE.fullmatch(" ".join(text.split()))
    if not match:
        return text, "", "", ""
    return (match["when"].strip(), *split_volume(match["volume"]), match["page"])


def codes_in(url: str) -> tuple[str, str, str]:
    """The PubMed number, PMC number and DOI that an address itself holds, ``""`` for each it does not."""
    pmid, pmcid, doi = _PMID.search(url), _PMCID.search(url), _DOI.search(url)
    return (pmid[1] if pmid else "", pmcid[1] if pmcid else "", doi[1].rstrip(".") if doi else "")


def links(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Where the reference can be found: pairs of a label and an address, the surest first."""
    found = []
    if reference.doi:
        found.append((f"doi {reference.doi}", doi_address(reference.doi)))
    if reference.pmid:
        found.append((f"PMID {reference.pmid}", pubmed_address(reference.pmid)))
    if reference.pmcid:
        found.append((f"PMCID {reference.pmcid}", pmc_address(reference.pmcid)))
    address = web_target(reference.url)
    if address and address not in (url for _, url in found):
        found.append((tr("Web page"), address))
    return tuple(found)
