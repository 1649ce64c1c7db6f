"""What a person has chosen for references and links, in all panes of one window; and what visits them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.desktop.session import Session

if TYPE_CHECKING:
    from gardreader.desktop.main_window import MainWindow


class CitingCommands(QObject):
    """A method a row of the table of actions; hears of every pane of ``window``."""

    def __init__(self, window: MainWindow, session: Session):
        super().__init__(window)
        self._window = window
        self._session = session
        window.desk.pane_made.connect(self._on_pane)
        session.changed.connect(self._on_settings)

    # ---- the rows

    @Slot()
    def next_citing(self) -> None:
        """Visit the next place that cites the reference in hand."""
        if self._window.pane is not None:
            self._window.pane.returning.next_place()

    @Slot()
    def previous_citing(self) -> None:
        """Visit the place before that cites it."""
        if self._window.pane is not None:
            self._window.pane.returning.previous_place()

    # ---- panes

    @Slot(object)
    def _on_pane(self, pane: ReaderPane) -> None:
        self._dress(pane)

    @Slot()
    def _on_settings(self) -> None:
        for pane in self._window.desk.panes:
            self._dress(pane)

    def _dress(self, pane: ReaderPane) -> None:
        settings = self._session.settings
        pane.cards.links_open = settings.links_open
        if pane.look.style != settings.citation_style:
            pane.set_look(replace(pane.look, style=settings.citation_style))
