"""Where links may lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.links import LONGEST_ADDRESS, LinkKind, is_open, judge, split_at_host
from gardreader.articles.model import ArticleRef


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
        ("https://example.org/a\u00adb", LinkKind.REFUSED, ""),
        ("https://example.org/\u3164", LinkKind.REFUSED, ""),
        ("https://exa\u0627\u061cmple.org/", LinkKind.REFUSED, ""),
        ("https://good\uff0eorg/", LinkKind.REFUSED, ""),
        ("https://good.org\u2215evil.example/", LinkKind.REFUSED, ""),
        ("https://example.org:port/", LinkKind.REFUSED, ""),
        ("https:example.org", LinkKind.REFUSED, ""),
        ("https://b\u00fccher.example/", LinkKind.WEB, "b\u00fccher.example"),
        ("https://xn--bcher-kva.example/", LinkKind.WEB, "b\u00fccher.example"),
        ("https://xn--4dbrk0ce.example/", LinkKind.WEB, "xn--4dbrk0ce.example"),
        ("https://xn--\u00e9.example/", LinkKind.REFUSED, ""),
        ("https://fa\u00df.example/", LinkKind.WEB, "fa\u00df.example"),
        ("https://xn--fa-hia.example/", LinkKind.WEB, "fa\u00df.example"),
        ("https://FA\u00df.b\u00fccher.example./", LinkKind.WEB, "fa\u00df.b\u00fccher.example."),
        ("http://127.0.0.1:80/", LinkKind.WEB, "127.0.0.1"),
        ("http://2130706433/", LinkKind.REFUSED, ""),
        ("http://0x7f.1/", LinkKind.REFUSED, ""),
        ("http://0177.0.0.1/", LinkKind.REFUSED, ""),
        ("http://example.1./", LinkKind.REFUSED, ""),
        ("http://example.\u00b2/", LinkKind.REFUSED, ""),
        ("https://" + "a." * 200 + "org/", LinkKind.REFUSED, ""),
        ("mailto:a@example.org?subject=On%20X&body=Dear%0D%0AMadam", LinkKind.MAIL, "example.org"),
        ("mailto:a@example.org?bcc=b@evil.example", LinkKind.REFUSED, ""),
        ("mailto:a@example.org?subject=x&To=b@evil.example", LinkKind.REFUSED, ""),
        ("mailto:a@example.org?attach=/etc/passwd", LinkKind.REFUSED, ""),
        ("mailto:a@example.org?subject=x%0D%0ABcc:b@evil.example", LinkKind.REFUSED, ""),
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
        ("https://example.org/a@b:80", ("https://", "example.org", "/a@b:80")),
        ("http://[::1]:8080/x", ("http://[", "::1", "]:8080/x")),
        ("https://b\u00fccher.example/", ("https://", "b\u00fccher.example", "/")),
        ("https://example.org/\u05d0/b", ("https://", "example.org", "/%D7%90/b")),
        ("mailto:me@example.org?subject=x", ("mailto:me@", "example.org", "?subject=x")),
    ],
)
def test_the_host_stands_apart(address: str, parts: tuple[str, str, str]) -> None:
    assert split_at_host(judge(address)) == parts


@given(st.text(max_size=60) | st.from_regex(r"(https?|mailto|file|article):\S{0,40}", fullmatch=True))
def test_any_text_is_judged(address: str) -> None:
    link = judge(address)
    assert "".join(split_at_host(link)) == link.shown
    assert is_open(address) is (link.kind in (LinkKind.WEB, LinkKind.MAIL))
    if link.kind in (LinkKind.WEB, LinkKind.MAIL):
        assert link.address.lower().startswith(("http:", "https:", "mailto:"))
        assert link.host


def test_who_is_named_before_the_host_is_exposed() -> None:
    link = judge("https://www.nih.gov%2Fpubmed:x@evil.example/pubmed/1")
    assert link.host == "evil.example"
    assert "evil.example" in link.cautions[0]
    assert "www.nih.gov" in link.cautions[0]
    assert judge("https://example.org/a@b").cautions == ()


def test_names_in_other_letters_are_told_in_both_forms() -> None:
    for address in ("https://xn--pple-43d.com/", "https://\u0430pple.com/"):
        (caution,) = judge(address).cautions
        assert "\u0430pple.com" in caution
        assert "xn--pple-43d.com" in caution


def test_letters_from_right_to_left_do_not_turn_the_line() -> None:
    link = judge("https://\u05d9\u05e9\u05e8\u05d0\u05dc.example/\u05d0")
    assert link.host.startswith("xn--")
    assert link.shown == f"https://{link.host}/%D7%90"
