"""The left side of the window: two ways into the library, and a field that narrows the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gardreader.articles.model import ArticleRef
from gardreader.desktop.navigation.branches import Kind, Line
from gardreader.desktop.navigation.following import Following
from gardreader.desktop.navigation.model import ArticleTree
from gardreader.desktop.navigation.segments import Segments
from gardreader.desktop.navigation.tree_view import TreeView
from gardreader.i18n import ntr, tr
from gardreader.packs.catalogue import Catalogue
from gardreader.rendering.themes import Theme
from gardreader.settings import TreeMode

_MODES = (TreeMode.CATEGORIES, TreeMode.LETTERS)


class NavigationPanel(QWidget):
    """The library as a list. Tells which article a person wants; follows what is read."""

    article_wanted = Signal(object, str)
    """An ``ArticleRef`` and the id of a section, or ``""``."""

    search_wanted = Signal(str)
    """Words that no name has: to be looked for in the texts."""

    state_changed = Signal()
    """The order of the list or its open branches are others: worth keeping."""

    message = Signal(str)

    def __init__(
        self,
        theme: Theme,
        mode: TreeMode = TreeMode.CATEGORIES,
        expanded: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._catalogue: Catalogue | None = None
        self._mode = mode
        self.model = ArticleTree(self)
        self.view = TreeView(theme, self)
        self.view.setModel(self.model)
        self.segments = Segments((tr("Categories"), tr("A–Z")), tr("Order of the list"), self)
        self.segments.choose(_MODES.index(mode))
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Filter by name"))
        self.filter.setAccessibleName(tr("Filter the list by name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAcceptDrops(False)
        self.filter.installEventFilter(self)
        self.count = QLabel(self)
        self.count.hide()
        self.nothing = QWidget(self)
        self._nothing_text = QLabel(self.nothing)
        self.search_button = QPushButton(self.nothing)
        self.lists = QStackedWidget(self)
        self._lay_out()
        self.following = Following(self.model, self.view, expanded, self)
        self.segments.chosen.connect(self._on_mode)
        self.filter.textChanged.connect(self._on_filter)
        self.search_button.clicked.connect(self._on_search)
        self._taking = False
        self.view.taken.connect(self._on_taken)
        self.view.nothing_taken.connect(self._on_nothing_taken)
        self.model.topped.connect(self._on_topped)
        self.model.failed.connect(self.message)
        self.following.expanded_changed.connect(self.state_changed)

    def _lay_out(self) -> None:
        self._nothing_text.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing_text.setWordWrap(True)
        self._nothing_text.setProperty("role", "muted")
        inner = QVBoxLayout(self.nothing)
        inner.setContentsMargins(14, 20, 14, 14)
        inner.setSpacing(12)
        inner.addWidget(self._nothing_text)
        inner.addWidget(self.search_button)
        inner.addStretch(1)
        self.lists.addWidget(self.view)
        self.lists.addWidget(self.nothing)
        head = QVBoxLayout()
        head.setContentsMargins(10, 10, 10, 6)
        head.setSpacing(8)
        for widget in (self.segments, self.filter, self.count):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lists, 1)

    # ---- what is shown

    def set_catalogue(self, catalogue: Catalogue | None) -> None:
        """Show that library."""
        self._catalogue = catalogue
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in those colours."""
        self.view.set_theme(theme)

    @property
    def mode(self) -> TreeMode:
        """How the list is ordered."""
        return self._mode

    def set_mode(self, mode: TreeMode) -> None:
        """Order the list so."""
        if mode is not self._mode:
            self._mode = mode
            self.segments.choose(_MODES.index(mode))
            self._show()
            self.state_changed.emit()

    def start_over(self, mode: TreeMode, expanded: tuple[str, ...]) -> None:
        """Show the list in that order with those branches open, and nothing of what was typed."""
        self.following.start_over(expanded)
        self.filter.blockSignals(True)  # the list is shown anew once, by what follows
        self.filter.clear()
        self.filter.blockSignals(False)
        self._mode = mode
        self.segments.choose(_MODES.index(mode))
        self._show()

    @property
    def expanded(self) -> tuple[str, ...]:
        """The keys of the open branches."""
        return self.following.expanded

    @property
    def settled(self) -> bool:
        """Whether the list shows all that it was asked to."""
        return self.model.settled

    def follow(self, ref: ArticleRef | None, section: str = "") -> None:
        """The reader is there now."""
        self.following.follow(ref, section)

    def follow_section(self, section: str) -> None:
        """The reader has come to that section."""
        self.following.follow_section(section)

    def focus_filter(self) -> None:
        """Let a person type into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def focus_list(self) -> None:
        """Let the keys move in the list."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.model.awaited:
            # The lines to come are meant, not those that still stand there.
            self.view.setCurrentIndex(QModelIndex())
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def end_work(self) -> None:
        """End the background work."""
        self.following.end_work()
        self.model.close()

    def _show(self) -> None:
        self.model.show(self._catalogue, self._mode, self.filter.text())

    # ---- what a person does

    @Slot(int)
    def _on_mode(self, place: int) -> None:
        self.set_mode(_MODES[place])

    @Slot(str)
    def _on_filter(self, text: str) -> None:
        self._taking = False
        self._show()

    @Slot()
    def _on_search(self) -> None:
        self.search_wanted.emit(self.filter.text().strip())

    @Slot(QModelIndex)
    def _on_taken(self, index: QModelIndex) -> None:
        line = self.model.line(index)
        if line is None:
            return
        if line.ref is not None:
            self.article_wanted.emit(line.ref, line.value if line.kind is Kind.SECTION else "")
        else:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    @Slot()
    def _on_nothing_taken(self) -> None:
        # Keys may come faster than the list: Enter then means its first line, once that is there.
        self._taking = self.model.awaited

    @Slot()
    def _on_topped(self) -> None:
        self._show_count()
        if self.model.awaited:
            return
        if self.view.hasFocus() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        if self._taking:
            self._taking = False
            line = self._first_article()
            if line is not None:
                self.article_wanted.emit(line.ref, "")

    def _show_count(self) -> None:
        words = self.model.words.strip()
        lines = self.model.lines()
        articles = sum(line.kind is Kind.ARTICLE for line in lines)
        articles += sum(line.count for line in lines if line.kind is Kind.MORE)
        if words:
            self.count.setText(ntr("{count:,} article", "{count:,} articles", articles))
            self._nothing_text.setText(tr("No article or category has a name with “{words}”.", words=words))
            self.search_button.setText(tr("Search the texts"))
            self.search_button.setAccessibleName(tr("Search the texts for {words}", words=words))
        self.count.setVisible(bool(words and lines))
        empty = bool(words) and not lines
        self.lists.setCurrentWidget(self.nothing if empty else self.view)

    def _first_article(self) -> Line | None:
        return next((line for line in self.model.lines() if line.kind is Kind.ARTICLE), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter: Esc clears it, Down goes to the list, Enter opens the first article."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
            if key == Qt.Key.Key_Down:
                self.focus_list()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                line = self._first_article() if self.model.words and not self.model.awaited else None
                if line is not None:
                    self.article_wanted.emit(line.ref, "")
                self._taking = bool(self.model.words) and self.model.awaited
                return True
        return super().eventFilter(watched, event)
