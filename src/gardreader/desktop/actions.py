"""All that a person can do in the window: one table, from which menus, tool bar and help are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from gardreader.desktop.appearance import Appearance
from gardreader.i18n import tr

MENUS = ("&Library", "&Article", "&Go", "&My pages", "&View", "&Window", "&Help")


@dataclass(frozen=True, slots=True)
class Row:
    """An action; ``icon`` is what it has in the tool bar, menus are text only.

    ``id`` is the name of the method of one of ``window_parts.COMMANDS`` that does it,
    ``keys`` are its shortcuts, the first of them shown. ``group`` parts a menu by lines. ``needs``
    is what must be there before it can be used: ``library`` or ``article``. ``locked`` says that a
    kiosk must not offer it. ``tip`` is what the tool bar says of it, where ``text`` does not do.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    menu: str
    group: int = 0
    icon: str = ""
    needs: str = ""
    checkable: bool = False
    locked: bool = False
    tip: str = ""


ROWS: tuple[Row, ...] = (
    Row("add", "&Add to the library…", ("Ctrl+O",), "&Library", needs="library", locked=True),
    Row("show_packs", "&Installed packs…", ("Ctrl+Shift+L",), "&Library", needs="library"),
    Row("update_index", "&Update the search index", ("Ctrl+Shift+U",), "&Library", needs="library",
        locked=True),
    Row("preferences", "Pre&ferences…", ("Ctrl+,",), "&Library", 1, locked=True),
    Row("quit", "&Quit", ("Ctrl+Q",), "&Library", 2, locked=True),
    Row("print_preview", "Print pre&view…", ("Ctrl+P",), "&Article", icon="print", needs="article"),
    Row("print_article", "&Print…", ("Ctrl+Shift+P",), "&Article", needs="article"),
    Row("save_pdf", "&Save as PDF…", ("Ctrl+Shift+S",), "&Article", needs="article", locked=True),
    Row("save_for_later", "Save for la&ter", ("Ctrl+S",), "&Article", needs="article"),
    Row("export_references", "&Export the references…", ("Ctrl+Shift+R",), "&Article", needs="article",
        locked=True),
    Row("find", "&Find in the article…", ("Ctrl+F",), "&Article", 1, "find", "article"),
    Row("find_next", "Find &next", ("F3", "Ctrl+G"), "&Article", 1, needs="article"),
    Row("find_previous", "Find p&revious", ("Shift+F3", "Ctrl+Shift+G"), "&Article", 1, needs="article"),
    Row("next_citing", "Next place that &cites it", ("F8",), "&Article", 1, needs="article"),
    Row("previous_citing", "Place before that c&ites it", ("Shift+F8",), "&Article", 1, needs="article"),
    Row("next_word", "Next &word explained", ("F4",), "&Article", 2, needs="article"),
    Row("previous_word", "Previous w&ord explained", ("Shift+F4",), "&Article", 2, needs="article"),
    Row("show_words", "&List of words…", ("Ctrl+Shift+W",), "&Article", 2, needs="library"),
    Row("next_source", "Next so&urce", ("Alt+PgDown",), "&Article", 3, needs="article"),
    Row("previous_source", "Source &before", ("Alt+PgUp",), "&Article", 3, needs="article"),
    Row("back", "&Back", ("Alt+Left", "Backspace"), "&Go", icon="back"),
    Row("forward", "&Forward", ("Alt+Right",), "&Go", icon="forward"),
    Row("home", "&Welcome page", ("Alt+Home",), "&Go", icon="home"),
    Row("news", "N&ews", ("Ctrl+7",), "&Go", needs="library"),
    Row("search", "&Search", ("Ctrl+K", "Ctrl+L"), "&Go", 1, needs="library"),
    Row("filter_list", "Filter the &list", ("Ctrl+Shift+F",), "&Go", 1),
    Row("next_part", "&Next part of the window", ("F6",), "&Go", 2),
    Row("previous_part", "&Previous part of the window", ("Shift+F6",), "&Go", 2),
    Row("toggle_favourite", "&Favourite", ("Ctrl+Shift+D",), "&My pages", icon="star", needs="article",
        checkable=True, tip="Keep this article among the favourites"),
    Row("highlight", "&Highlight the selection", ("Ctrl+H",), "&My pages", needs="article"),
    Row("add_note", "&Note on the selection…", ("Ctrl+M",), "&My pages", needs="article"),
    Row("undo_removal", "&Undo the removal", ("Ctrl+Z",), "&My pages"),
    Row("show_favourites", "F&avourites", ("Ctrl+3",), "&My pages", 1),
    Row("show_reading_list", "&Reading list", ("Ctrl+4",), "&My pages", 1),
    Row("show_notes", "Highlights and n&otes", ("Ctrl+5",), "&My pages", 1),
    Row("show_history", "H&istory", ("Ctrl+6",), "&My pages", 1),
    Row("export_own", "&Export my pages…", ("Ctrl+Shift+E",), "&My pages", 2, locked=True),
    Row("import_own", "I&mport pages…", ("Ctrl+Shift+I",), "&My pages", 2, locked=True),
    Row("private_session", "&Private session", ("Ctrl+Shift+X",), "&My pages", 3, checkable=True),
    Row("toggle_list", "&List of articles", ("Ctrl+B",), "&View", icon="sidebar", checkable=True,
        tip="Show or hide the list of articles"),
    Row("toggle_side", "S&ide panel", ("Ctrl+Shift+B",), "&View", icon="side", checkable=True,
        tip="Show or hide the side panel"),
    Row("by_category", "By &category", ("Ctrl+1",), "&View", 1, checkable=True),
    Row("by_letter", "&A–Z", ("Ctrl+2",), "&View", 1, checkable=True),
    Row("explain_words", "&Explain words", ("Ctrl+E",), "&View", 1, checkable=True),
    Row("zoom_in", "Lar&ger text", ("Ctrl++", "Ctrl+="), "&View", 2, "zoom-in"),
    Row("zoom_out", "&Smaller text", ("Ctrl+-",), "&View", 2, "zoom-out"),
    Row("zoom_reset", "&Normal text", ("Ctrl+0",), "&View", 2),
    Row("toggle_dark", "Light or &dark", ("Ctrl+D",), "&View", 3, "theme"),
    Row("full_screen", "&Full screen", ("F11",), "&View", 3, checkable=True, locked=True),
    Row("new_tab", "&New tab", ("Ctrl+T",), "&Window", needs="library"),
    Row("open_in_tab", "&Open in a new tab", ("Ctrl+Return", "Ctrl+Enter"), "&Window", needs="library"),
    Row("close_tab", "&Close the tab", ("Ctrl+W",), "&Window", needs="library"),
    Row("reopen_tab", "&Reopen the tab closed last", ("Ctrl+Shift+T",), "&Window"),
    Row("next_tab", "N&ext tab", ("Ctrl+Tab", "Ctrl+PgDown"), "&Window", 1),
    Row("previous_tab", "&Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "&Window", 1),
    Row("compare", "Co&mpare with…", ("Ctrl+Shift+C",), "&Window", 2, needs="article"),
    Row("same_section", "&Same section on both sides", ("Ctrl+Shift+Y",), "&Window", 2, checkable=True),
    Row("other_side", "O&ther side", ("F7",), "&Window", 2),
    Row("copy_place", "Copy a &link to this place", ("Ctrl+Shift+K",), "&Window", 3, needs="article"),
    Row("new_window", "New &window", ("Ctrl+N",), "&Window", 3, needs="library", locked=True),
    Row("help", "&How to use", ("F1",), "&Help"),
    Row("shortcuts", "&Shortcuts", ("Ctrl+/",), "&Help"),
    Row("about", "&About gardreader", ("Ctrl+F1",), "&Help", 1),
)  # fmt: skip

TOOL_BAR_LEFT = ("toggle_list", "back", "forward", "home")
TOOL_BAR_RIGHT = (
    "toggle_favourite", "find", "print_preview", "zoom_out", "zoom_in", "toggle_dark", "toggle_side",
)  # fmt: skip


class Actions(QObject):
    """The table's rows as Qt's actions, by their ids."""

    def __init__(self, appearance: Appearance, parent: QObject):
        super().__init__(parent)
        self._appearance = appearance
        self._actions = {row.id: self._made(row) for row in ROWS}
        self.refresh_icons()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into its menu."""
        for name in MENUS:
            menu = bar.addMenu(tr(name))
            self._fill(menu, [row for row in ROWS if row.menu == name])

    def connect_to(self, *commands: QObject) -> None:
        """Let each action call the method that has its id, of the one of ``commands`` that has it."""
        for action_id, action in self._actions.items():
            action.triggered.connect(next(getattr(c, action_id) for c in commands if hasattr(c, action_id)))

    def allow(self, need: str, allowed: bool) -> None:
        """Enable, or not, the actions that need ``need`` (``library`` or ``article``)."""
        for row in ROWS:
            if row.needs == need:
                self._actions[row.id].setEnabled(allowed)

    def refresh_icons(self) -> None:
        """Draw the icons anew, after a change of theme."""
        for row in ROWS:
            if row.icon:
                self._actions[row.id].setIcon(self._appearance.icon(row.icon))

    def _made(self, row: Row) -> QAction:
        action = QAction(tr(row.text), self)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.checkable)
        action.setEnabled(not row.needs)
        tip = tr(row.tip) if row.tip else plain_text(action.text())
        action.setToolTip(f"{tip} ({keys_text(row.keys[:1])})")
        action.setStatusTip("")
        return action

    def _fill(self, menu: QMenu, rows: Sequence[Row]) -> None:
        group = rows[0].group
        for row in rows:
            if row.group != group:
                menu.addSeparator()
                group = row.group
            menu.addAction(self._actions[row.id])


def plain_text(text: str) -> str:
    """The text of an action without its mark for the keyboard and its dots."""
    return text.replace("&", "").removesuffix("…")


def keys_text(keys: Sequence[str]) -> str:
    """Shortcuts as the system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return tr(" or ").join(QKeySequence(key).toString(form) for key in keys)
