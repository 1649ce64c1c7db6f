"""One tab: the pane in which its articles are read, made when the tab is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gardreader.desktop.desk.trail import Trail
from gardreader.desktop.reader.reader_pane import ReaderPane, Shown

MakePane = Callable[[QWidget], ReaderPane]


class Bench(QWidget):
    """Holds a tab's pane, and the :class:`Trail` that the stage keeps for it."""

    titled = Signal()
    """:attr:`title` is another one."""

    def __init__(self, make_pane: MakePane, parent: QWidget | None = None):
        super().__init__(parent)
        self._make_pane = make_pane
        self._pane: ReaderPane | None = None
        self.trail = Trail()
        self.title = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def pane(self) -> ReaderPane:
        """The pane in use; made now if need be."""
        if self._pane is None:
            self._pane = self._make_pane(self)
            self._column.addWidget(self._pane, 1)
            self.setFocusProxy(self._pane)
            self._pane.shown.connect(self._on_shown)
        return self._pane

    @property
    def panes(self) -> tuple[ReaderPane, ...]:
        """The panes that were made."""
        return () if self._pane is None else (self._pane,)

    @Slot(object)
    def _on_shown(self, shown: Shown) -> None:
        self.title = shown.title
        self.titled.emit()
