"""What the search must find on all of GARD's records, by samples; tests/bench measures all of them."""

from __future__ import annotations

import pytest

from gardreader.packs.library import Library
from gardreader.search.engine import SearchEngine
from tests.bench.name_quality import Figure, NameQuality, leads_of, names_of
from tests.bench.question_quality import measure, subjects_of

pytestmark = pytest.mark.shared
NAMES = 500
QUESTIONS = 120
SLACK = 0.012
"""A sample of so many may lie under a bar that all of them reach."""


def test_names_are_found(gard_engine: SearchEngine, gard_articles: Library) -> None:
    leads = leads_of(gard_articles)
    figures = NameQuality(gard_engine, names_of(gard_articles.articles(), leads), leads, NAMES).all()
    assert len(figures) == 9
    _hold(figures)


def test_questions_open_on_the_right_section(gard_engine: SearchEngine, gard_articles: Library) -> None:
    leads = leads_of(gard_articles)
    figures = measure(gard_engine, subjects_of(gard_articles.articles(), leads), leads, QUESTIONS)
    assert len(figures) == 12
    _hold(figures)


def _hold(figures: list[Figure]) -> None:
    low = [f"{figure}\n    {figure.missed[:5]}" for figure in figures if figure.share < figure.bar - SLACK]
    assert not low, "\n".join(low)
