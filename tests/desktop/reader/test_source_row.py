"""One disease, several sources: each is a button above the page, and no page holds two of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.facts import Translation
from gardreader.articles.model import ArticleRef
from gardreader.desktop.app import Program
from gardreader.desktop.reader.source_row import SourceRow
from gardreader.packs.diseases import Disease, Member
from gardreader.packs.library import Library
from gardreader.progress import Progress
from tests.packs.samples import bundled, make_pack

HERE = ArticleRef("gardreader-bundled", "wilson-disease")
THERE = ArticleRef("sample", "wilson-of-another-pack")
OTHER = ArticleRef("gardreader-bundled", "cystic-fibrosis")
NAMES = ArticleRef("orphanet-names", "orpha-905")

WILSON = Disease(
    HERE,
    (
        Member(HERE, "Wilson disease", "Bundled articles"),
        Member(THERE, "Wilson disease", "A registry of many examples indeed", source="NINDS"),
        Member(NAMES, "Wilson disease", "Orphanet names", stub=True),
    ),
)


LANGUAGES = (Translation("de", "Wilson-Krankheit"), Translation("fr", "Maladie de Wilson"))


@pytest.fixture
def row(qtbot: QtBot) -> SourceRow:
    row = SourceRow()
    qtbot.addWidget(row)
    return row


def test_each_source_with_text_is_a_button(row: SourceRow, qtbot: QtBot) -> None:
    row.show_disease(WILSON, THERE)
    assert row.isVisible()
    assert row.refs == (HERE, THERE)
    assert row.segments is not None
    buttons = row.segments._group.buttons()
    assert [button.text() for button in buttons] == ["gardreader", "A registry of many examp…: NINDS"]
    assert row.segments.place == 1
    with qtbot.waitSignal(row.chosen) as told:
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert told.args == [HERE]
    with qtbot.waitSignal(row.chosen) as told:
        assert row.step(-1)
    assert told.args == [THERE]


def test_one_source_alone_needs_no_row(row: SourceRow) -> None:
    row.show_disease(WILSON, THERE)
    for disease, ref in ((Disease(HERE, WILSON.members[:1]), HERE), (WILSON, OTHER), (None, None)):
        row.show_disease(disease, ref)
        assert not row.isVisible()
        assert row.refs == ()
        assert not row.step(1)


def test_the_page_of_a_disease_leads_to_its_other_source(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    wilson = next(article for article in bundled() if article.id == HERE.article)
    pack = make_pack(tmp_path, articles=[replace(wilson, id=THERE.article, translations=LANGUAGES)])
    window, pane = program.window, program.window.pane
    assert pane is not None

    def work(library: Library, progress: Progress) -> object:
        return library.install(pack, progress)

    with qtbot.waitSignal(pane.shown):
        window.open(HERE)
    assert not pane.sources.isVisible()
    program.librarian.do(work)  # it comes while the page is read
    qtbot.waitUntil(lambda: pane.sources.refs == (HERE, THERE), timeout=60_000)
    assert pane.sources.isVisible()
    # The page takes on the names that the other source tells, and says whose they are.
    qtbot.waitUntil(lambda: pane.view.page is not None and pane.view.page.lenders == (THERE,))
    text = pane.view.toPlainText()
    assert "Wilson-Krankheit" in text
    assert f"Names by {wilson.source.name}." in text
    with qtbot.waitSignal(pane.shown):
        window.actions_table["next_source"].trigger()
    assert pane.ref == THERE
    assert pane.sources.segments is not None
    assert pane.sources.segments.place == 1
    with qtbot.waitSignal(pane.shown):
        pane.back()
    assert pane.ref == HERE
    qtbot.waitUntil(lambda: pane.sources.segments is not None and pane.sources.segments.place == 0)
    with qtbot.waitSignal(pane.shown):
        window.open(OTHER)
    assert not pane.sources.isVisible()
    window.actions_table["next_source"].trigger()
    assert window.status.message.whole.startswith("No other source")
    qtbot.waitUntil(lambda: program.librarian.settled, timeout=60_000)
