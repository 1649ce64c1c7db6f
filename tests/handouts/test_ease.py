from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from gardreader.handouts.ease import FEWEST_WORDS, ease, grade, plain_blocks, section_ease
from tests.rendering.samples import FULL, TABLE, bundled

EASY = "The cat sat on the mat. It was a warm day. She fell asleep in the sun."
HARD = (
    "Hypercoagulability necessitates individualised anticoagulation, notwithstanding interindividual "
    "pharmacokinetic variability attributable to polymorphisms."
)


def test_the_grade_is_what_the_formula_gives() -> None:
    # Three sentences of 17 words and as many syllables, but for "asleep".
    words, sentences, syllables = 17 * 2, 6, 18 * 2
    expected = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert expected < 0
    assert grade(f"{EASY} {EASY}") == 0.0
    four = "The doctor will give you a number of tablets to take after every dinner."
    words, sentences, syllables = 14 * 3, 3, 20 * 3
    expected = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert grade(f"{four} {four} {four}") == pytest.approx(expected, abs=0.05)


def test_hard_words_in_long_sentences_give_a_high_grade() -> None:
    hard, easy = grade(f"{HARD} {HARD} {HARD}"), grade(f"{EASY} {EASY}")
    assert hard is not None
    assert easy is not None
    assert hard > 25 > 5 > easy


@pytest.mark.parametrize("text", ["", "Too short a text.", "[@doe2006]" * 40, "| a | b |\n|---|---|\n" * 20])
def test_what_is_too_short_has_no_grade(text: str) -> None:
    assert grade(text) is None


def test_a_text_that_is_not_english_has_none() -> None:
    german = "Das ist ein Satz mit sieben Wörtern. " * 8
    assert ease(german, "de") == replace(ease(german, "de"), words=56, grade=None)
    assert grade(f"{EASY} {EASY}", "en-GB") is not None


def test_marks_citations_addresses_and_tables_do_not_count() -> None:
    marked = (
        "The *cat* sat [@doe2006] on the **mat**. It was a warm [day](https://example.org/a/long/address). "
        "She fell asleep in the sun [@doe2006; @roe2007]."
    )
    table = "| Thrombocytopenia | Hypercoagulability |\n| --- | --- |\n| Anticoagulation | Polymorphism |"
    assert ease(f"{marked}\n\n{marked}\n\n{table}") == ease(f"{EASY}\n\n{EASY}")


def test_items_of_a_list_end_sentences_and_abbreviations_do_not() -> None:
    assert plain_blocks("Signs are:\n\n* fever\n* a cough that lasts\n\n> He said so.") == (
        "Signs are:",
        "fever",
        "a cough that lasts",
        "He said so.",
    )
    shortened = "Some people, vs. Dr. Smith and J. Doe, wait for a long time until the day has come. "
    spelled = "Some people, vs Dr Smith and J Doe, wait for a long time until the day has come. "
    assert grade(shortened * 3) == grade(spelled * 3)


def test_every_bundled_section_has_a_grade_that_can_be_true() -> None:
    graded = [section_ease(s, a.language) for a in bundled() for s in a.sections]
    grades = [each.grade for each in graded if each.grade is not None]
    assert len(grades) > len(graded) / 2
    assert all(1 <= found <= 22 for found in grades)
    assert all(each.grade is None for each in graded if each.words < FEWEST_WORDS)
    assert section_ease(replace(FULL.sections[1], body=TABLE)).words == 0


def test_names_in_a_list_are_no_short_sentences() -> None:
    said = "Some people have trouble with their hearing from the day on which they are born. " * 3
    assert grade(said + "\n\n- *MYO7A*\n- IC: *USH1C*\n- *CDH23*\n" * 5) == grade(said)
    assert ease("- a name\n" * 40).grade is None


def test_nothing_is_fetched() -> None:
    program = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('the network was asked')\n"
        "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from gardreader.handouts.ease import grade\n"
        f"print(grade({(EASY + ' ') * 2 + HARD!r}))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"\d+\.\d\n", run.stdout)
