from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.dates import PartialDate, parse_date, parse_iso
from tests.strategies import dates

TODAY = dt.date(2026, 11, 25)


@given(dates)
def test_iso_form_is_read_back(date: PartialDate) -> None:
    assert parse_iso(date.iso) == date
    assert parse_date(date.iso) == date


@given(dates)
def test_words_are_read_back(date: PartialDate) -> None:
    assert parse_date(date.words) == date


@given(st.text())
def test_any_text_is_a_date_or_not(text: str) -> None:
    found = parse_date(text)
    assert found is None or parse_iso(found.iso) == found


@given(dates, dates)
def test_dates_stand_in_order(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == ((one.year, one.month, one.day) < (other.year, other.month, other.day))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("4/8/2010", "2010-04-08"),
        ("9/8/2015", "2015-09-08"),
        ("12/31/2015", "2015-12-31"),
        ("2011-02-21T00:00:00", "2011-02-21"),
        ("2020-11-30T14:44:00Z", "2020-11-30"),
        ("November, 2010", "2010-11"),
        ("Nov. 2010", "2010-11"),
        ("Sept 2010", "2010-09"),
        ("May 22, 2017", "2017-05-22"),
        ("May 22nd 2017", "2017-05-22"),
        ("Feb.28, 2018", "2018-02-28"),
        ("June 4. 2015", "2015-06-04"),
        ("October, 22, 2012", "2012-10-22"),
        ("15 July 2008", "2008-07-15"),
        ("2010 Jan 4", "2010-01-04"),
        ("2010 Jan", "2010-01"),
        ("4/2016", "2016-04"),
        (". 2015", "2015"),
        ("2015.", "2015"),
    ],
)
def test_forms_of_the_sources(text: str, iso: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    ["", "Spring 2004", "May-June 1993", "Updated 2018", "13/1/2015", "0/2016", "4/0/2010", "2/30/2010",
     "2015-13", "2015-02-30", "0999", "0000-01-01", "Arpil 2005", "2013;368(21):1971", "12", "99999"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("parts", [(2010, 0, 4), (999,), (10_000,), (2010, 13), (2010, 2, 30)])
def test_dates_that_no_calendar_has(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the calendar's own sentence is as good
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("date", "words", "old"),
    [
        (PartialDate(2010, 4, 8), "16 years ago", True),
        (PartialDate(2025, 11, 25), "1 year ago", False),
        (PartialDate(2025, 11, 26), "less than a year ago", False),
        (PartialDate(2021, 11, 26), "4 years ago", False),
        (PartialDate(2021, 11, 25), "5 years ago", True),
        (PartialDate(2021), "5 years ago", True),
        (PartialDate(2021, 12), "4 years ago", False),
        (PartialDate(2030), "less than a year ago", False),
    ],
)
def test_age(date: PartialDate, words: str, old: bool) -> None:
    assert date.age_in_words(TODAY) == words
    assert date.is_old(TODAY) is old
