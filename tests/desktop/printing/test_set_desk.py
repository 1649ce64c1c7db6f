"""Articles are brought into a handout by name, or as a set; sets are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.printing.add_dialog import AddDialog
from gardreader.desktop.printing.choices import HandoutChoices
from gardreader.desktop.printing.handout_dialog import HandoutDialog
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.set_desk import SetDesk
from gardreader.handouts.options import HandoutOptions, TextSize
from gardreader.handouts.sets import load_set
from gardreader.packs.library import Library
from gardreader.rendering.themes import load_theme
from gardreader.search.engine import SearchEngine
from tests.desktop.printing.conftest import PACK

HEMOPHILIA = ArticleRef(PACK, "hemophilia-a")


@pytest.fixture
def engine(library: Library) -> Iterator[SearchEngine]:
    """It is asked nothing here."""
    made = SearchEngine(library)
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, job: Job) -> Iterator[HandoutDialog]:
    made = HandoutDialog(job, HandoutChoices(), load_theme("light"))
    qtbot.addWidget(made)
    made.open()
    yield made
    made.reject()


@pytest.fixture
def desk(dialog: HandoutDialog, library: Library, engine: SearchEngine) -> Iterator[SetDesk]:
    made = SetDesk(dialog, library, engine, lambda job: (Wanted(HEMOPHILIA, title="Hemophilia A"),))
    yield made
    made.end_work()


def test_an_article_is_added_from_those_offered(desk: SetDesk, dialog: HandoutDialog, qtbot: QtBot) -> None:
    dialog.side.articles.add_button.click()
    asked = dialog.findChild(AddDialog)
    assert isinstance(asked, AddDialog)
    asked.list.setCurrentIndex(asked.list.model().index(0, 0))
    asked.list.setFocus()
    QTest.keyClick(asked.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.job.several)
    assert [entry.ref for entry in dialog.job.entries][-1] == HEMOPHILIA
    desk.add(Wanted(HEMOPHILIA))
    qtbot.waitUntil(lambda: "already" in dialog.side.articles.told.text())
    assert len(dialog.job.entries) == 2


def test_a_set_comes_back_and_holds_nothing_of_a_patient(
    desk: SetDesk, dialog: HandoutDialog, pair: Job, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.take_job(pair)
    dialog.side.size_box.sizes.buttons[1].click()
    dialog.side.person.patient_field.setText("Zebedee")
    path = tmp_path / "mine.gardset"
    dialog.side.articles.save_button.click()
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.selectedFiles()[0].endswith(".gardset")
    with qtbot.waitSignal(desk.message) as said:
        chooser.fileSelected.emit(str(path))
    chooser.close()
    assert said.args == ["The set was kept as mine.gardset."]
    assert "Zebedee" not in path.read_text()
    kept = load_set(path)
    assert kept.articles == tuple(entry.ref for entry in pair.entries)
    dialog.take_job(Job(pair.entries[:1]))
    with qtbot.waitSignal(desk.options_opened) as opened:
        desk.open(path)
    assert opened.args == [HandoutOptions(size=TextSize.LARGE)]
    assert dialog.job.several
    assert dialog.job.title == pair.title


def test_what_the_library_lacks_is_named(
    desk: SetDesk, dialog: HandoutDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "some.gardset"
    path.write_text(
        f"gardreader-set: 1\ntitle: Some\narticles: [gard/no-such, {HEMOPHILIA}, gard/nor-this]\n"
    )
    desk.open(path)
    qtbot.waitUntil(lambda: dialog.job.entries[0].ref == HEMOPHILIA)
    told = dialog.side.articles.told.text()
    assert told == "2 articles are not in the library and are left out: gard/no-such, gard/nor-this."
    path.write_text("gardreader-set: 1\ntitle: Some\narticles: [gard/no-such]\n")
    with qtbot.waitSignal(desk.failed) as failed:
        desk.open(path)
    assert "gard/no-such" in failed.args[0]
    assert dialog.job.entries[0].ref == HEMOPHILIA  # what was there stays


def test_a_file_that_is_no_set_and_a_folder_that_takes_none_are_sentences(
    desk: SetDesk, dialog: HandoutDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "no.gardset"
    path.write_text("just words")
    with qtbot.waitSignal(desk.failed) as failed:
        desk.open(path)
    assert "no.gardset" in failed.args[0]
    with qtbot.waitSignal(desk.failed) as failed:
        desk.save(tmp_path / "none" / "a.gardset")
    assert "could not be saved" in failed.args[0]
    assert not dialog.job.several
