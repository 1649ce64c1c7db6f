from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.model import Article, Section
from gardreader.packs.reader import Pack
from gardreader.rendering.plain_text import plain_text
from tests.rendering.reading import unsaid
from tests.rendering.samples import FULL, ON_THE_DAY, STUB, bundled


def lines_of(article: Article, width: int = 80) -> list[str]:
    return plain_text(article, width, ON_THE_DAY).split("\n")


def section_text(body: str) -> str:
    return plain_text(replace(STUB, sections=(Section("one", "One", body),)))


def test_the_head_names_the_disease_its_other_names_and_what_to_beware_of() -> None:
    assert lines_of(FULL)[:22] == [
        "Example disease",
        "===============",
        "",
        "Also known as: Disease of examples",
        "",
        "Also named by The other registry: Exemplitis",
        "",
        "* Not a rare disease. The source lists this as not being a rare disease.",
        "",
        "! This article is 7 years old. Its latest update was in 2019. Knowledge and",
        "  treatment may have changed since.",
        "",
        "Kind of disorder:    Disease",
        "Age at onset:        Childhood",
        "How common it is:    1-9 / 100 000 (point prevalence, Europe)",
        "Genes:               EXM1",
        "Categories:          Blood Diseases · Made-up Diseases",
        "Codes:               GARD 7 · OMIM 100007 · OMIM 100008",
        "Signs and symptoms:  4 on record",
        "Last updated:        2019 (7 years ago)",
        "Source:              A registry of examples · retrieved 14 December 2020",
        "Review:              not reviewed by a clinician",
    ]


def test_a_section_has_its_date_its_numbered_citations_and_its_links_at_the_end() -> None:
    lines = lines_of(FULL)
    start = lines.index("What is example disease?")
    assert lines[start : start + 10] == [
        "What is example disease?",
        "------------------------",
        "Last updated: 8 April 2010 · 16 years ago",
        "",
        "Platelets fall below 20 × 10⁹/L and PaO₂ below 60 mmHg [1].",
        "",
        "It is told from its kin by β-globin, by x^a and by a test [1,2].",
        "",
        "Links in this part:",
        "  - a test: https://example.org/test",
    ]


def test_tables_stand_in_columns_where_they_fit() -> None:
    text = plain_text(FULL, 80, ON_THE_DAY)
    assert (
        "Gene   Share of families  What it does\n"
        "-----  -----------------  ------------------------------------------------------\n"
        "BRIP1  2 %                unwinds the strands\n"
        "\n"
        "FANCA  60 to 70 %         a part of the core, without which no mark is set on\n"
        "                          two proteins\n"
    ) in text


def test_tables_are_told_row_by_row_where_they_do_not_fit() -> None:
    body = (
        "| First column | Second column | Third column |\n|---|---|---|\n"
        "| immunoglobulin | thrombocytopenia | hyperparathyroidism |"
    )
    article = replace(STUB, sections=(Section("one", "One", body),))
    assert (
        "First column: immunoglobulin\nSecond column: thrombocytopenia\nThird column: hyperparathyroidism\n"
    ) in plain_text(article, 40)


@pytest.mark.parametrize(
    ("start", "marks"),
    [
        ("3", ["3.", "4."]),
        ("0", ["0.", "1."]),
        ("-2", ["-2.", "-1."]),
        ("x", ["1.", "2."]),
        ("9" * 400, ["1.", "2."]),
    ],
)
def test_a_list_begins_where_it_says_and_at_one_where_it_says_nonsense(start: str, marks: list[str]) -> None:
    body = f'<ol start="{start}"><li>one</li><li>two</li></ol>'
    told = [line.split() for line in section_text(body).splitlines()]
    assert [[marks[0], "one"], [marks[1], "two"]] == [
        line for line in told if line[-1:] in (["one"], ["two"])
    ]


def test_a_column_without_a_word_is_no_harm() -> None:
    wide = "a sentence that does not fit into its column " * 3
    told = section_text(f"| a | b | |\n|---|---|---|\n| {wide} | {wide} | |")
    assert " ".join(told.split()).count("sentence") == 6


def test_lists_in_lists_are_set_in() -> None:
    assert "  1. the first way\n  2. the second way\n       - with a turn\n" in plain_text(FULL)


def test_signs_stand_by_frequency() -> None:
    lines = lines_of(FULL)
    start = lines.index("Very frequent 80%-99% · 1 sign")
    assert lines[start : start + 9] == [
        "Very frequent 80%-99% · 1 sign",
        "  - Fever HP:0001945",
        "",
        "Occasional 2 signs",
        "  - Headache 5%-29% HP:0002315",
        "  - Chills 7%",
        "",
        "How often is not known 1 sign",
        "  - Yawning",
    ]


def test_references_are_numbered_and_the_disclaimer_ends_the_page() -> None:
    text = plain_text(FULL, 80, ON_THE_DAY)
    assert "1. Doe J, Roe R. On examples. Journal of Examples. 2006;3(1):5-9. PMID: 1234567.\n" in text
    assert text.endswith("It does not take the place of advice from a health\nprofessional.\n")


def test_a_stub_says_that_its_source_has_no_text() -> None:
    assert "The source has no text about this disease" in plain_text(STUB)


@pytest.mark.parametrize("width", [1, 60, 80, 200])
def test_nothing_is_lost_at_any_width(width: int) -> None:
    for article in (*bundled(), FULL, STUB):
        assert unsaid(article, plain_text(article, width, ON_THE_DAY)) == []


@pytest.mark.parametrize("article", [*bundled(), FULL], ids=lambda article: article.id)
def test_lines_are_no_longer_than_asked_but_for_words_that_are(article: Article) -> None:
    for width in (40, 72, 100):
        for line in lines_of(article, width):
            words = line.rstrip(" ·\u00a0").split()  # the dot after an address begins no line
            assert len(line) <= width or len(words[-1]) > width // 2, line


def test_real_articles_are_told_whole(gard_pack: Path) -> None:
    with Pack.open(gard_pack) as pack:
        for article_id in pack.ids[::40]:
            article = pack.article(article_id)
            assert unsaid(article, plain_text(article)) == []


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60))
def test_any_name_can_be_told(text: str) -> None:
    title = text.strip() or "x"
    told = plain_text(replace(STUB, title=title), 60)
    assert "".join(title.split()) in "".join(told.split())
