"""The middle of the window and the way back: results, articles, the welcome page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.finder.results_view import ResultsView
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.desktop.stage import Stage, View
from gardreader.search.hits import Hit, NameHit

BUNDLED = "gardreader-bundled"
WILSON = ArticleRef(BUNDLED, "wilson-disease")
ADDISON = ArticleRef(BUNDLED, "addisons-disease")
HEMOPHILIA = ArticleRef(BUNDLED, "hemophilia-a")


@pytest.fixture
def stage(program: Program) -> Stage:
    return program.window.stage


@pytest.fixture
def pane(program: Program) -> ReaderPane:
    assert program.window.pane is not None
    return program.window.pane


@pytest.fixture
def results(program: Program) -> ResultsView:
    assert program.window.results is not None
    return program.window.results


def shown(stage: Stage) -> View:
    return stage.view


def read(stage: Stage, pane: ReaderPane, ref: ArticleRef, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.shown):
        stage.open(ref)


def wait_for(pane: ReaderPane, ref: ArticleRef, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane.loading and pane.ref == ref)


def test_it_begins_with_the_welcome_page(stage: Stage) -> None:
    assert shown(stage) == View.WELCOME
    assert not stage.can_back
    assert not stage.can_forward
    stage.back()
    stage.forward()
    stage.show_article()
    assert shown(stage) == View.WELCOME


def test_the_first_article_leads_back_to_the_welcome_page(
    stage: Stage, pane: ReaderPane, qtbot: QtBot
) -> None:
    read(stage, pane, WILSON, qtbot)
    assert shown(stage) == View.ARTICLE
    assert stage.can_back
    stage.back()
    assert shown(stage) == View.WELCOME
    stage.back()
    assert (shown(stage), pane.ref) == (View.ARTICLE, WILSON)


def test_articles_lead_back_to_each_other(stage: Stage, pane: ReaderPane, qtbot: QtBot) -> None:
    read(stage, pane, WILSON, qtbot)
    read(stage, pane, ADDISON, qtbot)
    stage.back()
    wait_for(pane, WILSON, qtbot)
    assert stage.can_forward
    stage.forward()
    wait_for(pane, ADDISON, qtbot)


def test_a_hit_leads_back_to_its_results_and_these_to_what_was_read(
    stage: Stage, pane: ReaderPane, results: ResultsView, qtbot: QtBot
) -> None:
    read(stage, pane, ADDISON, qtbot)
    stage.search("copper")
    assert shown(stage) == View.RESULTS
    with qtbot.waitSignal(pane.shown):
        results.hit_chosen.emit(Hit(WILSON, "Wilson disease"), ("copper",))
    assert shown(stage) == View.ARTICLE
    stage.back()
    assert shown(stage) == View.RESULTS
    assert results.query is not None
    assert results.query.text == "copper"
    assert stage.can_forward
    stage.forward()
    assert (shown(stage), pane.ref) == (View.ARTICLE, WILSON)
    stage.back()
    stage.back()
    assert shown(stage) == View.ARTICLE
    wait_for(pane, ADDISON, qtbot)
    stage.back()
    assert shown(stage) == View.WELCOME


def test_each_hit_remembers_its_own_search(
    stage: Stage, pane: ReaderPane, results: ResultsView, qtbot: QtBot
) -> None:
    for text, ref in (("copper", WILSON), ("bleeding", HEMOPHILIA)):
        stage.search(text)
        with qtbot.waitSignal(pane.shown):
            results.name_chosen.emit(NameHit(ref, "", "", "title", "exact"))
    seen = []
    for _ in range(2):
        stage.back()
        assert shown(stage) == View.RESULTS
        assert results.query is not None
        seen.append(results.query.text)
        stage.back()
        qtbot.waitUntil(lambda: not pane.loading)
    assert seen == ["bleeding", "copper"]
    assert shown(stage) == View.WELCOME


def test_results_that_were_only_looked_at_lead_back_to_the_article(
    stage: Stage, pane: ReaderPane, qtbot: QtBot
) -> None:
    read(stage, pane, WILSON, qtbot)
    stage.search("bleeding")
    assert not stage.can_forward
    stage.back()
    assert (shown(stage), pane.ref) == (View.ARTICLE, WILSON)
    stage.search("bleeding")
    read(stage, pane, HEMOPHILIA, qtbot)
    stage.show_welcome()
    read(stage, pane, ADDISON, qtbot)
    stage.back()
    wait_for(pane, HEMOPHILIA, qtbot)
    stage.back()
    assert shown(stage) == View.RESULTS


def test_the_mouse_has_buttons_for_it(stage: Stage, pane: ReaderPane, qtbot: QtBot) -> None:
    read(stage, pane, WILSON, qtbot)
    for button, view in (
        (Qt.MouseButton.BackButton, View.WELCOME),
        (Qt.MouseButton.ForwardButton, View.WELCOME),
    ):
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress, QPointF(50, 50), QPointF(50, 50), button, button,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(pane, press)
        assert shown(stage) == view
