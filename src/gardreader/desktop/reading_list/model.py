"""The reading list as Qt's views want it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gardreader.desktop.reading_list.choosing import Choice, Line, chosen, first_line, told
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr
from gardreader.own.reading_list import Kept

KEPT = Qt.ItemDataRole.UserRole
"""The :class:`Kept` of a row."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST_TIP = 600


class KeptModel(QAbstractListModel):
    """The entries that were chosen to be seen, in their order."""

    tick_wanted = Signal(object, bool)
    """The ids of entries to be ticked off, or not any more."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._rows: tuple[Kept, ...] = ()
        self._choice = Choice()

    @property
    def count(self) -> int:
        """How many entries the whole list has."""
        return len(self._lines)

    @property
    def done(self) -> int:
        """How many of them are ticked off."""
        return sum(line.kept.done for line in self._lines)

    @property
    def rows(self) -> tuple[Kept, ...]:
        """What is shown."""
        return self._rows

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        """Show those."""
        self._lines = lines
        self._refresh()

    def set_choice(self, choice: Choice) -> None:
        """Show other ones of them, or in another order."""
        self._choice = choice
        self._refresh()

    def row_of(self, entry: str) -> int:
        """The row of the entry of that id, -1 when it is not shown."""
        return next((row for row, kept in enumerate(self._rows) if kept.id == entry), -1)

    def _refresh(self) -> None:
        rows = chosen(self._lines, self._choice)
        if [kept.id for kept in rows] == [kept.id for kept in self._rows]:
            # The selection stays while someone ticks or writes.
            changed = [n for n, pair in enumerate(zip(rows, self._rows, strict=True)) if pair[0] != pair[1]]
            self._rows = rows
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    # ---- Qt's questions

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, the tick, and the entry itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        kept = self._rows[index.row()]
        if role == KEPT:
            return kept
        if role == Qt.ItemDataRole.DisplayRole:
            return kept.what.title
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if kept.done else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            pieces = (kept.what.title, tr("done") if kept.done else "", *told(kept), first_line(kept.note))
            text = ". ".join(filter(None, pieces))
            return plain_tip(text[:_LONGEST_TIP]) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is set or taken away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        kept = self._rows[index.row()]
        self.tick_wanted.emit((kept.id,), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be picked and ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable
