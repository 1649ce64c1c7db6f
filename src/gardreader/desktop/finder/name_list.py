"""The list of names that answer what is being typed: its rows and how they are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gardreader.desktop.pack_marks import pack_mark
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr
from gardreader.search.hits import NameHit

HIT = Qt.ItemDataRole.UserRole
"""The :class:`NameHit` of a row; ``None`` where the row only tells something."""

EXPLAINED = Qt.ItemDataRole.UserRole + 1
"""What explains a name, in small letters under it; ``""`` for a plain title."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SIDE = 14
_FEW = 5  # more of the names that are only somewhat alike would hide that Enter searches all text


class NameList(QAbstractListModel):
    """Names that can be picked, or one row that tells why there are none."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._hits: tuple[NameHit, ...] = ()
        self._twice: frozenset[str] = frozenset()
        self._told = ""

    def show_hits(self, hits: Sequence[NameHit]) -> None:
        """Show those names."""
        self.beginResetModel()
        self._hits, self._told = worth_showing(hits), ""
        titles = Counter(hit.title for hit in self._hits)
        self._twice = frozenset(title for title, count in titles.items() if count > 1)
        self.endResetModel()

    def tell(self, sentence: str) -> None:
        """Show a sentence that cannot be picked."""
        self.beginResetModel()
        self._hits, self._told = (), sentence
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._hits) or (1 if self._told else 0)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts and the hit itself."""
        if not index.isValid():
            return None
        if not self._hits:
            return self._told if role == Qt.ItemDataRole.DisplayRole else None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.name
        if role == EXPLAINED:
            return self._explained(hit)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = ". ".join(filter(None, (hit.name, self._explained(hit))))
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def _explained(self, hit: NameHit) -> str:
        """What explains the hit; its pack too where two packs have the disease."""
        told = explained(hit)
        return " · ".join(filter(None, (told, pack_mark(hit.ref.pack) if hit.title in self._twice else "")))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A row that only tells something cannot be picked."""
        return super().flags(index) if self._hits else Qt.ItemFlag.NoItemFlags


def worth_showing(hits: Sequence[NameHit]) -> tuple[NameHit, ...]:
    """The hits without names that are only somewhat alike, or the first few of those where all are."""
    better = tuple(hit for hit in hits if hit.match != "near")
    return better or tuple(hits[:_FEW])


def explained(hit: NameHit) -> str:
    """Of which disease it is a name, and that it is spelt otherwise; ``""`` for a plain title."""
    pieces = []
    if hit.kind == "synonym" and hit.name != hit.title:
        pieces.append(tr("also called {title}", title=hit.title))
    elif hit.kind == "translation" and hit.name != hit.title:
        pieces.append(tr("name of {title} in another language", title=hit.title))
    elif hit.kind == "code":
        pieces.append(tr("code of {title}", title=hit.title))
    if hit.match == "typo":
        pieces.append(tr("similar spelling"))
    elif hit.match == "near":
        pieces.append(tr("somewhat like it"))
    return " · ".join(pieces)


class NameDelegate(QStyledItemDelegate):
    """Draws a name, and under it what explains it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line or two."""
        height = QFontMetrics(option.font).height() + 12
        if index.data(EXPLAINED):
            height += QFontMetrics(small(option.font)).height() + 1
        return QSize(100, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row in the colours of the palette."""
        self.initStyleOption(option, index)
        palette: QPalette = option.palette
        area: QRect = option.rect
        font: QFont = option.font
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        hit = index.data(HIT)
        painter.save()
        if picked:
            painter.fillRect(area, palette.color(QPalette.ColorRole.Highlight))
        text = QPalette.ColorRole.HighlightedText if picked else QPalette.ColorRole.Text
        muted = QPalette.ColorRole.HighlightedText if picked else QPalette.ColorRole.PlaceholderText
        inner = area.adjusted(_SIDE, 6, -_SIDE, -6)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(palette.color(text if isinstance(hit, NameHit) else muted))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), name)
        told = str(index.data(EXPLAINED) or "")
        if told:
            below = small(font)
            painter.setFont(below)
            painter.setPen(palette.color(muted))
            told = QFontMetrics(below).elidedText(told, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), told)
        painter.restore()


def small(font: QFont) -> QFont:
    """The letters of what explains."""
    less = QFont(font)
    if font.pointSizeF() > 0:
        less.setPointSizeF(font.pointSizeF() * 0.88)
    else:
        less.setPixelSize(round(font.pixelSize() * 0.88))
    return less
