from __future__ import annotations

from gardreader.handouts.options import (
    PLACED_PARTS,
    HandoutOptions,
    Ink,
    Paper,
    RefsAs,
    TextSize,
)
from gardreader.rendering.options import GLANCE, LIST_PARTS


def test_what_is_not_chosen_is_as_it_always_was() -> None:
    options = HandoutOptions()
    assert (options.paper, options.size, options.parts) == (Paper.A4, TextSize.NORMAL, None)
    assert (options.ink, options.refs, options.in_columns) == (Ink.COLOUR, RefsAs.FULL, 1)
    assert not any((options.clinic, options.patient, options.notes, options.notes_lines, options.glossary))


def test_large_print_begins_at_sixteen_points() -> None:
    assert [size.points for size in TextSize] == [11, 16, 20]


def test_two_columns_are_only_where_words_have_room() -> None:
    roomy = [
        (paper, size)
        for paper in Paper
        for size in TextSize
        if HandoutOptions(paper, size, columns=2).in_columns == 2
    ]
    assert roomy == [(Paper.A4, TextSize.NORMAL), (Paper.LETTER, TextSize.NORMAL)]
    assert HandoutOptions(columns=2, booklet=True).in_columns == 1
    assert HandoutOptions(booklet=True).page_paper is Paper.A5


def test_handouts_own_parts_stand_before_the_references() -> None:
    assert PLACED_PARTS[-4:] == ("words", "notes", "references", "source")
    assert PLACED_PARTS[0] == GLANCE
    assert tuple(part for part in PLACED_PARTS if part in LIST_PARTS) == LIST_PARTS
