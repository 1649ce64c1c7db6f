"""Shares the window's width among the list, what is read, and the side panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gardreader.settings import NARROWEST_LIST

ROOM_TO_READ = 380
"""What list and panel leave to what is read, in pixels, where the window allows it."""

LEAST_TO_READ = 200
"""Where not even this is left beside both, list and panel take turns."""

FIRST_LIST, FIRST_PANEL = 300, 320


class Room(QSplitter):
    """Holds the list, the middle and the side panel, in that order.

    List and panel are as wide as a person has made them. Where the window is too narrow for that,
    the list gives way first, then the panel; what was wanted is kept for a wider window. Where large
    text leaves no room for both, the list goes while the panel is open, and comes back after it.
    """

    list_changed = Signal()
    """The list has gone or come back for want of room."""

    panel_in_the_way = Signal()
    """A person wants the list, for which the panel leaves no room."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._list_width = FIRST_LIST
        self._panel_width = FIRST_PANEL
        self._turned_away = False
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
    def list_wanted(self) -> bool:
        """Whether the list is to be seen: it is, or only the panel keeps it away."""
        listing = self.widget(0)
        return self._turned_away or (listing is not None and not listing.isHidden())

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
        if self._take_turns(listing, panel):
            return
        room, narrowest, least = self.width(), _narrowest(listing), _least(panel)
        for_panel = 0 if panel.isHidden() else max(self._panel_width, least)
        for_list = 0 if listing.isHidden() else self._list_width
        if for_list and for_list + for_panel + ROOM_TO_READ > room:
            for_list = min(for_list, max(narrowest, room - for_panel - ROOM_TO_READ))
        if for_panel and for_list + for_panel + ROOM_TO_READ > room:
            for_panel = max(least, room - for_list - ROOM_TO_READ)
        self.setSizes([for_list, max(0, room - for_list - for_panel), for_panel])

    def _crowded(self, listing: QWidget, panel: QWidget) -> bool:
        return not panel.isHidden() and _narrowest(listing) + _least(panel) + LEAST_TO_READ > self.width()

    def _take_turns(self, listing: QWidget, panel: QWidget) -> bool:
        """Let the list go or come back, as there is room; whether it did, and all is shared already."""
        crowded = self._crowded(listing, panel)
        if listing.isHidden() == crowded or not (crowded or self._turned_away):
            return False
        self._turned_away = crowded
        listing.setVisible(not crowded)
        self.list_changed.emit()
        return True

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
            listing, panel = self.widget(0), self.widget(2)
            if event.type() == QEvent.Type.ShowToParent and watched is listing and panel is not None:
                self._turned_away = False
                if self._crowded(listing, panel):
                    self.panel_in_the_way.emit()
            self.share()
        return super().eventFilter(watched, event)


def _narrowest(listing: QWidget) -> int:
    return max(NARROWEST_LIST, listing.minimumSizeHint().width())


def _least(panel: QWidget) -> int:
    return max(panel.minimumWidth(), panel.minimumSizeHint().width())
