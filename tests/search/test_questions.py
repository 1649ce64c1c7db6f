from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.model import SectionKind as Kind
from gardreader.search.questions import cue_spans, kinds_asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("how is it treated", Kind.TREATMENT),
        ("is there a cure?", Kind.TREATMENT),
        ("How might the symptoms be treated?", Kind.TREATMENT),
        ("it life expectancy", Kind.PROGNOSIS),
        ("how long do people with it live", Kind.PROGNOSIS),
        ("is it inherited", Kind.INHERITANCE),
        ("can I pass it on to my children", Kind.INHERITANCE),
        ("does it run in families", Kind.INHERITANCE),
        ("test for it", Kind.DIAGNOSIS),
        ("how would I know if I have it", Kind.DIAGNOSIS),
        ("is genetic testing available for it", Kind.DIAGNOSIS),
        ("what causes it", Kind.CAUSE),
        ("What are the genetic changes related to it?", Kind.CAUSE),
        ("how common is it", Kind.STATISTICS),
        ("how many people have it", Kind.STATISTICS),
        ("what are the signs of it", Kind.SYMPTOMS),
        ("what is it", Kind.OVERVIEW),
        ("malattia di Wilson sintomi", Kind.SYMPTOMS),
        ("Quels sont les symptômes ?", Kind.SYMPTOMS),
        ("enfermedad de Wilson tratamiento", Kind.TREATMENT),
        ("Morbus Wilson Behandlung", Kind.TREATMENT),
        ("ziekte van Wilson behandeling", Kind.TREATMENT),
        ("Ursachen", Kind.CAUSE),
        ("é hereditária?", Kind.INHERITANCE),
    ],
)
def test_what_a_question_asks_for(question: str, kind: Kind) -> None:
    kinds = kinds_asked(question)
    assert max(kinds, key=lambda found: kinds[found]) is kind
    assert kinds[kind] == 1.0


def test_what_is_told_counts_less_than_what_is_asked() -> None:
    kinds = kinds_asked(
        "My daughter was diagnosed with it last spring and has had symptoms since she was a baby."
        " We went to see many doctors. How long will she live?"
    )
    assert kinds[Kind.PROGNOSIS] == 1.0
    assert kinds.get(Kind.SYMPTOMS, 0.0) < 0.5
    assert Kind.DIAGNOSIS not in kinds


def test_no_question_asks_for_nothing() -> None:
    assert kinds_asked("fever bone pain") == {}
    assert kinds_asked("") == {}


def test_the_words_of_the_question_are_told_from_those_of_the_disease() -> None:
    text = "how is musculer distrophy treated"
    assert [text[begin:end] for begin, end in cue_spans(text)] == ["treated"]


@given(st.text())
def test_any_text(text: str) -> None:
    assert all(0 < sure <= 1 for sure in kinds_asked(text).values())
