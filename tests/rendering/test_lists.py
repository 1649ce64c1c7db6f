from __future__ import annotations

from dataclasses import replace

from gardreader.articles.model import (
    MedicalProduct,
    NewsItem,
    Organization,
    Related,
    Resource,
)
from gardreader.articles.references import Style, printed
from gardreader.rendering import lists
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.reference_list import cited_references, references_html
from tests.rendering.samples import FULL, STUB


def test_products_have_their_names_makers_and_links() -> None:
    product = MedicalProduct(
        "ivabradin",
        "Ivabrax",
        "Sponsor Inc.",
        "Maker Ltd.",
        "For *hearts*.",
        trade_url="https://example.org/maker",
        medlineplus_url="javascript:x",
    )
    html = lists.products_html(replace(STUB, products=(product,)), paper=False)
    assert "<b>ivabradin</b> (sold as Ivabrax)" in html
    assert "For <em>hearts</em>." in html
    assert "Sponsor: Sponsor Inc.\u00a0· Manufacturer: Maker Ltd." in html
    assert '<a href="https://example.org/maker">Maker\'s page</a>\u00a0· MedlinePlus' in html
    paper = lists.products_html(replace(STUB, products=(product,)), paper=True)
    assert 'Maker\'s page: <a href="https://example.org/maker">example.org/maker</a>' in paper


def test_organizations_have_address_numbers_and_links() -> None:
    organization = Organization(
        "Friends",
        "F",
        ("1 Road", "Town"),
        "Land",
        phone="1",
        toll_free="2",
        tty="3",
        fax="4",
        email="a@example.org",
        url="https://example.org",
        notes="*Note*",
    )
    html = lists.organizations_html(replace(STUB, organizations=(organization,)), paper=True)
    assert "<b>Friends</b> (F)" in html
    assert "1 Road, Town, Land" in html
    assert "Telephone:\u00a01\u00a0· Toll-free:\u00a02\u00a0· TTY:\u00a03\u00a0· Fax:\u00a04" in html
    assert '<a href="mailto:a@example.org">a@example.org</a>' in html
    assert "<em>Note</em>" in html


def test_on_the_screen_an_organization_is_its_name_and_one_paragraph_of_lines() -> None:
    html = lists.organizations_html(FULL, paper=False)
    assert html.count("<p") == 2
    lines = html.split('<p class="line">')[1].split("<br>")
    assert lines[:2] == [
        "1 Main Street, Springfield, Utopia",
        '<span class="phone">Telephone:\u00a0555-0100</span>',
    ]
    assert lines[2] == (
        '<a href="mailto:help@example.org">help@example.org</a>\u00a0· '
        '<a href="https://example.org">https://example.org</a></p>'
    )


def test_a_contact_page_or_two_mail_addresses_are_links_where_one_mail_address_is_meant() -> None:
    def links(email: str) -> list[str]:
        html = lists.organizations_html(
            replace(STUB, organizations=(Organization("Friends", email=email),)), paper=False
        )
        return [piece.partition('"')[0] for piece in html.split('href="')[1:]]

    assert links("https://example.org/contact") == ["https://example.org/contact"]
    assert links("a@example.org; b@example.org") == ["mailto:a@example.org", "mailto:b@example.org"]
    assert links("a@example.org,https://example.org/a,b") == [
        "mailto:a@example.org", "https://example.org/a,b",
    ]  # fmt: skip
    assert links("ask at the desk") == []
    assert links("javascript://alert(1)") == []


def test_a_telephone_number_stays_on_one_line_unless_it_is_a_story() -> None:
    def told(number: str) -> str:
        organization = Organization("Friends", phone=number)
        return lists.organizations_html(replace(STUB, organizations=(organization,)), paper=False)

    assert "Telephone:\u00a0+44 20 7946 0000".replace(" ", "\u00a0") in told("+44 20 7946 0000")
    story = "555 0100 from nine to five, and on Saturdays 555 0101"
    assert f"Telephone: {story}" in told(story)


def test_an_entry_stays_together_on_paper() -> None:
    html = lists.organizations_html(FULL, paper=True)
    kinds = [piece.split('"')[0] for piece in html.split('<p class="')[1:]]
    assert kinds == ["entry keep", "line keep", "line keep", "line"]


def test_resources_stand_under_the_sources_headings_and_are_not_named_twice() -> None:
    resources = (
        Resource("A", "A tells more.", "Overviews"),
        Resource("B", "Ask them.", "Overviews"),
        Resource("C", "C.", "", "Trials"),
    )
    html = lists.resources_html(replace(STUB, resources=resources), paper=False)
    assert html.count("<h3>") == 2
    assert "<b>A</b>" not in html
    assert "<b>B</b>" in html
    assert "<h3>Trials</h3>" in html


def test_news_have_their_day() -> None:
    html = lists.news_html(FULL, paper=False)
    assert '<a href="https://example.org/news">A trial begins</a>' in html
    assert "May 2020" in html
    bare = replace(STUB, news=(NewsItem("No link", None, "", "Text."),))
    assert "<b>No link</b>" in lists.news_html(bare, paper=False)


def test_related_diseases_stand_by_their_relation() -> None:
    related = (
        Related("a", "A", "parent"),
        Related("b", "B", "child"),
        Related("c", "C"),
        Related("d", "D", "cousin"),
    )
    html = lists.related_html(replace(STUB, related=related), RenderOptions())
    places = [html.index(f"<b>{word}</b>") for word in ("Belongs to", "Includes", "See also", "Cousin")]
    assert places == sorted(places)


def test_references_lead_back_to_every_place_that_cites_them() -> None:
    places = {1: ["cite-1-1"], 2: [f"cite-2-{n}" for n in range(1, 29)]}
    references = cited_references(FULL, places)
    html = references_html(references, paper=False)
    assert ' <a class="back" href="#cite-1-1">↑</a>' in html
    assert 'Cited 28 times: ↑</span> <a class="back" href="#cite-2-1">a</a>' in html
    assert '<a class="back" href="#cite-2-27">aa</a>' in html
    assert "(not cited in the text)" in html
    paper = references_html(references, paper=True)
    assert "↑" not in paper
    assert paper.count("<table") == 3
    assert references_html((), paper=False) == ""


def test_a_references_journal_is_in_italics_and_its_number_a_link() -> None:
    html = cited_references(FULL, {})[0].html
    assert "<i>Journal of Examples.</i>" in html
    assert '<a href="https://pubmed.ncbi.nlm.nih.gov/1234567/">PMID: 1234567.</a>' in html


def test_references_are_printed_in_the_style_that_is_wanted() -> None:
    html, text = (cited_references(FULL, {}, "apa")[0].html, cited_references(FULL, {}, "apa")[0].text)
    assert "<i>Journal of Examples</i>, <i>" in html
    assert text == printed(FULL.references[0], style=Style.APA)
    assert cited_references(FULL, {}, "no style")[0].text == printed(FULL.references[0])
