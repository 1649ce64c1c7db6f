from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.folding import fold

_words = (
    "type II I V X x-linked factor VIII stage β β- Still's Behçet ' – ′ ﬁ Ⅳ ② ½ ŉ ǆ İ ı ß ẞ œ ſ 10⁹/L _ - /"
).split()
names = st.lists(st.one_of(st.sampled_from(_words), st.text(max_size=6)), max_size=6).map(" ".join)


@given(names)
def test_what_is_folded_stays_as_it_is(name: str) -> None:
    folded = fold(name)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@given(names)
def test_case_and_surrounding_space_do_not_count(name: str) -> None:
    assert fold(f"  {name}\t") == fold(name)
    if name.isascii():
        assert fold(name.upper()) == fold(name.lower())


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Behçet disease", "behcet disease"),
        ("Persistent Müllerian duct syndrome", "persistent mullerian duct syndrome"),
        ("β-thalassemia", "beta thalassemia"),
        ("µ-opioid", "mu opioid"),
        ("Ehlers–Danlos syndrome, type II", "ehlers danlos syndrome type 2"),
        ("Hurler—Scheie", "hurler scheie"),
        ("Adult-onset Still's disease", "adult onset still disease"),
        ("Legionnaires’ disease", "legionnaires disease"),
        ("Charcot-Marie-Tooth disease type 1A", "charcot marie tooth disease type 1a"),
        ("Glycogen storage disease type XII", "glycogen storage disease type 12"),
        ("Factor V Leiden", "factor 5 leiden"),
        ("type I", "type 1"),
        ("X-linked", "x linked"),
        ("vitamin D", "vitamin d"),
        ("5q- syndrome", "5q syndrome"),
        ("46,XX/46,XY", "46 xx 46 xy"),
        ("Œsophagus", "oesophagus"),
        ("Sjögren–Larsson", "sjogren larsson"),
        ("10⁹/L", "109 l"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("snake_case", "snake case"),
        ("日本", "日本"),
        ("…", ""),
        ("", ""),
    ],
)
def test_names(name: str, folded: str) -> None:
    assert fold(name) == folded
