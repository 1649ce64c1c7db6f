from __future__ import annotations

import pytest

from gardreader.glossary.terms import Glossary
from tests.glossary.writing import a_term

GLOSSARY = Glossary(
    [
        a_term("thrombocytopenia", "thrombocytopenic"),
        a_term("X-linked inheritance", "X-linked"),
        a_term("auto-antibody"),
        a_term("CT scan", "CT"),
        a_term("Ataxia"),
    ]
)


def test_terms_come_by_name() -> None:
    names = [term.name for term in GLOSSARY.terms]
    assert names == ["Ataxia", "auto-antibody", "CT scan", "thrombocytopenia", "X-linked inheritance"]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("thrombocytopenia", "thrombocytopenia"),
        ("Thrombocytopenic", "thrombocytopenia"),
        ("x linked", "X-linked inheritance"),
        ("X–LINKED", "X-linked inheritance"),
        ("autoantibodies", "auto-antibody"),
        ("ct", "CT scan"),
        (" CT  scans ", "CT scan"),
    ],
)
def test_a_word_is_looked_up_however_it_is_written(word: str, name: str) -> None:
    found = GLOSSARY.look_up(word)
    assert found is not None
    assert found.name == name
    assert GLOSSARY.term(found.id) is found


@pytest.mark.parametrize(
    ("word", "name"),
    [("trombocitopenia", "thrombocytopenia"), ("atxia", "Ataxia"), ("thromb", "thrombocytopenia")],
)
def test_a_misspelt_or_unfinished_word_is_guessed(word: str, name: str) -> None:
    assert GLOSSARY.look_up(word) is None
    assert GLOSSARY.alike(word)[0].name == name


def test_a_strange_word_is_not_guessed() -> None:
    assert GLOSSARY.alike("zebra") == ()
    assert GLOSSARY.alike("") == ()
    assert GLOSSARY.look_up("") is None
    assert GLOSSARY.term("") is None
