"""Middle click and Ctrl+click open a new tab, Shift+click a new window: in a page, the list, the answers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from gardreader.desktop.desk.desk import Desk
from gardreader.desktop.desk.pointed import of_answer, of_line, of_link
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.finder.results_view import ResultsView
from gardreader.desktop.navigation.panel import NavigationPanel
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.catalogue import Catalogue

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Gestures(QObject):
    """Takes these clicks before the widgets see them, which would follow them as plain ones."""

    tab_wanted = Signal(object)
    """A :class:`Wanted` for a new tab behind the one in front."""

    window_wanted = Signal(object)
    """A :class:`Wanted` for a new window."""

    def __init__(self, desk: Desk, parent: QObject):
        super().__init__(parent)
        self.catalogue: Catalogue | None = None
        self._desk = desk
        desk.pane_made.connect(self.watch_pane)
        self._list: NavigationPanel | None = None
        self._results: ResultsView | None = None
        self._pressed: Wanted | None = None

    @Slot(object)
    def watch_pane(self, pane: ReaderPane) -> None:
        """Watch the links of a pane."""
        pane.view.viewport().installEventFilter(self)

    def watch_list(self, panel: NavigationPanel) -> None:
        """Watch the list of articles."""
        self._list = panel
        panel.view.viewport().installEventFilter(self)

    def watch_results(self, results: ResultsView) -> None:
        """Watch the answers of the search."""
        self._results = results
        results.list.viewport().installEventFilter(self)

    def under_keys(self, focused: QWidget | None) -> Wanted | None:
        """The article that the keys are on in the widget that has them: a link, a line, an answer."""
        for pane in self._desk.panes:
            if pane.view is focused:
                link = pane.view.focused_link
                return of_link(pane, link.address, self.catalogue) if link is not None else None
        if self._list is not None and focused is self._list.view:
            return of_line(self._list, self._list.view.currentIndex())
        if self._results is not None and focused is self._results.list:
            return of_answer(self._results, self._results.list.currentIndex())
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was pressed so is opened when it is released in the same place."""
        if isinstance(event, QMouseEvent) and event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        ):
            in_window = _wants_window(event)
            if in_window or _wants_tab(event):
                return self._take(watched, event, in_window=in_window)
        return super().eventFilter(watched, event)

    def _take(self, watched: QObject, event: QMouseEvent, *, in_window: bool) -> bool:
        found = self._under_mouse(watched, event.position().toPoint())
        if event.type() != QEvent.Type.MouseButtonRelease:
            self._pressed = found
            return found is not None
        pressed, self._pressed = self._pressed, None
        if pressed is not None and found == pressed:
            (self.window_wanted if in_window else self.tab_wanted).emit(pressed)
        return pressed is not None

    def _under_mouse(self, watched: QObject, point: QPoint) -> Wanted | None:
        for pane in self._desk.panes:
            if watched is pane.view.viewport():
                return of_link(pane, pane.view.address_at(point), self.catalogue)
        if self._list is not None and watched is self._list.view.viewport():
            return of_line(self._list, self._list.view.indexAt(point))
        if self._results is not None and watched is self._results.list.viewport():
            return of_answer(self._results, self._results.list.indexAt(point))
        return None


def _wants_tab(event: QMouseEvent) -> bool:
    middle = event.button() == Qt.MouseButton.MiddleButton and event.modifiers() == _NONE
    return middle or (event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _CTRL)


def _wants_window(event: QMouseEvent) -> bool:
    return event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _SHIFT
