"""The window that asks for the clinic."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.clinic_dialog import ClinicDialog
from gardreader.handouts.clinic import Clinic


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ClinicDialog]:
    made = ClinicDialog(None)
    qtbot.addWidget(made)
    made.open()
    yield made
    made.reject()


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(tmp_path / "mine.png"))
    return tmp_path / "mine.png"


def test_what_is_filled_in_is_kept(dialog: ClinicDialog, qtbot: QtBot, logo: Path) -> None:
    dialog.name_field.setText("  Clinic of  examples ")
    dialog.address_field.setPlainText("1 High Street\n\n  Example Town\n")
    dialog.phone_field.setText("555 0100")
    dialog.look_at(logo)
    qtbot.waitUntil(lambda: not dialog.logo_label.pixmap().isNull())
    assert dialog.logo_label.pixmap().width() == 160  # as much as fits, in its own form
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.keep_button.click()
    assert told.args == [Clinic("Clinic of examples", ("1 High Street", "Example Town"), "555 0100", logo)]
    dialog.no_logo_button.click()
    assert dialog.clinic.logo is None


def test_a_clinic_needs_a_name_unless_it_is_to_go(dialog: ClinicDialog, qtbot: QtBot) -> None:
    dialog.phone_field.setText("555 0100")
    with qtbot.assertNotEmitted(dialog.wanted):
        dialog.keep_button.click()
    assert "name" in dialog.told_label.text()
    dialog.phone_field.clear()
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.keep_button.click()
    assert told.args == [None]


def test_bad_logos_are_refused_with_the_reason_and_the_rest_stays(
    dialog: ClinicDialog, qtbot: QtBot, tmp_path: Path, logo: Path
) -> None:
    dialog.name_field.setText("Mine")
    dialog.look_at(logo)
    qtbot.waitUntil(lambda: not dialog.logo_label.pixmap().isNull())
    wrong = tmp_path / "wrong.png"
    wrong.write_text("<html>no picture</html>")
    huge = tmp_path / "huge.png"
    head = b"IHDR" + struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    huge.write_bytes(
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + b"\0" * 20
    )
    dialog.look_at(wrong)
    qtbot.waitUntil(lambda: "no PNG, JPEG or SVG" in dialog.told_label.text())
    dialog.look_at(huge)
    qtbot.waitUntil(lambda: "100 megapixels" in dialog.told_label.text())
    assert dialog.clinic == Clinic("Mine", logo=logo)
    dialog.look_at(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: "cannot be read" in dialog.told_label.text())
