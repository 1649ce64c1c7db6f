from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.model import ID_PATTERN
from gardreader.importers.slugs import LONGEST, UniqueIds, slug


@given(st.text())
def test_any_name_gives_an_id(name: str) -> None:
    made = slug(name)
    assert ID_PATTERN.fullmatch(made)
    assert len(made) <= LONGEST
    assert slug(made) == made


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Behçet disease", "behcet-disease"),
        ("Addison's disease", "addisons-disease"),
        ("Legionnaires’ disease", "legionnaires-disease"),
        ("Hurler–Scheie syndrome ", "hurler-scheie-syndrome"),
        ("Glycogen storage disease type II", "glycogen-storage-disease-type-ii"),
        ("β-thalassemia", "beta-thalassemia"),
        ("Hepatocyte nuclear factor 1ß (HNF1ß)–associated disease",
         "hepatocyte-nuclear-factor-1ss-hnf1ss-associated-disease"),
        ("46,XX", "46-xx"),
        ("…", "unnamed"),
        ("word " * 30, "word-" * 15 + "word"),
    ],
)  # fmt: skip
def test_names(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "a-1", "a-2"]), st.sampled_from(["", "1", "2"]))))
def test_ids_are_unique(wanted: list[tuple[str, str]]) -> None:
    taken = UniqueIds()
    made = [taken.take(name, number) for name, number in wanted]
    assert len(set(made)) == len(made)
    assert all(id_.startswith(name) for id_, (name, _) in zip(made, wanted, strict=True))


def test_the_second_takes_its_number() -> None:
    taken = UniqueIds()
    made = [taken.take("a"), taken.take("a", "17"), taken.take("a"), taken.take("a", "17")]
    assert made == ["a", "a-17", "a-2", "a-3"]
