"""References as the Publication Manual of the APA has them (7th edition).

Up to twenty authors; the date in brackets after them, or after the title of what has no author;
for an article of a journal the year alone; journal and volume in italics, for a page of the web its
title; one address: the DOI's, else the source's own, else that of PubMed Central or PubMed. The
manual has no place for publishers' towns nor for a journal article's day of access. Words are left
as the source spells them: what is a name and what is not, only a person can tell.
"""

from __future__ import annotations

import re

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Reference
from gardreader.articles.references_pieces import (
    Line,
    Part,
    american,
    doi_address,
    full_pages,
    is_page,
    is_periodical,
    last_updated,
    month_name,
    month_span,
    page_pair,
    people,
    place_in,
    pmc_address,
    pubmed_address,
    remark_of,
    sentence,
    unstopped,
    web_target,
)
from gardreader.i18n import tr

MOST_AUTHORS = 20
"""All authors up to twenty, else the first nineteen, an ellipsis and the last."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ONLY_MONTHS = re.compile(r"(?:[A-Za-z]{3,9}\.?|\d{1,2}|[-–/.,;]|\s)*")


def apa_parts(reference: Reference, *, accessed: bool) -> tuple[Part, ...]:
    """The reference piece by piece."""
    line = Line()
    author = _authors(reference)
    periodical = is_periodical(reference)
    if author:
        line.add(Part(author if author.endswith(".") else f"{author}."))
        line.sentence(_date(reference, periodical))
        _title(line, reference, periodical)
        container = reference.container_title
    elif reference.title:
        _title(line, reference, periodical)
        line.sentence(_date(reference, periodical))
        container = reference.container_title
    else:
        line.sentence(reference.container_title, italic=True)
        line.sentence(_date(reference, periodical))
        container = ""
    if periodical:
        _journal(line, reference, container)
    else:
        _work(line, reference, container)
    line.sentence(reference.note)
    _address(line, reference, accessed=accessed and not periodical)
    return line.parts()


def _authors(reference: Reference) -> str:
    found, others = people(reference.author)
    names = []
    for person in found:
        given = person.initials(".", " ", "-")
        suffix = f"{person.suffix}." if person.suffix in ("Jr", "Sr") else person.suffix
        names.append(person.literal or ", ".join(filter(None, (person.family, given, suffix))))
    if others:
        return f"{', '.join(names)}, {tr('et al.')}"
    if len(names) > MOST_AUTHORS:
        return f"{', '.join(names[: MOST_AUTHORS - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else "".join(names)


def _date(reference: Reference, periodical: bool) -> str:
    issued = reference.issued
    if isinstance(issued, str):
        issued = last_updated(issued) or issued
    if not issued:
        return (
            f"({tr('n.d.')})" if any((reference.author, reference.title, reference.container_title)) else ""
        )
    if isinstance(issued, PartialDate):
        if periodical or not issued.month:
            return f"({issued.year})"
        month = month_name(issued.month)
        return f"({issued.year}, {month} {issued.day})" if issued.day else f"({issued.year}, {month})"
    text = unstopped(issued)
    years = _YEAR.findall(text)
    if periodical and len(years) == 1 and _ONLY_MONTHS.fullmatch(text.replace(years[0], "")):
        return f"({years[0]})"
    if span := month_span(text):
        return f"({span[0].year}, {month_name(span[0].month)}–{month_name(span[1].month)})"
    return f"({text})"


def _title(line: Line, reference: Reference, periodical: bool) -> None:
    whole = not reference.container_title or bool(reference.url)
    line.sentence(reference.title, italic=whole and not periodical)


def _journal(line: Line, reference: Reference, container: str) -> None:
    """``*Genet Couns*, *14*(2), 195–205.``"""
    pieces: list[tuple[Part, ...]] = []
    if name := unstopped(container):
        pieces.append((Part(name, italic=True),))
    remark = remark_of(reference.volume)
    if reference.volume and not remark:
        issue = Part(f"({reference.issue})") if reference.issue else Part("")
        pieces.append((Part(reference.volume, italic=True), issue))
    elif reference.issue:
        pieces.append((Part(f"({reference.issue})"),))
    if reference.page:
        pieces.append((Part(unstopped(full_pages(reference.page))),))
    told: list[Part] = []
    for piece in pieces:
        told += (Part(", "), *piece) if told else piece
    if told:
        line.add(*told, Part("."))
    line.sentence(remark)


def _work(line: Line, reference: Reference, container: str) -> None:
    """``*Title*. Site. Publisher.`` of a page, ``Title. In *Book* (Vol. 2, pp. 5–9). Publisher.``"""
    numbers = []
    if volume := place_in(reference.volume, reference.issue):
        plain = volume[:1].isdecimal() and "edition" not in volume
        numbers.append(tr("Vol. {number}", number=volume) if plain else volume)
    if reference.page:
        pages = full_pages(reference.page)
        label = tr("pp. {pages}", pages=pages) if page_pair(pages) else tr("p. {pages}", pages=pages)
        numbers.append(label if is_page(reference.page) else pages)
    told = f" ({', '.join(numbers)})" if numbers else ""
    published = unstopped(reference.publisher)
    if published.casefold() == unstopped(container).casefold():
        published = ""  # a site is not named twice
    if container:
        book = bool(reference.title and not reference.url and (published or told))
        name = unstopped(container) if told else sentence(container)
        opening = Part(tr("In") + " ") if book else Part("")
        line.add(opening, Part(name, italic=not reference.url), Part(f"{told}." if told else ""))
    elif told:
        line.sentence(told.strip())
    line.sentence(published)
    if not reference.publisher:
        line.sentence(unstopped(reference.publisher_place))


def _address(line: Line, reference: Reference, *, accessed: bool) -> None:
    """The one address, and the day of access before it; no stop after it."""
    if reference.doi:
        text = url = doi_address(reference.doi)
    elif reference.url:
        text, url = reference.url, web_target(reference.url)
    elif reference.pmcid:
        text = url = pmc_address(reference.pmcid)
    elif reference.pmid:
        text = url = pubmed_address(reference.pmid)
    else:
        text = url = ""
    if accessed and reference.accessed:
        day = american(reference.accessed)
        if text:
            line.add(Part(tr("Retrieved {date}, from", date=day) + " "), Part(text, url=url))
        else:
            line.sentence(tr("Retrieved {date}.", date=day))
    elif text:
        line.add(Part(text, url=url))
