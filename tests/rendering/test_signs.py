from __future__ import annotations

from dataclasses import replace

import pytest

from gardreader.articles.model import Frequency, Symptom
from gardreader.rendering.signs import ORDER, frequency_words, grouped, signs_html
from tests.rendering.samples import FULL, STUB


def signs(*symptoms: Symptom, paper: bool = False) -> str:
    return signs_html(replace(STUB, symptoms=symptoms), paper=paper)


def test_signs_stand_by_frequency_in_the_sources_order() -> None:
    groups = grouped(FULL.symptoms)
    assert [(frequency, [s.name for s in items]) for frequency, items in groups] == [
        (Frequency.VERY_FREQUENT, ["Fever"]),
        (Frequency.OCCASIONAL, ["Headache", "Chills"]),
        (Frequency.UNKNOWN, ["Yawning"]),
    ]
    assert set(ORDER) == set(Frequency)
    assert len({frequency_words(f) for f in Frequency}) == len(Frequency)


def test_a_figure_that_all_of_a_group_share_is_said_once() -> None:
    html = signs(
        Symptom("A", frequency=Frequency.FREQUENT, percent="30%-79%"),
        Symptom("B", frequency=Frequency.FREQUENT, percent="30%-79%"),
    )
    assert html.count("30%-79%") == 1
    assert "<b>Frequent</b>" in html
    assert "2\u00a0signs" in html


def test_figures_that_differ_stand_with_their_sign() -> None:
    html = signs(
        Symptom("A", frequency=Frequency.FREQUENT, percent="30%"),
        Symptom("B", frequency=Frequency.FREQUENT, percent="50%"),
    )
    assert 'A <span class="code">30%</span>' in html
    assert 'B <span class="code">50%</span>' in html


def test_signs_without_any_frequency_say_so() -> None:
    assert "The source does not tell how often each is met." in signs(Symptom("A"), Symptom("B"))
    assert "1 sign or symptom is on record." in signs(Symptom("A"))


@pytest.mark.parametrize("count", [1, 2, 3, 218])
def test_every_sign_is_there_and_no_cell_is_empty(count: int) -> None:
    symptoms = tuple(Symptom(f"Sign {n}.") for n in range(count))
    for paper in (False, True):
        html = signs(*symptoms, paper=paper)
        assert all(f"Sign {n}." in html for n in range(count))
        assert "></td>" not in html


def test_on_paper_each_row_is_a_table_so_that_none_is_cut() -> None:
    symptoms = tuple(Symptom(f"Sign {n}") for n in range(9))
    assert signs(*symptoms, paper=False).count("<table") == 1
    assert signs(*symptoms, paper=True).count("<table") == 5
