"""Deep links: what is written is read the same, and nothing but ids is ever accepted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.addresses import DeepLink, deep_link, is_deep_link, parse_deep_link
from gardreader.articles.model import ID_PATTERN, ArticleRef
from gardreader.errors import LinkError

ids = st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda text: len(text) < 80)


@given(pack=ids, article=ids, section=st.one_of(st.just(""), ids))
def test_what_is_written_is_read_the_same(pack: str, article: str, section: str) -> None:
    text = deep_link(ArticleRef(pack, article), section)
    assert is_deep_link(text)
    assert parse_deep_link(text).readings[0] == (ArticleRef(pack, article), section)


@given(parts=st.lists(ids, min_size=1, max_size=3).map(tuple))
def test_every_reading_holds_the_ids_in_their_order(parts: tuple[str, ...]) -> None:
    for ref, section in DeepLink(parts).readings:
        assert tuple(filter(None, (ref.pack, ref.article, section))) == parts


@given(st.one_of(st.text(), st.text().map("gardreader://".__add__), st.text().map("gardreader:".__add__)))
def test_whatever_comes_is_ids_or_refused_with_a_sentence(text: str) -> None:
    body = text.partition(":")[2].strip("/")
    if parts := parsed(text):
        assert 1 <= len(parts) <= 3
        assert all(ID_PATTERN.fullmatch(part) for part in parts)
        assert "/".join(parts) == body.lower()
        assert parsed(str(DeepLink(parts))) == parts
    else:
        with pytest.raises(LinkError, match=r"^This link is not followed: .*\.$"):
            parse_deep_link(text)


def parsed(text: str) -> tuple[str, ...]:
    """The ids, none where the link is refused."""
    try:
        return parse_deep_link(text).parts
    except LinkError:
        return ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("gardreader://cystic-fibrosis", ("cystic-fibrosis",)),
        ("gardreader://cystic-fibrosis/", ("cystic-fibrosis",)),
        ("gardreader:cystic-fibrosis/cause", ("cystic-fibrosis", "cause")),
        ("GARDREADER://GARD/Cystic-Fibrosis/cause", ("gard", "cystic-fibrosis", "cause")),
    ],
)
def test_what_mail_programs_and_browsers_make_of_a_link_is_understood(
    text: str, parts: tuple[str, ...]
) -> None:
    assert parse_deep_link(text).parts == parts


@pytest.mark.parametrize(
    "text",
    [
        "gardreader://",
        "gardreader:///",
        "gardreader://../../etc/passwd",
        "gardreader:////etc/passwd",
        "gardreader://a/b/c/d",
        "gardreader://a//b",
        "gardreader://user@a/b",
        "gardreader://a?open=b",
        "gardreader://a#b",
        "gardreader://a%2fb",
        "gardreader://a b",
        "gardreader://a\n",
        "gardreader://a\x00",
        "gardreader://--data-dir/a",
        "gardreader://\u212a",  # the sign of Kelvin, which is k in lower case
        "gardreader://a\u202e/b",
        "gardreader://" + "a" * 1000,
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
    ],
)
def test_hostile_links_are_refused(text: str) -> None:
    with pytest.raises(LinkError):
        parse_deep_link(text)
