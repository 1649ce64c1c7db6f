"""Adding to the library: every data set, sticks that come and go, progress, and the ways out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gardreader.desktop.adding.add_view import AddView
from gardreader.desktop.adding.added_dialog import AddedDialog
from gardreader.desktop.adding.offer_dialog import OfferDialog
from gardreader.desktop.adding.source_card import SourceCard
from gardreader.desktop.adding.stick_watch import StickWatch
from gardreader.desktop.app import Program
from gardreader.desktop.reader.qr_view import LargeQr
from gardreader.importers.sources import data_sets
from gardreader.importers.sticks import Found, Stick
from gardreader.paths import content
from tests.desktop.adding.conftest import make_pack
from tests.desktop.adding.test_dialogs import dialog


class Sockets:
    """What is plugged in, as a test says."""

    def __init__(self) -> None:
        self.sticks: tuple[Stick, ...] = ()

    def plugged(self) -> tuple[Stick, ...]:
        return self.sticks


@pytest.fixture
def sockets() -> Sockets:
    return Sockets()


@pytest.fixture
def view(program: Program, sockets: Sockets, qtbot: QtBot) -> Iterator[AddView]:
    """The view, open over the whole program."""
    program.adding.plugged = sockets.plugged
    program.window.welcome.add_wanted.emit()
    opened = program.adding.view
    assert opened is not None
    qtbot.waitUntil(lambda: opened.isVisible() and opened.whole)
    yield opened
    if program.adding.view is not None:
        program.adding.view.reject()


def card(view: AddView, name: str) -> SourceCard:
    return next(shown for shown in view.cards if shown.data_set.id == name)


def test_every_data_set_is_a_card_that_is_told_whole(view: AddView) -> None:
    assert [shown.data_set for shown in view.cards] == list(data_sets())
    for shown in view.cards:
        told = shown.accessibleDescription()
        data_set = shown.data_set
        assert shown.accessibleName() == data_set.name
        assert told.startswith("Not installed\n")
        for text in (data_set.holds, data_set.licence, data_set.size_words, data_set.url, data_set.where):
            assert text in told
        assert shown.copy.isHidden() == shown.qr.isHidden() == (not data_set.url)
    assert "December 2025 (" in card(view, "orphapackets").accessibleDescription()


def test_the_keyboard_reaches_all_and_all_have_names(view: AddView) -> None:
    view.file.setFocus()
    seen: list[QWidget] = []
    widget = view.file.nextInFocusChain()
    while widget is not None and widget is not view.file:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            seen.append(widget)
        widget = widget.nextInFocusChain()
    inside = [widget for widget in seen if view.isAncestorOf(widget)]
    assert [widget for widget in inside if isinstance(widget, SourceCard)] == list(view.cards)
    assert inside[0] is view.folder
    assert inside[-1] is view.close_button
    named = (b for b in view.findChildren(QPushButton) if b.isVisible())
    assert all(button in inside or button is view.file for button in named)
    assert all(w.accessibleName() or (isinstance(w, QPushButton) and w.text()) for w in inside)
    last = view.cards[-1]
    last.have.setFocus()
    corner = last.have.mapTo(view.scrolled.viewport(), QPoint(0, 0))
    assert view.scrolled.viewport().rect().contains(corner)


def test_enter_is_for_what_has_the_keyboard(view: AddView, qtbot: QtBot) -> None:
    shown = card(view, "medquad")
    shown.copy.setFocus()
    with qtbot.waitSignal(shown.copy_wanted):
        QTest.keyClick(shown.copy, Qt.Key.Key_Return)
    view.file_wanted.disconnect()
    shown.setFocus()
    with qtbot.waitSignal(view.file_wanted) as wanted:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert wanted.args == [shown.data_set]


def test_a_page_is_turned_by_keys_wherever_one_stands(view: AddView) -> None:
    bar = view.scrolled.verticalScrollBar()
    view.file.setFocus()
    QTest.keyClick(view.file, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(view.file, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_the_address_is_copied_and_shown_as_a_code(program: Program, view: AddView, qtbot: QtBot) -> None:
    shown = card(view, "medquad")
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == shown.data_set.url
    assert view.said.whole == "The address of “MedQuAD” was copied."
    shown.qr.click()
    large = dialog(program, LargeQr, qtbot)
    picture = large.view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    found = zxingcpp.read_barcodes(np.ascontiguousarray(grey[:, : picture.width()]))
    assert [code.text for code in found] == [shown.data_set.url]
    large.accept()


def test_files_of_a_data_set_and_folders_are_chosen(program: Program, view: AddView) -> None:
    card(view, "orphanet-names").have.click()
    chooser = view.findChild(QFileDialog)
    assert chooser is not None
    assert chooser.nameFilters()[0].endswith("(*.tsv)")
    chooser.reject()
    card(view, "markdown").have.click()
    folders = [d for d in view.findChildren(QFileDialog) if d.fileMode() is QFileDialog.FileMode.Directory]
    assert len(folders) == 1
    folders[0].reject()


def test_a_stick_is_noticed_offered_and_forgotten(
    program: Program, view: AddView, sockets: Sockets, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    shutil.copy(make_pack(tmp_path, "wilson-disease"), stick / "few.gardpack")
    (stick / "medquad.zip").write_bytes(b"x" * 5000)
    assert view.sticks.isHidden()
    sockets.sticks = (Stick(stick, "/dev/sdb1"),)
    watch = program.adding.watch
    assert watch is not None
    with qtbot.waitSignal(watch.changed):  # by itself, within two seconds
        pass
    assert view.sticks.isVisible()
    buttons = list(view.sticks.buttons)
    assert [button.accessibleName() for button in buttons] == ["Add few.gardpack", "Add medquad.zip"]
    assert "5 KB" in buttons[1].accessibleDescription()
    assert "MedQuAD" in buttons[1].accessibleDescription()
    assert view.folder.nextInFocusChain() is buttons[0]
    assert not program.adder.busy  # nothing is read unasked
    buttons[0].click()
    dialog(program, OfferDialog, qtbot).reject()
    qtbot.waitUntil(lambda: not program.adder.busy)
    assert view.said.whole == "“A few diseases” was not added; the library is as it was."
    sockets.sticks = ()
    with qtbot.waitSignal(watch.changed):
        watch.look()
    assert view.sticks.isHidden()


def test_the_watch_ends_with_the_view(program: Program, view: AddView) -> None:
    watch = program.adding.watch
    assert watch is not None
    view.close_button.click()
    assert program.adding.view is None
    assert program.adding.watch is None


def test_a_stick_is_read_once(sockets: Sockets, tmp_path: Path, qtbot: QtBot) -> None:
    watch = StickWatch(sockets.plugged)
    told: list[tuple[Found, ...]] = []
    watch.changed.connect(told.append)
    sockets.sticks = (Stick(tmp_path, "/dev/sdb1"),)
    with qtbot.waitSignal(watch.changed):
        watch.look()
    (tmp_path / "medquad.zip").touch()
    with qtbot.assertNotEmitted(watch.changed):
        watch.look()
        qtbot.waitUntil(lambda: not watch.busy)
    sockets.sticks = (Stick(tmp_path, "/dev/sdc1"),)  # another one in its place
    with qtbot.waitSignal(watch.changed):
        watch.look()
    watch.close()
    assert [len(found) for found in told] == [0, 1]


def test_a_drop_on_the_view_is_offered_added_and_shown_as_installed(
    program: Program, view: AddView, tmp_path: Path, qtbot: QtBot, gard_page: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(gard_page))])
    action, button, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, QDragEnterEvent(QPoint(10, 10), action, data, button, keys))
    assert view.drop_target.sign.isVisible()
    view.drop_target.sign.dropEvent(QDropEvent(QPointF(10, 10), action, data, button, keys))
    dialog(program, OfferDialog, qtbot).agree.click()
    dialog(program, AddedDialog, qtbot).accept()
    shown = card(view, "gard-page")
    qtbot.waitUntil(lambda: shown.installed.text().startswith("Installed: 1 article, of "))
    assert view.activity.isHidden()


@pytest.fixture
def gard_page(shared_data: Path) -> Path:
    return shared_data / "gard-print-page" / "bone-marrow-necrosis.txt"


def test_progress_is_shown_and_cancelled(
    program: Program, view: AddView, qtbot: QtBot, shared_data: Path
) -> None:
    before = program.librarian.library.fingerprint() if program.librarian.library else ""
    program.adder.add([shared_data / "gard-api-2020.zip", content() / "hemophilia-a.md"])
    qtbot.waitUntil(view.activity.isVisible, timeout=20_000)
    assert view.what.whole.startswith("Importing gard-api-2020.zip")
    view.cancel.setFocus()
    view.cancel.click()
    qtbot.waitUntil(lambda: not program.adder.busy, timeout=20_000)
    assert view.activity.isHidden()
    assert view.focusWidget() is view.file
    assert view.said.whole == "Nothing was added; the library is as it was."
    assert program.librarian.library is not None
    assert program.librarian.library.fingerprint() == before


def test_two_at_once_is_one_view(program: Program, view: AddView) -> None:
    program.commands.add()
    assert program.adding.view is view
    assert len(program.window.findChildren(AddView)) == 1
