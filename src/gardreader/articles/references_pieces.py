"""What the printed forms of references are made of: pieces, names, dates, pages, codes.

Nothing here belongs to one style. What is not known leaves no trace: no empty brackets, no doubled
stops; and no stop stands within an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gardreader.articles.dates import PartialDate, parse_date
from gardreader.articles.links import is_open
from gardreader.articles.model import Author, Reference

_LONE_STOPS = re.compile(r"^(?:[.,;:]\s+)+|(?<=,)(?:\s*,)+|(?<=\.)(?:\s+\.)+(?=\s|$)")
_MOST_INITIALS = 6  # longer words in capitals are names
_SUFFIX = re.compile(r"\s*,?\s*\b(Jr|Sr|II|III|IV|2nd|3rd)\.?$")
_ET_AL = re.compile(r"[,;]?\s*(?:\band\s+)?(?:\b(?:et|at)\.?\s*(?:al|la)|&\s*cols)\b\.?$", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_NAME = re.compile(
    rf"(?P<family>[^\W\d_][\w'’.\- ]*?)\s+(?P<given>{_CAPITAL}(?:{_CAPITAL}|[.\-]|\. ){{0,5}})"
    r"(?:\s+(?P<suffix>Jr|Sr|II|III|IV|2nd|3rd)\.?)?"
)
_PAGES = re.compile(r"([A-Za-z]{0,4}\d+[a-z]?(?:\.e\d+)?)\s*[-–—]\s*([A-Za-z]{0,4}\d+[a-z]?(?:\.e\d+)?)")
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|edited|reviewed)\b:?\s*(.+)", re.IGNORECASE)
_REMARK = re.compile(r"e-?pub\b|ahead of print|in press", re.IGNORECASE)
_PLACED = re.compile(r"[A-Za-z]{0,4}\d[\w.,–—\- ]*")
_MONTH = r"([A-Z][a-z]{2,8})\.?"
_SPAN_THEN_YEAR = re.compile(rf"{_MONTH}\s*[-–/]\s*{_MONTH},?\s+(\d{{4}})")
_YEAR_THEN_SPAN = re.compile(rf"(\d{{4}})\s+{_MONTH}\s*[-–/]\s*{_MONTH}")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_BARE_WEB = re.compile(r"www\.[^\s/]+\.[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a printed reference: its text, whether it is in italics, and where it leads."""

    text: str
    italic: bool = False
    url: str = ""


class Line:
    """Gathers the pieces of one reference, a space between sentences."""

    def __init__(self) -> None:
        self._pieces: list[Part] = []

    def sentence(self, text: str, *, italic: bool = False, url: str = "") -> None:
        """Add ``text`` with one stop at its end; nothing where it says nothing."""
        if said := sentence(text):
            self.add(Part(said, italic, url))

    def add(self, *parts: Part) -> None:
        """Add pieces that stand together, apart from what is there."""
        told = [part for part in parts if part.text]
        if told and self._pieces:
            self._pieces.append(Part(" "))
        self._pieces += told

    def parts(self) -> tuple[Part, ...]:
        """What was gathered."""
        return tuple(self._pieces)


def sentence(text: str) -> str:
    """``text`` with one stop at its end, whatever stops the source left there or left standing alone."""
    text = clause(text)
    return text if not text or text[-1] in ".?!" else f"{text}."


def clause(text: str) -> str:
    """``text`` without the stops that the source left standing alone, or hanging at its end."""
    text = _LONE_STOPS.sub("", text).rstrip(" ,;:")
    return text if text.strip(" .") else ""


def unstopped(text: str) -> str:
    """``text`` as what another word follows in the same sentence: without a stop at its end."""
    return clause(text).rstrip(" .,;:")


