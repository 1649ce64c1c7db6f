from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.model import Frequency, Symptom
from gardreader.rendering.options import BY_FREQUENCY, BY_NAME, BY_SYSTEM, SIGNS_ORDERS
from gardreader.rendering.page_tree import Element, read_page
from gardreader.rendering.signs import ORDER, frequency_words
from gardreader.rendering.signs_table import orders_of, signs_table_html, sorted_signs
from tests.rendering.samples import FULL

KNOWN = FULL.symptoms
"""Fever (very frequent), Headache and Chills (occasional), Yawning (not known)."""

SYSTEMS = (
    Symptom("Cataract", frequency=Frequency.FREQUENT, system="Eye"),
    Symptom("Anemia", system="Blood"),
    Symptom("Áphakia", frequency=Frequency.ALWAYS, percent="100%", system="Eye"),
    Symptom("Fatigue", frequency=Frequency.FREQUENT),
)


def text(element: Element | str) -> str:
    return element if isinstance(element, str) else "".join(map(text, element.children))


def cells(symptoms: Sequence[Symptom], order: str) -> list[list[str]]:
    rows = read_page(signs_table_html(symptoms, order)).every("tr")
    return [[" ".join(text(cell).split()) for cell in row.elements("th", "td")] for row in rows]


def test_by_frequency_a_group_is_a_row_with_its_figure() -> None:
    assert cells(KNOWN, BY_FREQUENCY) == [
        ["How often ▼", "Sign or symptom ↕"],
        ["Very frequent80%-99% · 1 sign", "Fever HP:0001945"],
        ["Occasional2 signs", "Headache 5%-29% · HP:0002315", "Chills 7%"],
        ["How often is not known1 sign", "Yawning"],
    ]


def test_by_name_each_sign_has_its_row() -> None:
    assert cells(KNOWN, BY_NAME) == [
        ["How often ↕", "Sign or symptom ▲"],
        ["Occasional 7%", "Chills"],
        ["Very frequent 80%-99%", "Fever HP:0001945"],
        ["Occasional 5%-29%", "Headache HP:0002315"],
        ["How often is not known", "Yawning"],
    ]


def test_by_body_system_those_that_have_none_come_last() -> None:
    assert cells(SYSTEMS, BY_SYSTEM) == [
        ["How often ↕Body system ▲", "Sign or symptom ↕"],
        ["Blood", "Anemia"],
        ["Eye", "Cataract Frequent", "Áphakia Always · 100%"],
        ["Body system not told", "Fatigue Frequent"],
    ]


@pytest.mark.parametrize(
    ("symptoms", "orders"),
    [
        ((Symptom("A"), Symptom("B")), (BY_NAME,)),
        (KNOWN, (BY_FREQUENCY, BY_NAME)),
        ((Symptom("A", system="Eye"),), (BY_NAME, BY_SYSTEM)),
        (SYSTEMS, (BY_FREQUENCY, BY_NAME, BY_SYSTEM)),
    ],
)
def test_only_orders_that_the_data_has_are_offered(
    symptoms: tuple[Symptom, ...], orders: tuple[str, ...]
) -> None:
    assert orders_of(symptoms) == orders
    for wanted in (*SIGNS_ORDERS, "colour"):
        html = signs_table_html(symptoms, wanted)
        order = wanted if wanted in orders else orders[0]
        offered = set(re.findall(r'href="control:sort/([a-z]+)"', html))
        assert offered == set(orders) - {order}
        assert ("▲" in html) + ("▼" in html) == (len(orders) > 1)


def test_the_order_is_told_in_words_too() -> None:
    assert "Sorted by how often they are met" in signs_table_html(KNOWN, BY_FREQUENCY)
    assert "Sorted by name." in signs_table_html(KNOWN, BY_NAME)
    assert "Sorted by body system." in signs_table_html(SYSTEMS, BY_SYSTEM)
    unknown = signs_table_html((Symptom("B"), Symptom("A")), BY_FREQUENCY)
    assert "Sorted by name. The source does not tell how often each is met." in unknown
    assert "Sorted" not in signs_table_html((Symptom("A"),), BY_NAME)


def test_a_table_of_many_signs_has_few_cells() -> None:
    many = tuple(Symptom(f"Sign {n:03}", frequency=ORDER[n % 5]) for n in range(218))
    assert signs_table_html(many, BY_FREQUENCY).count("<td") == 15


names = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=40)
symptoms = st.lists(
    st.builds(
        Symptom,
        name=names,
        frequency=st.sampled_from(Frequency),
        percent=st.sampled_from(["", "1%-4%", "50%"]),
        system=st.sampled_from(["", "Eye", "Blood"]),
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda sign: sign.name,
)


@given(symptoms, st.sampled_from(SIGNS_ORDERS))
def test_every_sign_stands_in_the_table_once_and_in_its_order(signs: list[Symptom], wanted: str) -> None:
    order = wanted if wanted in orders_of(signs) else orders_of(signs)[0]
    told = [sign.name for _, items in sorted_signs(signs, order) for sign in items]
    assert sorted(told) == sorted(sign.name for sign in signs)
    html = signs_table_html(signs, wanted)
    found = [re.sub(" <span.*", "", t) for t in re.findall(r'<p class="sign">(.*?)</p>', html)]
    if order == BY_NAME and len(orders_of(signs)) > 1:
        found = re.findall(r'<td class="value" width="67%">([^<]*)', html)
    assert found == told
    assert '"></td>' not in html
    if order == BY_FREQUENCY:
        heads = re.findall(r'<p class="group">(.*?)</p>', html)
        kinds = [frequency_words(f) for f in ORDER if any(s.frequency is f for s in signs)]
        assert heads == kinds
