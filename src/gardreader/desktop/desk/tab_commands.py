"""What the rows of the menu "Window" do: tabs, windows, comparing, links to a place."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gardreader.articles.addresses import deep_link
from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.bench import Bench
from gardreader.desktop.desk.gestures import Gestures
from gardreader.desktop.desk.tab_menu import TabMenu
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.main_window import MainWindow
from gardreader.desktop.session import Session
from gardreader.desktop.stage import View
from gardreader.i18n import tr
from gardreader.packs.catalogue import Catalogue
from gardreader.search.engine import SearchEngine

if TYPE_CHECKING:
    from gardreader.desktop.desk.compare_dialog import CompareDialog

_MOST_OFFERS = 40


class TabCommands(QObject):
    """Acts on the desk of ``window`` for the person; a method a row of the table of actions."""

    window_wanted = Signal(object)
    """A new window, at a :class:`Wanted` or ``None``."""

    def __init__(self, window: MainWindow, session: Session):
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._session = session
        self._engine: SearchEngine | None = None
        self._catalogue: Catalogue | None = None
        self.dialog: CompareDialog | None = None
        self.gestures = Gestures(window.desk, self)
        self.gestures.watch_list(window.navigation)
        self.gestures.tab_wanted.connect(self.open_behind)
        self.gestures.window_wanted.connect(self.window_wanted)
        self._desk.menu_wanted.connect(self._show_menu)
        self._desk.tabs_changed.connect(self._allow)
        self._desk.tabs_changed.connect(session.touch)
        window.stage.view_changed.connect(self._allow)
        self._allow()

    def take_library(self, engine: SearchEngine) -> None:
        """The library is open."""
        self._engine = engine
        if self._window.results is not None:
            self.gestures.watch_results(self._window.results)
        self._allow()

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """The list of the library as it is now."""
        self._catalogue = self.gestures.catalogue = catalogue

    def end_work(self) -> None:
        """End the background work of an open dialog."""
        if self.dialog is not None:
            self.dialog.reject()

    # ---- tabs

    @Slot()
    def new_tab(self) -> None:
        """Open an empty tab and type a search there."""
        self._desk.new_tab()
        if self._window.search_box is not None:
            self._window.search_box.set_text("")
            self._window.search_box.focus_field()

    @Slot()
    def open_in_tab(self) -> None:
        """Open what the keys are on in a new tab: a link, a line of the list, an answer."""
        focused, pane = QApplication.focusWidget(), self._window.pane
        wanted = self.gestures.under_keys(focused)
        if wanted is None:
            on_link = pane is not None and focused is pane.view and pane.view.focused_link is not None
            self._window.status.say(
                tr("This link leads to no other article: Enter follows it.")
                if on_link
                else tr("Go to a link, an article of the list or an answer first: Tab and the arrow keys do.")
            )
        else:
            self.open_behind(wanted)

    @Slot(object)
    def open_behind(self, wanted: Wanted) -> None:
        """Open a tab behind the one in front, which stays in front."""
        if self._desk.open_tab(wanted, front=False):
            title = wanted.title or (self._catalogue.title(wanted.ref) if self._catalogue else "")
            self._window.status.say(
                tr("“{title}” was opened in a new tab.", title=title or wanted.ref.article)
            )

    @Slot()
    def close_tab(self) -> None:
        """Close the tab in front."""
        self._desk.close_tab()
        self._focus_middle()

    @Slot()
    def reopen_tab(self) -> None:
        """Open the tab again that was closed last."""
        self._desk.reopen()
        self._focus_middle()

    @Slot()
    def next_tab(self) -> None:
        """Bring the next tab to the front."""
        self._desk.step(1)
        self._focus_middle()

    @Slot()
    def previous_tab(self) -> None:
        """Bring the tab before to the front."""
        self._desk.step(-1)
        self._focus_middle()

    # ---- comparing

    @Slot()
    def compare(self) -> None:
        """Show a second article beside this one, or this one alone again."""
        if self._desk.comparing:
            self._desk.end_comparison()
            self._focus_middle()
            return
        pane = self._window.pane
        if self._engine is None or pane is None or pane.article is None:
            return
        from gardreader.desktop.desk.compare_dialog import CompareDialog

        self.dialog = CompareDialog(pane.article.title, self._offers(), self._engine, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.chosen.connect(self.compare_with)
        self.dialog.finished.connect(self._on_dialog)
        self.dialog.open()

    @Slot(object)
    def compare_with(self, wanted: Wanted) -> None:
        """Show that article beside the one in use."""
        self._desk.compare(wanted)
        self._focus_middle()

    @Slot()
    def same_section(self) -> None:
        """Let the other article follow to the section of the same kind, or stay where it is."""
        bench = self._desk.bench
        if bench is not None and bench.comparing:
            bench.together = not bench.together
            if bench.together:
                bench.align()
        self._allow()

    @Slot()
    def other_side(self) -> None:
        """Let the keys act on the other of two articles."""
        if self._desk.bench is not None:
            self._desk.bench.use_other()

    # ---- windows and links

    @Slot()
    def new_window(self) -> None:
        """Open a second window on the same library."""
        self.window_wanted.emit(None)

    @Slot()
    def copy_place(self) -> None:
        """Copy a link that opens this article at this section."""
        pane = self._window.pane
        page = pane.view.page if pane is not None and pane.article is not None else None
        if page is None or pane is None:
            return
        here = page.section_at(pane.view.place().position)
        section = here.id if here is not None and here.level > 1 else ""
        link = deep_link(page.ref, section)
        QGuiApplication.clipboard().setText(link)
        self._window.status.say(tr("The link to this place was copied: {link}", link=link))

    # ---- the rest

    @Slot()
    def _on_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def _allow(self) -> None:
        """Offer what can be done now."""
        table, desk, ready = self._window.actions_table, self._desk, self._engine is not None
        several = len(desk.benches) > 1
        reading = self._window.stage.view is View.ARTICLE
        table["next_tab"].setEnabled(several)
        table["previous_tab"].setEnabled(several)
        table["reopen_tab"].setEnabled(ready and desk.can_reopen)
        comparing = reading and desk.comparing
        table["compare"].setText(tr("End the co&mparison") if comparing else tr("Co&mpare with…"))
        table["same_section"].setEnabled(comparing)
        table["other_side"].setEnabled(comparing)
        together = desk.bench is not None and desk.bench.together
        table["same_section"].setChecked(comparing and together)

    def _offers(self) -> tuple[Wanted, ...]:
        """What is near to be compared with: the other tabs, related diseases, what was read lately."""
        pane = self._window.pane
        here = pane.ref if pane is not None else None
        found = [wanted for bench in self._desk.benches for wanted in bench.wanted[:1]]
        if pane is not None and pane.article is not None and here is not None:
            found += [Wanted(ArticleRef(here.pack, other.id)) for other in pane.article.related]
        for name in self._session.settings.recent:
            with suppress(ValueError):
                found.append(Wanted(ArticleRef.parse(name)))
        offers: dict[ArticleRef, Wanted] = {}
        for wanted in found:
            title = self._catalogue.title(wanted.ref) if self._catalogue is not None else wanted.title
            if title and wanted.ref != here:
                offers.setdefault(wanted.ref, Wanted(wanted.ref, title=title))
        return tuple(offers.values())[:_MOST_OFFERS]

    @Slot(object, object)
    def _show_menu(self, bench: Bench, point: QPoint) -> None:
        menu = TabMenu(self._window, bench, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _focus_middle(self) -> None:
        """The keys act on what came to the front."""
        middle = self._window.stage.currentWidget()
        if middle is not None and self._window.stage.view is not View.WELCOME:
            middle.setFocus(Qt.FocusReason.OtherFocusReason)
