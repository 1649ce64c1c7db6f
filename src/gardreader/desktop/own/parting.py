"""Asks before the last window closes on entries that no disk has taken: they would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox

from gardreader.desktop.own.keeper import Keeper
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.desktop.main_window import MainWindow


class Parting(QObject):
    """Watches ``window``. Where all is on the disk, nothing is asked."""

    export_wanted = Signal()

    def __init__(self, window: MainWindow, keeper: Keeper):
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._sure = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is about to close."""
        if watched is self._window and event.type() == QEvent.Type.Close and self._must_ask():
            event.ignore()
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _must_ask(self) -> bool:
        others = [
            widget
            for widget in QApplication.topLevelWidgets()
            if type(widget) is type(self._window) and widget is not self._window and widget.isVisible()
        ]
        if self._sure or others or not self._window.isVisible() or not self._keeper.unwritten:
            return False
        if self._keeper.own is not None:
            self._keeper.own.retry()  # the disk may have room by now: what is asked must be true
        return self._keeper.unwritten > 0

    def _ask(self) -> None:
        count = self._keeper.unwritten
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Not written yet"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        told = ntr(
            "{count} change to your own pages is not on the disk yet.",
            "{count} changes to your own pages are not on the disk yet.",
            count,
        )
        box.setText(told)
        box.setInformativeText(f"{self._keeper.trouble} {tr('Export saves all in a file elsewhere.')}")
        stay = box.addButton(tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        export = box.addButton(tr("Export…"), QMessageBox.ButtonRole.ActionRole)
        leave = box.addButton(tr("Close and lose them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        export.clicked.connect(self.export_wanted)
        leave.clicked.connect(self._leave)
        box.open()

    @Slot()
    def _leave(self) -> None:
        self._sure = True
        self._window.close()
