"""References as they are printed, near to the AMA Manual of Style, and their parts as sources give them.

The order is AMA's: authors, title, journal or site in italics, publisher, date, volume(issue):pages,
codes, address, day of access. What is not known leaves no trace: no empty brackets, no doubled stops.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.i18n import tr

MOST_AUTHORS = 6
"""AMA names all authors up to six, else the first three and "et al"."""

_VOLUME = re.compile(r"(?P<volume>[^()\s][^()]*?)\s*\((?P<issue>[^()]+)\)")
_PERSON = re.compile(r"(?P<family>[^\W\d_][\w'’.\- ]*?)\s+(?P<given>[A-Z](?:[A-Z.\-]|\. ){0,5})")
_LONE_STOPS = re.compile(r"^(?:[.,;:]\s+)+|(?<=,)(?:\s*,)+|(?<=\.)(?:\s+\.)+(?=\s|$)")
_PMID = re.compile(r"(?:ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)(\d{4,9})\b")
_PMCID = re.compile(r"\b(PMC\d{4,9})\b")
_DOI = re.compile(r"doi\.org/(10\.\d{4,9}/[^\s?#]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a printed reference: its text, whether it is in italics, and where it leads."""

    text: str
    italic: bool = False
    url: str = ""


def printed(reference: Reference, *, accessed: bool = True) -> str:
    """The reference in one line of plain text.

    >>> printed(Reference("d", author=(Author("Doe", "J"),), title="On X", container_title="Nature",
    ...                   issued=PartialDate(2006), volume="3", issue="1", page="5-9"))
    'Doe J. On X. Nature. 2006;3(1):5-9.'
    """
    return "".join(part.text for part in parts(reference, accessed=accessed))


def parts(reference: Reference, *, accessed: bool = True) -> tuple[Part, ...]:
    """The reference piece by piece; joined, the texts are what :func:`printed` gives."""
    pieces: list[Part] = []
    for text, italic in (
        (authors_printed(reference.author), False),
        (reference.title, False),
        (reference.container_title, True),
        ("; ".join(filter(None, (_publisher(reference), _published(reference)))), False),
        (reference.note, False),
    ):
        if sentence := _sentence(text):
            _append(pieces, Part(sentence, italic))
    for label, value, url in _codes(reference):
        _append(pieces, Part(f"{label}: {value}.", url=url))
    if reference.url:
        _append(pieces, Part(reference.url, url=reference.url))
    if accessed and reference.accessed:
        day = reference.accessed
        text = tr("Accessed {date}.", date=_american(day))
        if pieces and pieces[-1].url == reference.url and reference.url:
            # A stop straight after an address would be read as a part of it.
            pieces.append(Part(". "))
            pieces.append(Part(text))
        else:
            _append(pieces, Part(text))
    return tuple(pieces)


def authors_printed(authors: tuple[Author, ...]) -> str:
    """The authors as AMA has them: ``Doe J, Roe R, Poe E, et al``."""
    names = [author.literal or f"{author.family} {author.given}".strip() for author in authors]
    if len(names) > MOST_AUTHORS:
        names = [*names[:3], tr("et al")]
    return ", ".join(names)


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
    """``47(11)`` as volume and issue; a text of another form is the volume.

    >>> split_volume("158A(12)"), split_volume("12"), split_volume("Suppl 3")
    (('158A', '12'), ('12', ''), ('Suppl 3', ''))
    """
    text = " ".join(text.split())
    match = _VOLUME.fullmatch(text)
    return (match["volume"].strip(), match["issue"].strip()) if match else (text, "")


def codes_in(url: str) -> tuple[str, str, str]:
    """The PubMed number, PMC number and DOI that an address itself holds, ``""`` for each it does not."""
    pmid, pmcid, doi = _PMID.search(url), _PMCID.search(url), _DOI.search(url)
    return (pmid[1] if pmid else "", pmcid[1] if pmcid else "", doi[1].rstrip(".") if doi else "")


def links(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Where the reference can be found: pairs of a label and an address, the surest first."""
    found = [(f"{label} {value}", url) for label, value, url in _codes(reference)]
    if reference.url and reference.url not in (url for _, url in found):
        found.append((tr("Web page"), reference.url))
    return tuple(found)


def _codes(reference: Reference) -> list[tuple[str, str, str]]:
    codes = []
    if reference.doi:
        codes.append(("doi", reference.doi, f"https://doi.org/{reference.doi}"))
    if reference.pmid:
        codes.append(("PMID", reference.pmid, f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"))
    if reference.pmcid:
        address = f"https://www.ncbi.nlm.nih.gov/pmc/articles/{reference.pmcid}/"
        codes.append(("PMCID", reference.pmcid, address))
    return codes


def _published(reference: Reference) -> str:
    issued = reference.issued
    when = _american(issued) if isinstance(issued, PartialDate) else (issued or "").strip(" .;,")
    where = reference.volume + (f"({reference.issue})" if reference.issue else "")
    if reference.page:
        where = f"{where}:{reference.page}" if where else reference.page
    return ";".join(filter(None, (when, where)))


def _publisher(reference: Reference) -> str:
    return ": ".join(
        filter(None, (text.rstrip(" .;:,") for text in (reference.publisher_place, reference.publisher)))
    )


def _american(date: PartialDate) -> str:
    if not date.month:
        return date.iso
    month = PartialDate(date.year, date.month).words.rsplit(" ", 1)[0]
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"


def _sentence(text: str) -> str:
    """``text`` with one stop at its end, whatever stops the source left there or left standing alone."""
    text = _LONE_STOPS.sub("", text).rstrip(" ,;:")
    if not text.strip(" ."):
        return ""
    return text if text[-1] in ".?!" else f"{text}."


def _append(pieces: list[Part], part: Part) -> None:
    if pieces:
        pieces.append(Part(" "))
    pieces.append(part)
