"""The parts of a handout: ticked, put into order by dragging or by keys, each with how easily it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from gardreader.desktop.printing.parts import HandoutPart
from gardreader.desktop.ticks import TickDelegate
from gardreader.desktop.tips import plain_tip
from gardreader.handouts.ease import Ease
from gardreader.i18n import ntr, tr

ID = Qt.ItemDataRole.UserRole
FIGURE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_WIDEST_FIGURE = "  22.2  "
_FEWEST_ROWS, _MOST_ROWS = 5, 11


class PartDelegate(TickDelegate):
    """The figure stands at the right of the first line."""

    def set_width(self, width: int, font: QFontMetrics) -> None:
        """The rows are so wide, in pixels."""
        self._width = max(80, width - font.horizontalAdvance(_WIDEST_FIGURE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Box and text, then the figure."""
        super().paint(painter, option, index)
        figure = index.data(FIGURE)
        if figure:
            painter.save()
            painter.setFont(option.font)
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            area: QRect = option.rect.adjusted(0, 4, -8, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), figure)
            painter.restore()


class PartList(QListWidget):
    """Alt+Up and Alt+Down move the row, Space ticks it."""

    arranged = Signal()
    """Something was ticked, or stands elsewhere, by a person."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._ease: dict[str, Ease] = {}
        self._delegate = PartDelegate(0, self)
        self._fit(300)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Parts to print"))
        self.setAccessibleDescription(
            tr("Space ticks a part. Alt with the arrow keys moves it up or down in the handout.")
        )
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(self._on_changed)

    # ---- what stands there

    def fill(self, parts: Iterable[HandoutPart], left_out: frozenset[str]) -> None:
        """Show ``parts`` in that order, ticked unless left out; nothing is told."""
        current = self.currentItem().data(ID) if self.currentItem() is not None else None
        self.blockSignals(True)
        self.clear()
        for part in parts:
            item = QListWidgetItem(part.title, self)
            item.setData(ID, part.id)
            item.setToolTip(plain_tip(part.title))
            item.setFlags(
                (item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
                & ~Qt.ItemFlag.ItemIsDropEnabled  # parts stand between each other, never in one
            )
            item.setCheckState(Qt.CheckState.Unchecked if part.id in left_out else Qt.CheckState.Checked)
            self._show_figure(item)
            if part.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.updateGeometry()

    def show_ease(self, found: Mapping[str, Ease]) -> None:
        """Say beside each part how easily it reads, now and when it is filled anew."""
        self._ease = dict(found)
        self.blockSignals(True)
        for item in self._items():
            self._show_figure(item)
        self.blockSignals(False)
        self.viewport().update()

    def _show_figure(self, item: QListWidgetItem) -> None:
        ease = self._ease.get(str(item.data(ID)))
        if ease is not None:
            item.setData(FIGURE, "–" if ease.grade is None else f"{ease.grade:.0f}")
            item.setToolTip(plain_tip(item.text() + _told(ease)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}. {_told(ease).strip()}")

    @property
    def order(self) -> tuple[str, ...]:
        """The parts from the top."""
        return tuple(str(item.data(ID)) for item in self._items())

    @property
    def left_out(self) -> frozenset[str]:
        """The parts that are not ticked."""
        return frozenset(
            str(item.data(ID)) for item in self._items() if item.checkState() != Qt.CheckState.Checked
        )

    def tick_only(self, parts: Iterable[str]) -> None:
        """Tick those parts and no others; nothing is told."""
        wanted = frozenset(parts)
        self.blockSignals(True)
        for item in self._items():
            ticked = item.data(ID) in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()

    @Slot()
    def move_up(self) -> None:
        """Move the row in use up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the row in use down."""
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        if row < 0 or not 0 <= row + step < self.count():
            return
        self.blockSignals(True)
        item = self.takeItem(row)
        self.insertItem(row + step, item)
        self.setCurrentRow(row + step)
        self.blockSignals(False)
        self.arranged.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    # ---- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts break where the row ends."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(event.size().width())
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _fit(self, width: int) -> None:
        self._delegate.set_width(width, self.fontMetrics())

    def sizeHint(self) -> QSize:
        """As high as its rows, within bounds."""
        return QSize(super().sizeHint().width(), self._height(_MOST_ROWS))

    def minimumSizeHint(self) -> QSize:
        """A few rows are always seen."""
        return QSize(super().minimumSizeHint().width(), self._height(_FEWEST_ROWS))

    def _height(self, rows: int) -> int:
        shown = sum(self.sizeHintForRow(row) for row in range(min(rows, self.count())))
        return shown + 2 * self.frameWidth() + 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the part."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and (step := steps.get(Qt.Key(event.key()))):
            self._move(step)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A part was let go of elsewhere."""
        before = self.order
        super().dropEvent(event)
        if self.order != before:
            self.arranged.emit()

    @Slot(QListWidgetItem)
    def _on_changed(self, item: QListWidgetItem) -> None:
        self.arranged.emit()


def _told(ease: Ease) -> str:
    words = ntr("{count} word", "{count} words", ease.words)
    if ease.grade is None:
        return "\n" + tr("{words}: too few, or not in English, to say how easily they read.", words=words)
    return "\n" + tr(
        "{words}, school grade {grade:.1f}: so many years of school (in the United States) make it easy to "
        "read. Most patients are at ease up to grade 8.",
        words=words,
        grade=ease.grade,
    )
