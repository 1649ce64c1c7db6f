"""The menu of the article pane: copy, find, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from gardreader.desktop.reader.links import LinkKind, judge
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.desktop.reader.reader_pane import ReaderPane


class ArticleMenu(QMenu):
    """What can be done with the selection, and with the link under the mouse."""

    def __init__(self, pane: ReaderPane, address: str):
        super().__init__(pane)
        self._pane = pane
        self._address = address
        selected = bool(pane.view.selected_text())
        self._add(tr("Copy"), selected).triggered.connect(self._copy)
        self._add(tr("Find selection"), selected).triggered.connect(pane.find)
        self._add(tr("Select all"), enabled=True).triggered.connect(pane.view.selectAll)
        if judge(address).kind in (LinkKind.WEB, LinkKind.MAIL):
            self.addSeparator()
            self._add(tr("Copy link address"), enabled=True).triggered.connect(self._copy_address)
            self._add(tr("Show where the link leads…"), enabled=True).triggered.connect(self._follow)

    @property
    def address(self) -> str:
        """The address of the link under the mouse, else ``""``."""
        return self._address

    def _add(self, text: str, enabled: bool) -> QAction:
        action = self.addAction(text)
        action.setEnabled(enabled)
        return action

    def _copy(self) -> None:
        self._pane.view.copy()

    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._pane.message.emit(tr("The address was copied."))

    def _follow(self) -> None:
        self._pane.follow(self._address)


def show_menu(pane: ReaderPane, point: QPoint) -> None:
    """Open the menu at that point of the page's viewport."""
    link = pane.view.focused_link
    address = pane.view.address_at(point) or (link.address if link else "")
    menu = ArticleMenu(pane, address)
    pane.menu_made.emit(menu)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(pane.view.viewport().mapToGlobal(point))
