"""The window: the list at the left, the search on top, the page in the middle, the word at the foot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gardreader.articles.model import ArticleRef
from gardreader.desktop.actions import TOOL_BAR_LEFT, TOOL_BAR_RIGHT, Actions
from gardreader.desktop.appearance import Appearance
from gardreader.desktop.desk.desk import Desk
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.finder.results_view import ResultsView
from gardreader.desktop.finder.search_box import SearchBox
from gardreader.desktop.navigation.panel import NavigationPanel
from gardreader.desktop.reader.reader_pane import ReaderPane, Shown
from gardreader.desktop.side.room import Room
from gardreader.desktop.side.side_panel import SidePanel
from gardreader.desktop.stage import Stage, View
from gardreader.desktop.status_line import StatusLine
from gardreader.desktop.tool_bar import ToolBar
from gardreader.desktop.welcome import Welcome
from gardreader.i18n import ntr, tr
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.library import Library
from gardreader.rendering.themes import Theme
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import NameHit
from gardreader.settings import Settings, TreeMode

APPLICATION = "gardreader"
_SMALLEST = QSize(560, 420)
_ARROWS = ("qt_toolbar_ext_button", "qt_menubar_ext_button")  # to what has no room in the bars
_WIDEST_SEARCH = 36  # in heights of a line of text


class MainWindow(QMainWindow):
    """Puts the widgets together and lets each hear of what the others do.

    It opens before the library does: :meth:`take_library` brings what needs one.
    """

    painted = Signal()
    """The window stands on the screen for the first time."""

    closing = Signal()
    became_active = Signal()

    def __init__(self, appearance: Appearance, settings: Settings):
        super().__init__()
        self._appearance = appearance
        self._was_painted = False
        self._title_mark = ""
        self.results: ResultsView | None = None
        self.search_box: SearchBox | None = None
        self.setMinimumSize(_SMALLEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_table = Actions(appearance, self)
        self.navigation = NavigationPanel(appearance.theme, settings.tree_mode, settings.expanded, self)
        self.welcome = Welcome(self)
        self.desk = Desk(self)
        self.stage = Stage(self.welcome, self)
        self.status = StatusLine(self)
        self.side = SidePanel(appearance, self)
        self.splitter = Room(self)
        self._search_place = QWidget(self)
        self._search_wait = QLineEdit(self._search_place)
        self._tool_bar = ToolBar(tr("Tools"), self)
        self._lay_out()
        self.navigation.article_wanted.connect(self.open)
        self.navigation.search_wanted.connect(self.search)
        self.navigation.state_changed.connect(self._show_order)
        self.navigation.message.connect(self.status.say)
        self.welcome.article_wanted.connect(self.open)
        self.welcome.search_wanted.connect(self.search)
        self.stage.view_changed.connect(self._on_view)
        self.desk.shown.connect(self._on_shown)
        self.desk.place_changed.connect(self._on_place)
        self.desk.message.connect(self.status.say)
        self.desk.pane_changed.connect(self._on_pane)
        appearance.about_to_change.connect(self.navigation.view.hold_layout)
        appearance.changed.connect(self._take_theme)
        self.splitter.panel_in_the_way.connect(self.side.close_panel)
        self.splitter.list_changed.connect(self._on_list)
        self._show_order()
        self._on_view()

    def _lay_out(self) -> None:
        self.actions_table.fill(self.menuBar())
        orders = QActionGroup(self)
        for name in ("by_category", "by_letter"):
            orders.addAction(self.actions_table[name])
        bar = self._tool_bar
        for name in TOOL_BAR_LEFT:
            bar.addAction(self.actions_table[name])
        self._search_wait.setEnabled(False)
        self._search_wait.setPlaceholderText(tr("Opening the library…"))
        self._search_wait.setAccessibleName(tr("Search"))
        self._search_place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self._search_place)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._search_wait, 1000)
        row.addStretch(1)
        bar.addWidget(self._search_place)
        for name in TOOL_BAR_RIGHT:
            bar.addAction(self.actions_table[name])
        for button in bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addToolBar(bar)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.desk.bar)
        column.addWidget(self.stage, 1)
        self.splitter.fill(self.navigation, middle, self.side)
        self.setCentralWidget(self.splitter)
        self.setStatusBar(self.status)
        self._fit_to_text()

    @property
    def pane(self) -> ReaderPane | None:
        """The reader's pane in use; another one after :attr:`Desk.pane_changed`."""
        return self.desk.current

    # ---- what the library brings

    def take_library(self, library: Library, engine: SearchEngine) -> None:
        """Make what needs a library: the first tab, the search and its results."""
        self.desk.set_library(library)
        self.results = ResultsView(engine, self)
        self.search_box = SearchBox(engine, self._search_place)
        self.search_box.setMaximumWidth(self._search_wait.maximumWidth())
        row = self._search_place.layout()
        assert row is not None
        row.replaceWidget(self._search_wait, self.search_box)
        self._search_wait.hide()
        self._search_wait.deleteLater()
        self.stage.set_reader(self.desk, self.results)
        self.results.message.connect(self.status.say)
        self.search_box.name_chosen.connect(self._open_name)
        self.search_box.searched.connect(self.search)
        self._take_theme(self._appearance.theme)
        self.actions_table.allow("library", True)
        self.library_changed(library)

    def library_changed(self, library: Library) -> None:
        """Packs came or went."""
        packs, count = library.packs(), library.count()
        self.welcome.set_library(packs, count)
        self.status.set_size(ntr("{count:,} article", "{count:,} articles", count))
        if self.results is not None:
            self.results.set_pack_titles({pack.info.id: pack.info.title for pack in packs})

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """Show the list of the library as it is now."""
        self.navigation.set_catalogue(catalogue)
        self.desk.take_catalogue(catalogue)

    def end_work(self) -> None:
        """End the background work of all that the window holds."""
        self.navigation.end_work()
        self.desk.end_work()
        for part in (self.results, self.search_box):
            if part is not None:
                part.end_work()

    def set_title_mark(self, mark: str) -> None:
        """Say so after the program's name in the title: a private session, say."""
        if mark != self._title_mark:
            self._title_mark = mark
            self._on_view()

    # ---- going somewhere

    @Slot(object)
    @Slot(object, str)
    def open(self, ref: ArticleRef, section: str = "") -> None:
        """Show an article."""
        self.status.say("")
        self.stage.open(ref, section)
        if self.pane is not None and not self.navigation.view.hasFocus():
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, wanted: Wanted) -> None:
        """Show what is wanted in the tab in front."""
        self.status.say("")
        self.stage.open(wanted.ref, wanted.section, wanted.words)

    def open_asked(self, wanted: Wanted) -> None:
        """Show what was asked for from outside: in the tab that has it, else in an empty or a new one."""
        self.status.say("")
        if self.desk.show_open(wanted.ref):
            self.stage.show_article()
            if wanted.section:
                self.stage.open(wanted.ref, wanted.section)
        elif self.desk.bench is not None and not self.desk.bench.wanted:
            self.stage.open(wanted.ref, wanted.section)
        else:
            self.desk.open_tab(wanted, front=True)
        if self.pane is not None:
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def search(self, text: str) -> None:
        """Show the results of a search."""
        self.status.say("")
        if self.search_box is not None:
            self.search_box.set_text(text)
        self.stage.search(text)

    @Slot(object)
    def _open_name(self, hit: NameHit) -> None:
        self.open(hit.ref)

    # ---- what changes

    @Slot(object)
    def _on_shown(self, shown: Shown) -> None:
        self.navigation.follow(shown.ref)
        self._on_view()

    @Slot(object)
    def _on_pane(self, pane: ReaderPane) -> None:
        """Another pane is in use: the list follows what is read in that."""
        if pane.article is not None and pane.ref is not None:
            self.navigation.follow(pane.ref)
            pane.view.tell_section()
        self._on_view()

    @Slot(str)
    def _on_place(self, anchor: str) -> None:
        self.navigation.follow_section(anchor)

    @Slot()
    def _on_view(self) -> None:
        """Another view, or another article."""
        reading = self.stage.view is View.ARTICLE
        article = self.pane.article if self.pane is not None and reading else None
        name = f"{APPLICATION} – {self._title_mark}" if self._title_mark else APPLICATION
        self.setWindowTitle(f"{article.title} – {name}" if article else name)
        self.actions_table.allow("article", article is not None)
        self.actions_table["back"].setEnabled(self.stage.can_back)
        self.actions_table["forward"].setEnabled(self.stage.can_forward)
        self.actions_table["home"].setEnabled(self.stage.view is not View.WELCOME)

    @Slot()
    def _show_order(self) -> None:
        letters = self.navigation.mode is TreeMode.LETTERS
        self.actions_table["by_letter" if letters else "by_category"].setChecked(True)

    @Slot(object)
    def _take_theme(self, theme: Theme) -> None:
        self.desk.set_theme(theme)  # first: its page is drawn anew in the background meanwhile
        self.actions_table.refresh_icons()
        self.navigation.set_theme(theme)
        if self.results is not None:
            self.results.set_theme(theme)
        self._fit_to_text()

    @Slot()
    def _on_list(self) -> None:
        self.actions_table["toggle_list"].setChecked(not self.navigation.isHidden())

    def _fit_to_text(self) -> None:
        self._tool_bar.take_icon_size(self._appearance.icon_size)
        for name in _ARROWS:  # Qt's own are black on every ground
            for arrow in self.findChildren(QToolButton, name):
                arrow.setIcon(self._appearance.icon("more"))
        field = self.search_box or self._search_wait
        field.setMaximumWidth(_WIDEST_SEARCH * self.fontMetrics().height())

    # ---- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is painted for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another window was in front until now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.became_active.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everyone end their work first."""
        self.closing.emit()
        super().closeEvent(event)
