from __future__ import annotations

import pytest

from gardreader.search.engine import SearchEngine
from gardreader.search.spelling import Speller, sound
from tests.search.conftest import opened

pytestmark = pytest.mark.shared


@pytest.fixture
def speller(gard_engine: SearchEngine) -> Speller:
    return opened(gard_engine)._text._speller


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fibrosus", "fibrosis"),
        ("porphiria", "porphyria"),
        ("hemofilia", "hemophilia"),
        ("icthyosis", "ichthyosis"),
        ("amyloydosis", "amyloidosis"),
        ("phenylketoneuria", "phenylketonuria"),
        ("trisomy18", "trisomy 18"),
        ("bonemarrow", "bone marrow"),
    ],
)
def test_an_unknown_word_is_corrected(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct([typed]) == {typed: meant}


def test_the_other_words_tell_which_is_meant(speller: Speller) -> None:
    assert speller.correct(["gillian", "barre"]) == {"gillian": "guillain"}


@pytest.mark.parametrize(
    "word", ["fibrosis", "treating", "the", "hello", "grandson", "qqqqqq", "xqz", "cmt4z9", "internet"]
)
def test_known_words_everyday_words_and_nonsense_are_left(speller: Speller, word: str) -> None:
    assert speller.correct([word]) == {}


def test_what_sounds_alike_is_alike() -> None:
    assert sound("ichthyosis") == sound("icthyosis")
    assert sound("pheochromocytoma") != sound("phenylketonuria")
