"""The table of actions: every row whole, no key twice, all derived from it."""

from __future__ import annotations

import inspect
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar

from gardreader.desktop.actions import MENUS, ROWS, TOOL_BAR_LEFT, TOOL_BAR_RIGHT, keys_text, plain_text
from gardreader.desktop.app import Program
from gardreader.desktop.help.texts import shortcuts_html
from gardreader.desktop.window_parts import COMMANDS


def test_every_row_is_whole() -> None:
    for row in ROWS:
        assert row.text, row.id
        assert row.keys, row.id
        assert row.menu in MENUS, row.id
        assert row.needs in ("", "library", "article"), row.id
        doers = [getattr(commands, row.id) for commands in COMMANDS if row.id in vars(commands)]
        assert [bool(inspect.getdoc(doer)) for doer in doers] == [True], row.id
    assert len({row.id for row in ROWS}) == len(ROWS)


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for row in ROWS for key in row.keys)
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_letter_opens_two_entries_of_a_menu() -> None:
    for menu in MENUS:
        letters = [row.text[row.text.index("&") + 1].lower() for row in ROWS if row.menu == menu]
        assert len(set(letters)) == len(letters), menu
    assert len({menu[menu.index("&") + 1] for menu in MENUS}) == len(MENUS)


def test_menus_hold_every_action_in_the_order_of_the_table(program: Program) -> None:
    menus = [action.menu() for action in program.window.menuBar().actions()]
    found: list[str] = []
    for menu in menus:
        assert isinstance(menu, QMenu)
        found += [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert found == [row.id for menu in MENUS for row in ROWS if row.menu == menu]


def test_the_tool_bar_says_what_it_does_and_by_which_key(program: Program) -> None:
    bar = program.window.findChild(QToolBar)
    assert bar is not None
    shown = [action.objectName() for action in bar.actions() if action.objectName()]
    assert tuple(shown) == (*TOOL_BAR_LEFT, *TOOL_BAR_RIGHT)
    for name in shown:
        action = program.window.actions_table[name]
        assert not action.icon().isNull()
        row = next(row for row in ROWS if row.id == name)
        assert keys_text(row.keys[:1]) in action.toolTip()


def test_what_needs_an_article_waits_for_one(program: Program) -> None:
    def usable(need: str) -> set[bool]:
        return {program.window.actions_table[row.id].isEnabled() for row in ROWS if row.needs == need}

    assert (usable("library"), usable("article")) == ({True}, {False})


def test_every_icon_is_drawn_and_changes_with_the_theme(program: Program) -> None:
    def picture(action: QAction) -> bytes:
        image = action.icon().pixmap(20, 20).toImage()
        return bytes(image.constBits())

    with_icons = [program.window.actions_table[row.id] for row in ROWS if row.icon]
    before = [picture(action) for action in with_icons]
    program.commands.toggle_dark()
    after = [picture(action) for action in with_icons]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_the_page_of_shortcuts_names_them_all() -> None:
    page = shortcuts_html()
    for row in ROWS:
        for key in row.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in page
        assert plain_text(row.text).replace("&", "&amp;") in page


def test_a_key_works_from_anywhere_in_the_window(program: Program) -> None:
    for action in program.window.actions_table:
        assert action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
