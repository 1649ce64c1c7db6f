"""Where the window was left: kept while it is used, and brought back at the next start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Slot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.keeping import kept_tab, wanted_of
from gardreader.desktop.reader.history import Place, Visit
from gardreader.desktop.reader.reader_pane import Shown
from gardreader.desktop.session import Session
from gardreader.settings import MOST_RECENT, Settings

if TYPE_CHECKING:
    from gardreader.desktop.main_window import MainWindow

_FIRST_SIZE = QSize(1180, 780)
_SHARE_OF_SCREEN = 0.92


class Remembering(QObject):
    """Writes the window's state into ``session``, and reads it from there.

    Of several windows only the one in front ``leads``: the next start is where that was left.
    """

    def __init__(self, window: MainWindow, session: Session):
        super().__init__(window)
        self._window = window
        self._session = session
        self.leads = True
        self._aside: Settings | None = None
        session.about_to_keep.connect(self._update)

    @property
    def has_aside(self) -> bool:
        """Whether what the window showed waits for a private session to end."""
        return self._aside is not None

    def restore_window(self) -> None:
        """Give the window the place and size it had, within the screen that is there now."""
        settings = self._session.settings
        restored = False
        if settings.geometry:
            data = QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore"))
            restored = self._window.restoreGeometry(data)
        if not restored:
            room = self._window.screen().availableGeometry()
            size = _FIRST_SIZE.boundedTo(room.size() * _SHARE_OF_SCREEN)
            self._window.resize(size)
            self._window.move(room.center() - self._window.rect().center())
        self._window.navigation.setVisible(settings.list_shown)
        if settings.side_shown:
            self._window.side.open_later(settings.side_page)
        self._window.splitter.want(settings.list_width, settings.side_width)
        self._window.splitter.splitterMoved.connect(self._session.touch)
        self._window.navigation.state_changed.connect(self._session.touch)
        self._window.installEventFilter(self)

    def restore_article(self, ref: ArticleRef | None, section: str = "", *, asked: bool) -> None:
        """Show ``ref`` in the first tab: where it was left, or at its top when a person has ``asked``."""
        desk, settings = self._window.desk, self._session.settings
        desk.set_zoom(settings.zoom)
        if ref is not None and desk.current is not None:
            if section:
                desk.current.open(ref, section)
            else:
                place = Place() if asked else Place(settings.position, settings.offset)
                desk.current.restore(Visit(ref, place))
        desk.shown.connect(self._on_shown)
        desk.zoom_changed.connect(self._on_zoom)
        desk.moved.connect(self._session.touch)
        desk.pane_changed.connect(self._session.touch)

    def set_aside(self) -> None:
        """Remember what this window shows, for :meth:`restore_reading`: a private session begins."""
        blank = replace(self._session.settings, article="", position=0, offset=0.0)
        self._aside = replace(blank, **self._reading())

    def restore_reading(self, *, alone: bool) -> ArticleRef | None:
        """Show what was set aside, in its tabs; gives the article in front, if any.

        ``alone``: no window has set anything aside, and this one shows what the settings say.
        """
        aside, self._aside = self._aside, None
        settings, desk = aside or self._session.settings, self._window.desk
        if aside is None and not (alone and self.leads):
            return None
        try:
            ref = ArticleRef.parse(settings.article)
        except ValueError:
            ref = None
        if ref is not None and desk.current is not None:
            desk.current.restore(Visit(ref, Place(settings.position, settings.offset)))
        self.restore_tabs(settings)
        return ref

    def restore_tabs(self, settings: Settings | None = None) -> None:
        """Open the other tabs of the last time around the first one, to be loaded when they are wanted."""
        settings, desk = settings or self._session.settings, self._window.desk
        tabs = [wanted for tab in settings.tabs if (wanted := wanted_of(tab))]
        visit = desk.current.visit() if desk.current is not None else None
        here = [place for place, wanted in enumerate(tabs) if visit and wanted[0].ref == visit.ref]
        # The tab in front is there. What was asked for, and was in none of them, comes after the others.
        current = settings.tab if settings.tab in here else here[0] if here else len(tabs)
        desk.restore(tabs, current)
        if current < len(tabs) and len(tabs[current]) > 1:
            desk.compare(tabs[current][1])
            desk.use_first_side()

    @Slot(object)
    def _on_shown(self, shown: Shown) -> None:
        name = str(shown.ref)
        others = tuple(other for other in self._session.settings.recent if other != name)
        self._session.update(recent=(name, *others)[:MOST_RECENT])
        self._session.touch()

    @Slot(int)
    def _on_zoom(self, percent: int) -> None:
        self._session.update(zoom=percent)

    @Slot()
    def _update(self) -> None:
        if not self.leads:
            return
        window = self._window
        navigation = window.navigation
        changes: dict[str, object] = {
            "geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
            "list_shown": window.splitter.list_wanted,
            "tree_mode": navigation.mode,
            "expanded": navigation.expanded,
        }
        changes["list_width"] = window.splitter.list_width
        changes["side_width"] = window.splitter.panel_width
        changes["side_shown"] = bool(window.side.present)
        if window.side.present:
            changes["side_page"] = window.side.present
        self._session.update(**changes, **self._reading())

    def _reading(self) -> dict[str, Any]:
        """What is read in this window, by the names of the settings."""
        window = self._window
        changes: dict[str, Any] = {}
        benches = [(bench, wanted) for bench in window.desk.benches if (wanted := bench.wanted)]
        changes["tabs"] = tuple(kept_tab(wanted) for _, wanted in benches)
        front = [place for place, (bench, _) in enumerate(benches) if bench is window.desk.bench]
        changes["tab"] = front[0] if front else -1
        visit = window.pane.visit() if window.pane is not None else None
        if visit is not None:
            changes["article"] = str(visit.ref)
            changes["position"] = visit.place.position
            changes["offset"] = visit.place.offset
        return changes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window was moved or given another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange):
            self._session.touch()
        return super().eventFilter(watched, event)
