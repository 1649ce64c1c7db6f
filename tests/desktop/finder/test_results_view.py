"""Answers: grouped, filtered, corrected, opened by keyboard or mouse; the latest question wins."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.finder.results_head import AS_TYPED
from gardreader.desktop.finder.results_rows import ROW, DiseaseRow, HitRow, MoreRow, NearestRow
from gardreader.desktop.finder.results_view import ResultsView
from gardreader.packs.library import Library
from gardreader.paths import Paths, content
from gardreader.rendering.themes import THEMES, load_theme
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Correction, Hit, Query, Results, SignMatch
from tests.desktop.finder.conftest import ask, wait_for_answer


def row_of(view: ResultsView, kind: type) -> int:
    """The first row of that class."""
    return next(n for n, row in enumerate(view.list.rows.rows) if isinstance(row, kind))


def kinds(view: ResultsView) -> list[QTreeWidgetItem]:
    """The filters by kind of question."""
    group = view.filters.topLevelItem(0)
    assert group is not None
    return [item for item in map(group.child, range(group.childCount())) if item]


def click_row(view: ResultsView, number: int) -> None:
    index = view.list.rows.index(number)
    view.list.scrollTo(index)
    area = view.list.visualRect(index)
    point = QPoint(area.left() + 60, area.bottom() - 12)
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_answers_stand_under_their_disease(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "how is wilson disease treated")
    rows = view.list.rows.rows
    first, second = rows[0], rows[1]
    assert isinstance(first, DiseaseRow)
    assert isinstance(second, HitRow)
    assert first.hit.title == "Wilson disease"
    assert second.hit.title == first.hit.title
    results = view.results
    assert results is not None
    told = view.head.count_label.text()
    assert str(results.total) in told
    assert "ms" in told
    assert "how is wilson disease treated" in view.head.title_label.text()


def test_a_click_opens_a_passage_with_its_words(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "copper in the liver")
    number = row_of(view, HitRow)
    row = view.list.rows.rows[number]
    assert isinstance(row, HitRow)
    with qtbot.waitSignal(view.hit_chosen) as told:
        click_row(view, number)
    hit, words = told.args
    assert hit == row.hit
    assert view.results is not None
    assert words == view.results.words
    assert "copper" in words


def test_a_disease_opens_as_a_whole(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "copper in the liver")
    with qtbot.waitSignal(view.hit_chosen) as told:
        click_row(view, 0)
    assert told.args[0].section_id == ""
    assert told.args[0].ref.article == "wilson-disease"


def test_keys_walk_and_enter_opens(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "anemia")
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Home)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    row = view.list.currentIndex().data(ROW)
    assert isinstance(row, HitRow)
    with qtbot.waitSignal(view.hit_chosen) as told:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert told.args[0] == row.hit


def test_the_latest_question_wins(view: ResultsView, qtbot: QtBot) -> None:
    for text in ("copper", "porphyria", "muscle weakness", "hemophilia"):
        view.search(text)
    wait_for_answer(qtbot, view)
    assert view.results is not None
    assert view.results.query.text == "hemophilia"
    assert "hemophilia" in view.head.title_label.text()
    first = view.list.rows.rows[0]
    assert isinstance(first, DiseaseRow)
    assert first.hit.ref.article == "hemophilia-a"


def test_a_filter_narrows_the_answers(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "treatment")
    before = view.results
    assert before is not None
    item = next(item for item in kinds(view) if item.text(0) == "Treatment")
    view.filters.setCurrentItem(item)
    view.filters.setFocus()
    QTest.keyClick(view.filters, Qt.Key.Key_Space)
    wait_for_answer(qtbot, view)
    after = view.results
    assert after is not None
    assert after.query.kinds == ("treatment",)
    assert {hit.kind for hit in after.hits} == {"treatment"}
    assert after.total <= before.total
    current = view.filters.currentItem()
    assert current is not None
    assert current.text(0) == "Treatment"
    assert current.checkState(0) == Qt.CheckState.Checked
    QTest.keyClick(view.filters, Qt.Key.Key_Space)
    wait_for_answer(qtbot, view)
    assert view.results is not None
    assert view.results.query.kinds == ()
    assert view.results.total == before.total


def test_a_click_anywhere_in_a_filter_ticks_it(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "treatment")
    area = view.filters.visualItemRect(kinds(view)[0])
    QTest.mouseClick(view.filters.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert len(view.filters.chosen.kinds) == 1


def test_a_new_search_has_no_filters(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "treatment")
    kinds(view)[0].setCheckState(0, Qt.CheckState.Checked)
    wait_for_answer(qtbot, view)
    ask(qtbot, view, "liver")
    assert view.results is not None
    assert view.results.query == Query("liver", view.results.query.limit)


def test_a_correction_can_be_taken_back(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "wilsom diseese")
    results = view.results
    assert results is not None
    assert results.corrections
    label = view.head.correction_label
    assert label.isVisible()
    assert "instead of" in label.text()
    assert all(correction.typed in label.text() for correction in results.corrections)
    label.linkActivated.emit(AS_TYPED)
    wait_for_answer(qtbot, view)
    assert view.results is not None
    assert view.results.query.as_typed
    assert view.results.corrections == ()
    assert not label.isVisible()


def test_what_was_said_of_a_correction_goes_with_its_answers(view: ResultsView, qtbot: QtBot) -> None:
    told: list[str] = []
    view.message.connect(told.append)
    ask(qtbot, view, "wilsom diseese")
    assert "instead of" in told[-1]
    view.hide()
    assert told[-1] == ""


def test_a_correction_that_found_nothing_shows_no_results(view: ResultsView) -> None:
    nothing = Results(Query("signs: seiz"), corrections=(Correction("seiz", "seip"),), signs=True)
    view.head.show_results(nothing)
    assert not view.head.warning_label.isVisible()  # it speaks of diseases, and there are none
    text = view.head.correction_label.text()
    assert text.startswith("Searched for <b>seip</b> instead of “seiz”.")


def test_nothing_found_offers_the_nearest_names(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "xyzzyqq")
    results = view.results
    assert results is not None
    assert results.hits == ()
    assert "Nothing was found" in view.head.count_label.text()
    assert results.nearest
    number = row_of(view, NearestRow)
    with qtbot.waitSignal(view.name_chosen) as told:
        click_row(view, number)
    assert told.args[0] == results.nearest[0]


def test_where_no_search_is_to_come_it_says_why_and_waits_no_more(
    unready: SearchEngine, qtbot: QtBot
) -> None:
    view = ResultsView(unready)
    qtbot.addWidget(view)
    view.search("copper")
    qtbot.waitUntil(lambda: "being prepared" in view.head.title_label.text())
    view.index_failed("The search index cannot be written: the disk is full.")
    qtbot.waitUntil(lambda: view.head.title_label.text() == "There is no search now")
    assert view.head.count_label.text().startswith("The search index cannot be written: the disk is full.")
    assert "Update the search index" in view.head.count_label.text()
    assert not view._again.isActive()
    unready.open()
    view.index_changed()
    wait_for_answer(qtbot, view)
    assert view.list.rows.rowCount() > 1
    view.end_work()


def test_while_the_search_is_prepared_it_says_so(unready: SearchEngine, qtbot: QtBot) -> None:
    view = ResultsView(unready)
    qtbot.addWidget(view)
    view.search("copper")
    qtbot.waitUntil(lambda: "being prepared" in view.head.title_label.text())
    assert view.list.rows.rowCount() == 0
    unready.open()
    view.index_changed()
    wait_for_answer(qtbot, view)
    assert view.list.rows.rowCount() > 1
    view.end_work()


def test_more_can_be_had(gard_search_home: Paths, qtbot: QtBot) -> None:
    library = Library.open(gard_search_home, content())
    engine = SearchEngine(library)
    assert engine.open()
    view = ResultsView(engine)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    ask(qtbot, view, "anemia")
    first = view.results
    assert first is not None
    assert first.total > len(first.hits)
    number = row_of(view, MoreRow)
    assert number == len(view.list.rows.rows) - 1
    click_row(view, number)
    qtbot.waitUntil(lambda: view.results is not None and view.results.query.limit > first.query.limit)
    assert view.results is not None
    assert view.results.hits[: len(first.hits)] == first.hits
    assert len(view.list.rows.rows) > number
    assert view.list.verticalScrollBar().value() > 0
    view.end_work()
    engine.close()
    library.close()


def test_packs_have_their_titles(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "copper")
    view.set_pack_titles({"gardreader-bundled": "Bundled articles"})
    first = view.list.rows.rows[0]
    assert isinstance(first, DiseaseRow)
    assert first.pack == "Bundled articles"


def test_filters_go_behind_a_button_where_it_is_narrow(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "treatment")
    assert view.filters.isVisible()
    assert not view.filters_button.isVisible()
    view.resize(480, 700)
    assert not view.filters.isVisible()
    view.filters_button.click()
    assert view.filters.isVisible()


def test_rows_fit_the_width(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "treatment")
    number = row_of(view, HitRow)
    wide = view.list.visualRect(view.list.rows.index(number)).height()
    view.resize(420, 700)
    qtbot.waitUntil(lambda: view.list.visualRect(view.list.rows.index(number)).height() > wide)


def test_signs_are_headed_as_no_diagnosis(view: ResultsView) -> None:
    ref = ArticleRef("gardreader-bundled", "wilson-disease")
    sign = SignMatch("yellow skin", "Jaundice", "HP:0000952", "frequent", "30%-79%")
    hit = Hit(ref, "Wilson disease", signs=(sign,))
    view.head.show_results(Results(Query("signs: yellow skin"), (hit,), 3.0, 1, signs=True))
    assert view.head.warning_label.isVisible()
    assert "This is not a diagnosis." in view.head.warning_label.text()
    assert view.head.count_label.text().startswith("1 disease ")


def test_signs_open_at_the_list_of_signs(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "signs: jaundice, tremor")
    results = view.results
    assert results is not None
    assert results.signs
    assert view.head.warning_label.isVisible()
    number = row_of(view, HitRow)
    with qtbot.waitSignal(view.hit_chosen) as told:
        click_row(view, number)
    assert told.args[0].section_id == "signs"
    assert told.args[0].ref.article == "wilson-disease"


def test_it_is_drawn_in_every_theme(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "liver")
    for name in THEMES:
        theme = load_theme(name)
        view.set_theme(theme)
        picture = view.list.viewport().grab().toImage()
        height = view.list.viewport().height()
        assert picture.pixelColor(3, height - 3).name() == theme.page


def test_every_row_speaks(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "liver")
    for number in range(view.list.rows.rowCount()):
        assert view.list.rows.index(number).data(Qt.ItemDataRole.AccessibleTextRole)
    assert view.list.accessibleName()
    assert view.filters.accessibleName()


def test_large_letters_need_more_room_beside_them(view: ResultsView, qtbot: QtBot) -> None:
    ask(qtbot, view, "treatment")
    assert view.filters.isVisible()
    font = view.font()
    font.setPixelSize(40)
    view.setFont(font)
    view.resize(view.width() + 1, view.height())
    qtbot.waitUntil(lambda: not view.filters.isVisible())
    assert view.filters_button.isVisible()
