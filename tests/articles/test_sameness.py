"""When two references are the same work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import Author, Reference
from gardreader.articles.sameness import distinct, same_keys
from tests.strategies import references

ONE = Reference(
    "one", author=(Author("Behçet", "H"),), title="On Behçet's disease, type II", container_title="Lancet",
    issued=PartialDate(1937), url="https://example.org/A/",
)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, id="two"),
        replace(ONE, title="On Behcet disease type 2."),
        replace(ONE, accessed=PartialDate(2014)),
        replace(ONE, url="https://example.org/A"),
    ],
)
def test_the_same_in_other_letters(other: Reference) -> None:
    assert len(distinct([ONE, other])) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, title="On Behçet's disease, type III"),
        replace(ONE, issued=PartialDate(1938)),
        replace(ONE, url="https://example.org/a"),
        replace(ONE, pmid="12"),
    ],
)
def test_another_work(other: Reference) -> None:
    assert len(distinct([ONE, other])) == 2


def test_codes_decide_whatever_the_text_says() -> None:
    a = Reference("a", doi="10.1000/ABC", title="A")
    b = Reference("b", doi="https://doi.org/10.1000/abc", title="B", volume="1")
    c = Reference("c", title="C", url="https://pubmed.ncbi.nlm.nih.gov/123456/")
    d = Reference("d", title="D", pmid="123456")
    both = Reference("e", doi="10.1000/abc", pmid="123456")
    assert [reference.id for reference in distinct([a, b, c, d])] == ["b", "c"]
    assert [reference.id for reference in distinct([a, b, c, d, both])] == ["b"]


@given(st.lists(references, max_size=5))
def test_nothing_is_lost_and_nothing_is_double(found: list[Reference]) -> None:
    kept = distinct([*found, *found])
    assert distinct(kept) == kept
    assert set(kept) <= set(found)
    keys = [key for reference in kept for key in same_keys(reference)]
    assert {key for reference in found for key in same_keys(reference)} >= set(keys)
    assert len(keys) == len(set(keys))
