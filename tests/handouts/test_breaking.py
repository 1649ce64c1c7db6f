from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gardreader.handouts.breaking import Atom, Bond, columns_of_page, end_of_page

LINE, PAGE = 10.0, 100.0


def lines(*bonds: Bond) -> list[Atom]:
    """Lines one below the other."""
    return [Atom(n * LINE, (n + 1) * LINE, bond) for n, bond in enumerate(bonds)]


@st.composite
def texts(draw: st.DrawFn) -> list[Atom]:
    """Atoms of any height up to a page, with any bonds and gaps."""
    atoms, y = [], 0.0
    for _ in range(draw(st.integers(1, 60))):
        y += draw(st.sampled_from([0.0, 3.0, 25.0]))
        height = draw(st.sampled_from([LINE, 2 * LINE, 45.0, PAGE]))
        above = draw(st.sampled_from([0.0, 0.0, LINE])) if height < PAGE else 0.0
        atoms.append(Atom(y, y + height, draw(st.sampled_from(Bond)), above))
        y += height
    return atoms


def test_a_page_is_filled_where_nothing_holds() -> None:
    assert end_of_page(lines(*[Bond.FREE] * 25), 0, PAGE) == 10
    assert end_of_page(lines(*[Bond.FREE] * 25), 20, PAGE) == 25


def test_what_leads_goes_to_the_next_page_with_what_it_leads() -> None:
    atoms = lines(*[Bond.FREE] * 7, Bond.LEADS, Bond.LEADS, Bond.LINES, *[Bond.FREE] * 9)
    assert end_of_page(atoms, 0, PAGE) == 7


def test_the_weakest_bond_gives_way_where_all_hold() -> None:
    atoms = lines(*[Bond.LEADS] * 4, Bond.LINES, *[Bond.LEADS] * 20)
    assert end_of_page(atoms, 0, PAGE) == 5
    assert end_of_page(lines(*[Bond.LEADS] * 30), 0, PAGE) == 10


def test_a_page_is_not_left_empty_for_the_sake_of_neighbours() -> None:
    atoms = lines(Bond.FREE, *[Bond.NEIGHBOURS] * 20)
    assert end_of_page(atoms, 0, PAGE) == 10


def test_room_is_kept_for_what_is_repeated() -> None:
    atoms = [Atom(n * LINE, (n + 1) * LINE, above=2 * LINE) for n in range(20)]
    assert end_of_page(atoms, 5, PAGE) == 5 + 8


def test_what_is_higher_than_a_page_stands_on_one_all_the_same() -> None:
    assert end_of_page([Atom(0, 3 * PAGE), Atom(3 * PAGE, 3 * PAGE + 1)], 0, PAGE) == 1


@given(texts())
def test_all_is_placed_once_and_within_the_page(atoms: list[Atom]) -> None:
    start = 0
    while start < len(atoms):
        end = end_of_page(atoms, start, PAGE)
        assert end > start
        assert end == start + 1 or atoms[end - 1].bottom - atoms[start].top <= PAGE - atoms[start].above + 1
        start = end
    assert start == len(atoms)


@given(texts())
def test_columns_hold_the_same_and_are_even_at_the_end(atoms: list[Atom]) -> None:
    start = 0
    while start < len(atoms):
        columns = columns_of_page(atoms, start, PAGE, 2)
        assert columns[0][0] == start
        assert columns[0][1] == columns[1][0]
        assert columns[1][1] > start
        start = columns[1][1]


def test_the_columns_of_the_last_page_are_equally_high() -> None:
    assert columns_of_page(lines(*[Bond.FREE] * 12), 0, PAGE, 2) == [(0, 6), (6, 12)]
    assert columns_of_page(lines(*[Bond.FREE] * 19), 0, PAGE, 2) == [(0, 10), (10, 19)]
    assert columns_of_page(lines(*[Bond.FREE] * 30), 0, PAGE, 2) == [(0, 10), (10, 20)]
