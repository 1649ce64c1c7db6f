"""What check finds in the file, beside the page: each finding with its line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gardreader.desktop.preview.previewing import Finding
from gardreader.i18n import ntr, tr
from gardreader.rendering.themes import Theme

_FINDING = Qt.ItemDataRole.UserRole


class RowHeights(QStyledItemDelegate):
    """Makes each row of ``rows`` as high as its text is: Qt's own measure forgets the style sheet's padding,
    and the last line was cut off."""

    def __init__(self, rows: QListWidget):
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The room for the text and a line's height for what is around it, each way."""
        metrics = self._rows.fontMetrics()
        around = metrics.height()
        width = self._rows.viewport().width()
        room = QRect(0, 0, max(width - around, around), 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(width, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() + around)


class FindingsPanel(QWidget):
    """Lists findings; one that is chosen with Enter or a click is told."""

    chosen = Signal(object)
    """A :class:`Finding` whose place is to be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self.head_label = QLabel(self)
        self.head_label.setProperty("role", "heading")
        self.head_label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("What check finds, with lines"))
        self.list.setItemDelegate(RowHeights(self.list))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.foot_label = QLabel(tr("The file is read again whenever you save it."), self)
        self.foot_label.setProperty("role", "muted")
        self.foot_label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.head_label)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot_label)
        self.setFocusProxy(self.list)
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is listed."""
        return self._findings

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """List those; the one in hand stays in hand as long as it is there."""
        held = self.list.currentItem()
        before = held.data(_FINDING) if held is not None else None
        row = self.list.currentRow()
        self._findings = findings
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(_words(finding), self.list)
            item.setData(_FINDING, finding)
            if finding.error:
                item.setForeground(QColor(self._theme.error))
        if before is not None and findings:
            same = next((n for n, f in enumerate(findings) if f.message == before.message), None)
            self.list.setCurrentRow(min(row, len(findings) - 1) if same is None else same)
        self.head_label.setText(told(findings))

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.set_findings(self._findings)

    @Slot()
    def next(self) -> None:
        """Go to the next finding, from the last to the first."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """Go to the finding before, from the first to the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._findings:
            return
        row = self.list.currentRow()
        new = (row + by) % len(self._findings) if row >= 0 else (0 if by > 0 else len(self._findings) - 1)
        self.list.setCurrentRow(new)
        self.chosen.emit(self._findings[new])

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_FINDING))


def told(findings: tuple[Finding, ...]) -> str:
    """How many findings there are, in words."""
    errors = sum(finding.error for finding in findings)
    warnings = len(findings) - errors
    parts = []
    if errors:
        parts.append(ntr("{count} error", "{count} errors", errors))
    if warnings:
        parts.append(ntr("{count} warning", "{count} warnings", warnings))
    return ", ".join(parts) or tr("Nothing to mend")


def _words(finding: Finding) -> str:
    weight = tr("error") if finding.error else tr("warning")
    head = tr("Line {line}: {weight} [{rule}]", line=finding.line, weight=weight, rule=finding.rule)
    return f"{head}\n{finding.message}"
