"""The clinic is kept with a copy of its logo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gardreader.desktop.printing.clinic_keeping import ClinicKeeping
from gardreader.errors import HandoutError
from gardreader.handouts.clinic import Clinic
from tests.disks import permissions_apply


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(tmp_path / "mine.png"))
    return tmp_path / "mine.png"


def test_it_comes_back_with_its_logo_though_the_file_is_gone(tmp_path: Path, logo: Path) -> None:
    keeping = ClinicKeeping(tmp_path / "config")
    assert keeping.load() is None
    kept = keeping.keep(Clinic("Clinic of examples", ("1 High Street", "Example Town"), "555 0100", logo))
    logo.unlink()
    again = ClinicKeeping(tmp_path / "config").load()
    assert again == kept
    assert again is not None
    assert again.logo is not None
    assert not QImage(str(again.logo)).isNull()
    assert keeping.keep(again) == again  # its own logo is not copied onto itself
    keeping.keep(Clinic("Clinic of examples"))
    assert [path.name for path in (tmp_path / "config").iterdir()] == ["clinic.yaml"]
    keeping.keep(None)
    assert keeping.load() is None
    assert list((tmp_path / "config").iterdir()) == []


def test_a_folder_that_takes_nothing_is_a_sentence_and_the_old_one_stays(tmp_path: Path, logo: Path) -> None:
    folder = tmp_path / "config"
    keeping = ClinicKeeping(folder)
    before = keeping.keep(Clinic("Old"))
    folder.chmod(0o500)
    try:
        with permissions_apply(), pytest.raises(HandoutError, match=r"could not be"):
            keeping.keep(Clinic("New", logo=logo))
    finally:
        folder.chmod(0o700)
    assert keeping.load() == before


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "logo.png"
    wrong.write_text("no picture")
    with pytest.raises(HandoutError, match="no PNG, JPEG or SVG"):
        ClinicKeeping(tmp_path / "config").keep(Clinic("Mine", logo=wrong))


def test_without_a_folder_nothing_is_kept(logo: Path) -> None:
    keeping = ClinicKeeping(None)
    assert keeping.keep(Clinic("Mine", logo=logo)) == Clinic("Mine", logo=logo)
    assert keeping.load() is None
