"""The three styles: by their rules, of every shape, and over every reference of GARD's records."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.articles.references import Style, parts, printed
from gardreader.articles.references_pieces import full_pages, is_periodical, people, short_pages
from gardreader.settings import CITATION_STYLES
from tests.articles.test_references import DOUBLED_STOPS, EMPTY_BRACKETS, JOURNAL
from tests.strategies import references

styles = st.sampled_from(list(Style))


def bare(reference: Reference, style: Style) -> str:
    """What is printed, with a word for each address."""
    return "".join("ADDRESS" if part.url or part.text == reference.url else part.text
                   for part in parts(reference, style=style))  # fmt: skip


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def faults(reference: Reference, style: Style) -> list[str]:
    """What is wrong with the printed form; an empty list is well."""
    text, told = bare(reference, style), printed(reference, style=style)
    found = []
    if EMPTY_BRACKETS.search(text):
        found.append("empty brackets")
    # "J., & Roe, R." and "et al. (2006)" are the style's own stops.
    if DOUBLED_STOPS.search(re.sub(r"\. \. \. |(?<=\w)\.,", " ", text) if style is Style.APA else text):
        found.append("doubled stops")
    if re.search(r"undefined|\bNone\b|\bnull\b|\bnan\b|0001-01-01|  ", text):
        found.append("a word of the machine")
    if text.startswith((".", ",", ";", ":", " ")) or text != text.strip():
        found.append("loose at its edges")
    for part in parts(reference, style=style):
        stopped = part.text.startswith("http") and part.text.endswith((".", ",", ";"))
        if part.url and stopped and part.text not in (reference.url, f"https://doi.org/{reference.doi}"):
            found.append("a stop in an address")
    found += [f"lost: {piece!r}" for piece in due(reference, style) if letters(piece) not in letters(told)]
    return found


def due(reference: Reference, style: Style) -> list[str]:
    """All that the style must print."""
    periodical = is_periodical(reference)
    pieces = [reference.title, reference.container_title, reference.volume, reference.issue, reference.note]
    page = reference.page
    pieces.append({Style.AMA: page, Style.VANCOUVER: short_pages(page), Style.APA: full_pages(page)}[style])
    if style is not Style.APA:
        pieces += [reference.publisher, reference.publisher_place]
        pieces += [reference.doi, reference.pmid, reference.pmcid, reference.url]
    else:
        pieces.append(reference.publisher or reference.publisher_place)
        pieces.append(reference.doi or reference.url or reference.pmcid or reference.pmid)
    found, others = people(reference.author)
    whole, first = {Style.AMA: (6, 3), Style.VANCOUVER: (6, 6), Style.APA: (20, 19)}[style]
    pieces += [p.literal or p.family for p in (found if len(found) <= whole else found[:first])]
    if others:
        pieces.append("et al")
    if isinstance(reference.issued, PartialDate):
        pieces.append(str(reference.issued.year))
    elif reference.issued:
        pieces += re.findall(r"\b(?:19|20)\d\d\b", reference.issued)
    if reference.accessed and not (style is Style.APA and periodical):
        pieces.append(str(reference.accessed.year))
    return [piece for piece in pieces if piece]


@pytest.mark.shared
@pytest.mark.parametrize("style", list(Style))
def test_every_real_reference_is_printed_whole_and_clean(
    gard_references: tuple[Reference, ...], style: Style
) -> None:
    assert len(gard_references) > 5500
    bad = {printed(r, style=style): found for r in gard_references if (found := faults(r, style))}
    assert not bad, list(bad.items())[:5]


@settings(max_examples=300)
@given(references, styles)
def test_parts_make_up_what_is_printed(reference: Reference, style: Style) -> None:
    told = printed(reference, style=style)
    assert "".join(part.text for part in parts(reference, style=style)) == told == told.strip()
    for part in parts(reference, style=style):
        assert not part.url or part.url.startswith(("http://", "https://"))


_plain = st.text(st.sampled_from("abc DEF"), max_size=8).map(lambda text: " ".join(text.split()))
_names = st.lists(
    st.sampled_from(
        [Author("Doe", "J"), Author("Roe", "Jean-Paul M"), Author("Poe", "E Jr"), Author(literal="WHO")]
    ),
    max_size=23,
).map(tuple)


@settings(max_examples=600)
@given(
    st.builds(
        Reference,
        id=st.just("r"),
        type=st.sampled_from(["webpage", "article-journal", "book"]),
        author=_names,
        title=_plain,
        container_title=_plain,
        issued=st.sampled_from([None, PartialDate(2006), PartialDate(2006, 4, 8), "Jul-Aug 2004", "2004;"]),
        volume=st.sampled_from(["", "3", "Suppl 1"]),
        issue=st.sampled_from(["", "1"]),
        page=st.sampled_from(["", "5-9", "1409-14", "e12", "Epub ahead of print"]),
        publisher=st.sampled_from(["", "Saunders", "Mosby, Inc."]),
        publisher_place=st.sampled_from(["", "Philadelphia, PA"]),
        url=st.sampled_from(["", "http://example.org/a"]),
        doi=st.sampled_from(["", "10.1000/1"]),
        pmid=st.sampled_from(["", "1"]),
        pmcid=st.sampled_from(["", "PMC77"]),
        accessed=st.sampled_from([None, PartialDate(2010, 4, 8)]),
        note=_plain,
    ),
    styles,
)
def test_what_is_known_is_printed_and_the_rest_leaves_no_trace(reference: Reference, style: Style) -> None:
    assert not faults(reference, style), printed(reference, style=style)


SITE = Reference(
    "s",
    author=(Author("Zlotogora", "J"),),
    title="X disease",
    container_title="GeneReviews",
    publisher="University of Washington",
    publisher_place="Seattle, WA",
    issued=PartialDate(2012, 8, 9),
    url="http://x.org/a",
    accessed=PartialDate(2013, 1, 2),
)
CHAPTER = Reference(
    "c",
    author=(Author("Behrman", "Richard Ellis"), Author("Roe", "A.-B.")),
    title="Blood",
    container_title="Book of Blood, 9th ed.",
    publisher="Saunders",
    publisher_place="Philadelphia, PA",
    issued=PartialDate(2007),
    volume="2",
    page="1821-1838",
)


@pytest.mark.parametrize(
    ("reference", "style", "text"),
    [
        (JOURNAL, Style.VANCOUVER, "Doe J, Some Society. On X. Nature. 2006 Apr;3(1):5-9. PubMed PMID: 1."),
        (
            JOURNAL,
            Style.APA,
            "Doe, J., & Some Society. (2006). On X. Nature, 3(1), 5–9. https://pubmed.ncbi.nlm.nih.gov/1/",
        ),
        (
            SITE,
            Style.AMA,
            (
                "Zlotogora J. X disease. GeneReviews. Seattle, WA: University of Washington; August 9, 2012. "
                "Accessed January 2, 2013. http://x.org/a"
            ),
        ),
        (
            SITE,
            Style.VANCOUVER,
            (
                "Zlotogora J. X disease. In: GeneReviews [Internet]. Seattle (WA): University of Washington; "
                "2012 Aug 9 [cited 2013 Jan 2]. Available from: http://x.org/a"
            ),
        ),
        (
            SITE,
            Style.APA,
            (
                "Zlotogora, J. (2012, August 9). X disease. GeneReviews. University of Washington. "
                "Retrieved January 2, 2013, from http://x.org/a"
            ),
        ),
        (
            CHAPTER,
            Style.AMA,
            "Behrman RE, Roe AB. Blood. Book of Blood, 9th ed. Philadelphia, PA: Saunders; 2007;2:1821-1838.",
        ),
        (
            CHAPTER,
            Style.VANCOUVER,
            (
                "Behrman RE, Roe AB. Blood. In: Book of Blood, 9th ed. Philadelphia (PA): Saunders; 2007. "
                "Vol. 2, p. 1821-38."
            ),
        ),
        (
            CHAPTER,
            Style.APA,
            (
                "Behrman, R. E., & Roe, A.-B. (2007). Blood. In Book of Blood, 9th ed "
                "(Vol. 2, pp. 1821–1838). Saunders."
            ),
        ),
        (
            Reference(
                "a", title="X", container_title="Site", issued="Updated Mar, 2018", url="http://x.org/"
            ),
            Style.APA,
            "X. (2018, March). Site. http://x.org/",
        ),
        (
            Reference(
                "a", title="X", container_title="Site", issued="Updated Mar, 2018", accessed=PartialDate(2019)
            ),
            Style.VANCOUVER,
            "X. In: Site [Internet]. [updated 2018 Mar; cited 2019].",
        ),
        (
            Reference("a", title="X", container_title="Site", issued="Last updated: 6/22/2020"),
            Style.AMA,
            "X. Site. Updated June 22, 2020.",
        ),
        (
            Reference("a", title="X", container_title="J X", issued=PartialDate(2013), volume="[Epub]"),
            Style.VANCOUVER,
            "X. J X. 2013. [Epub].",
        ),
        (
            Reference("a", title="X", container_title="J X", issued=PartialDate(2013), volume="[Epub]"),
            Style.APA,
            "X. (2013). J X. [Epub].",
        ),
        (
            Reference(
                "a", title="X", container_title="UpToDate", publisher="UpToDate", issued=PartialDate(2013)
            ),
            Style.APA,
            "X. (2013). UpToDate.",
        ),
        (
            Reference("a", title="What is X?", url="http://x.org/"),
            Style.APA,
            "What is X? (n.d.). http://x.org/",
        ),
        (
            Reference("a", title="X", container_title="Site", issued="Jul-Aug 2016"),
            Style.APA,
            "X. (2016, July–August). Site.",
        ),
        (
            Reference("a", title="X", container_title="J X", issued="2014 Apr-May", volume="3"),
            Style.VANCOUVER,
            "X. J X. 2014 Apr-May;3.",
        ),
        (
            Reference("a", author=(Author(literal="Mao X, Li K, et al"),), title="X"),
            Style.APA,
            "Mao, X., Li, K., et al. (n.d.). X.",
        ),
        (Reference("a", doi="10.1/x", title="X"), Style.AMA, "X. doi:10.1/x"),
        (Reference("a", doi="10.1/x", pmid="7", title="X"), Style.AMA, "X. doi:10.1/x. PMID: 7."),
        (
            Reference("a", url="C:\\Users\\x", title="X"),
            Style.VANCOUVER,
            "X [Internet]. Available from: C:\\Users\\x",
        ),
        *((Reference("a"), style, "") for style in Style),
    ],
)
def test_the_rules(reference: Reference, style: Style, text: str) -> None:
    assert printed(reference, style=style) == text


def test_how_many_authors_are_named() -> None:
    def names(count: int, style: Style) -> str:
        return printed(
            Reference("a", author=tuple(Author(f"N{chr(97 + n)}", "A") for n in range(count))), style=style
        )

    assert names(7, Style.AMA) == "Na A, Nb A, Nc A, et al."
    assert names(6, Style.VANCOUVER) == "Na A, Nb A, Nc A, Nd A, Ne A, Nf A."
    assert names(7, Style.VANCOUVER) == "Na A, Nb A, Nc A, Nd A, Ne A, Nf A, et al."
    assert names(20, Style.APA).startswith("Na, A., ")
    assert "Ns, A., & Nt, A." in names(20, Style.APA)
    assert "Ns, A., . . . Nu, A." in names(21, Style.APA)


def test_italics_and_links_are_the_styles_own() -> None:
    def italics(style: Style, reference: Reference) -> list[str]:
        return [part.text for part in parts(reference, style=style) if part.italic]

    assert italics(Style.APA, JOURNAL) == ["Nature", "3"]
    assert italics(Style.APA, SITE) == ["X disease."]
    assert italics(Style.APA, CHAPTER) == ["Book of Blood, 9th ed"]
    assert italics(Style.VANCOUVER, SITE) == []
    for style in Style:
        refused = Reference("a", title="X", url="file:///etc/passwd")
        assert not any(part.url for part in parts(refused, style=style))
        assert "file:///etc/passwd" in printed(refused, style=style)
        bare_web = parts(Reference("a", title="X", url="www.example.org/a"), style=style)
        assert [part.url for part in bare_web if part.url] == ["http://www.example.org/a"]


@pytest.mark.parametrize(
    ("literal", "shown", "others"),
    [
        ("Patel JC, Tepas JJ 3rd, Almeida Á", ["Patel JC", "Tepas JJ", "Almeida Á"], False),
        ("Bharadwaj S., Meka K., et.al", ["Bharadwaj S.", "Meka K."], True),
        ("Rice GI & cols", ["Rice GI"], True),
        ("Bradley et al", ["Bradley"], True),
        ("Cancer Research UK", ["Cancer Research UK"], False),
        ("Alan K Percy, MD; Ronald JA Wanders, PhD", ["Alan K Percy, MD; Ronald JA Wanders, PhD"], False),
        ("et al", ["et al"], False),
    ],
)
def test_lists_of_names_in_one_text_are_told_apart(literal: str, shown: list[str], others: bool) -> None:
    found, more = people((Author(literal=literal),))
    assert [p.literal or f"{p.family} {p.given}" for p in found] == shown
    assert more is others


def test_the_settings_know_the_styles() -> None:
    assert tuple(Style) == CITATION_STYLES
    assert len({style.label for style in Style}) == len(CITATION_STYLES)
