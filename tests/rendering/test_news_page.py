"""The page of news: what each item says, when, of what; and what stands there when there is none."""

from __future__ import annotations

import datetime as dt

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import ArticleRef, NewsItem
from gardreader.packs.library import Library
from gardreader.packs.news import News, NewsEntry
from gardreader.rendering.news_page import news_page

TODAY = dt.date(2026, 11, 25)
SURVEY = NewsItem("A <survey>", PartialDate(2020, 5, 22), "https://www.a.org/x?y=1&z", "Take *part*.")
GENERAL = NewsEntry(SURVEY, 6061, for_all=True)
BAD = "By <script>x</script>[it](file:///a)"
GENE = NewsEntry(
    NewsItem("A gene", PartialDate(2020, 5, 22), "javascript:alert(1)", BAD),
    14,
    articles=(
        (ArticleRef("gard", "als"), "ALS & others"),
        (ArticleRef("gard", "kennedy"), "Kennedy disease"),
    ),
)
NEW = NewsEntry(NewsItem("", None, "", ""), 1, articles=((ArticleRef("a", "b"), "B"),))


def test_items_stand_under_their_days_with_their_age() -> None:
    page = news_page(News((GENERAL, GENE, NEW), 3, 3), "", TODAY)
    assert page.title == "News"
    assert page.html.count("<h2>") == 2
    day = '<h2>22 May 2020<span class="cue">\u00a0· 6 years ago</span></h2>'
    assert f'{day}<h3 id="item-1">A &lt;survey&gt;</h3>' in page.html
    assert '<h2>Without a date</h2><h3 id="item-3">Without a title</h3>' in page.html
    assert [anchor.id for anchor in page.anchors] == ["top", "item-1", "item-2", "item-3"]
    assert "<em>part</em>" in page.html
    assert "3 items, as they came with the library." in page.html
    assert "The newest is of 22 May 2020, 6 years ago." in page.html


def test_what_an_item_is_about_is_linked() -> None:
    html = news_page(News((GENERAL, GENE), 2, 2), "", TODAY).html
    assert "For all diseases" in html
    assert '<a href="article:gard/als">ALS &amp; others</a>' in html
    assert "12 more diseases" in html
    assert '<a href="https://www.a.org/x?y=1&amp;z">Read it at www.a.org</a>' in html


def test_nothing_unsafe_comes_through() -> None:
    html = news_page(News((GENE,), 1, 1), "", TODAY).html
    assert "script" not in html.replace("javascript:", "")
    assert 'href="javascript' not in html
    assert 'href="file' not in html


def test_a_recent_item_is_not_called_old() -> None:
    entry = NewsEntry(NewsItem("New", PartialDate(2026, 10, 1)), 1)
    assert "warning" not in news_page(News((entry,), 1, 1), "", TODAY).html


def test_none_no_hit_and_too_many_are_told() -> None:
    assert "No pack of this library brings news." in news_page(News((), 0, 0)).html
    html = news_page(News((), 0, 24), "<b>").html
    assert "No news has the words “&lt;b&gt;”." in html
    assert "all 24 items" in html
    html = news_page(News((GENERAL,), 3, 30), "survey", TODAY).html
    assert "3 items have the words “survey”." in html
    assert "2 older items are not shown: " in html


def test_every_real_item_is_on_the_page(gard_library: Library) -> None:
    news = gard_library.catalogue().news()
    html = news_page(news, "", TODAY).html
    assert html.count("<h3 ") == 24
    assert html.count("Read it at ") == sum(bool(entry.item.url) for entry in news.entries)
    assert html.count("For all diseases") == 1
    for entry in news.entries:
        for ref, _ in entry.articles:
            assert f'href="article:{ref}"' in html
