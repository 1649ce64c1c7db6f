"""Cards stand beside what they belong to, and never over it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from gardreader.desktop.reader.card_place import GAP, place_card


def height_of(letters: int) -> object:
    """Text of so many letters, taller as it gets narrower."""

    def height_for(width: int) -> int:
        return 24 + 18 * (1 + letters * 7 // max(1, width - 32))

    return height_for


@given(
    st.integers(320, 1600), st.integers(240, 1000), st.integers(0, 1500), st.integers(0, 980),
    st.integers(8, 700), st.integers(10, 90), st.integers(200, 1000), st.integers(1, 6000),
)  # fmt: skip
def test_it_is_whole_in_its_room_and_covers_nothing(
    room_width: int, room_height: int, x: int, y: int, width: int, height: int, wanted: int, letters: int
) -> None:
    room = QRect(30, 20, room_width, room_height)
    beside = QRect(30 + x, 20 + y, width, height)
    assume(room.contains(beside))
    area = place_card(beside, room, wanted, height_of(letters))  # type: ignore[arg-type]
    # Where a line of text fills a low window there is no place left: then it stands over the edge of it.
    assume(max(beside.top() - room.top(), room.bottom() - beside.bottom()) >= 48 + 3 * GAP)
    assert room.contains(area)
    assert not area.intersects(beside)
    assert area.height() >= 48 or area.height() == height_of(letters)(area.width())  # type: ignore[operator]


def test_below_then_above_then_at_the_side() -> None:
    room = QRect(0, 0, 1000, 600)

    def height_for(width: int) -> int:
        return 200

    assert place_card(QRect(300, 100, 20, 20), room, 400, height_for).top() == 119 + GAP
    assert place_card(QRect(300, 500, 20, 20), room, 400, height_for).bottom() == 499 - GAP

    def tall(width: int) -> int:
        return 420

    assert place_card(QRect(300, 300, 20, 20), room, 400, tall).left() == 319 + GAP
    assert place_card(QRect(900, 300, 20, 20), room, 400, tall).right() == 899 - GAP
