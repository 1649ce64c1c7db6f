"""Where links may lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.links import LONGEST_ADDRESS, LinkKind, judge, split_at_host


@pytest.mark.parametrize(
    ("address", "kind", "host"),
    [
        ("#cause", LinkKind.PLACE, ""),
        ("article:gard/cystic-fibrosis", LinkKind.ARTICLE, ""),
        ("https://example.org/a?b=c#d", LinkKind.WEB, "example.org"),
        ("HTTP://Example.ORG", LinkKind.WEB, "example.org"),
        ("https://good.org@evil.example/", LinkKind.WEB, "evil.example"),
        ("http://[::1]:8080/", LinkKind.WEB, "::1"),
        ("mailto:a@example.org", LinkKind.MAIL, "example.org"),
        ("file:///etc/passwd", LinkKind.REFUSED, ""),
        ("JavaScript:alert(1)", LinkKind.REFUSED, ""),
        ("data:text/html;base64,AA", LinkKind.REFUSED, ""),
        ("vbscript:x", LinkKind.REFUSED, ""),
        ("smb://server/share", LinkKind.REFUSED, ""),
        ("//example.org/a", LinkKind.REFUSED, ""),
        ("", LinkKind.REFUSED, ""),
        ("https://", LinkKind.REFUSED, ""),
        ("https://[bad", LinkKind.REFUSED, ""),
        ("https://exa mple.org", LinkKind.REFUSED, ""),
        ("https://example.org/\u202egpj.exe", LinkKind.REFUSED, ""),
        ("https://example.org\\@evil.example", LinkKind.REFUSED, ""),
        ("mailto:nobody", LinkKind.REFUSED, ""),
        ("article:", LinkKind.REFUSED, ""),
        ("article:gard/../x", LinkKind.REFUSED, ""),
        ("https://example.org/" + "a" * LONGEST_ADDRESS, LinkKind.REFUSED, ""),
    ],
)
def test_kinds_and_hosts(address: str, kind: LinkKind, host: str) -> None:
    link = judge(address)
    assert (link.kind, link.host) == (kind, host)
    assert bool(link.reason) is (kind is LinkKind.REFUSED)


def test_an_article_s_place() -> None:
    link = judge("article:gard/cystic-fibrosis#cause")
    assert (link.ref, link.anchor) == (ArticleRef("gard", "cystic-fibrosis"), "cause")


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://example.org/a", ("https://", "example.org", "/a")),
        ("https://good.org@evil.example/x", ("https://good.org@", "evil.example", "/x")),
        ("https://Example.org:80?x", ("https://", "Example.org", ":80?x")),
        ("mailto:me@example.org?subject=x", ("mailto:me@", "example.org", "?subject=x")),
    ],
)
def test_the_host_stands_apart(address: str, parts: tuple[str, str, str]) -> None:
    assert split_at_host(judge(address)) == parts


@given(st.text(max_size=60) | st.from_regex(r"(https?|mailto|file|article):\S{0,40}", fullmatch=True))
def test_any_text_is_judged(address: str) -> None:
    link = judge(address)
    assert "".join(split_at_host(link)) == link.address
    if link.kind in (LinkKind.WEB, LinkKind.MAIL):
        assert link.address.lower().startswith(("http:", "https:", "mailto:"))
        assert link.host
