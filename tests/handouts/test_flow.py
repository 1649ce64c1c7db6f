from __future__ import annotations

from dataclasses import replace

import pytest

from gardreader.articles.model import Article, Frequency, Section, Symptom
from gardreader.handouts.breaking import Bond
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.handouts.pages import Sheets, paint
from tests.handouts.conftest import Press
from tests.handouts.reading_back import left_behind, pages_by_pypdf, shown, told, unlike, written
from tests.handouts.torn import torn
from tests.rendering.samples import FULL, STUB, TODAY, bundled

WORDS = "The marrow is the soft tissue within some bones and its cells grow into blood. "


def filled(lines: int) -> Article:
    """An article whose parts come to stand elsewhere on the page with each number of lines."""
    lead = Section("lead", "What is it?", "\n\n".join(["A line."] * lines))
    table = "| Gene | Share |\n|---|---|\n" + "| FANCA | " + WORDS * 4 + "|"
    more = Section("more", "What else?", f"{WORDS * 5}\n\nIt may be:\n\n- one\n- two\n- three\n\n{table}")
    signs = tuple(Symptom(f"Sign {n}", frequency=Frequency.FREQUENT) for n in range(9))
    return replace(FULL, sections=(lead, more), symptoms=signs)


def with_body(text: str) -> Article:
    return replace(STUB, sections=(Section("one", "One", text),))


def faults(sheets: Sheets) -> list[str]:
    return torn(sheets) + left_behind(sheets)


@pytest.mark.parametrize("lines", range(14, 42, 2))
def test_nothing_is_torn_apart_wherever_the_page_ends(press: Press, lines: int) -> None:
    sheets = press.lay_out(filled(lines))
    assert sheets.count > 1
    assert faults(sheets) == []
    assert told(sheets) == written(sheets)


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("paper", Paper)
def test_nor_in_the_bundled_articles(press: Press, paper: Paper, size: TextSize) -> None:
    for article in (*bundled(), FULL):
        sheets = press.lay_out(article, HandoutOptions(paper, size, printed=TODAY))
        assert faults(sheets) == [], article.id


def test_a_row_longer_than_a_page_is_let_go_over_several_and_each_line_is_printed_once(press: Press) -> None:
    long = " ".join(f"{WORDS.strip()} {n}" for n in range(180))
    sheets = press.lay_out(with_body(f"| Gene | Share |\n|---|---|\n| FANCA | {long} |"))
    assert sheets.count > 2
    paint(sheets, press.writer)
    pages = [page.replace("\t", " ") for page in pages_by_pypdf(bytes(press.buffer.data().data()))]
    assert unlike(pages, sheets) == []
    assert sorted(told(sheets)) == sorted(written(sheets))
    flow = sheets.leaves[-1].placed[0].flow
    row = next(piece for piece in flow.pieces if piece.is_row and piece.last - piece.first > 1)
    assert {flow.atoms[row.first].bond, flow.atoms[row.last - 2].bond} == {Bond.LINES}


def test_the_head_of_a_table_is_repeated_where_it_goes_on(press: Press) -> None:
    rows = "\n".join(f"| G{n} | share {n} |" for n in range(90))
    sheets = press.lay_out(with_body(f"| Gene | What share |\n|---|---|\n{rows}"))
    assert sheets.count > 2
    assert all("GeneWhatshare" in shown(sheets, number) for number in range(1, sheets.count))
    assert shown(sheets, 2).startswith("GeneWhatshareG")
    assert told(sheets) == written(sheets)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, TextSize.NORMAL), (Paper.A5, TextSize.XLARGE)])
def test_the_name_of_a_group_of_signs_is_repeated_and_says_that_it_goes_on(
    press: Press, paper: Paper, size: TextSize
) -> None:
    signs = tuple(Symptom(f"Sign {n}", frequency=Frequency.FREQUENT) for n in range(150))
    sheets = press.lay_out(replace(STUB, symptoms=signs), HandoutOptions(paper, size, printed=TODAY))
    going_on = [n for n in range(2, sheets.count + 1) if "(continued)" in shown(sheets, n)]
    assert going_on
    assert all(shown(sheets, n).startswith("Frequent150signs(continued)Sign") for n in going_on)
    assert told(sheets) == written(sheets)


def test_an_address_stays_with_the_text_that_it_belongs_to(press: Press) -> None:
    for lines in range(30, 46):
        text = "\n\n".join(["A line."] * lines) + "\n\nSee [there](https://example.org/a)."
        sheets = press.lay_out(with_body(text))
        for leaf in sheets.leaves:
            for placed in leaf.placed:
                block = placed.flow.pieces[placed.flow.owners[placed.first]].content
                assert "example.org/a" not in getattr(block, "text", str)()


def test_no_sheet_is_taken_for_a_last_line_alone(press: Press) -> None:
    for lines in range(20, 48):
        sheets = press.lay_out(filled(lines), HandoutOptions(parts=("lead",), printed=TODAY))
        last = sheets.leaves[-1].placed[-1]
        assert last.last - last.first > 1


def test_columns_hold_all_and_the_title_stands_above_both(press: Press) -> None:
    sheets = press.lay_out(filled(60), HandoutOptions(columns=2, printed=TODAY))
    first = sheets.leaves[0].placed
    assert len(first) == 3
    assert first[0].flow is not first[1].flow is first[2].flow
    assert first[1].x < first[2].x
    assert first[1].y == first[2].y > first[0].y
    assert faults(sheets) == []
    assert told(sheets) == written(sheets)
