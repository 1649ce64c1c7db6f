"""The few letters that tell packs apart."""

from __future__ import annotations

from gardreader.desktop.pack_marks import pack_mark
from gardreader.packs.bundled import BUNDLED_ID


def test_the_bundled_articles_have_a_word_of_their_own() -> None:
    assert pack_mark(BUNDLED_ID) == "bundled"
    assert pack_mark("gard") == "gard"
