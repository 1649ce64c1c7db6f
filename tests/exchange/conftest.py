"""What the tests of the exports share."""

from __future__ import annotations

import pytest

from gardreader.articles.model import Reference
from gardreader.exchange.items import Item, with_unique_keys
from gardreader.packs.library import Library


@pytest.fixture(scope="session")
def gard_items(gard_library: Library) -> tuple[Item, ...]:
    """Every reference of the GARD library that differs in anything from all others, with a key of its own."""
    found: dict[Reference, None] = {}
    for _, article in gard_library.articles():
        found.update(dict.fromkeys(article.references))
    return with_unique_keys([Item(reference) for reference in found])
