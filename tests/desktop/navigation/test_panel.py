"""The left side: two ways in, a filter, and a list that keeps up with the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.navigation import branches
from gardreader.desktop.navigation.branches import article_key, section_key
from gardreader.desktop.navigation.panel import NavigationPanel
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.library import Library
from gardreader.rendering.themes import load_theme
from gardreader.settings import TreeMode

BUNDLED = "gardreader-bundled"
WILSON = ArticleRef(BUNDLED, "wilson-disease")
ADDISON = ArticleRef(BUNDLED, "addisons-disease")

MakePanel = Callable[..., NavigationPanel]


@pytest.fixture
def catalogue(library: Library) -> Catalogue:
    return library.catalogue()


@pytest.fixture
def make_panel(qtbot: QtBot, catalogue: Catalogue, plain_look: None) -> Iterator[MakePanel]:
    panels: list[NavigationPanel] = []

    def make(mode: TreeMode = TreeMode.CATEGORIES, expanded: tuple[str, ...] = ()) -> NavigationPanel:
        panel = NavigationPanel(load_theme("light"), mode, expanded)
        qtbot.addWidget(panel)
        panel.resize(320, 700)
        panel.show()
        panel.set_catalogue(catalogue)
        qtbot.waitUntil(lambda: panel.settled and panel.model.rowCount() > 0)
        panels.append(panel)
        return panel

    yield make
    for panel in panels:
        panel.end_work()


def line_text(panel: NavigationPanel, index: QModelIndex) -> str:
    return str(panel.model.data(index))


def wait(panel: NavigationPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.settled)


def follow(panel: NavigationPanel, qtbot: QtBot, ref: ArticleRef, title: str) -> None:
    panel.follow(ref)
    qtbot.waitUntil(lambda: line_text(panel, panel.view.currentIndex()) == title)
    wait(panel, qtbot)


def test_the_two_ways_in(make_panel: MakePanel, qtbot: QtBot, catalogue: Catalogue) -> None:
    panel = make_panel()
    second = branches.top(catalogue, TreeMode.CATEGORIES)[1]
    assert line_text(panel, panel.model.index(1, 0)) == second.text
    with qtbot.waitSignal(panel.state_changed):
        panel.segments._group.button(1).click()
    wait(panel, qtbot)
    assert panel.mode is TreeMode.LETTERS
    first = branches.top(catalogue, TreeMode.LETTERS)[0]
    assert line_text(panel, panel.model.index(0, 0)) == first.text
    panel.set_mode(TreeMode.CATEGORIES)
    assert panel.segments.place == 0


def test_the_filter_narrows_as_one_types(make_panel: MakePanel, qtbot: QtBot) -> None:
    panel = make_panel()
    QTest.keyClicks(panel.filter, "wils")
    qtbot.waitUntil(lambda: panel.settled and panel.model.rowCount() == 1)
    assert panel.count.text() == "1 article"
    assert panel.count.isVisible()
    with qtbot.waitSignal(panel.article_wanted) as wanted:
        QTest.keyClick(panel.filter, Qt.Key.Key_Return)
    assert wanted.args == [WILSON, ""]
    QTest.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.filter.text() == ""
    qtbot.waitUntil(lambda: panel.settled and panel.model.rowCount() > 10)
    assert not panel.count.isVisible()


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Return,), (Qt.Key.Key_Down, Qt.Key.Key_Return)])
@pytest.mark.parametrize("late", [False, True])
def test_keys_faster_than_the_list_mean_what_was_typed(
    make_panel: MakePanel, qtbot: QtBot, catalogue: Catalogue, keys: tuple[Qt.Key, ...], late: bool
) -> None:
    panel = make_panel()
    if late:  # the library itself is not open yet
        panel.set_catalogue(None)
    panel.focus_filter()
    QTest.keyClicks(panel.filter, "wils")
    with qtbot.waitSignal(panel.article_wanted) as wanted:
        for key in keys:
            QTest.keyClick(panel.focusWidget() or panel.filter, key)
        if late:
            panel.set_catalogue(catalogue)
    assert wanted.args == [WILSON, ""]


def test_words_that_no_name_has_are_offered_to_the_search(make_panel: MakePanel, qtbot: QtBot) -> None:
    panel = make_panel()
    panel.filter.setText("jaundice of old")
    qtbot.waitUntil(lambda: panel.lists.currentWidget() is panel.nothing)
    with qtbot.waitSignal(panel.search_wanted) as wanted:
        panel.search_button.click()
    assert wanted.args == ["jaundice of old"]
    panel.filter.clear()
    qtbot.waitUntil(lambda: panel.lists.currentWidget() is panel.view)


def test_keys_lead_from_the_filter_into_the_list_and_to_an_article(
    make_panel: MakePanel, qtbot: QtBot, catalogue: Catalogue
) -> None:
    panel = make_panel(TreeMode.LETTERS)
    group = branches.top(catalogue, TreeMode.LETTERS)[0]
    first = catalogue.entries(letter=group.value)[0]
    QTest.keyClick(panel.filter, Qt.Key.Key_Down)
    assert line_text(panel, panel.view.currentIndex()) == group.text
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    wait(panel, qtbot)
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert line_text(panel, panel.view.currentIndex()) == first.title
    with qtbot.waitSignal(panel.article_wanted) as wanted:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert wanted.args[0] == first.ref


def test_a_click_on_a_branch_opens_it_and_on_a_section_asks_for_it(
    make_panel: MakePanel, qtbot: QtBot
) -> None:
    panel = make_panel(TreeMode.LETTERS)
    group = panel.model.find("letter W")
    panel._on_taken(group)
    assert panel.view.isExpanded(group)
    wait(panel, qtbot)
    article = panel.model.find(article_key(WILSON), group)
    panel.view.expand(article)
    wait(panel, qtbot)
    section = panel.model.index(1, 0, article)
    with qtbot.waitSignal(panel.article_wanted) as wanted:
        panel._on_taken(section)
    line = panel.model.line(section)
    assert line is not None
    assert wanted.args == [WILSON, line.value]


@pytest.mark.parametrize("mode", list(TreeMode))
def test_the_list_follows_the_reader(make_panel: MakePanel, qtbot: QtBot, mode: TreeMode) -> None:
    panel = make_panel(mode)
    panel.follow(WILSON)
    qtbot.waitUntil(lambda: line_text(panel, panel.view.currentIndex()) == "Wilson disease")
    wait(panel, qtbot)
    article = panel.view.currentIndex()
    assert panel.view.isExpanded(article)
    assert panel.view.reading[0] == article_key(WILSON)
    section = panel.model.line(panel.model.index(2, 0, article))
    assert section is not None
    panel.view.setFocus()
    panel.follow_section(section.value)
    assert panel.view.currentIndex() == article  # a person's cursor is left where it is
    panel.filter.setFocus()
    panel.follow_section(section.value)
    assert line_text(panel, panel.view.currentIndex()) == section.text
    assert panel.view.reading[1] == section_key(WILSON, section.value)
    panel.follow(ADDISON)
    qtbot.waitUntil(lambda: line_text(panel, panel.view.currentIndex()) == "Addison's disease")
    again = panel.model.find(article_key(WILSON), panel.model.parent(article))
    assert not panel.view.isExpanded(again)


def test_the_list_follows_within_a_filter_and_when_the_library_changes(
    make_panel: MakePanel, qtbot: QtBot, catalogue: Catalogue
) -> None:
    panel = make_panel()
    panel.follow(WILSON)
    wait(panel, qtbot)
    panel.filter.setText("wil")
    qtbot.waitUntil(lambda: line_text(panel, panel.view.currentIndex()) == "Wilson disease")
    panel.filter.setText("zzz")
    qtbot.waitUntil(lambda: panel.settled and panel.model.rowCount() == 0)
    panel.filter.clear()
    qtbot.waitUntil(lambda: line_text(panel, panel.view.currentIndex()) == "Wilson disease")
    panel.set_catalogue(catalogue)
    qtbot.waitUntil(lambda: panel.settled and panel.view.currentIndex().isValid())
    panel.follow(None)
    assert panel.view.reading == ("", "")


def test_what_was_open_is_open_again(make_panel: MakePanel, qtbot: QtBot) -> None:
    first = make_panel()
    group = first.model.find("category Metabolic disorders")
    first.view.expand(group)
    wait(first, qtbot)
    article = first.model.find(article_key(WILSON), group)
    first.view.expand(article)
    wait(first, qtbot)
    assert first.expanded == ("category Metabolic disorders", article_key(WILSON))
    second = make_panel(expanded=first.expanded)
    qtbot.waitUntil(lambda: second.settled)
    group = second.model.find("category Metabolic disorders")
    assert second.view.isExpanded(group)
    assert second.view.isExpanded(second.model.find(article_key(WILSON), group))
    second.view.collapse(group)
    assert second.expanded == (article_key(WILSON),)


def test_a_mode_keeps_its_own_open_branches(make_panel: MakePanel, qtbot: QtBot) -> None:
    panel = make_panel()
    panel.view.expand(panel.model.find("category Blood Diseases"))
    panel.set_mode(TreeMode.LETTERS)
    wait(panel, qtbot)
    panel.view.expand(panel.model.find("letter W"))
    panel.set_mode(TreeMode.CATEGORIES)
    wait(panel, qtbot)
    assert panel.view.isExpanded(panel.model.find("category Blood Diseases"))
    assert set(panel.expanded) == {"category Blood Diseases", "letter W"}


def test_the_list_follows_into_a_category_that_is_divided(
    make_panel: MakePanel, qtbot: QtBot, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(branches, "MOST_LINES", 0)
    panel = make_panel()
    for ref, letter in ((WILSON, "W"), (ADDISON, "A")):
        follow(panel, qtbot, ref, catalogue.title(ref))
        part = panel.model.parent(panel.view.currentIndex())
        assert line_text(panel, part) == letter
        assert panel.view.isExpanded(part)
        assert panel.expanded == ()  # what is opened for the reader is not remembered as a person's wish


def test_what_was_opened_for_the_reader_is_not_gathered(
    make_panel: MakePanel, qtbot: QtBot, catalogue: Catalogue
) -> None:
    panel = make_panel(TreeMode.LETTERS)
    refs = {catalogue.entries(letter=letter)[0].ref for letter, _ in catalogue.letters()}
    for ref in (*refs, WILSON, ADDISON, WILSON):
        follow(panel, qtbot, ref, catalogue.title(ref))
    sections = panel.model.rowCount(panel.view.currentIndex())
    assert len(panel.model._nodes) == 1 + len(catalogue.letters()) + catalogue.count(letter="W") + sections
    for ref in refs:  # nor does one who leaves before the list has come there
        panel.follow(ref)
        panel.following._soon.stop()
        panel.following._on_page_painted()
        qtbot.waitUntil(lambda: panel.following._groups is not None)
    follow(panel, qtbot, WILSON, "Wilson disease")
    assert len(panel.model._nodes) == 1 + len(catalogue.letters()) + catalogue.count(letter="W") + sections
    group = panel.model.find("letter A")
    panel.view.expand(group)  # what was let go of is there again when a person wants it
    wait(panel, qtbot)
    assert panel.model.rowCount(group) == catalogue.count(letter="A")
