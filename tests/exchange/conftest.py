"""What the tests of the exports share."""

from __future__ import annotations

import pytest

from gardreader.articles.model import Reference
from gardreader.exchange.items import Item, with_unique_keys


@pytest.fixture(scope="session")
def gard_items(gard_references: tuple[Reference, ...]) -> tuple[Item, ...]:
    """Every reference of the GARD library that differs in anything from all others, with a key of its own."""
    return with_unique_keys([Item(reference) for reference in gard_references])