@dataclass(frozen=True, slots=True)
class Person:
    """A name as styles print it: of a person in three parts, or ``literal``."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    def initials(self, stop: str = "", gap: str = "", hyphen: str = "") -> str:
        """The given names as initials, each with ``stop``, ``gap`` between them.

        >>> Person("Doe", "JP").initials(), Person("Doe", "Jean-Paul M.").initials(".", " ", "-")
        ('JP', 'J.-P. M.')
        """
        found = []
        for word in self.given.split():
            pieces = re.split(r"[-‐‑]", word)
            letters: list[str] = []
            for piece in pieces:
                bare = piece.strip(".")
                if "." in bare or (bare.isupper() and len(bare) <= _MOST_INITIALS):
                    letters.append(gap.join(f"{letter}{stop}" for letter in bare if letter.isalpha()))
                elif bare[:1].isalpha():
                    letters.append(f"{bare[0].upper()}{stop}")
            found.append(hyphen.join(filter(None, letters)))
        return gap.join(filter(None, found)) or self.given


def people(authors: Iterable[Author]) -> tuple[tuple[Person, ...], bool]:
    """The authors, and whether the source itself says that there are others ("et al").

    A literal name that is wholly a list of such names as ``Mao X, Li K, et al`` is taken apart.
    """
    found: list[Person] = []
    others = False
    for author in authors:
        if author.family:
            given, suffix = author.given, ""
            if match := _SUFFIX.search(given):
                given, suffix = given[: match.start()], match[1]
            found.append(Person(author.family, given, suffix))
            continue
        names, more = _listed(clause(author.literal))
        found += names
        others = others or more
    return tuple(found), others


def _listed(literal: str) -> tuple[list[Person], bool]:
    match = _ET_AL.search(literal)
    named = literal[: match.start()].rstrip(" ,;") if match else literal
    pieces = [piece.strip() for piece in re.split(r"[,;]\s*(?:and\s|&)?|\s(?:and|&)\s", named)]
    names = [_NAME.fullmatch(piece) for piece in pieces]
    # One name alone may be a society's ("Cancer Research UK"), unless it says "et al".
    if named and all(names) and (match or len(names) > 1):
        found = [Person(m["family"], m["given"].strip(), m["suffix"] or "") for m in names if m]
        return found, match is not None
    if match and named and not re.search(r"[,;&]|\band\b", named):
        return [Person(literal=named)], True
    return ([Person(literal=literal)] if literal else []), False


def is_periodical(reference: Reference) -> bool:
    """Whether it is an article of a journal, rather than a page of a site or a part of a book."""
    if reference.publisher or reference.publisher_place or not reference.container_title:
        return False
    numbered = reference.volume or reference.issue or reference.page
    return bool(numbered or reference.pmid or reference.doi or reference.type.startswith("article"))


def month_name(number: int) -> str:
    """The English name of a month, as styles print it: they are English styles."""
    return PartialDate(2000, number).words.rsplit(" ", 1)[0]


def american(date: PartialDate) -> str:
    """``April 8, 2010``, ``April 2010``, ``2010``."""
    if not date.month:
        return date.iso
    month = month_name(date.month)
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"


def month_span(text: str) -> tuple[PartialDate, PartialDate] | None:
    """Two months of one year, from a text such as ``Jul-Aug 2016`` or ``2014 Apr-May``."""
    text = text.strip(" .;,")
    if match := _SPAN_THEN_YEAR.fullmatch(text):
        first, last, year = match.groups()
    elif match := _YEAR_THEN_SPAN.fullmatch(text):
        year, first, last = match.groups()
    else:
        return None
    start, end = parse_date(f"{first} {year}"), parse_date(f"{last} {year}")
    return (start, end) if start and end else None


def last_updated(text: str) -> PartialDate | None:
    """The day in a text such as ``Updated Mar, 2018``, by which a source tells its latest version.

    >>> last_updated("Updated: June 21, 2020").iso, last_updated("Spring 2004")
    ('2020-06-21', None)
    """
    match = _UPDATED.fullmatch(text.strip())
    return parse_date(match[1]) if match else None


def remark_of(volume: str) -> str:
    """A volume that is no volume but a remark, such as ``Epub ahead of print``; else ``""``."""
    return volume if _REMARK.search(volume) else ""


def place_in(volume: str, issue: str) -> str:
    """``3(1)``, ``3``, ``(1)``: no empty brackets."""
    return volume + (f"({issue})" if issue else "")


def is_page(text: str) -> bool:
    """Whether the text is a page or pages, not a remark such as ``Epub ahead of print``."""
    return bool(_PLACED.fullmatch(text))


def page_pair(text: str) -> tuple[str, str] | None:
    """The first and last page of a range, as the source writes them."""
    match = _PAGES.fullmatch(text.strip(" .,;:"))
    return (match[1], match[2]) if match else None


def full_pages(text: str) -> str:
    """A range with both pages whole and an en dash: ``858-65`` is ``858–865``.

    >>> full_pages("858-65"), full_pages("e386-e397."), full_pages("Epub ahead of print")
    ('858–865', 'e386–e397', 'Epub ahead of print')
    """
    pair = page_pair(text)
    if pair is None:
        return text
    first, last = pair
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}–{last}"


def short_pages(text: str) -> str:
    """A range whose last page repeats nothing of the first: ``1409-1414`` is ``1409-14``.

    >>> short_pages("1409-1414"), short_pages("195–205"), short_pages("e386-e397")
    ('1409-14', '195-205', 'e386-e397')
    """
    pair = page_pair(text)
    if pair is None:
        return text
    first, last = pair
    if first.isdecimal() and last.isdecimal() and len(first) == len(last) and first < last:
        same = next(n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
        last = last[same:]
    return f"{first}-{last}"


def web_target(url: str) -> str:
    """Where an address of a reference leads on the web; ``""`` for a text that is no such address."""
    address = f"http://{url}" if _BARE_WEB.match(url) else url
    return address if _WEB.match(address) and is_open(address) else ""


def doi_address(doi: str) -> str:
    """The address of a DOI."""
    return f"https://doi.org/{doi}"


def pubmed_address(pmid: str) -> str:
    """The address of a record of PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def pmc_address(pmcid: str) -> str:
    """The address of an article in PubMed Central."""
    return f"https://www.ncbi.nlm.nih.gov/pmc/articles/{pmcid}/"
