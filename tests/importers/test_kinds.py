from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.model import SectionKind
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.kinds import kind_of_class, kind_of_question
from tests.importers.conftest import Record


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is X?", "overview"),
        ("What are Klatskin tumors?", "overview"),
        ("What is hereditary fructose intolerance?", "overview"),
        ("What are the signs and symptoms of hereditary X?", "symptoms"),
        ("What causes hereditary X?", "cause"),
        ("What are common causes of X?", "cause"),
        ("Is there a genetic cause of X?", "cause"),
        ("Is hereditary X inherited?", "inheritance"),
        ("How is X diagnosed?", "diagnosis"),
        ("Is genetic testing available for X?", "diagnosis"),
        ("How might the symptoms of hereditary X be treated?", "treatment"),
        ("Is there a cure for X?", "treatment"),
        ("What is the typical prognosis (chance of recovery) of people with X?", "prognosis"),
        ("What is the life expectancy for X diagnosed early?", "prognosis"),
        ("How many people are diagnosed with X each year?", "statistics"),
        ("How rare is X?", "statistics"),
        ("¿Qué es X?", "overview"),
        ("¿Cuál es la herencia de X?", "inheritance"),
        ("Who does X affect?", "other"),
        ("", "other"),
    ],
)
def test_questions(question: str, kind: str) -> None:
    assert kind_of_question(question) == kind


def test_classes() -> None:
    assert kind_of_class(" Treatment ") is SectionKind.TREATMENT
    assert kind_of_class("Something") is None


@given(st.text())
def test_any_question_has_a_kind(question: str) -> None:
    assert kind_of_question(question) in SectionKind


def test_the_words_agree_with_the_classes_of_gard(gard_raw: list[Record]) -> None:
    html = HtmlConverter()
    judged: Counter[bool] = Counter()
    for record in gard_raw:
        for question in record["basicQuestions"]:
            if known := kind_of_class(question.get("resourceClassificationName") or ""):
                judged[kind_of_question(html.text(question["questionText"])) is known] += 1
    assert judged[True] + judged[False] == 4740
    assert judged[False] <= 20
