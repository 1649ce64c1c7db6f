"""The menu of a tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gardreader.desktop.desk.bench import Bench
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.desktop.desk.tab_commands import TabCommands
    from gardreader.desktop.main_window import MainWindow


class TabMenu(QMenu):
    """What can be done with the tab ``bench``, and with tabs at large."""

    def __init__(self, window: MainWindow, bench: Bench, commands: TabCommands):
        super().__init__(window)
        self._desk = window.desk
        self._bench = bench
        self._commands = commands
        table = window.actions_table
        others = len(self._desk.benches) > 1
        compares = bench is not self._desk.bench and bool(bench.wanted) and table["compare"].isEnabled()
        self.addAction(table["new_tab"])
        self.addAction(table["reopen_tab"])
        self.addSeparator()
        self._add(
            tr("Compare with the article in front"), compares and not self._desk.comparing
        ).triggered.connect(self._compare)
        self._add(tr("Move to a new window"), others and bool(bench.wanted)).triggered.connect(self._move)
        self.addSeparator()
        self._add(tr("Close the others"), others).triggered.connect(self._close_others)
        self._add(tr("Close"), enabled=True).triggered.connect(self._close)

    def _add(self, text: str, enabled: bool) -> QAction:
        action = self.addAction(text)
        action.setEnabled(enabled)
        return action

    @Slot()
    def _compare(self) -> None:
        self._commands.compare_with(self._bench.wanted[0])

    @Slot()
    def _move(self) -> None:
        wanted = self._bench.wanted[0]
        self._desk.close_tab(self._bench)
        self._commands.window_wanted.emit(wanted)

    @Slot()
    def _close_others(self) -> None:
        self._desk.close_others(self._bench)

    @Slot()
    def _close(self) -> None:
        self._desk.close_tab(self._bench)
