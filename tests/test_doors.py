"""Through no door of the program does a link lead to what the policy refuses.

One article holds hostile addresses wherever a field takes one; it is shown, saved, printed and exported.
"""

from __future__ import annotations

import ast
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl

from gardreader.articles.addresses import parse_deep_link
from gardreader.articles.hosts import host_of
from gardreader.articles.links import LinkKind, is_open, judge
from gardreader.articles.model import (
    Article,
    Author,
    MedicalProduct,
    NewsItem,
    Organization,
    Reference,
    Resource,
    Section,
    Source,
)
from gardreader.articles.references import Style, links, parts
from gardreader.errors import LinkError
from gardreader.exchange.formats import Format, written
from gardreader.exchange.items import Item
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.pdf import pdf_bytes
from gardreader.rendering.article_html import render_article
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.plain_text import plain_text
from gardreader.rendering.web_page import web_page

SOURCES = Path(__file__).parent.parent / "src" / "gardreader"

HOSTILE = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "file:///etc/passwd",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:x",
    "ftp://example.org/a",
    "smb://server/share",
    "control:copy/x",
    "gardreader://a/b",
    "//example.org/a",
    "https://exa\u202emple.org/",
    "https://example.org\\@evil.example/",
    "https://example.org:port/",
    "https://example.org/" + "a" * 2000,
)
_HREF = re.compile(r'href="([^"]*)"')


def article_of(address: str) -> Article:
    """An article with that address everywhere."""
    # In Markdown, in both ways that it has for a link, and as HTML.
    text = f'[words]({address}) <{address}> <a href="{html.escape(address)}">more</a> [article](article:x/y)'
    return Article(
        id="x",
        title="X",
        source=Source("S", url=address),
        disclaimer=text,
        sections=(Section("cause", "Cause", f"{text} [@r]"),),
        references=(Reference("r", author=(Author("Doe", "J"),), title="T", url=address),),
        organizations=(Organization("O", url=address, contact_url=address, email=address, notes=text),),
        products=(
            MedicalProduct(
                "G", trade_url=address, drug_information_url=address, medlineplus_url=address, indication=text
            ),
        ),
        resources=(Resource("R", description=text),),
        news=(NewsItem("N", url=address, text=text),),
    )


def led_to(page: str) -> set[str]:
    return {html.unescape(address) for address in _HREF.findall(page)}


@pytest.fixture(params=HOSTILE, ids=lambda address: str(address)[:24])
def hostile(request: pytest.FixtureRequest) -> Article:
    return article_of(request.param)


def test_the_policy_refuses_them() -> None:
    for address in HOSTILE:
        assert not is_open(address)
        assert judge(address).kind in (LinkKind.REFUSED, LinkKind.CONTROL)


@pytest.mark.parametrize(
    "options",
    [RenderOptions(pack="p"), RenderOptions(pack="p", live=True), RenderOptions(paper=True)],
    ids=["page", "window", "paper"],
)
def test_the_page_has_no_such_link(hostile: Article, options: RenderOptions) -> None:
    page = render_article(hostile, options)
    own = ("#", "control:copy/", "control:sort/", "control:names/")
    for address in led_to(page.html):
        assert address.startswith(own) or is_open(address), address
    assert "control:copy/x" not in led_to(page.html)
    assert not any(address.startswith("article:") for address in led_to(page.html))


def test_the_saved_page_and_the_text_have_none(hostile: Article) -> None:
    for address in led_to(web_page(hostile)):
        assert address.startswith("#") or is_open(address), address
    for part in plain_text(hostile).split("Links in this part:")[1:]:
        for line in part.strip("\n").split("\n\n")[0].splitlines():
            assert is_open(line.split(": ")[-1].removeprefix("  - ")), line


def test_the_pdf_has_none(hostile: Article, qapp: object) -> None:
    _, data = pdf_bytes(hostile, HandoutOptions())
    for address in re.findall(rb"/URI \((.*?)\)(?=\s)", data):
        assert is_open(address.decode("latin-1").replace("\\", "")), address


@pytest.mark.parametrize("form", [Format.RIS, Format.BIBTEX, Format.CSL_JSON])
def test_no_export_has_it_where_programs_look_for_links(hostile: Article, form: Format) -> None:
    text = written([Item(reference) for reference in hostile.references], form)
    field = {Format.RIS: r"^UR  -", Format.BIBTEX: r"^\s*url\s*=", Format.CSL_JSON: r'"URL"'}[form]
    assert not re.search(field, text, re.MULTILINE), text


def test_references_lead_nowhere_bad(hostile: Article) -> None:
    (reference,) = hostile.references
    assert links(reference) == ()
    for style in Style:
        assert not any(part.url for part in parts(reference, style=style))


def test_deep_links_lead_to_articles_alone() -> None:
    for address in HOSTILE:
        if address.startswith("gardreader://"):
            continue
        for text in (
            address,
            f"gardreader://{address}",
            f"gardreader://x/{address}",
            f"gardreader:{address}",
        ):
            with pytest.raises(LinkError):
                parse_deep_link(text)


def test_good_links_pass_through_every_door(qapp: object) -> None:
    address = "https://example.org/a?b=1&c=2"
    article = replace(article_of(address), id="y")
    assert address in led_to(render_article(article, RenderOptions(live=True)).html)
    assert address in led_to(web_page(article))
    _, data = pdf_bytes(article, HandoutOptions())
    assert b"https://example.org/a?b=1&c=2" in data
    assert "UR  - " + address in written([Item(article.references[0])], Format.RIS)


def test_one_place_alone_hands_addresses_to_the_system() -> None:
    """``LinkCard``, by its button; nothing else opens anything, nor lets Qt do so."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        names = {n.attr for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Attribute)}
        if names & {"openUrl", "setOpenExternalLinks", "startfile"} or re.search(
            r"\bwebbrowser\b|xdg-open", text
        ):
            found.add(path.relative_to(SOURCES).as_posix())
    assert found == {"desktop/reader/link_card.py"}


_PIECES = st.sampled_from(
    "a example.org . @ : 80 / // ? # %40 [ ] ::1 - _ \u00e9 \u00df \u03c2 \u0430 \u0660 1 0x7f "
    "127.0.0.1 127.1 xn-- xn--bcher-kva xn--fa-hia ~ ! & ( ) , ; = |".split()
)


@given(st.sampled_from(["http://", "https://"]), st.lists(_PIECES, min_size=1, max_size=6).map("".join))
def test_the_host_that_is_named_is_the_one_that_a_browser_is_sent_to(scheme: str, rest: str) -> None:
    link = judge(scheme + rest)
    if link.kind is LinkKind.WEB:
        sent = QUrl(link.address, QUrl.ParsingMode.StrictMode)  # as it is handed over
        named = host_of(link.address)
        assert named is not None
        host = sent.host(QUrl.ComponentFormattingOption.FullyEncoded)
        assert not sent.isValid() or host.strip("[]") == named.ascii
