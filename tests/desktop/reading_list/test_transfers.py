"""References out to files and back in, and the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rispy
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.own.keeper import Keeper
from gardreader.desktop.reading_list.transfers import Transfers, items_of, sheet_entry
from gardreader.errors import OwnError
from gardreader.exchange.formats import Format, read_file
from gardreader.own.database import Own
from gardreader.own.reading_list import Kept
from tests.desktop.reading_list.conftest import LINK, ODD, PAPER, Fill, listed


class Told:
    """The sentences that were told."""

    def __init__(self, transfers: Transfers, qtbot: QtBot):
        self._transfers, self._qtbot = transfers, qtbot

    def by(self, act: Callable[[], None]) -> str:
        with self._qtbot.waitSignal(self._transfers.message, timeout=20_000) as told:
            act()
        return str(told.args[0])


@pytest.fixture
def transfers(qtbot: QtBot, keeper: Keeper) -> Iterator[Transfers]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Transfers(window, keeper)
    yield made
    made.end_work()


@pytest.fixture
def told(transfers: Transfers, qtbot: QtBot) -> Told:
    return Told(transfers, qtbot)


@pytest.fixture
def kept(fill: Fill) -> tuple[Kept, ...]:
    return fill(PAPER, LINK, ODD)


@pytest.mark.parametrize("form", list(Format))
def test_each_format_is_saved(
    transfers: Transfers, told: Told, kept: tuple[Kept, ...], tmp_path: Path, form: Format
) -> None:
    target = tmp_path / f"list.{form.suffix}"
    sentence = told.by(lambda: transfers.export_to(items_of(kept), target, form))
    assert sentence == f"Saved list.{form.suffix}: 3 references."
    if form is not Format.TEXT:
        assert [item.reference.title for item in read_file(target).items] == [
            "On copper",
            "A page",
            "<b>Odd</b>",
        ]


def test_the_file_dialog_knows_the_format_by_name_and_by_choice(
    transfers: Transfers, told: Told, kept: tuple[Kept, ...], tmp_path: Path, qtbot: QtBot
) -> None:
    transfers.export(items_of(kept), Format.BIBTEX, "Reading list")
    dialog = transfers._window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.nameFilters()[0] == "BibTeX (*.bib)"
    assert Path(dialog.selectedFiles()[0]).name == "Reading list.bib"
    dialog.selectNameFilter("Plain text (*.txt)")
    dialog.filterSelected.emit("Plain text (*.txt)")
    assert dialog.defaultSuffix() == "txt"
    told.by(lambda: dialog.fileSelected.emit(str(tmp_path / "by-choice")))
    assert (tmp_path / "by-choice").read_text().startswith("1. Doe J. On copper.")
    told.by(lambda: dialog.fileSelected.emit(str(tmp_path / "by-name.ris")))
    assert len(rispy.loads((tmp_path / "by-name.ris").read_text())) == 3
    dialog.reject()


def test_a_failure_is_a_sentence_and_nothing_is_half_written(
    transfers: Transfers, told: Told, kept: tuple[Kept, ...], tmp_path: Path
) -> None:
    nowhere = tmp_path / "none" / "list.ris"
    assert "Nothing was written" in told.by(lambda: transfers.export_to(items_of(kept), nowhere, Format.RIS))
    entries = [sheet_entry(each) for each in kept]
    sentence = told.by(lambda: transfers.save_sheet_to(entries, nowhere.with_suffix(".pdf")))
    assert "could not be saved: there is no such file or folder" in sentence
    assert not (tmp_path / "none").exists()


def test_the_sheet_is_saved(transfers: Transfers, told: Told, kept: tuple[Kept, ...], tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    assert told.by(lambda: transfers.save_sheet_to([sheet_entry(each) for each in kept], target)).startswith(
        "Saved sheet.pdf"
    )
    text = PdfReader(target).pages[0].extract_text()
    assert "On copper" in text
    assert "https://pubmed.ncbi.nlm.nih.gov/12345678/" in text


def test_an_import_is_kept_without_doubles_and_told_whole(
    transfers: Transfers, told: Told, kept: tuple[Kept, ...], keeper: Keeper, tmp_path: Path
) -> None:
    source = tmp_path / "others.ris"
    source.write_bytes(
        "TY  - JOUR\nTI  - On copper, again\nAN  - 12345678\nDB  - PubMed\nER  - \n"
        "TY  - JOUR\nTI  - Über Eisen\nAB  - Left out\nRN  - ask\nER  - \nTY  - JOUR\nER  - \n".encode(
            "latin-1"
        )
    )
    assert told.by(lambda: transfers.import_from(source)) == "others.ris: 1 entry was kept."
    assert (listed(keeper)[0].what.title, listed(keeper)[0].note) == ("Über Eisen", "ask")
    (shown,) = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Import of others.ris"]
    browser = shown.findChild(QTextBrowser)
    assert browser is not None
    text = browser.toPlainText()
    for said in ("1 reference is new", "1 was in the list already", "1 could not be read", "Windows-1252",
                 "Line 11", "abstract"):  # fmt: skip
        assert said in text
    shown.close()


def test_after_an_import_that_could_not_be_kept_the_next_one_is(
    transfers: Transfers, told: Told, keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(own: Own, things: object) -> None:
        raise OwnError("Your own pages cannot be read: the disk reports an error.")

    source = tmp_path / "others.ris"
    source.write_text("TY  - JOUR\nTI  - On copper\nER  - \n")
    with monkeypatch.context() as patch:
        patch.setattr("gardreader.desktop.reading_list.transfers.add", refuse)
        assert "the disk reports an error" in told.by(lambda: transfers.import_from(source))
    assert not transfers.busy
    assert told.by(lambda: transfers.import_from(source)) == "others.ris: 1 entry was kept."


def test_a_hostile_import_is_text(transfers: Transfers, told: Told, keeper: Keeper, tmp_path: Path) -> None:
    source = tmp_path / "<b>hostile.ris"
    source.write_text("TY  - ELEC\nTI  - <img src='file:///etc/passwd'>\nUR  - file:///etc/passwd\nER  - \n")
    told.by(lambda: transfers.import_from(source))
    (entry,) = listed(keeper)
    assert entry.what.address == "file:///etc/passwd"
    for window in QApplication.topLevelWidgets():
        if "hostile" in window.windowTitle():
            window.close()


def test_what_cannot_be_read_is_told_and_changes_nothing(
    transfers: Transfers, told: Told, kept: tuple[Kept, ...], keeper: Keeper, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "holds no references" in told.by(lambda: transfers.import_from(picture))
    assert "cannot be read" in told.by(lambda: transfers.import_from(tmp_path / "none.ris"))
    assert listed(keeper) == kept
