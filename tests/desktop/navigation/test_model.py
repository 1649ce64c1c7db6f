"""The list as a tree: filled when it is opened, sound in Qt's eyes, never stale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.navigation.branches import Kind
from gardreader.desktop.navigation.model import ArticleTree
from gardreader.i18n import ntr
from gardreader.packs.catalogue import Catalogue, Entry, OutlineItem
from gardreader.packs.library import Library
from gardreader.settings import TreeMode

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")


@pytest.fixture
def model(qapp: object) -> Iterator[ArticleTree]:
    model = ArticleTree()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    tester.setUseFetchMore(False)  # else it opens every branch there is
    yield model
    model.close()
    tester.deleteLater()


@pytest.fixture
def catalogue(library: Library) -> Catalogue:
    return library.catalogue()


def show(model: ArticleTree, catalogue: Catalogue, qtbot: QtBot, mode: TreeMode, words: str = "") -> None:
    with qtbot.waitSignal(model.topped):
        model.show(catalogue, mode, words)


def open_branch(model: ArticleTree, index: QModelIndex, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.filled):
        model.fetchMore(index)


def test_nothing_is_asked_of_a_branch_before_it_is_opened(
    model: ArticleTree, catalogue: Catalogue, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    entries, outline = Catalogue.entries, Catalogue.outline

    def noted_entries(catalogue: Catalogue, **conditions: Any) -> tuple[Entry, ...]:
        asked.append(conditions)
        return entries(catalogue, **conditions)

    def noted_outline(catalogue: Catalogue, ref: ArticleRef) -> tuple[OutlineItem, ...]:
        asked.append(ref)
        return outline(catalogue, ref)

    monkeypatch.setattr(Catalogue, "entries", noted_entries)
    monkeypatch.setattr(Catalogue, "outline", noted_outline)
    show(model, catalogue, qtbot, TreeMode.LETTERS)
    group = model.find("letter W")
    assert group.isValid()
    assert asked == []
    assert model.rowCount(group) == 0
    assert model.hasChildren(group)
    assert model.canFetchMore(group)
    open_branch(model, group, qtbot)
    assert asked == [{"category": None, "letter": "W"}]
    assert not model.canFetchMore(group)
    article = model.find(f"article {WILSON}", group)
    assert model.data(article) == "Wilson disease"
    open_branch(model, article, qtbot)
    assert asked[1:] == [WILSON]
    section = model.index(0, 0, article)
    line = model.line(section)
    assert line is not None
    assert line.kind is Kind.SECTION
    assert not model.hasChildren(section)
    assert model.parent(section) == article
    assert model.parent(group) == QModelIndex()


def test_asking_twice_asks_once(model: ArticleTree, catalogue: Catalogue, qtbot: QtBot) -> None:
    show(model, catalogue, qtbot, TreeMode.CATEGORIES)
    group = model.index(0, 0)
    with qtbot.waitSignal(model.filled):
        model.fetchMore(group)
        model.fetchMore(group)
    qtbot.waitUntil(lambda: model.settled)
    line = model.line(group)
    assert line is not None
    assert model.rowCount(group) == line.count


def test_the_answer_to_an_older_question_is_dropped(
    model: ArticleTree, catalogue: Catalogue, qtbot: QtBot
) -> None:
    show(model, catalogue, qtbot, TreeMode.CATEGORIES)
    filled: list[QModelIndex] = []
    model.filled.connect(filled.append)
    model.fetchMore(model.index(0, 0))
    for words in ("w", "wi", "wilso"):
        model.show(catalogue, TreeMode.CATEGORIES, words)
    qtbot.waitUntil(lambda: model.settled and model.rowCount() == 1)
    assert model.data(model.index(0, 0)) == "Wilson disease"
    assert filled == []


def test_a_library_that_is_gone_leaves_an_empty_list(
    model: ArticleTree, catalogue: Catalogue, qtbot: QtBot
) -> None:
    show(model, catalogue, qtbot, TreeMode.LETTERS)
    model.show(None, TreeMode.LETTERS)
    assert model.rowCount() == 0
    assert not model.index(0, 0).isValid()


def test_a_closed_catalogue_is_told_in_a_sentence(
    model: ArticleTree, catalogue: Catalogue, qtbot: QtBot
) -> None:
    catalogue.close()
    with qtbot.waitSignal(model.failed) as told:
        model.show(catalogue, TreeMode.LETTERS)
    assert told.args[0].startswith("The list of articles cannot be read")


def test_a_screen_reader_hears_what_the_eye_sees(
    model: ArticleTree, catalogue: Catalogue, qtbot: QtBot
) -> None:
    show(model, catalogue, qtbot, TreeMode.LETTERS)
    spoken = model.data(model.find("letter B"), Qt.ItemDataRole.AccessibleTextRole)
    count = catalogue.count(letter="B")
    assert spoken == ntr("B, {count} article", "B, {count} articles", count)


def test_the_whole_library_opens_lazily(gard_library: Library, model: ArticleTree, qtbot: QtBot) -> None:
    catalogue = gard_library.catalogue()
    show(model, catalogue, qtbot, TreeMode.CATEGORIES)
    assert 25 < model.rowCount() < 60
    assert len(model._nodes) == model.rowCount() + 1
    group = model.find("category Congenital and Genetic Diseases")
    open_branch(model, group, qtbot)
    assert model.rowCount(group) > 2900
    stubs = [line for row in range(model.rowCount(group)) if (line := model.line(model.index(row, 0, group)))]
    assert any(line.stub for line in stubs)
    assert all(line.has_lines is not line.stub for line in stubs)
