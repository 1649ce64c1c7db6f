from __future__ import annotations

from collections.abc import Sequence

import pytest

from gardreader.search.asking import Asked, ask
from gardreader.search.cover import _closest, verbatim
from gardreader.search.engine import SearchEngine
from gardreader.search.parsing import parse
from gardreader.search.text_search import TextSearch
from tests.search.conftest import opened

pytestmark = pytest.mark.shared


@pytest.fixture
def text(gard_engine: SearchEngine) -> TextSearch:
    return opened(gard_engine)._text


def asked(text: TextSearch, query: str) -> Asked:
    return ask(parse(query), text._vocabulary, text._speller, as_typed=True)


def names_in(text: TextSearch, query: str) -> list[str]:
    found = asked(text, query)
    return [
        " ".join(found.words[n.begin : n.end]) for n in verbatim(text._names.tables, text._table.lead, found)
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("my son has cystic fibrosis and asthma", ["cystic fibrosis"]),
        ("is Ehlers-Danlos syndrome, vascular type inherited", ["ehlers danlos syndrome vascular type"]),
        ("what causes AS", ["as"]),
        ("as it is", []),
        ("WAS", ["was"]),
        ("was", ["was"]),
        ("I WAS TOLD", []),
        ("nothing of it", []),
    ],
)
def test_names_that_stand_in_a_query(text: TextSearch, query: str, names: list[str]) -> None:
    assert names_in(text, query) == names


def test_a_whole_name_covers_more_than_a_part_of_a_longer_one(text: TextSearch) -> None:
    best, _ = text._ranking._cover.measure(asked(text, "marfan syndrome"))
    titles = text._table.titles
    order = [int(place) for place in best.argsort()[::-1][:20]]
    named = [titles[place] == "Marfan syndrome" for place in order]  # one in each pack that has it
    first_other = named.index(False)
    assert first_other > 0
    assert not any(named[first_other:])
    assert best[order[0]] > best[order[first_other]]


def test_words_far_apart_name_no_disease(text: TextSearch) -> None:
    far = "marfan " + "and then we went on to see many more people " * 3 + "syndrome"
    _, namings = text._ranking._cover.measure(asked(text, far))
    assert not [n for n in namings if len(n.stems) == 2]


@pytest.mark.parametrize(
    ("places", "stretch"),
    [([[0]], (0, 1)), ([[0, 9], [8]], (8, 10)), ([[5], [1, 7], [6, 20]], (5, 8)), ([[3], [3]], (3, 4))],
)
def test_the_shortest_stretch(places: Sequence[Sequence[int]], stretch: tuple[int, int]) -> None:
    assert _closest(places) == stretch
