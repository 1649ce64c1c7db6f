from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from gardreader.search.signatures import near, shared, signature, signatures

texts = st.text("abcdeé ", max_size=12)


@given(st.lists(texts, min_size=1, max_size=30), texts, st.integers(1, 3))
def test_no_text_within_the_edits_is_left_out(all_texts: list[str], text: str, edits: int) -> None:
    lengths = np.array([len(one) for one in all_texts], dtype=np.uint16)
    rows = set(near(signatures(all_texts), lengths, text, edits).tolist())
    assert {n for n, one in enumerate(all_texts) if OSA.distance(one, text) <= edits} <= rows


def test_likeness_is_one_for_the_same_and_less_for_others() -> None:
    alike = shared(signatures(["cystic fibrosis", "cystinosis", "zebra"]), "cystic fibrosis")
    assert alike[0] == 1.0
    assert 1.0 > alike[1] > alike[2]
    assert (signature("ab") != signature("ba")).any()
