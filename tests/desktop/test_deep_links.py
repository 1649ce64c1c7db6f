"""Names and deep links, found in a library."""

from __future__ import annotations

import pytest

from gardreader.articles.addresses import deep_link
from gardreader.articles.model import ArticleRef
from gardreader.desktop.deep_links import find
from gardreader.errors import LinkError, NotFoundError
from gardreader.packs.library import Library

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("wilson-disease", ""),
        (str(WILSON), ""),
        ("gardreader://wilson-disease", ""),
        ("gardreader://wilson-disease/cause", "cause"),
        (deep_link(WILSON), ""),
        (deep_link(WILSON, "treatment"), "treatment"),
    ],
)
def test_a_name_or_a_link_finds_its_article(library: Library, name: str, section: str) -> None:
    assert find(library, name) == (WILSON, section)


def test_what_the_library_does_not_have_is_told_with_the_link(library: Library) -> None:
    with pytest.raises(NotFoundError, match="gardreader://no-such/disease"):
        find(library, "gardreader://no-such/disease")
    with pytest.raises(LinkError):
        find(library, "gardreader://../x")
