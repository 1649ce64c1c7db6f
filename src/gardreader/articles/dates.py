"""Dates that may lack a day or a month, and the words for how long ago they were."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from gardreader.i18n import ntr, tr

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TIMESTAMP = re.compile(r"(\d{4}-\d{2}-\d{2})T[\d:.]+Z?")
_MONTH_YEAR = re.compile(r"([A-Za-z]+)\.?\s*,?\s*(\d{4})")
_MONTH_DAY_YEAR = re.compile(r"([A-Za-z]+)(?:[.,]\s*|\s+)(\d{1,2})(?:st|nd|rd|th)?(?:\s*[.,]\s*|\s+)(\d{4})")
_MONTH_NUMBER_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\.?\s*,?\s*(\d{4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})\s+([A-Za-z]+)\.?(?:\s+(\d{1,2}))?")
_MONTHS = ("january february march april may june july august september october november december").split()

OLD_AFTER_YEARS = 5
"""From this age on a page says how old it is (the design's figure)."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day.

    >>> PartialDate(2010, 4, 8).iso, PartialDate(2010, 11).iso, PartialDate(2014).iso
    ('2010-04-08', '2010-11', '2014')

    Raises ``ValueError`` for a date that no calendar has.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        if not 1000 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is not of four digits")
        dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def iso(self) -> str:
        """``2010``, ``2010-04`` or ``2010-04-08``."""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text

    @property
    def words(self) -> str:
        """The date as a reader says it: ``8 April 2010``, ``April 2010``, ``2010``."""
        if not self.month:
            return str(self.year)
        month = tr(_MONTHS[self.month - 1].capitalize())
        return f"{self.day} {month} {self.year}" if self.day else f"{month} {self.year}"

    def age_in_years(self, today: dt.date) -> int:
        """Whole years from this date (a lacking month or day counts as the first) to ``today``."""
        month, day = self.month or 1, self.day or 1
        return today.year - self.year - ((today.month, today.day) < (month, day))

    def is_old(self, today: dt.date) -> bool:
        """Whether it lies five years or more before ``today``."""
        return self.age_in_years(today) >= OLD_AFTER_YEARS

    def age_in_words(self, today: dt.date) -> str:
        """``16 years ago``, ``less than a year ago``."""
        years = self.age_in_years(today)
        if years < 1:
            return tr("less than a year ago")
        return ntr("{count} year ago", "{count} years ago", years)


def parse_iso(text: str) -> PartialDate | None:
    """The date in ``2010``, ``2010-04`` or ``2010-04-08`` form, else ``None``."""
    match = _ISO.fullmatch(text.strip())
    return _build(match[1], match[2], match[3]) if match else None


def parse_date(text: str) -> PartialDate | None:
    """The date in any form that the sources use, else ``None`` (the text is then kept as it is).

    Month before day, as GARD writes: ``4/8/2010`` is 8 April.

    >>> [parse_date(t).iso for t in ("9/8/2015", "November, 2010", "May 22, 2017", "2010 Jan 4")]
    ['2015-09-08', '2010-11', '2017-05-22', '2010-01-04']
    >>> parse_date("Spring 2004") is None
    True
    """
    text = " ".join(text.split()).strip(" .,;")
    if found := parse_iso(text):
        return found
    if match := _TIMESTAMP.fullmatch(text):
        return parse_iso(match[1])
    if match := _AMERICAN.fullmatch(text):
        return _build(match[3], match[1], match[2])
    if match := _MONTH_NUMBER_YEAR.fullmatch(text):
        return _build(match[2], match[1])
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        return _build(match[3], _month(match[1]), match[2])
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        return _build(match[3], _month(match[2]), match[1])
    if match := _MONTH_YEAR.fullmatch(text):
        return _build(match[2], _month(match[1]))
    if match := _YEAR_MONTH_DAY.fullmatch(text):
        return _build(match[1], _month(match[2]), match[3])
    return None


def _month(name: str) -> int:
    name = name.lower()
    if name == "sept":
        return 9
    for number, full in enumerate(_MONTHS, 1):
        if name == full or name == full[:3]:
            return number
    return -1


def _build(year: str, month: str | int | None = None, day: str | None = None) -> PartialDate | None:
    numbers = [int(part) for part in (year, month, day) if part is not None]
    if min(numbers) < 1:
        return None
    try:
        return PartialDate(*numbers)
    except ValueError:
        return None
