"""The filters beside the answers: kinds of question, categories, packs, each with its count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gardreader.desktop.kinds import kind_label
from gardreader.desktop.ticks import TickDelegate
from gardreader.desktop.tips import plain_tip
from gardreader.i18n import tr
from gardreader.search.hits import Count, Results

_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen: values as ``Query`` takes them."""

    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.categories or self.packs)


class FiltersPanel(QTreeWidget):
    """A tree of boxes to tick, worked by mouse or by arrow keys and space."""

    changed = Signal()
    """Another choice was made: see :attr:`chosen`."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("filters")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(10)
        self.setRootIsDecorated(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Filters"))
        self.setAccessibleDescription(tr("Space ticks a filter, and the answers are narrowed to it."))
        self.setItemDelegate(TickDelegate(parent=self))
        self._chosen = Filters()
        self._filling = False
        self.itemChanged.connect(self._on_changed)

    @property
    def chosen(self) -> Filters:
        """What is ticked."""
        return self._chosen

    def clear_chosen(self) -> None:
        """Tick nothing; not told by :attr:`changed`."""
        self._chosen = Filters()

    def show_counts(self, results: Results, pack_titles: Mapping[str, str]) -> None:
        """Show what can be ticked for ``results``; what is ticked stays so."""
        current = self.currentItem()
        at = current.data(0, _VALUE) if current is not None else None
        closed = {item.data(0, _VALUE) for item in self._groups() if not item.isExpanded()}
        self._filling = True
        self.clear()
        for group, title, counts, ticked, names in (
            ("kinds", tr("Question"), results.kinds, self._chosen.kinds, None),
            ("categories", tr("Category"), results.categories, self._chosen.categories, {}),
            ("packs", tr("Pack"), results.packs, self._chosen.packs, pack_titles),
        ):
            self._add_group(group, title, counts, ticked, names)
        for item in self._groups():
            item.setExpanded(item.data(0, _VALUE) not in closed)
            for child in _children(item):
                if at is not None and child.data(0, _VALUE) == at:
                    self.setCurrentItem(child)
        self._filling = False

    def _add_group(
        self,
        group: str,
        title: str,
        counts: Sequence[Count],
        ticked: Sequence[str],
        names: Mapping[str, str] | None,
    ) -> None:
        figures = {count.value: count.count for count in counts}
        values = [*figures, *(value for value in ticked if value not in figures)]
        if len(values) < 2 and not ticked:
            return
        head = QTreeWidgetItem(self, [title])
        head.setData(0, _VALUE, (group, ""))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        head.setFirstColumnSpanned(True)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for value in values:
            label = kind_label(value) if names is None else names.get(value, value)
            item = QTreeWidgetItem(head, [label, str(figures.get(value, 0))])
            item.setData(0, _VALUE, (group, value))
            item.setToolTip(0, plain_tip(label))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(0, Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)

    def _groups(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    @Slot(QTreeWidgetItem, int)
    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or column != 0:
            return
        ticked: dict[str, list[str]] = {"kinds": [], "categories": [], "packs": []}
        for head in self._groups():
            for child in _children(head):
                group, value = child.data(0, _VALUE)
                if child.checkState(0) == Qt.CheckState.Checked:
                    ticked[group].append(value)
        chosen = Filters(tuple(ticked["kinds"]), tuple(ticked["categories"]), tuple(ticked["packs"]))
        if chosen != self._chosen:
            self._chosen = chosen
            self.changed.emit()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(n) for n in range(item.childCount()))
    return [child for child in children if child is not None]
