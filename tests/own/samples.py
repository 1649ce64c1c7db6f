"""Entries of one's own that the tests share."""

from __future__ import annotations

from gardreader.articles.model import ArticleRef
from gardreader.own import favourites, history, passages
from gardreader.own.database import Own
from gardreader.own.passages import Passage, Quote, new_passage

HERE = ArticleRef("gard", "bone-marrow-necrosis")
THERE = ArticleRef("gard", "aceruloplasminemia")
ELSEWHERE = ArticleRef("other", "bone-marrow-necrosis")


def a_passage(text: str = "rare finding", note: str = "", ref: ArticleRef = HERE) -> Passage:
    """A passage of ``ref`` that was never kept."""
    quote = Quote("cause", "What causes it?", text, "It is a ", " in most", 0)
    return new_passage(ref, "Bone marrow necrosis", quote, note=note)


def fill(own: Own) -> None:
    """Two folders, three favourites, three visits, two passages."""
    folder = favourites.add_folder(own, "Blood")
    favourites.add_folder(own, "To ask about")
    favourites.add(own, HERE, "Bone marrow necrosis", folder)
    favourites.add(own, THERE, "Aceruloplasminemia", folder)
    favourites.add(own, ELSEWHERE, "Bone marrow necrosis")
    history.visit(own, HERE, "Bone marrow necrosis", "2026-11-02T09:00:00Z", "2026-11-02")
    history.visit(own, THERE, "Aceruloplasminemia", "2026-11-03T09:00:00Z", "2026-11-03")
    history.visit(own, HERE, "Bone marrow necrosis", "2026-11-03T10:00:00Z", "2026-11-03")
    passages.keep(own, a_passage())
    passages.keep(own, a_passage("necrotic cells", "Ask Dr Doe.", THERE))


def everything(own: Own) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, in an order that does not depend on when they came."""
    from gardreader.own.columns import TABLES

    return {table.name: sorted(own.read(f"select {table.names} from {table.name}")) for table in TABLES}
