from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.search.parsing import MOST_SIGNS, MOST_WORDS, parse

CATEGORIES = ("Blood Diseases", "Rare Cancers", "Eye diseases", "Nervous System Diseases")
PACKS = ("gard", "gardreader-bundled")


def test_plain_words_stay_plain() -> None:
    parsed = parse("how is Pierre-Robin treated?")
    assert parsed.words == ("how", "is", "pierre", "robin", "treated")
    assert (parsed.phrases, parsed.without, parsed.kinds, parsed.signs) == ((), (), (), None)


@pytest.mark.parametrize("text", ['"bone marrow" pain', "“bone marrow” pain", "«bone marrow» pain"])
def test_words_in_quotes_stand_together(text: str) -> None:
    parsed = parse(text)
    assert parsed.phrases == (("bone", "marrow"),)
    assert parsed.words == ("bone", "marrow", "pain")


def test_an_open_quote_is_no_quote() -> None:
    parsed = parse('"bone marrow pain')
    assert parsed.phrases == ()
    assert parsed.words == ("bone", "marrow", "pain")


def test_minus_before_a_word_or_a_phrase_leaves_it_out() -> None:
    parsed = parse('porphyria -acute -"type 2" non-hodgkin 3 - 4')
    assert parsed.without == (("acute",), ("type", "2"))
    assert parsed.words == ("porphyria", "non", "hodgkin", "3", "4")


def test_only_minuses_are_looked_for_instead() -> None:
    assert parse("-porphyria").words == ("porphyria",)
    assert parse("-porphyria").without == ()


@pytest.mark.parametrize(
    "text",
    [
        "treatment: cystic fibrosis",
        "cystic fibrosis kind:treatment",
        "Treatments: cystic fibrosis",
        "cystic therapy:fibrosis",
    ],
)
def test_kinds(text: str) -> None:
    parsed = parse(text)
    assert parsed.kinds == ("treatment",)
    assert parsed.words == ("cystic", "fibrosis")


@pytest.mark.parametrize(
    ("text", "categories", "words"),
    [
        ("category:blood pain", ("Blood Diseases",), ("pain",)),
        ('category:"rare cancers" lung', ("Rare Cancers",), ("lung",)),
        ("category: rare cancers lung", ("Rare Cancers",), ("lung",)),
        ("lung category:nothing", (), ("lung", "category", "nothing")),
        ("category:", (), ("category",)),
    ],
)
def test_categories(text: str, categories: tuple[str, ...], words: tuple[str, ...]) -> None:
    parsed = parse(text, CATEGORIES, PACKS)
    assert parsed.categories == categories
    assert parsed.words == words


def test_a_word_may_name_several_categories() -> None:
    assert parse("category:diseases", CATEGORIES).categories == (
        "Blood Diseases",
        "Eye diseases",
        "Nervous System Diseases",
    )


def test_packs() -> None:
    assert parse("pain pack:gard", CATEGORIES, PACKS).packs == ("gard",)
    unknown = parse("pain pack:none", CATEGORIES, PACKS)
    assert unknown.packs == ()
    assert unknown.words == ("pain", "pack", "none")


def test_what_only_looks_like_the_language_is_plain() -> None:
    assert parse("see https://example.org OMIM:219700 note: this").words == (
        "see", "https", "example", "org", "omim", "219700", "note", "this",
    )  # fmt: skip


def test_signs_are_parted_by_commas() -> None:
    parsed = parse("Signs: fever, bone pain;  jaundice, fever,, category:blood", CATEGORIES)
    assert parsed.signs == ("fever", "bone pain", "jaundice")
    assert parsed.categories == ("Blood Diseases",)
    assert parse("signs:").signs == ()
    assert len(parse("signs: " + ",".join(f"sign {n}" for n in range(200))).signs or ()) == MOST_SIGNS


_pieces = st.sampled_from(
    [
        '"',
        "“",
        "-",
        "kind:",
        "category:",
        "pack:",
        "signs:",
        "treatment:",
        "blood",
        " ",
        ",",
        ":",
        "-a",
        "é",
        "\0",
        "🧬",
    ]
)


@given(st.one_of(st.text(), st.lists(_pieces, max_size=30).map("".join)))
def test_no_input_is_an_error(text: str) -> None:
    parsed = parse(text, CATEGORIES, PACKS)
    assert len(parsed.words) <= MOST_WORDS
    assert all(parsed.words)
    assert set(parsed.categories) <= set(CATEGORIES)
    assert set(parsed.packs) <= set(PACKS)
