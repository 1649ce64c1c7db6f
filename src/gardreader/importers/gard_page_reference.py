"""The printed line of a reference, taken apart: authors, title, journal, year, address, day of access."""

from __future__ import annotations

import re

from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.model import Reference
from gardreader.articles.references import codes_in, parse_authors, split_volume
from gardreader.importers.addresses import web_address

_URL = re.compile(r"https?://[^\s<>]+")
_ACCESSED = re.compile(r"\s*Accessed\s+(\S[^.]*?)\.?\s*$")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_YEAR = re.compile(
    rf"(?:^|[.;,]\s*|\s)(?P<year>(?:{_MONTH}\s+(?:\d{{1,2}},?\s+)?)?\d{{4}})\s*(?:;\s*(?P<place>[^;]*?))?\s*;?\s*$"
)
_PLACE = re.compile(r"(?P<volume>[^:]*)(?::(?P<page>.+))?")


def reference_of_line(key: str, text: str) -> Reference:
    """The reference that ``text`` prints; what has no place of its own is part of the title."""
    accessed = None
    rest = text
    if match := _ACCESSED.search(rest):
        accessed = parse_date(match[1])
        rest = rest[: match.start()] if accessed else rest
    url = ""
    if match := _URL.search(rest):
        url, _ = web_address(match[0].rstrip(".,;"))
    if match and url:
        rest = rest[: match.start()] + rest[match.end() :].lstrip(".,;")
    issued: PartialDate | str | None = None
    volume = issue = page = ""
    rest = rest.strip()
    if match := _YEAR.search(rest):
        issued = parse_date(match["year"]) or match["year"]
        place = _PLACE.fullmatch(match["place"] or "")
        if place:
            volume, issue = split_volume((place["volume"] or "").strip(" .,;"))
            page = (place["page"] or "").strip(" .,;")
        rest = rest[: match.start()]
    rest = rest.rstrip(" .;,")
    pieces = [piece.strip() for piece in re.split(r"\.\s+", rest) if piece.strip()]
    authors = parse_authors(pieces[0]) if len(pieces) > 1 else ()
    if authors and not authors[0].literal:
        pieces = pieces[1:]
    else:
        authors = ()
    container = pieces.pop() if len(pieces) > 1 or (authors and pieces) else ""
    pmid, pmcid, doi = codes_in(url)
    return Reference(
        key,
        type="article-journal" if authors else "webpage",
        author=authors,
        title=". ".join(pieces),
        container_title=container,
        issued=issued,
        volume=volume,
        issue=issue,
        page=page,
        url=url,
        pmid=pmid,
        pmcid=pmcid,
        doi=doi,
        accessed=accessed,
    )
