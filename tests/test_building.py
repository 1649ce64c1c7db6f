"""From real sources to a pack."""

from __future__ import annotations

from gardreader.packs.library import Library


def test_the_whole_of_gard_is_imported(gard_library: Library) -> None:
    packs = {pack.info.id: pack.info for pack in gard_library.packs()}
    assert packs["gard"].article_count == 6061
    assert gard_library.problems() == ()
