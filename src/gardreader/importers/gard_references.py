"""The references of a GARD record as CSL has them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.model import Reference
from gardreader.articles.references import codes_in, parse_authors, split_date, split_volume
from gardreader.importers.fields import Record, number_of
from gardreader.importers.gard_lists import GardLists

_VOLUME_AND_PAGE = re.compile(r"(\d+):(\d+)")


def reference_key(number: str) -> str:
    """The key under which the reference of that number is cited."""
    return f"gard{number}"


def make_reference(entry: Record, lists: GardLists) -> Reference:
    """One reference. Raises ``ValueError`` when the entry has no number."""
    number = number_of(entry, "referenceId")
    if not number:
        raise ValueError("a reference without a number")
    volume, issue = split_volume(lists.line(entry, "volume").strip(" :;,"))
    url, rest = lists.address(entry, "url")
    pmid, pmcid, doi = codes_in(url)
    date = lists.line(entry, "date")
    page = lists.line(entry, "pages").strip(" :;,")
    if not (volume or issue or page):
        date, volume, issue, page = split_date(date)
    elif not page and (match := _VOLUME_AND_PAGE.fullmatch(volume)):
        volume, page = match.groups()
    issued: PartialDate | str | None = parse_date(date) or date or None
    notes = (lists.line(entry, "authors2"), rest)
    return Reference(
        reference_key(number),
        type="article-journal" if volume or page else "webpage",
        author=parse_authors(lists.line(entry, "authors")),
        title=lists.line(entry, "articleTitle"),
        container_title=lists.line(entry, "bookWebsiteJournalTitle"),
        issued=issued,
        volume=volume,
        issue=issue,
        page=page,
        publisher=lists.line(entry, "publisher"),
        publisher_place=lists.line(entry, "placeOfPublication"),
        url=url,
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        accessed=lists.date(entry, "dateAccessed"),
        note=". ".join(note for note in notes if note),
    )


def in_order_of_citation(references: dict[str, Reference], cited: Iterable[str]) -> tuple[Reference, ...]:
    """The references numbered as a reader meets them: first the cited ones, then those cited nowhere."""
    order = dict.fromkeys([*(key for key in cited if key in references), *references])
    return tuple(references[key] for key in order)
