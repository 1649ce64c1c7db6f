from __future__ import annotations

from dataclasses import replace

import pytest

from gardreader.errors import HandoutError
from gardreader.handouts.compose import compose, page_number
from gardreader.handouts.options import HandoutOptions
from tests.handouts.conftest import PRINTED
from tests.rendering.samples import FULL, STUB


def test_every_sheet_says_what_it_is_where_from_and_when() -> None:
    handout = compose(FULL, PRINTED)
    assert handout.title == "Example disease"
    assert handout.printed == "Printed 25 November 2026"
    assert handout.source == "Source: A registry of examples · retrieved 14 December 2020"
    assert handout.disclaimer.startswith("For information only.")
    assert page_number(2, 7) == "Page 2 of 7"


def test_a_source_without_a_day_is_named_without_one() -> None:
    article = replace(STUB, source=replace(STUB.source, retrieved=None))
    assert compose(article, PRINTED).source == "Source: A registry of examples"


def test_only_the_chosen_parts_are_there_and_marks_lead_nowhere_without_their_list() -> None:
    page = compose(FULL, HandoutOptions(parts=("overview", "signs"))).page
    assert [anchor.id for anchor in page.anchors] == ["top", "overview", "signs"]
    assert '<span class="cite">[1]</span>' in page.html
    assert "#ref-" not in page.html


def test_references_are_those_that_the_chosen_parts_cite() -> None:
    page = compose(FULL, HandoutOptions(parts=("cause", "overview", "references"))).page
    assert "Doe J, Roe R" in page.html
    assert "A book that nobody cites" not in page.html


@pytest.mark.parametrize("parts", [(), ("no-such-part",)])
def test_a_handout_of_nothing_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(HandoutError, match="Nothing was chosen to print"):
        compose(FULL, HandoutOptions(parts=parts))


def test_what_only_a_screen_can_do_is_left_out() -> None:
    html = compose(FULL, PRINTED).page.html
    assert "On this page" not in html
    assert "↑" not in html
    assert "article:" not in html


def test_links_are_followed_by_their_addresses() -> None:
    html = compose(FULL, PRINTED).page.html
    assert (
        '<p class="line">a test: <a href="https://example.org/test">example.org/test</a></p>' in html
    )
    assert 'read here: <a href="https://example.org/leaflet">example.org/leaflet</a>' in html
