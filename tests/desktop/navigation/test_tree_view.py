"""How lines are drawn: what is beside them, what is cut, what is bold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFont, QHelpEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.navigation.branches import Kind, Line, article_key
from gardreader.desktop.navigation.delegate import LineDelegate
from gardreader.desktop.navigation.model import AnyIndex, ArticleTree
from gardreader.desktop.navigation.tree_view import TreeView
from gardreader.packs.library import Library
from gardreader.rendering.themes import load_theme
from gardreader.settings import TreeMode

REF = ArticleRef("gard", "example")


def test_what_stands_beside_a_line(qapp: object) -> None:
    lines = LineDelegate(load_theme("light"))
    assert lines.aside(Line(Kind.CATEGORY, "Blood Diseases", count=1234)) == "1,234"
    assert lines.aside(Line(Kind.ARTICLE, "Example", ref=REF)) == ""
    assert lines.aside(Line(Kind.ARTICLE, "Example", ref=REF, stub=True, pack="gard")) == "gard · no text"
    assert lines.whole(Line(Kind.ARTICLE, "Example", ref=REF, stub=True)) == "Example (no text)"


def test_what_is_read_is_bold_and_needs_more_room(qapp: object) -> None:
    lines = LineDelegate(load_theme("light"))
    line = Line(Kind.ARTICLE, "A name of some length", ref=REF)
    font = QFont()
    font.setPointSizeF(10)
    assert lines.font(font, line).weight() == QFont.Weight.Normal
    lines.reading = (article_key(REF), "")
    assert lines.font(font, line).weight() == QFont.Weight.DemiBold
    assert lines.fits(font, line, 400)
    assert not lines.fits(font, line, 40)


def test_every_state_is_painted(qtbot: QtBot, library: Library, plain_look: None) -> None:
    model = ArticleTree()
    view = TreeView(load_theme("light"))
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(260, 300)
    view.show()
    with qtbot.waitSignal(model.topped):
        model.show(library.catalogue(), TreeMode.LETTERS)
    plain = view.grab().toImage()
    view.reading = (str(model.line(model.index(0, 0)).key), "")  # type: ignore[union-attr]
    read = view.grab().toImage()
    view.setCurrentIndex(model.index(1, 0))
    chosen = view.grab().toImage()
    view.set_theme(load_theme("dark"))
    dark = view.grab().toImage()
    pictures = (plain, read, chosen, dark)
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[n + 1 :])
    model.close()


def test_a_name_that_is_cut_shows_whole_in_a_tip(qtbot: QtBot, library: Library, plain_look: None) -> None:
    model = ArticleTree()
    view = TreeView(load_theme("light"))
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(100, 300)
    view.show()
    with qtbot.waitSignal(model.topped):
        model.show(library.catalogue(), TreeMode.CATEGORIES)
    place = view.visualRect(model.index(0, 0)).center()
    view.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert QToolTip.text().startswith("Autoimmune / Autoinflammatory")
    view.viewportEvent(QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 290), QPoint(5, 290)))
    QToolTip.hideText()
    model.close()


def test_a_change_of_look_lays_the_list_out_once(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    view = program.window.navigation.view
    asked: list[int] = []
    has_children = ArticleTree.hasChildren

    def noted(model: ArticleTree, parent: AnyIndex | None = None) -> bool:
        asked.append(1)
        return has_children(model, parent)

    monkeypatch.setattr(ArticleTree, "hasChildren", noted)
    view.doItemsLayout()
    once = len(asked)
    program.commands.toggle_dark()
    assert len(asked) - once <= 2 * once
    assert view.visualRect(program.window.navigation.model.index(3, 0)).height() > 10
