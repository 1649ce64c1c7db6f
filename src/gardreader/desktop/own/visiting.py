"""Writes into the history what is read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from gardreader.desktop.desk.desk import Desk
from gardreader.desktop.own.keeper import Keeper
from gardreader.desktop.reader.reader_pane import Shown
from gardreader.desktop.session import Session
from gardreader.own import history
from gardreader.own.columns import VISITS
from gardreader.own.database import now, today

_GLANCE = 700  # milliseconds: what is shown for less was not read, and the page is painted long before


class Visiting(QObject):
    """Hears from ``desk`` which article is shown."""

    def __init__(self, desk: Desk, keeper: Keeper, session: Session, parent: QObject):
        super().__init__(parent)
        self._keeper = keeper
        self._session = session
        self._shown: Shown | None = None
        self._skipped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GLANCE)
        self._timer.timeout.connect(self.write)
        desk.shown.connect(self._on_shown)
        keeper.private_changed.connect(self._forget)
        keeper.about_to_close.connect(self.write)

    def skip_next(self) -> None:
        """What is shown next is only brought back."""
        self._skipped = True

    @Slot(object)
    def _on_shown(self, shown: Shown) -> None:
        skipped, self._skipped = self._skipped, False
        if skipped:
            return
        self._shown = shown
        self._timer.start()

    @property
    def settled(self) -> bool:
        """Whether nothing waits to be written."""
        return not self._timer.isActive()

    @Slot(bool)
    def _forget(self, private: bool) -> None:
        self._shown = None
        self._timer.stop()

    @Slot()
    def write(self) -> None:
        """Write what is shown into the history now, where one is kept."""
        shown, self._shown = self._shown, None
        self._timer.stop()
        if shown is None or self._keeper.private or not self._session.settings.keep_history:
            return
        # The moment is now, not when the disk has done it.
        at, day = now(), today()
        self._keeper.do(
            lambda own: history.visit(own, shown.ref, shown.title, at, day), VISITS.name, shown.ref
        )
