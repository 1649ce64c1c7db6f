"""Favourites: folders, order by hand, and every removal undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.errors import OwnError
from gardreader.own import favourites
from gardreader.own.database import Own
from gardreader.own.removal import put_back
from tests.own.samples import everything


@pytest.fixture
def own() -> Iterator[Own]:
    own = Own.open(None)
    for name in "abcd":
        favourites.add(own, ref(name), name.upper())
    yield own
    own.close()


def ref(name: str) -> ArticleRef:
    return ArticleRef("gard", name)


def order(own: Own, folder: str = "") -> str:
    return "".join(found.title for found in favourites.favourites(own) if found.folder == folder)


def test_they_stand_in_the_order_they_were_added_once_each(own: Own) -> None:
    favourites.add(own, ref("b"), "B")
    assert order(own) == "ABCD"
    assert favourites.is_favourite(own, ref("b"))
    assert not favourites.is_favourite(own, ArticleRef("other", "b"))


def test_they_are_moved_by_hand(own: Own) -> None:
    favourites.move(own, [ref("d")], "", ref("b"))
    assert order(own) == "ADBC"
    favourites.move(own, [ref("a"), ref("b")], "")
    assert order(own) == "DCAB"
    favourites.move(own, [ref("b")], "", ref("b"))
    assert order(own) == "DCAB"


def test_folders_hold_them(own: Own) -> None:
    one, two = favourites.add_folder(own, "  Blood   cells "), favourites.add_folder(own, "Other")
    assert [folder.name for folder in favourites.folders(own)] == ["Blood cells", "Other"]
    favourites.move(own, [ref("b"), ref("c")], one)
    favourites.move(own, [ref("a")], one, ref("c"))
    assert (order(own), order(own, one)) == ("D", "BAC")
    favourites.rename_folder(own, one, "Blood")
    favourites.move_folder(own, two, one)
    assert [folder.name for folder in favourites.folders(own)] == ["Other", "Blood"]
    with pytest.raises(OwnError, match="needs a name"):
        favourites.rename_folder(own, one, "   ")


def test_a_removal_is_undone_to_the_very_order(own: Own) -> None:
    folder = favourites.add_folder(own, "Blood")
    favourites.move(own, [ref("c"), ref("a")], folder)
    before = everything(own)
    rows = favourites.remove(own, [ref("c"), ref("d")])
    assert (order(own), order(own, folder)) == ("B", "A")
    put_back(own, rows)
    assert everything(own) == before
    rows = favourites.remove_folder(own, folder)
    assert (favourites.folders(own), order(own)) == ((), "BD")
    put_back(own, rows)
    assert everything(own) == before
    assert favourites.remove(own, [ref("x")]) == {}
