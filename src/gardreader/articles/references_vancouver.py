"""References as Vancouver has them: the ICMJE's recommendations, after NLM's Citing Medicine.

Six authors, then "et al"; dates as ``2010 Apr 8``; pages without what repeats; ``[Internet]`` and
``Available from:`` for what has an address. An address ends the line without a stop.
"""

from __future__ import annotations

import re

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Reference
from gardreader.articles.references_pieces import (
    Line,
    Part,
    clause,
    doi_address,
    is_page,
    is_periodical,
    last_updated,
    month_name,
    month_span,
    people,
    place_in,
    pmc_address,
    pubmed_address,
    remark_of,
    sentence,
    short_pages,
    unstopped,
    web_target,
)
from gardreader.i18n import tr

MOST_AUTHORS = 6
"""Names beyond the sixth are "et al"."""

_STATE = re.compile(r"^(.*\S),\s*([A-Z][A-Za-z])$")


def vancouver_parts(reference: Reference, *, accessed: bool) -> tuple[Part, ...]:
    """The reference piece by piece."""
    line = Line()
    line.sentence(_authors(reference))
    seen = _seen(reference, accessed=accessed)
    if is_periodical(reference):
        _periodical(line, reference, seen)
    else:
        _work(line, reference, seen)
    line.sentence(reference.note)
    _codes(line, reference)
    if reference.url:
        line.add(Part(tr("Available from:") + " "), Part(reference.url, url=web_target(reference.url)))
    return line.parts()


def _authors(reference: Reference) -> str:
    found, others = people(reference.author)
    names = [
        person.literal or " ".join(filter(None, (person.family, person.initials(), person.suffix)))
        for person in found[:MOST_AUTHORS]
    ]
    others = others or len(found) > MOST_AUTHORS
    return ", ".join([*names, tr("et al")] if others else names)


def _periodical(line: Line, reference: Reference, seen: str) -> None:
    """``J Name [Internet]. 2002 Jun [cited 2002 Aug 12];102(6):23-5.``"""
    line.sentence(reference.title)
    line.sentence(_online(reference.container_title, reference))
    remark = remark_of(reference.volume)
    where = place_in("" if remark else reference.volume, reference.issue)
    if reference.page:
        pages = short_pages(reference.page)
        where = f"{where}:{pages}" if where else pages
    when = " ".join(filter(None, (_issued(reference), seen)))
    line.sentence(";".join(filter(None, (when, where))))
    line.sentence(remark)


def _work(line: Line, reference: Reference, seen: str) -> None:
    """``Title. In: Site [Internet]. Place: Publisher; 2010 Apr [cited 2011 Jul 18]. p. 5-9.``"""
    if reference.title and reference.container_title:
        line.sentence(reference.title)
        line.sentence(tr("In: {work}", work=_online(reference.container_title, reference)))
    else:
        line.sentence(_online(reference.title or reference.container_title, reference))
    publisher = ": ".join(filter(None, (_place(reference), unstopped(reference.publisher))))
    when = " ".join(filter(None, (_issued(reference), seen)))
    line.sentence("; ".join(filter(None, (publisher, when))))
    numbers = []
    if reference.volume:
        numbers.append(_labelled(tr("Vol. {number}", number=reference.volume), reference.volume))
    if reference.issue:
        numbers.append(tr("No. {number}", number=reference.issue))
    if reference.page:
        pages = short_pages(reference.page)
        numbers.append(tr("p. {pages}", pages=pages) if is_page(reference.page) else pages)
    line.sentence(", ".join(numbers))


def _labelled(label: str, value: str) -> str:
    """The volume with its word before it, where it is a number that has none."""
    return label if value[:1].isdecimal() and "edition" not in value else value


def _online(title: str, reference: Reference) -> str:
    """``Name [Internet]`` for what was found there."""
    if not reference.url and not reference.accessed:
        return clause(title)
    name = unstopped(title)
    return f"{name} [{tr('Internet')}]" if name else ""


def _place(reference: Reference) -> str:
    """``Philadelphia, PA`` as ``Philadelphia (PA)``."""
    place = unstopped(reference.publisher_place)
    match = _STATE.fullmatch(place)
    return f"{match[1]} ({match[2].upper()})" if match else place


def _issued(reference: Reference) -> str:
    issued = reference.issued
    if isinstance(issued, PartialDate):
        return _date(issued)
    if last_updated(issued or ""):
        return ""  # it stands in the brackets
    span = month_span(issued or "")
    if span:
        return f"{span[0].year} {_short(span[0].month)}-{_short(span[1].month)}"
    return unstopped(issued or "")


def _seen(reference: Reference, *, accessed: bool) -> str:
    """``[updated 2018 Mar; cited 2019 Jan 2]``"""
    told = []
    updated = last_updated(reference.issued) if isinstance(reference.issued, str) else None
    if updated:
        told.append(tr("updated {date}", date=_date(updated)))
    if accessed and reference.accessed:
        told.append(tr("cited {date}", date=_date(reference.accessed)))
    return f"[{'; '.join(told)}]" if told else ""


def _date(date: PartialDate) -> str:
    return " ".join(
        filter(None, (str(date.year), _short(date.month) if date.month else "", str(date.day or "")))
    )


def _short(month: int) -> str:
    return month_name(month)[:3]


def _codes(line: Line, reference: Reference) -> None:
    if reference.doi:
        line.add(Part(f"doi: {reference.doi}", url=doi_address(reference.doi)))
    codes = []
    if reference.pmid:
        codes.append(Part(f"PubMed PMID: {reference.pmid}", url=pubmed_address(reference.pmid)))
    if reference.pmcid:
        codes.append(Part(f"PubMed Central PMCID: {reference.pmcid}", url=pmc_address(reference.pmcid)))
    if len(codes) == 2:
        line.add(codes[0], Part("; "), codes[1], Part("."))
    elif codes:
        line.add(Part(sentence(codes[0].text), url=codes[0].url))
