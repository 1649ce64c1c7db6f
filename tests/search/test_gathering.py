from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.errors import Cancelled
from gardreader.search.gathering import Gatherer, Posting

postings = st.lists(
    st.tuples(
        st.sampled_from(["name", "text"]), st.binary(min_size=1, max_size=2), st.floats(1, 9, width=32)
    ),
    max_size=40,
)


@given(postings)
def test_what_is_taken_is_given_in_order(taken: list[tuple[str, bytes, float]]) -> None:
    shares: list[float] = []
    gatherer = Gatherer(shares.append)
    given_in: dict[tuple[str, bytes, int], Posting] = {}
    for document, (field, term, weight) in enumerate(taken):
        posting = (field, term, document, weight, b"")
        gatherer.add(posting)
        given_in[field, term, document] = posting
    assert list(gatherer.iter_postings()) == [given_in[key] for key in sorted(given_in)]
    assert gatherer.fieldnames == {field for field, *_ in taken}
    assert shares == sorted(shares)
    gatherer.cleanup()


def test_the_writing_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise Cancelled

    gatherer = Gatherer(stop)
    gatherer.add(("text", b"pain", 0, 1.0, b""))
    with pytest.raises(Cancelled):
        list(gatherer.iter_postings())
