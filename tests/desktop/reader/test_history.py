"""Back and forward."""

from __future__ import annotations

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.history import MOST_VISITS, History, Place, Visit


def visit(number: int) -> Visit:
    return Visit(ArticleRef("pack", f"article-{number}"), Place(number))


def test_there_and_back() -> None:
    history = History()
    assert not history.can_back
    history.leave(visit(1))
    history.leave(visit(2))
    assert history.places_behind == 2
    assert history.back(visit(3)) == visit(2)
    assert history.back(visit(2)) == visit(1)
    assert not history.can_back
    assert history.forward(visit(1)) == visit(2)
    assert history.can_forward
    history.leave(visit(2))
    assert not history.can_forward


def test_it_forgets_the_oldest() -> None:
    history = History()
    for number in range(MOST_VISITS + 50):
        history.leave(visit(number))
    assert history.places_behind == MOST_VISITS
    history.clear()
    with pytest.raises(IndexError):
        history.back(None)
