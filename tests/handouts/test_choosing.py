from __future__ import annotations

from dataclasses import replace

import pytest

from gardreader.articles.model import Section, SectionKind
from gardreader.errors import EmptyHandoutError
from gardreader.handouts.choosing import chosen_parts, short_parts
from gardreader.handouts.options import HandoutOptions, RefsAs
from tests.rendering.samples import FULL, RECORDED, STUB, bundled

ARTICLE = replace(
    FULL,
    sections=(
        Section("overview", "What?", "It is.", SectionKind.OVERVIEW),
        Section("cause", "Why?", "So.", SectionKind.CAUSE),
        Section("drugs", "Drugs?", "These.", SectionKind.TREATMENT),
        Section("surgery", "Surgery?", "", SectionKind.TREATMENT),
        Section("diet", "Diet?", "That.", SectionKind.TREATMENT),
    ),
)


def test_the_short_form_is_what_it_is_what_is_done_and_whom_to_turn_to() -> None:
    assert short_parts(ARTICLE) == ("overview", "drugs", "diet", "organizations")
    assert short_parts(replace(ARTICLE, organizations=())) == ("overview", "drugs", "diet")


def test_an_article_that_would_not_be_shorter_has_none() -> None:
    assert short_parts(STUB) is None
    assert short_parts(RECORDED) is None
    assert short_parts(replace(ARTICLE, sections=ARTICLE.sections[:1])) is None
    assert chosen_parts(STUB, HandoutOptions(short=True)) is None
    assert sum(short_parts(article) is not None for article in bundled()) >= 6


def test_a_kind_stands_for_its_sections_and_each_part_is_printed_once() -> None:
    options = HandoutOptions(parts=("treatment", "diet", "overview", "source", "overview"))
    assert chosen_parts(ARTICLE, options) == ("drugs", "surgery", "diet", "overview", "source")


def test_a_section_of_that_id_comes_before_a_kind() -> None:
    sections = (Section("treatment", "T?", "a"), Section("more", "M?", "b", SectionKind.TREATMENT))
    article = replace(ARTICLE, sections=sections)
    assert chosen_parts(article, HandoutOptions(parts=("treatment",))) == ("treatment",)


def test_words_and_notes_stand_before_the_references_unless_they_are_placed() -> None:
    options = HandoutOptions(parts=("cause", "references", "source"), glossary=True, notes_lines=3)
    assert chosen_parts(ARTICLE, options) == ("cause", "words", "notes", "references", "source")
    placed = replace(options, parts=("notes", "cause"))
    assert chosen_parts(ARTICLE, placed) == ("notes", "cause", "words")
    assert chosen_parts(ARTICLE, HandoutOptions(glossary=True, notes="x")) is None


def test_the_short_form_has_its_references_where_they_are_short_too() -> None:
    assert chosen_parts(ARTICLE, HandoutOptions(short=True, refs=RefsAs.QR)) == (
        "overview",
        "drugs",
        "diet",
        "organizations",
        "references",
    )


def test_nothing_chosen_is_refused_whatever_is_added() -> None:
    with pytest.raises(EmptyHandoutError, match="tick at least one part"):
        chosen_parts(ARTICLE, HandoutOptions(parts=(), notes_lines=4, glossary=True))
