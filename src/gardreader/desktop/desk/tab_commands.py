"""What the rows of the menu "Window" do: tabs, windows, comparing, links to a place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gardreader.desktop.main_window import MainWindow


class TabCommands(QObject):
    """Acts on the desk of ``window`` for the person; a method a row of the table of actions."""

    window_wanted = Signal(object)
    """A new window, at a :class:`Wanted` or ``None``."""

    def __init__(self, window: MainWindow):
        super().__init__(window)
        self._window = window

    @Slot()
    def new_window(self) -> None:
        """Open a second window on the same library."""
        self.window_wanted.emit(None)
