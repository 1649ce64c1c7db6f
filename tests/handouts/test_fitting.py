from __future__ import annotations

from dataclasses import replace

import pytest

from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import Article, Section
from gardreader.errors import Cancelled
from gardreader.handouts.fitting import fit_to_sheets, offers, pages_needed, sheets_needed, sheets_of
from gardreader.handouts.options import HandoutOptions, RefsAs, TextSize
from gardreader.handouts.pdf import pdf_bytes
from gardreader.paths import content
from tests.handouts.conftest import PRINTED
from tests.rendering.samples import FULL, STUB

WORDS = "The marrow is the soft tissue within some bones and its cells grow into blood. "


def article(name: str) -> Article:
    return read_article(content() / f"{name}.md")


def of_length(paragraphs: int) -> Article:
    sections = (Section("one", "One", "\n\n".join([(WORDS * 6).strip()] * paragraphs)),)
    return replace(FULL, sections=sections, symptoms=(), products=(), organizations=())


def test_sheets_are_printed_on_both_sides_and_a_booklet_has_four_pages_on_each() -> None:
    assert [sheets_of(n, HandoutOptions()) for n in (1, 2, 3, 4)] == [1, 1, 2, 2]
    assert [sheets_of(n, HandoutOptions(booklet=True)) for n in (1, 4, 5)] == [1, 1, 2]


def test_pages_are_those_of_the_pdf() -> None:
    for options in (PRINTED, replace(PRINTED, size=TextSize.XLARGE), replace(PRINTED, columns=2)):
        assert pages_needed(FULL, options) == pdf_bytes(FULL, options)[0]


def test_the_largest_text_that_fits_is_found() -> None:
    small = fit_to_sheets(STUB, PRINTED)
    assert small is not None
    assert small.options.size is TextSize.XLARGE
    assert small.sheets == 1
    assert small.told == "Text of 20 points: 1 sheet."
    longer = fit_to_sheets(article("bone-marrow-necrosis"), PRINTED)
    assert longer is not None
    assert longer.options.size is TextSize.NORMAL
    assert sheets_needed(article("bone-marrow-necrosis"), longer.options) == 1


def test_what_is_chosen_is_never_left_out_to_fit() -> None:
    chosen = replace(PRINTED, parts=("overview", "cause", "references"), patient="A", notes="B")
    found = fit_to_sheets(FULL, chosen)
    assert found is not None
    assert replace(found.options, size=chosen.size, refs=chosen.refs, columns=1) == chosen


def test_nothing_is_found_where_nothing_fits() -> None:
    assert fit_to_sheets(of_length(60), PRINTED) is None


def test_offers_change_one_thing_where_that_is_enough() -> None:
    large = replace(PRINTED, size=TextSize.XLARGE)
    needed = sheets_needed(of_length(20), large)
    found = offers(of_length(20), large, needed - 1)
    assert found
    for fit in found:
        assert fit.sheets < needed
        assert fit.sheets == sheets_needed(of_length(20), fit.options)
        assert fit.label in fit.told
    assert any(fit.options == replace(large, size=TextSize.NORMAL) for fit in found)


def test_several_changes_are_offered_together_where_one_is_not_enough() -> None:
    large = replace(PRINTED, size=TextSize.XLARGE)
    least = sheets_needed(of_length(20), replace(PRINTED, refs=RefsAs.NONE, columns=2))
    found = offers(of_length(20), large, least)
    assert len(found) == 1
    assert found[0].options.size is TextSize.NORMAL
    assert "text of 11 points" in found[0].told.lower()
    assert offers(of_length(200), PRINTED) == ()


def test_the_short_form_is_offered_and_says_that_it_leaves_sections_out() -> None:
    found = offers(article("wilson-disease"), PRINTED, 1)
    short = [fit for fit in found if fit.options.short]
    assert short
    assert "leaves sections out" in short[0].told


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    for search in (fit_to_sheets, offers):
        with pytest.raises(Cancelled):
            search(FULL, PRINTED, 1, stop)
