"""Names as one types: picked by keys or mouse, the latest letters win, typing never waits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.desktop.finder.completions_popup import CompletionsPopup
from gardreader.desktop.finder.name_list import HIT, explained
from gardreader.desktop.finder.search_box import MOST_LETTERS, SearchBox
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import NameHit
from tests.desktop.finder.conftest import make_box


def names(box: SearchBox) -> list[str]:
    popup = box.popup
    assert popup is not None
    return [str(popup.names.index(row).data()) for row in range(popup.names.rowCount())]


def shown(qtbot: QtBot, box: SearchBox) -> CompletionsPopup:
    qtbot.waitUntil(lambda: box.popup is not None and box.popup.isVisible())
    assert box.popup is not None
    return box.popup


def type_in(qtbot: QtBot, box: SearchBox, letters: str) -> CompletionsPopup:
    QTest.keyClicks(box.field, letters)
    return shown(qtbot, box)


def test_names_appear_under_the_field(box: SearchBox, qtbot: QtBot) -> None:
    popup = type_in(qtbot, box, "wil")
    qtbot.waitUntil(lambda: "Wilson disease" in names(box))
    assert popup.parentWidget() is box.window()
    assert box.window().rect().contains(popup.geometry())
    assert popup.y() >= box.mapTo(box.window(), box.rect().bottomLeft()).y()
    assert box.field.hasFocus()
    assert popup.current is None


def test_an_arrow_and_enter_open_a_name(box: SearchBox, qtbot: QtBot) -> None:
    type_in(qtbot, box, "wilson")
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.name_chosen) as told, qtbot.assertNotEmitted(box.searched):
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    hit = told.args[0]
    assert isinstance(hit, NameHit)
    assert hit.ref.article == "wilson-disease"
    assert box.popup is not None
    assert not box.popup.isVisible()


def test_enter_alone_searches_all_text(box: SearchBox, qtbot: QtBot) -> None:
    type_in(qtbot, box, "wilson ")
    with qtbot.waitSignal(box.searched) as told, qtbot.assertNotEmitted(box.name_chosen):
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert told.args == ["wilson"]
    qtbot.wait(50)
    assert box.popup is not None
    assert not box.popup.isVisible()


def test_a_click_opens_a_name(box: SearchBox, qtbot: QtBot) -> None:
    popup = type_in(qtbot, box, "hemoph")
    area = popup.list.visualRect(popup.names.index(0))
    with qtbot.waitSignal(box.name_chosen) as told:
        QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert told.args[0].ref.article == "hemophilia-a"
    assert box.field.hasFocus()


def test_the_arrows_go_round_through_what_was_typed(box: SearchBox, qtbot: QtBot) -> None:
    popup = type_in(qtbot, box, "a")
    count = popup.names.rowCount()
    assert count > 2
    seen = []
    for _ in range(count):
        QTest.keyClick(box.field, Qt.Key.Key_Down)
        seen.append(popup.current)
    assert None not in seen
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert popup.current is None
    QTest.keyClick(box.field, Qt.Key.Key_Up)
    assert popup.current == seen[-1]
    assert box.text == "a"


def test_esc_closes_then_clears_then_lets_go(box: SearchBox, qtbot: QtBot) -> None:
    popup = type_in(qtbot, box, "wil")
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert box.text == "wil"
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.text == ""


def test_the_latest_letters_win(box: SearchBox, qtbot: QtBot) -> None:
    type_in(qtbot, box, "duchenne muscular")
    qtbot.waitUntil(lambda: bool(names(box)) and names(box)[0].startswith("Duchenne"))
    box.field.selectAll()
    QTest.keyClicks(box.field, "addison")
    qtbot.waitUntil(lambda: names(box)[0].startswith("Addison"))


def test_leaving_the_field_closes_the_list(box: SearchBox, qtbot: QtBot) -> None:
    popup = type_in(qtbot, box, "wil")
    box.field.clearFocus()
    assert not popup.isVisible()


def test_a_synonym_says_of_what(box: SearchBox, qtbot: QtBot) -> None:
    type_in(qtbot, box, "hepatolenticular")
    popup = box.popup
    assert popup is not None
    qtbot.waitUntil(lambda: popup.names.index(0).data(HIT) is not None)
    hit = popup.names.index(0).data(HIT)
    assert hit.kind == "synonym"
    assert explained(hit) == "also called Wilson disease"
    spoken = popup.names.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "also called Wilson disease" in spoken
    code = NameHit(hit.ref, hit.title, "OMIM:277900", "code", "exact")
    assert explained(code) == "code of Wilson disease"
    typo = NameHit(hit.ref, hit.title, hit.title, "title", "typo")
    assert explained(typo) == "similar spelling"
    assert explained(NameHit(hit.ref, hit.title, hit.title, "title", "begins")) == ""
    abroad = NameHit(hit.ref, "Wilson disease", "Morbus Wilson", "translation", "exact")
    assert explained(abroad) == "name of Wilson disease in another language"
    assert explained(NameHit(hit.ref, hit.title, hit.title, "translation", "exact")) == ""


def test_where_no_search_is_to_come_it_says_why(unready: SearchEngine, qtbot: QtBot) -> None:
    _, box = make_box(qtbot, unready)
    box.index_failed("The search index was not finished.")
    type_in(qtbot, box, "wil")
    assert names(box) == ["The search index was not finished."]
    assert not box._again.isActive()
    box.end_work()


def test_while_the_search_is_prepared_it_says_so(unready: SearchEngine, qtbot: QtBot) -> None:
    window, box = make_box(qtbot, unready)
    popup = type_in(qtbot, box, "wil")
    assert names(box) == ["The search is being prepared…"]
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    assert popup.current is None
    with qtbot.waitSignal(box.searched):
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    QTest.keyClicks(box.field, "s")
    shown(qtbot, box)
    unready.open()
    box.index_changed()
    qtbot.waitUntil(lambda: "Wilson disease" in names(box))
    box.end_work()
    window.close()


def test_any_text_can_be_pasted(box: SearchBox, qtbot: QtBot) -> None:
    for text in ("x" * 10_000, "\u202eabc", "🙂🙂", '(((("', "\x00\x07", "   ", "שלום"):
        box.field.clear()
        box.field.insert(text)
        assert len(box.text) <= MOST_LETTERS
    box.set_text("wilson")
    assert box.text == "wilson"
    assert box.popup is None or not box.popup.isVisible()


def test_it_has_names_for_those_who_listen(box: SearchBox) -> None:
    assert box.field.accessibleName() == "Search"
    assert box.field.accessibleDescription()
