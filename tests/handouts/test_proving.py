"""A small part of ``make prove-print``: two articles by the seed, the longest, and one full of codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.packs.reader import Pack
from tests.handouts.proving import named_options, prove
from tests.handouts.reading_back import PDFTOTEXT
from tests.prove_print import chosen

pytestmark = pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext (poppler-utils) is not installed")

MANY_CODES = "osteogenesis-imperfecta"


@pytest.fixture(scope="module")
def gard(gard_pack: Path) -> Iterator[Pack]:
    with Pack.open(gard_pack) as pack:
        yield pack


@pytest.mark.parametrize("kind", named_options())
def test_handouts_keep_all_that_is_promised(gard: Pack, kind: str) -> None:
    ids = [MANY_CODES] if "codes" in kind else chosen(gard, sample=2, longest=int(kind == "A4 columns"))
    for article_id in ids:
        proved = prove(gard.article(article_id), kind, named_options()[kind])
        assert proved.faults == (), f"{article_id}, {kind}"
        assert proved.pages
        assert (proved.codes > 5) == ("codes" in kind)
