"""The answers of a search as rows of a list: a disease, its passages, and what comes after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gardreader.articles.folding import fold
from gardreader.desktop.finder.name_list import explained
from gardreader.desktop.kinds import kind_label
from gardreader.desktop.pack_marks import told_by
from gardreader.i18n import ntr, tr
from gardreader.rendering.options import SIGNS
from gardreader.search.hits import Hit, NameHit, Results

ROW = Qt.ItemDataRole.UserRole
"""The row itself: one of the classes below."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class DiseaseRow:
    """Heads the passages of one disease; ``hit`` is the article with the best of them, as a whole."""

    hit: Hit
    pack: str
    first: bool


@dataclass(frozen=True, slots=True)
class HitRow:
    """A passage that answers; ``source`` says who tells it where that is not the source above."""

    hit: Hit
    source: str = ""


@dataclass(frozen=True, slots=True)
class NearestRow:
    """A name that is near to what was asked, where nothing was found."""

    name: NameHit


@dataclass(frozen=True, slots=True)
class MoreRow:
    """There are more answers than are shown."""

    count: int


Row = DiseaseRow | HitRow | NearestRow | MoreRow


def rows_of(results: Results, pack_titles: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows for ``results``; packs are named by ``pack_titles`` where they stand there."""
    rows: list[Row] = []
    for disease, hits in results.grouped():
        best = hits[0]
        whole = Hit(best.ref, best.title, article_source_id=best.article_source_id, disease=disease)
        rows.append(DiseaseRow(whole, _pack_name(best, pack_titles), not rows))
        for hit in hits:
            if hit.section_id or hit.signs or hit.snippet.text:
                other = hit.ref != best.ref
                rows.append(HitRow(hit, _source_name(hit, pack_titles) if other else ""))
    if not results.hits:
        rows.extend(NearestRow(name) for name in results.nearest)
    elif results.left:
        rows.append(MoreRow(results.left))
    return tuple(rows)


def _pack_name(hit: Hit, pack_titles: Mapping[str, str]) -> str:
    title = pack_titles.get(hit.ref.pack, hit.ref.pack)
    return f"{title}: {hit.source}" if hit.source else title


def _source_name(hit: Hit, pack_titles: Mapping[str, str]) -> str:
    return told_by(hit.ref.pack, pack_titles.get(hit.ref.pack, hit.ref.pack), hit.source)


class ResultRows(QAbstractListModel):
    """Holds the rows of the present answer."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, from the top."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, and what a screen reader says of it."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None


def spoken(row: Row) -> str:
    """The row in words."""
    if isinstance(row, DiseaseRow):
        return f"{row.hit.title}. {row.pack}"
    if isinstance(row, NearestRow):
        return ". ".join(filter(None, (row.name.name, explained(row.name))))
    if isinstance(row, MoreRow):
        return ntr("Show more: {count} is left", "Show more: {count} are left", row.count)
    hit = row.hit
    told = signs_text(hit) if hit.signs else hit.snippet.text
    return ". ".join(filter(None, (label(row), heading(hit), told)))


def heading(hit: Hit) -> str:
    """The line that heads a passage."""
    if hit.signs:
        return ntr("{count} sign matches", "{count} signs match", len(hit.signs))
    return hit.question or hit.section or tr("Names, signs and other facts on record")


def label(row: HitRow) -> str:
    """What kind of passage it is, in a word, and who tells it where that is not the source above."""
    kind = tr("Signs") if row.hit.signs else kind_label(row.hit.kind)
    return " · ".join(filter(None, (kind, row.source)))


def target(hit: Hit) -> Hit:
    """The hit as it is to be opened: signs at the list of signs."""
    return replace(hit, section_id=SIGNS) if hit.signs and not hit.section_id else hit


def signs_text(hit: Hit) -> str:
    """Which signs match, for what was asked, and how often each is met."""
    pieces = []
    for sign in hit.signs:
        figures = ", ".join(filter(None, (sign.frequency.replace("unknown", ""), sign.percent)))
        told = f"{sign.name} ({figures})" if figures else sign.name
        pieces.append(told if fold(sign.asked) == fold(sign.name) else f"{sign.asked}: {told}")
    return " · ".join(pieces)
