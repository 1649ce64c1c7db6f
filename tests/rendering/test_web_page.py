from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gardreader.articles.model import Article, Section
from gardreader.packs.reader import Pack
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.themes import load_theme
from gardreader.rendering.web_page import web_page
from tests.rendering.reading import unsaid
from tests.rendering.samples import FULL, ON_THE_DAY, STUB, bundled

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><iframe src='https://evil.example'></iframe>"
    '<a href="javascript:alert(1)" onclick="x()">a</a> [b](file:///etc/passwd) [c](data:text/html,x) '
    "<style>body{display:none}</style><form action='https://evil.example'><input></form> <p style='x'>d</p>"
)


class Outline(HTMLParser):
    """The tags, attributes and shown text of a file."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.text = ""
        self._style = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.text += data


def assert_loads_nothing(html: str) -> None:
    outline = Outline(html)
    assert not {"script", "img", "iframe", "form", "input", "link", "object", "embed"} & set(outline.tags)
    assert outline.tags.count("style") == 1
    for tag, name, value in outline.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("src", "srcset", "style", "action", "background"), (tag, name)
        if name == "href":
            assert re.match(r"#|https?://|mailto:", value), value
    assert not re.search(r"url\(|@import|@font-face", html)


@pytest.mark.parametrize("article", [*bundled(), FULL, STUB], ids=lambda article: article.id)
def test_the_page_says_all_and_loads_nothing(article: Article) -> None:
    html = web_page(article, ON_THE_DAY)
    assert unsaid(article, Outline(html).text) == []
    assert_loads_nothing(html)


def test_it_forbids_itself_to_run_or_load_anything() -> None:
    html = web_page(FULL)
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert (
        f'<meta http-equiv="Content-Security-Policy" content="{policy.replace(chr(39), "&#x27;")}">' in html
    )


def test_hostile_text_is_shown_harmlessly() -> None:
    article = replace(
        STUB,
        title='<script>alert("t")</script>',
        language='en"><script>',
        sections=(Section("one", "<img src=x>", HOSTILE),),
    )
    html = web_page(article)
    assert_loads_nothing(html)
    assert '<title>&lt;script&gt;alert("t")&lt;/script&gt;</title>' in html


def test_every_link_within_the_page_has_its_place_and_no_place_is_double() -> None:
    outline = Outline(web_page(FULL))
    assert len(outline.ids) == len(set(outline.ids))
    inner = {value[1:] for _, name, value in outline.attributes if name == "href" and value[0] == "#"}
    assert inner
    assert inner <= set(outline.ids)


def test_other_articles_are_named_but_not_linked() -> None:
    html = web_page(FULL, RenderOptions(pack="gard", paper=True))
    assert "Other disease" in html
    assert "article:" not in html


def test_it_has_the_colours_of_both_themes_by_the_browsers_choice_and_prints_black_on_white() -> None:
    html = web_page(FULL)
    day, _, rest = html.partition("@media (prefers-color-scheme: dark)")
    night, _, paper = rest.partition("@media print")
    assert f"--text: {load_theme('light').text}" in day
    assert f"--text: {load_theme('dark').text}" in night
    assert "--page: #ffffff" in paper
    assert "$" not in html


def test_the_language_and_its_direction_are_said() -> None:
    assert '<html lang="en" dir="ltr">' in web_page(STUB)
    assert '<html lang="ar" dir="rtl">' in web_page(replace(STUB, language="ar"))


def test_real_articles_are_whole(gard_pack: Path) -> None:
    with Pack.open(gard_pack) as pack:
        for article_id in pack.ids[7::60]:
            article = pack.article(article_id)
            html = web_page(article)
            assert unsaid(article, Outline(html).text) == []
            assert_loads_nothing(html)
