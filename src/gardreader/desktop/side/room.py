"""Shares the window's width among the list, what is read, and the side panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gardreader.settings import NARROWEST_LIST

ROOM_TO_READ = 380
"""What list and panel leave to what is read, in pixels, where the window allows it."""

FIRST_LIST, FIRST_PANEL = 300, 320


class Room(QSplitter):
    """Holds the list, the middle and the side panel, in that order.

    List and panel are as wide as a person has made them. Where the window is too narrow for that,
    the list gives way first, then the panel; what was wanted is kept for a wider window.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._list_width = FIRST_LIST
        self._panel_width = FIRST_PANEL
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_moved)

    def fill(self, listing: QWidget, middle: QWidget, panel: QWidget) -> None:
        """Take the three in; called once."""
        for widget in (listing, middle, panel):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        listing.installEventFilter(self)
        panel.installEventFilter(self)

    @property
    def list_width(self) -> int:
        """How wide the list is wanted, in pixels."""
        return self._list_width

    @property
    def panel_width(self) -> int:
        """How wide the side panel is wanted, in pixels."""
        return self._panel_width

    def want(self, list_width: int, panel_width: int) -> None:
        """Make them so wide, where there is room."""
        self._list_width, self._panel_width = list_width, panel_width
        self.share()

    @Slot()
    def share(self) -> None:
        """Give each its width."""
        if self.count() < 3:
            return
        listing, panel = self.widget(0), self.widget(2)
        assert listing is not None
        assert panel is not None
        room = self.width()
        least = max(panel.minimumWidth(), panel.minimumSizeHint().width())
        for_panel = 0 if panel.isHidden() else max(self._panel_width, least)
        for_list = 0 if listing.isHidden() else self._list_width
        if for_list and for_list + for_panel + ROOM_TO_READ > room:
            narrowest = max(NARROWEST_LIST, listing.minimumSizeHint().width())
            for_list = min(for_list, max(narrowest, room - for_panel - ROOM_TO_READ))
        if for_panel and for_list + for_panel + ROOM_TO_READ > room:
            for_panel = max(least, room - for_list - ROOM_TO_READ)
        self.setSizes([for_list, max(0, room - for_list - for_panel), for_panel])

    @Slot()
    def _on_moved(self) -> None:
        """A person has dragged an edge: so wide are they to be."""
        sizes = self.sizes()
        listing, panel = self.widget(0), self.widget(2)
        if listing is not None and not listing.isHidden():
            self._list_width = sizes[0]
        if panel is not None and not panel.isHidden():
            self._panel_width = sizes[2]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is shared anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list or the panel comes or goes."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.share()
        return super().eventFilter(watched, event)
