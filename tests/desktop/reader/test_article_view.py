"""The page: read by keyboard alone, selected, copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.article_menu import ArticleMenu
from gardreader.desktop.reader.article_view import ArticleView
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.library import Library
from tests.desktop.reader.conftest import MakePane, bundled, citation, links_of, open_article, settle, top

NECROSIS = bundled("bone-marrow-necrosis")


def test_tab_walks_every_link_and_leaves(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    walked = []
    for _ in links_of(pane):
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
        link = pane.view.focused_link
        assert link is not None
        assert pane.view.is_in_view(link.start)
        walked.append(link)
    assert tuple(walked) == links_of(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.view.focused_link == walked[-2]
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.view.focused_link is None


def test_tab_begins_where_the_reader_is(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS, "prognosis")
    before = top(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    link = pane.view.focused_link
    assert link is not None
    assert link.start > pane.view.first_position() - 200
    assert abs(top(pane) - before) < 200


def test_tab_goes_on_from_what_was_found_or_left(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    view, links = pane.view, links_of(pane)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert pane.view.focused_link is None
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.focused_link == links[2]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    view.select(links[4].start, links[4].end)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.focused_link == links[4]


def test_enter_follows_the_link(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    link = pane.view.focused_link
    assert link is not None
    assert link.address == "#overview"
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert pane.view.page is not None
    assert pane.view.is_in_view(pane.view.page.places["overview"])
    assert pane.history.can_back


def test_the_focused_link_is_ringed(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    plain = pane.view.viewport().grab().toImage()
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    ringed = pane.view.viewport().grab().toImage()
    assert plain != ringed
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.view.viewport().grab().toImage() == plain


def test_keys_scroll(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    bar = pane.view.verticalScrollBar()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        before = bar.value()
        QTest.keyClick(pane.view, key)
        assert bar.value() > before
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(pane.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < bar.maximum()
    QTest.keyClick(pane.view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(pane.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == bar.maximum()
    QTest.keyClick(pane.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == 0


def turn(view: ArticleView, angle: int, modifiers: Qt.KeyboardModifier) -> None:
    point = QPointF(20, 20)
    event = QWheelEvent(
        point,
        view.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_with_ctrl(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    turn(pane.view, 120, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == 110
    for _ in range(4):  # as touchpads turn it
        turn(pane.view, -30, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == 100
    assert top(pane) == 0
    turn(pane.view, -120, Qt.KeyboardModifier.NoModifier)
    assert top(pane) > 0


def test_the_wheel_scrolls_over_the_margins(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.resize(1400, 700)
    open_article(qtbot, pane, NECROSIS)
    assert pane.view.viewport().x() > 200
    point = QPointF(20, 200)
    event = QWheelEvent(
        point,
        pane.view.mapToGlobal(point),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.view, event)
    assert top(pane) > 0


def test_the_column_stays_in_the_middle_and_no_wider_than_reads_well(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.resize(1500, 700)
    open_article(qtbot, pane, NECROSIS)
    viewport = pane.view.viewport().geometry()
    assert viewport.width() < 700
    left, right = viewport.left(), pane.view.width() - viewport.right()
    assert abs(left - right) < 30


def test_copied_text_is_clean(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.view.selectAll()
    pane.view.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Bone marrow necrosis\n")
    assert not set("\u2028\u2029\u00a0\u200b\ufffc\ufdd0\ufdd1") & set(text)
    article = pane.article
    assert article is not None
    for section in article.sections:
        assert section.title in text
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_the_menu_offers_what_can_be_done(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    menu = ArticleMenu(pane, "https://example.org/a")
    qtbot.addWidget(menu)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert not actions["Copy"].isEnabled()
    assert not actions["Find selection"].isEnabled()
    actions["Copy link address"].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/a"
    actions["Select all"].trigger()
    assert pane.view.selected_text()
    assert "Copy link address" not in {a.text() for a in ArticleMenu(pane, "#cause").actions()}


def test_the_menu_opens_at_the_mouse_and_by_key(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(30, 30), QPoint(130, 130))
    QApplication.sendEvent(pane.view.viewport(), event)
    menus = [menu for menu in pane.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    menus[0].close()
    qtbot.waitUntil(lambda: not pane.findChildren(ArticleMenu))


def test_selecting_over_a_link_does_not_follow_it(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    link = citation(pane)
    pane.view.reveal(link.start, link.end)
    area = pane.view.link_area(link)
    viewport = pane.view.viewport()
    before = top(pane)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    QTest.mouseMove(viewport, area.center().toPoint() - QPoint(120, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert top(pane) == before


def test_nothing_is_loaded(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    assert (
        pane.view.loadResource(QTextDocument.ResourceType.ImageResource.value, "file:///etc/passwd") is None
    )
    assert pane.view.document().parent() is pane.view


def test_it_has_a_name_for_those_who_listen(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    assert pane.view.accessibleName() == "Bone marrow necrosis"
    assert pane.view.accessibleDescription()


def test_leaving_takes_the_hand_away(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    link = citation(pane)
    pane.view.reveal(link.start, link.end)
    QTest.mouseMove(pane.view.viewport(), QPoint(1, 1))
    QTest.mouseMove(pane.view.viewport(), pane.view.link_area(link).center().toPoint())
    assert pane.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.sendEvent(pane.view, QEvent(QEvent.Type.Leave))
    assert pane.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_old_documents_are_let_go_of(make_pane: MakePane, qtbot: QtBot, gard_library: Library) -> None:
    pane = make_pane(gard_library)
    for article in ("cystic-fibrosis", "williams-syndrome", "alagille-syndrome", "leigh-syndrome") * 3:
        open_article(qtbot, pane, ArticleRef("gard", article))
    qtbot.waitUntil(lambda: len(pane.view.findChildren(QTextDocument)) <= 2)


def test_every_section_is_told_as_one_scrolls_to_the_end(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    pane.set_zoom(80)
    settle(qtbot, pane)
    assert pane.view.page is not None
    told: list[str] = []
    pane.place_changed.connect(told.append)
    bar = pane.view.verticalScrollBar()
    for value in range(0, bar.maximum() + 1, 10):
        bar.setValue(value)
    bar.setValue(bar.maximum())
    assert told == [anchor.id for _, anchor in pane.view.page.sections][1:]


def test_the_section_that_was_gone_to_is_told_at_every_size(pane: ReaderPane, qtbot: QtBot) -> None:
    open_article(qtbot, pane, NECROSIS)
    page = pane.view.page
    assert page is not None
    told: list[str] = []
    pane.place_changed.connect(told.append)
    for _, anchor in page.sections[1:]:
        pane.follow(f"#{anchor.id}")
        assert told[-1] == anchor.id
    pane.follow("#references")
    for percent in (200, 80, 100):
        pane.set_zoom(percent)
        settle(qtbot, pane)
        pane.resize(600 + percent, 700)
        assert told[-1] == "references"
    pane.view.verticalScrollBar().setValue(0)
    assert told[-1] == "top"
