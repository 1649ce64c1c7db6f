"""References as they are printed: of every shape, and the real ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.articles.references import (
    codes_in,
    links,
    parse_authors,
    parts,
    printed,
    split_date,
    split_volume,
)
from gardreader.articles.references_ama import authors_printed
from tests.strategies import references

EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}")
DOUBLED_STOPS = re.compile(r"\.\s+[.,;:](?=\s|$)|,\s*,|;\s*;|[?!]\.(?=\s|$)|[,;:](?=\s*$)|[;:]\.(?=\s|$)")

JOURNAL = Reference(
    "d",
    author=(Author("Doe", "J"), Author(literal="Some Society")),
    title="On X",
    container_title="Nature",
    issued=PartialDate(2006, 4),
    volume="3",
    issue="1",
    page="5-9",
    pmid="1",
)


def bare(reference: Reference) -> str:
    """What is printed, with a word for the address."""
    return "".join("ADDRESS" if part.text == reference.url else part.text for part in parts(reference))


@given(references)
def test_parts_make_up_what_is_printed(reference: Reference) -> None:
    assert "".join(part.text for part in parts(reference)) == printed(reference)
    assert printed(reference) == printed(reference).strip()
    assert (reference.accessed is not None) == (
        "Accessed" in printed(Reference("x", accessed=reference.accessed))
    )


@given(references)
def test_what_is_known_is_printed(reference: Reference) -> None:
    shown = _letters(printed(reference))
    for known in (
        reference.title,
        reference.container_title,
        reference.volume,
        reference.page,
        reference.note,
        reference.url,
        reference.doi,
        reference.pmid,
        reference.pmcid,
    ):
        assert _letters(known) in shown


def _letters(text: str) -> str:
    return re.sub(r"[\s.,;:]", "", text)


_plain = st.text(st.sampled_from("abc DEF"), max_size=8).map(lambda text: " ".join(text.split()))


@settings(max_examples=300)
@given(
    st.builds(
        Reference,
        id=st.just("r"),
        author=st.sampled_from([(), (Author("Doe", "J"),), (Author(literal="WHO"),)]),
        title=_plain,
        container_title=_plain,
        issued=st.sampled_from([None, PartialDate(2006), PartialDate(2006, 4, 8), "Spring 2004", "2004;"]),
        volume=st.sampled_from(["", "3", "Suppl 1"]),
        issue=st.sampled_from(["", "1"]),
        page=st.sampled_from(["", "5-9"]),
        publisher=st.sampled_from(["", "Saunders", "Mosby, Inc."]),
        publisher_place=st.sampled_from(["", "Philadelphia, PA"]),
        url=st.sampled_from(["", "http://example.org/a"]),
        pmid=st.sampled_from(["", "1"]),
        accessed=st.sampled_from([None, PartialDate(2010, 4, 8)]),
        note=_plain,
    )
)
def test_what_is_not_known_leaves_no_trace(reference: Reference) -> None:
    text = bare(reference)
    assert not EMPTY_BRACKETS.search(text)
    assert not DOUBLED_STOPS.search(text), text
    assert "  " not in text
    assert not text.startswith((".", ",", ";", ":", " "))


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        (JOURNAL, "Doe J, Some Society. On X. Nature. April 2006;3(1):5-9. PMID: 1."),
        (Reference("a", title="What is X?", url="http://x.org/"), "What is X? http://x.org/"),
        (
            Reference("a", title="X", url="http://x.org/", accessed=PartialDate(2010, 4, 8)),
            "X. Accessed April 8, 2010. http://x.org/",
        ),
        (Reference("a", title="X", accessed=PartialDate(2010, 4, 8)), "X. Accessed April 8, 2010."),
        (
            Reference("a", title="X", publisher="Saunders", publisher_place="New York, NY", issued="2009;"),
            "X. New York, NY: Saunders; 2009.",
        ),
        (Reference("a", title="X", publisher="UpToDate"), "X. UpToDate."),
        (Reference("a", title="X", page="5-9"), "X. 5-9."),
        (Reference("a", title="X", volume="3"), "X. 3."),
        (Reference("a", title="Genome Res. 2009;", note="Roe R et al.,"), "Genome Res. 2009. Roe R et al."),
        (Reference("a", title="X.", container_title=". Am J Dermatol"), "X. Am J Dermatol."),
        (Reference("a", author=(Author(literal="Barkovich AJ,, Jackson G"),)), "Barkovich AJ, Jackson G."),
        (Reference("a", title="BCR::ABL1 and C., too"), "BCR::ABL1 and C., too."),
        (Reference("a", title=" . ".strip()), ""),
        (Reference("a"), ""),
    ],
)  # fmt: skip
def test_printed(reference: Reference, text: str) -> None:
    assert printed(reference) == text


def test_the_day_of_access_can_be_left_out() -> None:
    assert printed(Reference("a", title="X", accessed=PartialDate(2010)), accessed=False) == "X."


def test_the_journal_is_in_italics_and_codes_lead_somewhere() -> None:
    assert [part.text for part in parts(JOURNAL) if part.italic] == ["Nature."]
    assert [part.url for part in parts(JOURNAL) if part.url] == ["https://pubmed.ncbi.nlm.nih.gov/1/"]
    assert links(JOURNAL) == (("PMID 1", "https://pubmed.ncbi.nlm.nih.gov/1/"),)
    both = Reference("a", url="http://x.org", doi="10.1000/1", pmcid="PMC1")
    assert [label for label, _ in links(both)] == ["doi 10.1000/1", "PMCID PMC1", "Web page"]


def test_more_than_six_authors_are_cut_short() -> None:
    six = tuple(Author(name, "A") for name in "BCDEFG")
    assert authors_printed(six) == "B A, C A, D A, E A, F A, G A"
    assert authors_printed((*six, Author("H", "A"))) == "B A, C A, D A, et al"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Wat MJ, Enciso VB", (Author("Wat", "MJ"), Author("Enciso", "VB"))),
        ("Van Hove WZ and Doe J", (Author("Van Hove", "WZ"), Author("Doe", "J"))),
        ("O'Neill MJF; Šmíd-Nový K", (Author("O'Neill", "MJF"), Author("Šmíd-Nový", "K"))),
        ("Doe J, Roe R, et al.", (Author(literal="Doe J, Roe R, et al"),)),
        ("Marla J. F. O'Neill", (Author(literal="Marla J. F. O'Neill"),)),
        ("American Cancer Society", (Author(literal="American Cancer Society"),)),
        (" ,; ", ()),
        ("", ()),
    ],
)
def test_authors_of_the_sources(line: str, authors: tuple[Author, ...]) -> None:
    assert parse_authors(line) == authors


@given(st.text())
def test_any_line_of_authors_is_kept(line: str) -> None:
    clean = "".join(c for c in line if c.isprintable())
    said = re.sub(r"[\s,;.&]|\band\b", "", clean)
    told = re.sub(
        r"[\s,;.&]|\band\b", "", "".join(a.literal or a.family + a.given for a in parse_authors(clean))
    )
    assert told == said


@pytest.mark.parametrize(
    ("text", "volume"),
    [
        ("47(11)", ("47", "11")),
        ("158A (12)", ("158A", "12")),
        ("12(Suppl 3)", ("12", "Suppl 3")),
        ("Suppl 3", ("Suppl 3", "")),
        ("12(30", ("12", "30")),
        ("", ("", "")),
    ],
)
def test_volumes(text: str, volume: tuple[str, str]) -> None:
    assert split_volume(text) == volume


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2009 Jan;27(1):63-73", ("2009 Jan", "27", "1", "63-73")),
        ("2011;6:22", ("2011", "6", "", "22")),
        ("2009 Feb;147(2):307-312.e2.", ("2009 Feb", "147", "2", "307-312.e2")),
        ("2011 Oct;155A(10):2521-8. Epub 2011", ("2011 Oct;155A(10):2521-8. Epub 2011", "", "", "")),
        ("Nov-Dec, 2019;", ("Nov-Dec, 2019;", "", "", "")),
    ],
)  # fmt: skip
def test_dates_that_hold_more(text: str, told: tuple[str, str, str, str]) -> None:
    assert split_date(text) == told


@pytest.mark.parametrize(
    ("url", "codes"),
    [
        ("http://www.ncbi.nlm.nih.gov/pubmed/10760751", ("10760751", "", "")),
        ("https://pubmed.ncbi.nlm.nih.gov/30077511/", ("30077511", "", "")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5109284/", ("", "PMC5109284", "")),
        ("https://doi.org/10.1016/j.a.2018.01.", ("", "", "10.1016/j.a.2018.01")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/?term=25663266", ("25663266", "", "")),
        ("https://www.ncbi.nlm.nih.gov/pubmed?term=(gastroparesis)", ("", "", "")),
        ("http://example.org/12345678", ("", "", "")),
    ],
)
def test_codes_in_addresses(url: str, codes: tuple[str, str, str]) -> None:
    assert codes_in(url) == codes
