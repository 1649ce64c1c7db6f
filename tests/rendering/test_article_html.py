from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.model import Article, Section, SectionKind
from gardreader.packs.reader import Pack
from gardreader.rendering.article_html import render_article
from gardreader.rendering.options import LIST_PARTS, Anchor, Page, RenderOptions
from tests.rendering.reading import unsaid
from tests.rendering.samples import FULL, ON_THE_DAY, RECORDED, STUB, TODAY, bundled
from tests.rendering.test_web_page import Outline


def text_of(page: Page) -> str:
    return " ".join(Outline(page.html).text.split())


@pytest.mark.parametrize("article", [*bundled(), FULL, STUB, RECORDED], ids=lambda article: article.id)
@pytest.mark.parametrize("paper", [False, True])
def test_the_page_says_all_that_the_article_holds(article: Article, paper: bool) -> None:
    page = render_article(article, replace(ON_THE_DAY, paper=paper))
    assert unsaid(article, Outline(page.html).text) == []
    assert page.title == article.title


@pytest.mark.parametrize("article", [*bundled(), FULL, STUB, RECORDED], ids=lambda article: article.id)
def test_every_link_within_a_page_has_its_place_and_no_place_is_double(article: Article) -> None:
    for paper in (False, True):
        outline = Outline(render_article(article, replace(ON_THE_DAY, paper=paper)).html)
        inner = {value[1:] for _, name, value in outline.attributes if name == "href" and value[0] == "#"}
        assert inner <= set(outline.ids)
        assert len(outline.ids) == len(set(outline.ids))


def test_the_anchors_are_the_title_the_sections_and_the_lists_in_their_order() -> None:
    page = render_article(FULL, ON_THE_DAY)
    assert page.anchors[:3] == (
        Anchor("top", "Example disease", 1),
        Anchor("overview", "What is example disease?"),
        Anchor("cause", "What causes example disease?"),
    )
    assert [anchor.id for anchor in page.anchors[4:]] == list(LIST_PARTS)
    places = [page.html.index(f'id="{anchor.id}"') for anchor in page.anchors]
    assert places == sorted(places)


def test_a_section_that_has_the_name_of_a_list_keeps_it() -> None:
    article = replace(FULL, sections=(Section("references", "Where to read on?", "There."),))
    anchors = [anchor.id for anchor in render_article(article).anchors]
    assert anchors.count("references") == 1
    assert "references-list" in anchors


def test_every_section_has_its_date_or_says_that_it_has_none() -> None:
    html = render_article(FULL, ON_THE_DAY).html
    dates = re.findall(r'<p class="date">(.*?)</p>', html)
    assert dates == [
        "Last updated: 8 April 2010 · 16 years ago",
        "This section has no date",
        "Last updated: 2019 · 7 years ago",
    ]


def test_a_section_without_an_answer_says_so() -> None:
    assert "The source gives no answer to this question." in text_of(render_article(FULL))


def test_citations_are_numbered_by_the_list_and_lead_there_and_back() -> None:
    page = render_article(FULL, ON_THE_DAY)
    first, second, third = page.references
    assert '<a class="cite" id="cite-1-1" href="#ref-1">[1]</a>' in page.html
    assert first.places == ("cite-1-1", "cite-1-2")
    assert second.places == ("cite-2-1",)
    assert third.places == ()
    assert page.reference("ref-2") == second
    assert page.reference("ref-9") is None
    assert first.text.startswith("Doe J, Roe R. On examples.")


def test_a_citation_of_nothing_says_so() -> None:
    article = replace(STUB, sections=(Section("one", "One", "So [@gone]."),))
    assert "[gone: no such reference]" in text_of(render_article(article))


def test_only_the_chosen_parts_are_shown() -> None:
    page = render_article(FULL, RenderOptions(parts=("cause", "signs")))
    assert [anchor.id for anchor in page.anchors] == ["top", "cause", "signs"]
    assert "What is example disease?" not in page.html
    assert "Not answered here" not in page.html


def test_related_diseases_are_links_to_where_they_are() -> None:
    shown = render_article(FULL, RenderOptions(pack="mine")).html
    assert '<a href="article:mine/other-disease">Other disease</a>' in shown
    assert '<a href="article:mine/third-disease">third-disease</a>' in shown
    some = render_article(FULL, RenderOptions(pack="mine", linked=frozenset({"third-disease"}))).html
    assert "article:mine/other-disease" not in some
    assert "article:mine/third-disease" in some
    assert "article:" not in render_article(FULL).html
    assert "article:" not in render_article(FULL, RenderOptions(pack="mine", paper=True)).html


def test_the_source_its_address_and_a_disclaimer_end_the_page() -> None:
    text = text_of(render_article(FULL))
    end = text[text.rindex("Source and disclaimer") :]
    for said in (
        "A registry of examples",
        "https://example.org/diseases/7",
        "14 December 2020",
        "Free to copy",
        "Another registry",
        "not reviewed by a clinician",
        "The registry says: ask a doctor.",
    ):
        assert said in end
    assert end.endswith("It does not take the place of advice from a health professional.")


def test_names_from_outside_are_text_never_marks() -> None:
    evil = "<b>&\"'<script>x</script>"
    article = replace(
        FULL,
        title=evil,
        synonyms=tuple(replace(s, name=evil, source=evil) for s in FULL.synonyms),
        categories=(evil,),
        review=evil,
        symptoms=tuple(replace(s, name=evil, percent=evil) for s in FULL.symptoms),
        references=tuple(replace(r, title=evil, url="javascript:x") for r in FULL.references),
        related=tuple(replace(r, title=evil, relation=evil) for r in FULL.related),
        organizations=tuple(
            replace(o, name=evil, country=evil, url="javascript:alert(1)") for o in FULL.organizations
        ),
        products=tuple(replace(p, generic_name=evil, trade_url="data:x") for p in FULL.products),
        resources=tuple(replace(r, name=evil, group=evil) for r in FULL.resources),
        news=tuple(replace(n, title=evil, url="file:///x") for n in FULL.news),
        source=replace(FULL.source, name=evil, url="javascript:x", licence=evil),
    )
    for paper in (False, True):
        outline = Outline(render_article(article, RenderOptions(pack="mine", paper=paper)).html)
        assert "script" not in outline.tags
        for tag, name, value in outline.attributes:
            assert not name.startswith("on")
            if name == "href":
                assert re.match(r"#|article:|https?:|mailto:", value), (tag, value)


def test_two_runs_give_the_same() -> None:
    assert render_article(FULL, ON_THE_DAY) == render_article(FULL, ON_THE_DAY)


def test_without_a_day_the_systems_is_taken() -> None:
    article = replace(
        STUB, sections=(Section("one", "One", "Text.", SectionKind.OVERVIEW, FULL.sections[0].updated),)
    )
    assert re.search(r"8 April 2010 · \d\d years ago", text_of(render_article(article)))


def test_real_articles_are_whole_and_well_linked(gard_pack: Path) -> None:
    with Pack.open(gard_pack) as pack:
        for article_id in pack.ids[3::45]:
            article = pack.article(article_id)
            page = render_article(article, RenderOptions(pack="gard", today=TODAY))
            outline = Outline(page.html)
            assert unsaid(article, outline.text) == []
            inner = {v[1:] for _, name, v in outline.attributes if name == "href" and v[0] == "#"}
            assert inner <= set(outline.ids)
            assert len(outline.ids) == len(set(outline.ids))
